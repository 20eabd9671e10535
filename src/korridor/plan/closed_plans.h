#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "korridor/plan/plan.h"

namespace korridor {

/// Links, plants and supply that are shut for the whole horizon: ids by table.
using ClosedRows = std::map<std::string, std::set<std::string>>;

/// What is left when they are: no more than what a closure is judged by.
struct ClosedOutcome {
  std::string status;  ///< optimal, limit, infeasible
  double objective_usd = 0;
  std::map<std::string, double> delivered_t;  ///< by good
};

/// One world, planned again and again with other things shut.
///
/// Method  what is shut has no room left: capacities become zero, and the engine `chains` goes on from the plan of the
///         whole world, each time from the same state (replanner.h). A closure that the plan's basis survives costs no
///         pivot.
/// Cost    some dual pivots and a pricing instead of a whole plan.
/// Threads close() may be called from several at once, each with an engine of its own (shared_plan.h); its answer does
///         not depend on what was asked before or beside.
class ClosedPlans {
 public:
  /// Errors: those of solve_plan. Lifetime: keeps a reference to the world.
  static Result<ClosedPlans> make(const World& world, const PlanRequest& request);
  ~ClosedPlans();
  ClosedPlans(ClosedPlans&&) noexcept;
  ClosedPlans& operator=(ClosedPlans&&) noexcept;

  /// False where the world has no optimal plan to start from; close() is not for such a one.
  [[nodiscard]] bool is_ready() const;
  [[nodiscard]] Result<ClosedOutcome> close(const ClosedRows& rows) const;

 private:
  struct Impl;
  explicit ClosedPlans(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace korridor
