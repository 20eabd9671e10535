#include "korridor/analysis/frontier.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/analysis/convex_curve.h"
#include "korridor/analysis/each_world.h"
#include "korridor/study/selector.h"

namespace korridor {
namespace {

constexpr Nothing kNoHeight = {.share = 1e-4, .least = 1e-2};  // of the part of the curve that is told, USD
constexpr double kAmount = 1e-7;  // of the tonnes that pass without a cap: counts as nothing
constexpr std::size_t kMostOfAKind = 5;

double distance_of(const CostParts& c) { return c.rail + c.road + c.sea + c.pipeline + c.inland; }

/// One good's curve, from the plans under its caps.
class CurveFinder {
 public:
  CurveFinder(CappedPlans& plans, FrontierCurve& curve) : plans_(plans), curve_(curve), base_(plans.uncapped()) {}

  Result<void> run() {
    CurvePoint high = point_at(base_);
    high.slope = 0;  // more room than is used is worth nothing
    high.from = high.at;
    auto points = trace_curve([this](double cap) { return ask(cap); }, 0, high, kNoHeight);
    if (!points) return std::unexpected(points.error());
    if (points->back().is_beyond) {
      curve_.reason = "the plan without a cap leaves out what must hold";
      return {};
    }
    curve_.end = points->front().is_beyond ? "no_way" : "independent";
    std::erase_if(*points, [](const CurvePoint& p) { return p.is_beyond; });
    std::ranges::reverse(*points);
    // where nothing can be avoided the end lies within rounding of the beginning
    const CurvePoint first = points->front();
    if (points->size() == 2 && is_nothing(first.at - points->back().at) &&
        points->back().value - first.value <= kNoHeight.least)
      points->pop_back();
    return list(*points);
  }
  /// Deliveries may fall: a point is beyond only where something breaks that must hold.
  void let_miss() { may_miss_ = true; }

 private:
  [[nodiscard]] bool is_nothing(double t) const { return t <= kAmount * std::max(base_.through_t, 1e-3); }
  [[nodiscard]] CurvePoint point_at(const CappedPlans::Outcome& o) const {
    const bool misses =
        (!may_miss_ && !is_nothing(o.missed_t - base_.missed_t)) || !is_nothing(o.broken_t) || o.is_short;
    const double at = std::isfinite(o.cap_t) ? o.cap_t : o.through_t;
    return {
        at, o.cost_usd, -o.price_usd_per_t, misses, std::min(o.from_t, at), std::clamp(o.to_t, at, base_.through_t)};
  }
  Result<CurvePoint> ask(double cap) {
    auto outcome = plans_.plan(cap);
    if (!outcome) return std::unexpected(outcome.error());
    const CurvePoint point = point_at(*outcome);
    // the ends of this piece may be told later, and from here they take no pivot
    if (!point.is_beyond)
      for (const double end : {point.to, point.from}) plans_.plan_ahead(end);
    return point;
  }

  Result<void> list(const std::vector<CurvePoint>& points) {
    CappedPlans::Outcome before = base_;
    for (std::size_t i = 0; i < points.size(); ++i) {
      auto here = i == 0 ? Result<CappedPlans::Outcome>(base_) : plans_.plan(points[i].at);
      if (!here) return std::unexpected(here.error());
      curve_.points.push_back(point_of(*here, points[i].at));
      FrontierPoint& point = curve_.points.back();
      point.cost_usd = here->cost_usd;
      point.extra_usd = point.cost_usd - base_.cost_usd;
      if (i > 0) {
        point.changes = pick(plans_.compare(before, *here));
        FrontierPoint& last = curve_.points[i - 1];
        last.next_usd_per_t = (point.cost_usd - last.cost_usd) / (last.cap_t - point.cap_t);
      }
      before = std::move(*here);
    }
    if (points.size() > 1) split_premium(before);
    return {};
  }

  [[nodiscard]] FrontierPoint point_of(const CappedPlans::Outcome& here, double cap) const {
    return {.cap_t = cap,
            .share_of_served = here.served_t > 0 ? cap / here.served_t : 0,
            .share_of_base = cap / base_.through_t,
            .served_t = here.served_t,
            .unmet_t = plans_.unmet_t() + base_.served_t - here.served_t,
            .changes = {}};
  }

  /// The largest of each kind; of links the one that gains most and the one that loses most.
  [[nodiscard]] std::vector<Moved> pick(const std::vector<Moved>& all) const {
    std::map<std::string, std::size_t> count;
    std::vector<Moved> picked;
    for (const Moved& m : all) {
      if (m.kind != "limit" && is_nothing(std::abs(m.t))) continue;
      const std::string way = m.kind == "link" ? (m.t > 0 ? "+" : "-") : "";
      if (++count[m.kind + way] <= (m.kind == "link" ? 1 : kMostOfAKind)) picked.push_back(m);
    }
    return picked;
  }

  [[nodiscard]] static Premium premium_of(const std::string& order, const CostParts& change, double t,
                                          double congestion) {
    return {.order = order,
            .t = t,
            .usd_per_t = change.total() / t + congestion,
            .distance = distance_of(change) / t,
            .handling = (change.handling + change.border) / t,
            .time = change.holding / t,
            .fees = (change.fees + change.tariff) / t,
            .supply = change.supply / t,
            .processing = change.processing / t,
            .congestion = congestion};
  }

  /// Exact: the cost items of the two plans subtracted; what the orders' own chains do not hold is congestion.
  void split_premium(const CappedPlans::Outcome& end) {
    std::map<std::string, OrderCost> before, after;
    for (const OrderCost& c : plans_.order_costs(base_)) before[c.order] = c;
    for (const OrderCost& c : plans_.order_costs(end)) after[c.order] = c;
    curve_.premium_usd = curve_.points.back().extra_usd;
    CostParts own;
    double tonnes = 0;
    for (const std::string& order : curve_.orders) {
      CostParts change = after[order].cost;
      change.add(before[order].cost, -1);
      if (after[order].t <= 0) continue;
      own.add(change, 1);
      tonnes += after[order].t;
      curve_.premium.push_back(premium_of(order, change, after[order].t, 0));
    }
    if (tonnes <= 0) return;  // all was given up: there is no tonne to pay a premium
    const double congestion = (curve_.premium_usd - own.total()) / tonnes;
    for (Premium& p : curve_.premium) {
      p.congestion = congestion;
      p.usd_per_t += congestion;
    }
    curve_.total = premium_of("all", own, tonnes, congestion);
    for (const auto& [order, cost] : after) before.try_emplace(order);
    for (const auto& [order, cost] : before) {
      if (std::ranges::find(curve_.orders, order) != curve_.orders.end()) continue;
      const double more = after[order].cost.total() - cost.cost.total();
      if (std::abs(more) > std::max(1.0, 1e-6 * curve_.premium_usd)) curve_.displaced.emplace_back(order, more);
    }
    std::ranges::stable_sort(curve_.displaced,
                             [](const auto& a, const auto& b) { return std::abs(a.second) > std::abs(b.second); });
  }

  CappedPlans& plans_;
  FrontierCurve& curve_;
  const CappedPlans::Outcome base_;
  bool may_miss_ = false;
};

Result<void> fill_curve(const World& world, const PlanRequest& plan, bool may_miss, FrontierCurve& curve) {
  auto plans = CappedPlans::make(
      world, plan, {.selector = curve.selector, .good = curve.good, .orders = curve.orders, .may_miss = may_miss});
  if (!plans) return std::unexpected(plans.error());
  curve.reason = plans->reason();
  curve.warnings = plans->warnings();
  curve.served_t = plans->uncapped().served_t;
  curve.through_t = plans->uncapped().through_t;
  if (curve.reason.empty() && curve.through_t <= kAmount * curve.served_t)
    curve.reason = "nothing of these deliveries passes through it";
  if (!curve.reason.empty()) return {};
  CurveFinder finder(*plans, curve);
  if (may_miss) finder.let_miss();
  return finder.run();
}

}  // namespace

Result<std::vector<FrontierCurve>> find_frontier(const World& world, const PlanRequest& plan,
                                                 const FrontierRequest& request) {
  const Study& study = world.study();
  if (plan.engine != "chains")
    return fail(
        {.code = "usage", .message = "a frontier is planned by the engine chains alone", .hint = "leave out --engine"});
  if (const auto on = Selector::parse(request.on, study); !on) return std::unexpected(on.error());
  const Table& orders = study.table("orders");
  std::vector<bool> meant(orders.size(), true);
  if (!request.orders.empty()) {
    const auto selector = Selector::parse(request.orders, study);
    if (!selector) return std::unexpected(selector.error());
    meant = selector->select(study, "orders");
  }
  std::map<std::string, FrontierCurve> by_good;
  for (std::size_t o = 0; o < orders.size(); ++o) {
    if (!meant[o]) continue;
    FrontierCurve& curve = by_good[orders.text(o, "good")];
    curve.good = orders.text(o, "good");
    curve.selector = request.on;
    curve.orders.push_back(orders.id(o));
  }
  if (by_good.empty())
    return fail(
        {.code = "no_order",
         .message = request.orders.empty() ? "the study has no orders" : "no order is meant by " + request.orders,
         .hint = "try `korridor list STUDY orders`, or country:CODE, good:ID, an id"});
  std::vector<FrontierCurve> curves;
  curves.reserve(by_good.size());
  for (auto& [good, curve] : by_good) curves.push_back(std::move(curve));
  std::vector<Result<void>> done(curves.size());
  for_each_item(curves.size(), plan.threads,
                [&](std::size_t i) { done[i] = fill_curve(world, plan, request.may_miss, curves[i]); });
  for (const auto& result : done)
    if (!result) return std::unexpected(result.error());
  return curves;
}

}  // namespace korridor
