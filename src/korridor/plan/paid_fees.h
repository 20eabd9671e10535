#pragma once

#include <utility>
#include <vector>

#include "korridor/plan/model.h"

namespace korridor {

/// What a tonne pays of a fee with volume discounts: all that is paid in a period, over all tonnes that pay it. (What
/// the next tonne would pay is the price of a row, and another figure.)
class PaidFees {
 public:
  PaidFees(const Model& model, const std::vector<double>& x);
  /// USD a tonne; a policy of Entities with discounts. 0 where nothing paid it.
  [[nodiscard]] double per_tonne(std::size_t policy, std::size_t t) const;
  /// True if what is missed of a limit is part of a fee that tonnes pay.
  [[nodiscard]] bool holds(const Model& model, const Column& miss) const;

 private:
  struct Sum {
    double usd = 0, t = 0;
  };
  [[nodiscard]] Sum& at(std::size_t policy, std::size_t t) { return sums_[policy * periods_ + t]; }
  std::size_t periods_;
  std::vector<Sum> sums_;  ///< by policy and period; empty where no fee has discounts
};

}  // namespace korridor
