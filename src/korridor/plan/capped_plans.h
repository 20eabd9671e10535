#pragma once

#include <memory>
#include <string>
#include <vector>

#include "korridor/plan/plan.h"

namespace korridor {

/// Deliveries whose way through something is to be capped: all tonnes of one good to some orders over the whole
/// horizon.
struct CapRequest {
  std::string selector;             ///< what they may pass through less
  std::string good;                 ///< id
  std::vector<std::string> orders;  ///< ids
  bool may_miss = false;            ///< deliveries may fall where serving costs more than the penalty
};

/// Cost of one order's deliveries in USD of the first day, in the parts of CostParts, and its tonnes.
struct OrderCost {
  std::string order;
  double t = 0;
  CostParts cost;
};

/// An amount that moved between two plans.
struct Moved {
  std::string kind;  ///< link corridor supply plant order; limit: full in the second plan and not in the first
  std::string id, period;
  double t = 0;  ///< tonnes more (or less) in the second
};

/// One world, planned again and again while fewer tonnes may pass through something.
///
/// Method  the cap is one row over delivered tonnes that touch the selector (docs/methods/model.md 5, `delivered`), so
///         each tonne counts once. Unless may_miss, what the plan delivers without a cap is then due: a tonne that is
///         missed costs ten times the dearest penalty or price of these orders and the dearest way, and a plan that
///         misses some is none; nor is one that misses of a firm order or of a promised volume without a price.
///         Each plan goes on from that of the nearest cap among the last few, with all chains found since.
/// Cost    two whole plans to begin with (one, if may_miss and nothing must hold), then some pivots for each cap.
class CappedPlans {
 public:
  struct Outcome {
    double cap_t = 0, through_t = 0, served_t = 0, missed_t = 0;
    double broken_t = 0;  ///< missed of firm orders and of promised volumes without a price: no plan of this world
    double cost_usd = 0;  ///< of the whole plan, on the scale of solve_plan
    double price_usd_per_t = 0;   ///< fall of the cost by one more tonne of cap
    double from_t = 0, to_t = 0;  ///< caps between which that price stays
    bool is_short = false;     ///< the price is what a missed tonne counts: one more tonne of cap, and less is missed
    std::vector<double> x, y;  ///< amounts and prices of the model, for compare() and order_costs(); balances have none
  };

  /// Errors: those of solve_plan. Lifetime: keeps a reference to the world.
  static Result<CappedPlans> make(const World& world, const PlanRequest& request, const CapRequest& cap);
  ~CappedPlans();
  CappedPlans(CappedPlans&&) noexcept;
  CappedPlans& operator=(CappedPlans&&) noexcept;

  /// Empty, or why there is nothing to cap: the world has no optimal plan, or delivers none of it.
  [[nodiscard]] const std::string& reason() const;
  /// What is told of rows that act otherwise than they say.
  [[nodiscard]] const Warnings& warnings() const;
  /// The plan without a cap.
  [[nodiscard]] const Outcome& uncapped() const;
  [[nodiscard]] double unmet_t() const;  ///< of these orders, without a cap
  /// Errors: `solver`, where the engine lost its footing.
  [[nodiscard]] Result<Outcome> plan(double cap_t);
  /// Keeps the plan under a cap that may be asked for later; one that cannot be made now is made then.
  void plan_ahead(double cap_t);

  /// What moved from one plan to another, largest first in each kind.
  [[nodiscard]] std::vector<Moved> compare(const Outcome& from, const Outcome& to) const;
  /// Every order that is delivered something, in the order of the table.
  [[nodiscard]] std::vector<OrderCost> order_costs(const Outcome& outcome) const;

 private:
  struct Impl;
  explicit CappedPlans(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace korridor
