#include "korridor/plan/closed_plans.h"

#include <optional>
#include <vector>

#include "korridor/plan/compiled_world.h"
#include "korridor/plan/shared_plan.h"

namespace korridor {
namespace {

/// Rows of the model that cap what an item gives, by the item's row in its table.
using CapRows = std::map<Index, std::vector<std::size_t>>;

}  // namespace

struct ClosedPlans::Impl {
  std::unique_ptr<const CompiledWorld> world;
  std::optional<SharedPlan> plan;  ///< none where the world has no optimal plan
  CapRows plant_rows, supply_rows;

  void shut(const ClosedRows& rows, Replanner& replanner) const;
  [[nodiscard]] std::map<std::string, double> count_delivered(const Replanner& replanner) const;
};

ClosedPlans::ClosedPlans(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ClosedPlans::~ClosedPlans() = default;
ClosedPlans::ClosedPlans(ClosedPlans&&) noexcept = default;
ClosedPlans& ClosedPlans::operator=(ClosedPlans&&) noexcept = default;

void ClosedPlans::Impl::shut(const ClosedRows& rows, Replanner& replanner) const {
  for (const auto& [table, names] : rows)
    for (const std::string& name : names) {
      const auto row = world->network.study().table(table).find(name);
      if (!row) continue;
      if (table == "links") replanner.shut_link(static_cast<Index>(*row));
      const CapRows* caps = table == "plants" ? &plant_rows : table == "supply" ? &supply_rows : nullptr;
      if (caps == nullptr) continue;
      if (const auto at = caps->find(static_cast<Index>(*row)); at != caps->end())
        for (const std::size_t i : at->second) replanner.set_limit(i, 0);
    }
}

std::map<std::string, double> ClosedPlans::Impl::count_delivered(const Replanner& replanner) const {
  std::map<std::string, double> delivered;
  const Table& goods = world->network.study().table("goods");
  replanner.visit_deliveries([&](const Column& serve, double t) { delivered[goods.id(serve.good)] += t; });
  return delivered;
}

Result<ClosedPlans> ClosedPlans::make(const World& world, const PlanRequest& request) {
  auto impl = std::make_unique<Impl>();
  auto compiled = CompiledWorld::make(world, request.period);
  if (!compiled) return std::unexpected(compiled.error());
  impl->world = std::move(*compiled);
  const Model& model = impl->world->model;
  auto replanner = Replanner::create(model);
  if (!replanner) return std::unexpected(replanner.error());
  replanner->set_whole_options({.gap = request.whole_gap, .chains = {}});
  replanner->solve();
  if (replanner->is_solved()) impl->plan.emplace(std::move(*replanner));
  for (std::size_t i = 0; i < model.rows.size(); ++i) {
    const Row& row = model.rows[i];
    if (row.kind == RowKind::kPlant) impl->plant_rows[impl->world->entities.plants[row.item].row].push_back(i);
    if (row.kind == RowKind::kSupply) impl->supply_rows[impl->world->entities.supply[row.item].row].push_back(i);
  }
  return ClosedPlans(std::move(impl));
}

bool ClosedPlans::is_ready() const { return impl_->plan.has_value(); }

Result<ClosedOutcome> ClosedPlans::close(const ClosedRows& rows) const {
  const SharedPlan::Loan replanner = impl_->plan->lend();
  impl_->shut(rows, *replanner);
  const ChainStatus status = replanner->solve();
  if (status == ChainStatus::kInfeasible)
    return ClosedOutcome{.status = "infeasible", .objective_usd = 0, .delivered_t = {}};
  const bool is_cut_short = status == ChainStatus::kLimit && !replanner->whole_numbers().number.empty();
  if (status != ChainStatus::kOptimal && !is_cut_short)
    return fail({.code = "solver",
                 .message = "the engine chains could not plan what is left",
                 .hint = "plan it alone: `korridor plan --engine arcs` with a scenario that closes it"});
  return ClosedOutcome{.status = is_cut_short ? "limit" : "optimal",
                       .objective_usd = replanner->objective(),
                       .delivered_t = impl_->count_delivered(*replanner)};
}

}  // namespace korridor
