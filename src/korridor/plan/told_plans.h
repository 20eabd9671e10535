#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "korridor/plan/capped_plans.h"

namespace korridor {

/// Plans under caps that were made, kept as what differs from the plan without a cap: a curve asks for each of its
/// points twice, and most amounts are the same in all of its plans.
class ToldPlans {
 public:
  void add(CappedPlans::Outcome outcome, const CappedPlans::Outcome& uncapped);
  [[nodiscard]] bool has(double cap_t) const;
  /// The plan under exactly this cap, if it was made and is still kept: the oldest go where all together grow too
  /// large.
  [[nodiscard]] std::optional<CappedPlans::Outcome> find(double cap_t, const CappedPlans::Outcome& uncapped) const;

 private:
  using Changes = std::vector<std::pair<std::uint32_t, double>>;
  struct Told {
    CappedPlans::Outcome sums;  ///< without x and y
    Changes x, y;
  };
  std::deque<Told> told_;
  std::size_t changes_ = 0;  ///< of all of them
};

}  // namespace korridor
