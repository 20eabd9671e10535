#include "korridor/plan/capped_plans.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "korridor/base/tolerance.h"
#include "korridor/plan/compiled_world.h"
#include "korridor/plan/moved.h"
#include "korridor/plan/replanner.h"
#include "korridor/plan/solve_chains.h"

namespace korridor {
namespace {

constexpr double kMissed = 10;      // times the dearest penalty, price or way: what missing a tonne counts
constexpr double kNoTonnes = 1e-9;  // of all that is served

/// Tonnes delivered by order and period.
using Served = std::map<std::pair<Index, Index>, double>;

Served sum_served(const Model& model, const std::vector<double>& x, const std::vector<char>& orders) {
  Served served;
  for (std::size_t j = 0; j < x.size(); ++j)
    if (const Column& c = model.columns[j]; c.kind == ColumnKind::kServe && orders[c.item] != 0)
      served[{c.item, c.period}] += x[j];
  return served;
}

/// The row of the cap: the last limit, over the whole horizon.
void add_cap(Entities& entities, std::size_t periods, std::size_t goods, Index good, const CapRequest& cap,
             const std::vector<char>& orders) {
  LimitItem item{.row = kNone,
                 .kind = LimitKind::kDelivered,
                 .selector = cap.selector,
                 .goods = std::vector<char>(goods, 0),
                 .orders = orders,
                 .links = {},
                 .supply = {},
                 .plants = {},
                 .amount = std::vector<double>(periods, 0),
                 .share = std::vector<double>(periods, NAN),
                 .active = std::vector<double>(periods, 1),
                 .bound = LimitBound::kMost,
                 .penalty = {},
                 .over_horizon = true};
  item.goods[good] = 1;
  double wanted = 0;
  for (Index o = 0; o < entities.orders.size(); ++o)
    if (orders[o] != 0)
      for (const double t : entities.orders[o].wanted) wanted += std::max(t, 0.0);
  std::ranges::fill(item.amount, 2 * wanted + 1);  // never full
  entities.limits.push_back(std::move(item));
}

/// What was delivered is due from now on, and missing it is dearer than anything.
void hold(Entities& entities, const std::vector<char>& orders, const Served& served, double missed) {
  for (Index o = 0; o < entities.orders.size(); ++o) {
    if (orders[o] == 0) continue;
    OrderItem& order = entities.orders[o];
    order.market = order.firm = false;
    order.steps.clear();
    for (Index t = 0; t < order.wanted.size(); ++t) {
      const auto at = served.find({o, t});
      order.wanted[t] = at == served.end() ? 0 : at->second;
      order.penalty[t] = missed;
    }
  }
}

/// What holds whatever it costs, by order and by limit: a firm order, a promised volume without a price.
struct Musts {
  std::vector<char> orders, limits;
  [[nodiscard]] bool any() const {
    return std::ranges::count(orders, 0) < std::ssize(orders) || std::ranges::count(limits, 0) < std::ssize(limits);
  }
};

Musts list_musts(const Entities& entities) {
  Musts musts;
  for (const OrderItem& order : entities.orders) musts.orders.push_back(static_cast<char>(order.firm));
  for (const LimitItem& limit : entities.limits)
    musts.limits.push_back(static_cast<char>(
        limit.at_least() && std::ranges::any_of(limit.penalty, [](double usd) { return std::isnan(usd); })));
  return musts;
}

/// Under a cap what must hold may be impossible: it can be missed then, and a plan that misses any is told from the
/// rest.
void soften(Entities& entities, const Musts& musts, double missed) {
  for (Index o = 0; o < entities.orders.size(); ++o) {
    if (musts.orders[o] == 0) continue;
    entities.orders[o].firm = false;
    std::ranges::fill(entities.orders[o].penalty, missed);
  }
  for (Index m = 0; m < entities.limits.size(); ++m)
    if (musts.limits[m] != 0)
      for (double& usd : entities.limits[m].penalty)
        if (std::isnan(usd)) usd = missed;
}

/// Why there is no plan under a cap: what must hold can be missed, so it is time or footing.
std::unexpected<Errors> no_plan(ChainStatus status) {
  if (status == ChainStatus::kLimit)
    return fail({.code = "limit_reached",
                 .message = "time ran out before the curve was whole",
                 .hint = "ask for fewer orders or one year, or allow more time"});
  return fail({.code = "solver",
               .message = "the engine chains could not plan under a cap",
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
  Musts musts;

  [[nodiscard]] const Model& model() const { return world->model; }
  Result<void> compile(const World& of, const PlanRequest& request, const CapRequest& cap,
                       const std::function<void(Entities&)>& adjust);
  [[nodiscard]] Outcome read(double cap_t);
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
  return outcome;
}

Result<CappedPlans> CappedPlans::make(const World& world, const PlanRequest& request, const CapRequest& cap) {
  auto impl = std::make_unique<Impl>();
  impl->options = make_chain_options(request);
  if (auto made = impl->compile(world, request, cap, {}); !made) return std::unexpected(made.error());
  impl->musts = list_musts(impl->world->entities);
  const ChainStatus status = impl->replanner->solve(impl->options);
  if (status != ChainStatus::kOptimal) {
    impl->reason =
        status == ChainStatus::kInfeasible ? "the world has no plan" : "the plan of the world is not optimal";
    return CappedPlans(std::move(impl));
  }
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
  if (cap.may_miss && !impl->musts.any()) return CappedPlans(std::move(impl));

  Served held = served;
  for (auto& [key, t] : held)
    if (t < kNoTonnes * impl->uncapped.served_t) t = 0;
  const double cost = impl->uncapped.cost_usd, missed = kMissed * std::max(impl->dearest(), impl->dearest_way());
  const auto adjust = [&](Entities& entities) {
    soften(entities, impl->musts, missed);
    if (!cap.may_miss) hold(entities, impl->orders, held, missed);
  };
  if (auto made = impl->compile(world, request, cap, adjust); !made) return std::unexpected(made.error());
  impl->uncapped = {};
  if (const ChainStatus again = impl->replanner->solve(impl->options); again != ChainStatus::kOptimal)
    return no_plan(again);
  impl->replanner->hold_whole_numbers();
  impl->uncapped = impl->read(INFINITY);
  impl->uncapped.cost_usd = cost;
  return CappedPlans(std::move(impl));
}

const std::string& CappedPlans::reason() const { return impl_->reason; }
const CappedPlans::Outcome& CappedPlans::uncapped() const { return impl_->uncapped; }
double CappedPlans::unmet_t() const { return impl_->unmet_t; }

Result<CappedPlans::Outcome> CappedPlans::plan(double cap_t) {
  impl_->replanner->set_limit(impl_->cap_row, cap_t);
  const ChainStatus status = impl_->replanner->solve(impl_->options);
  if (status != ChainStatus::kOptimal) return no_plan(status);
  return impl_->read(cap_t);
}

std::vector<Moved> CappedPlans::compare(const Outcome& from, const Outcome& to) const {
  return list_moved(impl_->model(), {from.x, from.y}, {to.x, to.y}, impl_->cap_row);
}

std::vector<OrderCost> CappedPlans::order_costs(const Outcome& outcome) const {
  return sum_order_costs(impl_->model(), outcome.x);
}

}  // namespace korridor
