#pragma once

// What the files of ChainMaster share about columns; nobody else includes this.

#include <algorithm>
#include <cmath>
#include <limits>

#include "korridor/chains/chain_master.h"

namespace korridor {

/// An amount below this share of its scale counts as nothing.
constexpr double kTolerance = 1e-9;
constexpr double kSmallestDualPivot = 1e-7;

inline std::uint32_t ChainMaster::set_of(ColumnId c) const {
  if (is_chain(c)) return pool_.set(chain_of(c));
  return is_step(c) ? net_.step_set[c] : kNoSet;
}

inline double ChainMaster::cost_of(ColumnId c) const {
  if (is_step(c)) {
    if (now_.phase_one) return std::isinf(net_.step_cost[c]) ? 1 : 0;
    return std::isinf(net_.step_cost[c]) ? 0 : net_.step_cost[c];
  }
  if (now_.phase_one || (c & kSlackBit) != 0) return 0;
  return is_chain(c) ? pool_.cost(chain_of(c)) + lift_[chain_of(c)] : net_.shortfall[shortfall_row_[c - net_.steps()]];
}

inline double ChainMaster::upper_of(ColumnId c) const {
  return is_step(c) ? now_.step_upper[c] : std::numeric_limits<double>::infinity();
}

inline double ChainMaster::tolerance_of(ColumnId c) const {
  if ((c & kSlackBit) != 0) return kTolerance * net_.row_scale[c & ~kSlackBit];
  const std::uint32_t set = set_of(c);
  if (set == kNoSet) return kTolerance * net_.row_scale[shortfall_row_[c - net_.steps()]];
  return kTolerance * std::max(net_.wanted[set], 1e-3);
}

template <class Visit>
inline void ChainMaster::visit_entries(ColumnId c, Visit&& visit) const {
  if ((c & kSlackBit) != 0) {
    visit(c & ~kSlackBit, 1.0);
  } else if (is_chain(c)) {
    const auto rows = lean_.rows(chain_of(c));
    const auto values = lean_.per_unit(chain_of(c));
    for (std::size_t k = 0; k < rows.size(); ++k) visit(rows[k], values[k]);
  } else if (!is_step(c)) {
    visit(shortfall_row_[c - net_.steps()], -1.0);
  }
}

inline double ChainMaster::charge_of(ColumnId c) const {
  if (is_chain(c)) return lean_.charge(chain_of(c), now_.price.data());
  double sum = 0;
  visit_entries(c, [&](std::uint32_t row, double v) { sum += v * now_.price[row]; });
  return sum;
}

inline double ChainMaster::reduced_cost(ColumnId c) const {
  const std::uint32_t set = set_of(c);
  return cost_of(c) + charge_of(c) - (set == kNoSet ? 0 : set_price(set));
}

inline void ChainMaster::set_where(ColumnId c, std::uint32_t place) {
  if ((c & kSlackBit) == 0)
    now_.where[c] = place;
  else
    now_.slack_in[c & ~kSlackBit] = static_cast<char>(place != kOut);
}

}  // namespace korridor
