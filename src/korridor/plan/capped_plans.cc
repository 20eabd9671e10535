#include "korridor/plan/capped_plans.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "korridor/base/tolerance.h"
#include "korridor/plan/cap_rows.h"
#include "korridor/plan/compiled_world.h"
#include "korridor/plan/moved.h"
#include "korridor/plan/replanner.h"
#include "korridor/plan/solve_chains.h"
#include "korridor/plan/told_plans.h"

namespace korridor {
namespace {

constexpr std::size_t kStandings = 32;  // footings that are kept: the last of a walk, and as deep as halves nest
constexpr double kMissed = 10;          // times the dearest penalty, price or way: what missing a tonne counts
constexpr double kNoRange = 1e-10;      // of what passes without a cap
constexpr double kNoTonnes = 1e-9;      // of all that is served

Served sum_served(const Model& model, const std::vector<double>& x, const std::vector<char>& orders) {
  Served served;
  for (std::size_t j = 0; j < x.size(); ++j)
    if (const Column& c = model.columns[j]; c.kind == ColumnKind::kServe && orders[c.item] != 0)
      served[{c.item, c.period}] += x[j];
  return served;
}

/// Why there is no plan under a cap: what must hold can be missed, so it is time or footing.
std::unexpected<Errors> no_plan(ChainStatus status) {
  if (status == ChainStatus::kLimit)
    return fail({.code = "limit_reached",
                 .message = "time ran out before the curve was whole",
                 .hint = "ask for fewer orders or one year, or allow more time"});
  return fail({.code = "solver",
               .message = "the engine chains could not make the plans of a curve",
               .hint = "ask for fewer orders or one year"});
}

}  // namespace

struct CappedPlans::Impl {
  std::unique_ptr<const CompiledWorld> world;
  std::optional<Replanner> replanner;
  ChainOptions options;
  std::vector<char> orders;
  std::size_t cap_row = 0;
  std::string reason;
  Outcome uncapped;
  double unmet_t = 0;
  double dear = std::numeric_limits<double>::infinity();  ///< USD: a price that only what must not be missed comes to
  Musts musts;
  struct Standing {
    double cap_t, from_t, to_t;
    bool is_passing;  ///< not the plan without a cap, where every walk begins
    ChainEngine::Footing footing;
    /// How far a cap lies from those under which the plan keeps its prices; next to nothing is nothing.
    [[nodiscard]] double away(double cap) const {
      const double t = std::max(from_t - cap, cap - to_t);
      return t <= kNoTonnes * std::max(cap_t, 1.0) ? 0 : t;
    }
  };
  ToldPlans told;
  std::vector<Standing> standings;  ///< of the last plans, the oldest first; the plan made last is the last

  [[nodiscard]] const Model& model() const { return world->model; }
  Result<void> compile(const World& of, const PlanRequest& request, const CapRequest& cap,
                       const std::function<void(Entities&)>& adjust);
  [[nodiscard]] Outcome read(double cap_t);
  void step_near(double cap_t);
  void remember(const Outcome& outcome);
  [[nodiscard]] double dearest() const;
  [[nodiscard]] double dearest_way() const;
};

CappedPlans::CappedPlans(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CappedPlans::~CappedPlans() = default;
CappedPlans::CappedPlans(CappedPlans&&) noexcept = default;
CappedPlans& CappedPlans::operator=(CappedPlans&&) noexcept = default;

Result<void> CappedPlans::Impl::compile(const World& of, const PlanRequest& request, const CapRequest& cap,
                                        const std::function<void(Entities&)>& adjust) {
  const Study& study = of.study();
  const std::size_t goods = study.table("goods").size();
  const auto good = static_cast<Index>(*study.table("goods").find(cap.good));
  const auto prepare = [&](Entities& entities) {
    orders.assign(entities.orders.size(), 0);
    for (Index o = 0; o < orders.size(); ++o)
      orders[o] = static_cast<char>(std::ranges::find(cap.orders, study.table("orders").id(entities.orders[o].row)) !=
                                    cap.orders.end());
    if (adjust) adjust(entities);
    add_cap(entities, entities.orders.empty() ? 0 : entities.orders.front().wanted.size(), goods, good, cap, orders);
  };
  replanner.reset();
  auto compiled = CompiledWorld::make(of, request.period, prepare);
  if (!compiled) return std::unexpected(compiled.error());
  world = std::move(*compiled);
  auto made = Replanner::create(model());
  if (!made) return std::unexpected(made.error());
  replanner.emplace(std::move(*made));
  replanner->set_whole_options({.gap = request.whole_gap, .chains = {}});
  for (std::size_t i = 0; i < model().rows.size(); ++i)
    if (model().rows[i].kind == RowKind::kLimit && model().rows[i].item + 1 == world->entities.limits.size())
      cap_row = i;
  return {};
}

/// What a tonne of these orders is worth at most: penalties, and the prices of the plan.
double CappedPlans::Impl::dearest() const {
  double most = 1;
  for (std::size_t j = 0; j < model().columns.size(); ++j) {
    const Column& c = model().columns[j];
    const bool counts = c.kind == ColumnKind::kTake || c.kind == ColumnKind::kUnmet;
    if (counts && orders[c.item] != 0) most = std::max(most, std::abs(model().lp.cost[j]));
  }
  for (std::size_t i = 0; i < model().rows.size(); ++i)
    if (const Row& row = model().rows[i]; row.kind == RowKind::kOrder && orders[row.item] != 0)
      most = std::max(most, std::abs(uncapped.y[i]));
  return most;
}

/// No way costs more: once over every link and through every place and plant, from the dearest source.
double CappedPlans::Impl::dearest_way() const {
  std::map<std::pair<ColumnKind, Index>, double> most;
  for (std::size_t j = 0; j < model().columns.size(); ++j) {
    const Column& c = model().columns[j];
    const bool carries = c.kind == ColumnKind::kMove || c.kind == ColumnKind::kHandle || c.kind == ColumnKind::kRun ||
                         c.kind == ColumnKind::kStore || c.kind == ColumnKind::kServe;
    if (!carries && c.kind != ColumnKind::kSupply) continue;
    double& usd = most[{c.kind, carries ? c.item : 0}];
    usd = std::max(usd, model().lp.cost[j]);
  }
  double sum = 0;
  for (const auto& [item, usd] : most) sum += usd;
  return sum;
}

CappedPlans::Outcome CappedPlans::Impl::read(double cap_t) {
  ModelAnswer answer = replanner->answer();
  Outcome outcome{.cap_t = cap_t,
                  .cost_usd = uncapped.cost_usd,
                  .price_usd_per_t = replanner->price(cap_row),
                  .x = std::move(answer.x),
                  .y = std::move(answer.y)};
  for (std::size_t i = 0; i < outcome.y.size(); ++i)
    if (model().rows[i].kind == RowKind::kBalance) outcome.y[i] = 0;
  const bool is_first = uncapped.x.size() != outcome.x.size();
  const auto bit = model().tracking->limit.back();
  for (std::size_t j = 0; j < outcome.x.size(); ++j) {
    const Column& c = model().columns[j];
    if (!is_first && outcome.x[j] != uncapped.x[j])
      outcome.cost_usd += model().lp.cost[j] * (outcome.x[j] - uncapped.x[j]);
    if (c.kind == ColumnKind::kUnmet && orders[c.item] != 0) outcome.missed_t += outcome.x[j];
    const bool breaks = (c.kind == ColumnKind::kUnmet && musts.orders[c.item] != 0) ||
                        (c.kind == ColumnKind::kMiss && musts.limits[c.item] != 0);
    if (breaks) outcome.broken_t += outcome.x[j];
    if (c.kind != ColumnKind::kServe || orders[c.item] == 0) continue;
    outcome.served_t += outcome.x[j];
    if ((model().reach.states[c.good][c.state].touched & bit) != 0) outcome.through_t += outcome.x[j];
  }
  if (is_first) outcome.cost_usd = replanner->objective();
  const Replanner::Range range = replanner->ranging(cap_row);
  outcome.from_t = outcome.price_usd_per_t > 0 ? std::max(0.0, range.from) : outcome.through_t;
  outcome.to_t = range.to;
  // under a cap of zero a price may be anything above what the first tonne saves
  const double nothing = kNoRange * uncapped.through_t;
  outcome.is_short =
      outcome.price_usd_per_t >= dear && outcome.cap_t > nothing && outcome.to_t - outcome.cap_t > nothing;
  return outcome;
}

Result<CappedPlans> CappedPlans::make(const World& world, const PlanRequest& request, const CapRequest& cap) {
  auto impl = std::make_unique<Impl>();
  impl->options = make_chain_options(request);
  if (auto made = impl->compile(world, request, cap, {}); !made) return std::unexpected(made.error());
  impl->musts = list_musts(impl->world->entities);
  const ChainStatus status = impl->replanner->solve(impl->options);
  if (status == ChainStatus::kInfeasible) {
    impl->reason = "the world has no plan";
    return CappedPlans(std::move(impl));
  }
  if (status != ChainStatus::kOptimal) return no_plan(status);
  impl->replanner->hold_whole_numbers();
  impl->uncapped = impl->read(INFINITY);
  const Served served = sum_served(impl->model(), impl->uncapped.x, impl->orders);
  for (Index o = 0; o < impl->orders.size(); ++o)
    if (impl->orders[o] != 0)
      for (const double t : impl->world->entities.orders[o].wanted) impl->unmet_t += std::max(t, 0.0);
  impl->unmet_t = std::max(0.0, impl->unmet_t - impl->uncapped.served_t);
  if (impl->uncapped.served_t <= 0) {
    impl->reason = "nothing is delivered to these orders";
    return CappedPlans(std::move(impl));
  }
  if (cap.may_miss && !impl->musts.any()) {
    impl->remember(impl->uncapped);
    return CappedPlans(std::move(impl));
  }

  Served held = served;
  for (auto& [key, t] : held)
    if (t < kNoTonnes * impl->uncapped.served_t) t = 0;
  const double cost = impl->uncapped.cost_usd, missed = kMissed * std::max(impl->dearest(), impl->dearest_way());
  const auto adjust = [&](Entities& entities) {
    soften(entities, impl->musts, missed);
    if (!cap.may_miss) hold(entities, impl->orders, held, missed);
  };
  if (auto made = impl->compile(world, request, cap, adjust); !made) return std::unexpected(made.error());
  impl->dear = missed * impl->world->network.periods.back().discount / 2;
  impl->uncapped = {};
  if (const ChainStatus again = impl->replanner->solve(impl->options); again != ChainStatus::kOptimal)
    return no_plan(again);
  impl->replanner->hold_whole_numbers();
  impl->uncapped = impl->read(INFINITY);
  impl->uncapped.cost_usd = cost;
  impl->remember(impl->uncapped);
  return CappedPlans(std::move(impl));
}

const std::string& CappedPlans::reason() const { return impl_->reason; }
const Warnings& CappedPlans::warnings() const { return impl_->world->entities.warnings; }
const CappedPlans::Outcome& CappedPlans::uncapped() const { return impl_->uncapped; }
double CappedPlans::unmet_t() const { return impl_->unmet_t; }

/// To the plan of the nearest cap, for pivots are as many as bases lie between; where one piece ends and the next
/// begins, to that of the looser.
void CappedPlans::Impl::step_near(double cap_t) {
  const auto nearest =
      std::ranges::min_element(standings, {}, [&](const Standing& s) { return std::pair(s.away(cap_t), -s.cap_t); });
  if (nearest == standings.end() || std::next(nearest) == standings.end()) return;
  replanner->set_limit(cap_row, nearest->cap_t);
  replanner->step_back(nearest->footing);
  std::rotate(nearest, std::next(nearest), standings.end());
}

void CappedPlans::Impl::remember(const Outcome& outcome) {
  if (!standings.empty() && standings.back().from_t == outcome.from_t && standings.back().to_t == outcome.to_t) return;
  if (standings.size() == kStandings) standings.erase(std::ranges::find_if(standings, &Standing::is_passing));
  const double cap_t = std::min(outcome.cap_t, std::max(outcome.through_t, outcome.from_t));
  standings.push_back({cap_t, outcome.from_t, outcome.to_t, std::isfinite(outcome.cap_t), replanner->footing()});
}

Result<CappedPlans::Outcome> CappedPlans::plan(double cap_t) {
  if (auto told = impl_->told.find(cap_t, impl_->uncapped)) return std::move(*told);
  impl_->step_near(cap_t);
  impl_->replanner->set_limit(impl_->cap_row, cap_t);
  const ChainStatus status = impl_->replanner->solve(impl_->options);
  if (status != ChainStatus::kOptimal) return no_plan(status);
  Outcome outcome = impl_->read(cap_t);
  impl_->remember(outcome);
  impl_->told.add(outcome, impl_->uncapped);
  return outcome;
}

void CappedPlans::plan_ahead(double cap_t) {
  if (!impl_->told.has(cap_t)) (void)plan(cap_t);
}

std::vector<Moved> CappedPlans::compare(const Outcome& from, const Outcome& to) const {
  return list_moved(impl_->model(), {from.x, from.y}, {to.x, to.y}, impl_->cap_row);
}

std::vector<OrderCost> CappedPlans::order_costs(const Outcome& outcome) const {
  return sum_order_costs(impl_->model(), outcome.x);
}

}  // namespace korridor
