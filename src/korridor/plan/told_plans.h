#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "korridor/plan/capped_plans.h"

namespace korridor {

/// Plans under caps that were made, kept as what differs from the plan without a cap: a curve asks for each of its
/// points twice, and most amounts are the same in all of its plans.
class ToldPlans {
 public:
  void add(const CappedPlans::Outcome& outcome, const CappedPlans::Outcome& uncapped);
  /// The plan under exactly this cap, or false.
  [[nodiscard]] bool find(double cap_t, const CappedPlans::Outcome& uncapped, CappedPlans::Outcome& outcome) const;

 private:
  using Changes = std::vector<std::pair<std::uint32_t, double>>;
  struct Told {
    CappedPlans::Outcome sums;  ///< without x and y
    Changes x, y;
  };
  std::vector<Told> told_;
};

}  // namespace korridor
