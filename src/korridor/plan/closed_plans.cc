#include "korridor/plan/closed_plans.h"

#include <algorithm>
#include <vector>

#include "korridor/plan/solve_arcs.h"

namespace korridor {

/// The model refers to its neighbours, so they stay where they are.
struct ClosedPlans::Impl {
  Network network;
  Entities entities;
  Tracking tracking;
  Model model;
  Answer answer;
  std::vector<std::size_t> local;                ///< by column: its number inside its part

  [[nodiscard]] const std::string* row_of(std::size_t column, const char*& table) const;
  [[nodiscard]] std::map<std::size_t, std::vector<std::size_t>> find_shut(const ClosedRows& rows) const;
};

ClosedPlans::ClosedPlans(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ClosedPlans::~ClosedPlans() = default;
ClosedPlans::ClosedPlans(ClosedPlans&&) noexcept = default;
ClosedPlans& ClosedPlans::operator=(ClosedPlans&&) noexcept = default;

/// The id behind a column that a closure can shut, and its table; null for all other columns.
const std::string* ClosedPlans::Impl::row_of(std::size_t column, const char*& table) const {
  const Column& c = model.columns[column];
  const Study& study = network.study();
  if (c.kind == ColumnKind::kMove) {
    table = "links";
    return &study.table("links").id(network.arcs.link[c.item]);
  }
  if (c.kind == ColumnKind::kRun) {
    table = "plants";
    return &study.table("plants").id(entities.plants[c.item].row);
  }
  if (c.kind == ColumnKind::kSupply) {
    table = "supply";
    return &study.table("supply").id(entities.supply[c.item].row);
  }
  return nullptr;
}

/// Shut columns of each part in which one of them carries something.
std::map<std::size_t, std::vector<std::size_t>> ClosedPlans::Impl::find_shut(const ClosedRows& rows) const {
  std::map<std::size_t, std::vector<std::size_t>> shut;
  std::set<std::size_t> touched;
  for (std::size_t j = 0; j < model.columns.size(); ++j) {
    const char* table = nullptr;
    const std::string* id = row_of(j, table);
    if (id == nullptr) continue;
    const auto names = rows.find(table);
    if (names == rows.end() || !names->second.contains(*id)) continue;
    const auto part = static_cast<std::size_t>(answer.parts.of_column[j]);
    shut[part].push_back(j);
    if (answer.x[j] > 0) touched.insert(part);
  }
  std::erase_if(shut, [&](const auto& entry) { return !touched.contains(entry.first); });
  return shut;
}

Result<ClosedPlans> ClosedPlans::make(const World& world, const PlanRequest& request) {
  auto impl = std::make_unique<Impl>();
  impl->network = compile(world, make_periods(world.study().settings, request.period));
  auto entities = compile_entities(impl->network);
  if (!entities) return std::unexpected(entities.error());
  impl->entities = std::move(*entities);
  auto tracking = make_tracking(impl->network, impl->entities);
  if (!tracking) return std::unexpected(tracking.error());
  impl->tracking = std::move(*tracking);
  impl->model = build_model(impl->network, impl->entities, impl->tracking);
  auto answer = solve_arcs(impl->model, request);
  if (!answer) return std::unexpected(answer.error());
  impl->answer = std::move(*answer);
  impl->local.assign(impl->model.columns.size(), 0);
  for (const Part& part : impl->answer.programs)
    for (std::size_t k = 0; k < part.column.size(); ++k) impl->local[part.column[k]] = k;
  return ClosedPlans(std::move(impl));
}

bool ClosedPlans::is_ready() const { return impl_->answer.complete && !impl_->answer.infeasible; }

Result<ClosedOutcome> ClosedPlans::close(const ClosedRows& rows) const {
  const Answer& answer = impl_->answer;
  ClosedOutcome outcome{.status = "optimal", .objective_usd = answer.total.objective, .delivered_t = {}};
  const auto shut = impl_->find_shut(rows);
  std::map<std::size_t, LpSolution> again;
  for (const auto& [p, columns] : shut) {
    const Part& part = answer.programs[p];
    auto solver = LpSolver::create(part.lp);
    if (!solver) return std::unexpected(solver.error());
    solver->set_basis(answer.bases[p]);
    for (const std::size_t j : columns) solver->set_column_bounds(impl_->local[j], 0, 0);
    auto solution = solver->solve();
    if (!solution) return std::unexpected(solution.error());
    if (solution->status == LpStatus::kInfeasible || solution->status == LpStatus::kUnbounded) return ClosedOutcome{.status = "infeasible", .objective_usd = 0, .delivered_t = {}};
    if (solution->status != LpStatus::kOptimal) outcome.status = "limit";
    double objective = 0;
    for (std::size_t k = 0; k < solution->x.size(); ++k) objective += part.lp.cost[k] * solution->x[k];
    outcome.objective_usd += objective - answer.checks[p].objective;
    again.emplace(p, std::move(*solution));
  }
  for (std::size_t j = 0; j < impl_->model.columns.size(); ++j) {
    const Column& c = impl_->model.columns[j];
    if (c.kind != ColumnKind::kServe) continue;
    const auto at = again.find(static_cast<std::size_t>(answer.parts.of_column[j]));
    outcome.delivered_t[impl_->network.study().table("goods").id(c.good)] += at == again.end() ? answer.x[j] : at->second.x[impl_->local[j]];
  }
  return outcome;
}

}  // namespace korridor
