#pragma once

#include <string>
#include <vector>

#include "korridor/plan/capped_plans.h"
#include "korridor/plan/plan.h"

namespace korridor {

struct FrontierRequest {
  std::string on;      ///< selector: on what the deliveries are to depend less
  std::string orders;  ///< selector; empty: all orders
  bool may_miss = false;
};

/// A plan at a breakpoint: no more than `cap_t` of the deliveries pass through what is capped.
struct FrontierPoint {
  double cap_t = 0;
  double share_of_served = 0;  ///< cap_t / served_t
  double share_of_base = 0;    ///< cap_t / tonnes that pass through without a cap
  double served_t = 0, unmet_t = 0;
  double cost_usd = 0;         ///< of the whole plan, USD of the first day
  double extra_usd = 0;        ///< more than without a cap
  double next_usd_per_t = 0;   ///< what each tonne costs that leaves from here on, until the next point
  std::vector<Moved> changes;  ///< since the point before
};

/// What the last point costs more than the plan without a cap, for one order; the parts add up to it.
struct Premium {
  std::string order;
  double t = 0;
  double usd_per_t = 0;  ///< per tonne delivered, in USD of the first day
  double distance = 0, handling = 0, time = 0, fees = 0, supply = 0, processing = 0;  ///< of the order's own chains
  double congestion = 0;  ///< of everybody else, shared by the tonnes of the orders
};

struct FrontierCurve {
  std::string good, selector;
  std::vector<std::string> orders;
  std::string reason;  ///< why there is no curve; empty if there is one
  double served_t = 0, through_t = 0;
  std::vector<FrontierPoint> points;  ///< from no cap to the tightest
  std::string end;                    ///< independent: nothing passes any more; no_way: less would leave a delivery out
  std::vector<Premium> premium;
  Premium total;                                          ///< of all orders together
  double premium_usd = 0;                                 ///< extra cost of the last point
  std::vector<std::pair<std::string, double>> displaced;  ///< other orders: USD more that their chains cost
  Warnings warnings;                                      ///< of the plan without a cap
};

/// The exact curve of cost against dependence, one a good (docs/methods/frontier.md).
///
/// Method  the cost of the best plan is convex and piecewise linear in the tonnes that may pass; trace_curve() finds
/// all
///         its breakpoints by plans that go on from each other.
/// Errors  of the selectors; those of CappedPlans; no_order where the selector means no order.
/// Source  Eisner and Severance 1976; Gal 1979 for parametric right-hand sides.
[[nodiscard]] Result<std::vector<FrontierCurve>> find_frontier(const World& world, const PlanRequest& plan,
                                                               const FrontierRequest& request);

}  // namespace korridor
