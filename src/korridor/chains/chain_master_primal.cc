#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "korridor/base/random.h"
#include "korridor/chains/chain_master_columns.h"

namespace korridor {
namespace {

constexpr double kReducedCost = 1e-9;     // relative to the price of the set, or one
constexpr int kMostTroubles = 100;        // columns that found no pivot to trust
constexpr std::uint32_t kPatience = 300;  // pivots without a step before capacities are widened

}  // namespace

/// Sets of a group share their rows, as those of a period do: what enters for one of them moves few others.
std::uint32_t ChainMaster::group_of(ColumnId c) const {
  if ((c & kSlackBit) == 0 && !is_shortfall(c)) return net_.set_group[set_of(c)];
  const auto uses = lean_.uses_on((c & kSlackBit) != 0 ? c & ~kSlackBit : row_of_shortfall(c));
  return uses.empty() ? 0 : net_.set_group[pool_.set(uses.front().chain)];
}

/// Gathers the columns outside the basis that would lower the bill, group by group; false when there is none. Groups
/// where the last sweep found nothing and no pivot happened since are passed by, until nothing else is left.
bool ChainMaster::sweep() {
  ++counters_.sweeps;
  const bool was_whole = std::ranges::find(is_open_, 0) == is_open_.end();
  gather();
  if (!candidates_.empty()) return true;
  if (was_whole) return false;
  open_groups();
  gather();
  return !candidates_.empty();
}

void ChainMaster::open_groups() { is_open_.assign(groups_, 1); }

void ChainMaster::gather() {
  candidates_.clear();
  const auto offer = [&](ColumnId c, double gain, double scale) {
    if (gain > kReducedCost * std::max(1.0, scale)) candidates_.push_back({c, group_of(c)});
  };
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    if (is_open_[net_.set_group[s]] == 0) continue;
    const double price = set_price(s);
    for (std::uint32_t k = net_.step_first[s]; k < net_.step_first[s + 1]; ++k) {
      if (now_.where[k] != kOut || now_.step_upper[k] <= 0) continue;
      const double d = cost_of(k) - price;
      offer(k, now_.at_upper[k] != 0 ? d : -d, std::abs(price));
    }
    for (const std::uint32_t j : lean_.chains_of(s)) {
      if (now_.where[first_chain_ + j] != kOut || is_dead_[j] != 0) continue;
      const double cost = now_.phase_one ? 0 : pool_.cost(j);
      offer(first_chain_ + j, price - cost - lean_.charge(j, now_.price.data()), std::abs(price));
    }
  }
  for (ColumnId c = net_.steps(); c < first_chain_; ++c)
    if (now_.where[c] == kOut) offer(c, now_.price[shortfall_row_[c - net_.steps()]] - cost_of(c), cost_of(c));
  for (const std::uint32_t r : now_.rows)
    if (now_.slack_in[r] == 0) offer(kSlackBit | r, -now_.price[r], 1);
  std::ranges::stable_sort(candidates_, std::greater{}, &Candidate::group);
  is_open_.assign(groups_, 0);
  for (const Candidate& candidate : candidates_) is_open_[candidate.group] = 1;
}

/// The next group of candidates to look at: those at the end, in order of column.
bool ChainMaster::take_group() {
  group_.clear();
  if (candidates_.empty()) return false;
  const std::uint32_t group = candidates_.back().group;
  auto first = candidates_.end();
  while (first != candidates_.begin() && std::prev(first)->group == group) --first;
  for (auto it = first; it != candidates_.end(); ++it) group_.push_back(it->column);
  candidates_.erase(first, candidates_.end());
  return true;
}

/// The candidate of the group with the best reduced cost now; those that lost their gain are dropped.
ColumnId ChainMaster::best_candidate(double& reduced, double& sign) {
  ColumnId best = kNoColumn;
  double largest = 0;
  std::erase_if(group_, [&](const ColumnId c) {
    const std::uint32_t row = c & ~kSlackBit;
    if ((c & kSlackBit) == 0 ? now_.where[c] != kOut : now_.local_of[row] == kOut || now_.slack_in[row] != 0)
      return true;
    const double d = (c & kSlackBit) != 0 ? now_.price[c & ~kSlackBit] : reduced_cost(c);
    const bool down = is_step(c) && now_.at_upper[c] != 0;
    const double gain = down ? d : -d;
    const double scale = is_chain(c) || is_step(c) ? std::abs(cost_of(c) - d) : 1;
    if (gain <= kReducedCost * std::max(1.0, scale)) return true;
    if (gain > largest) {
      largest = gain;
      best = c;
      reduced = d;
      sign = down ? -1 : 1;
    }
    return false;
  });
  std::erase(group_, best);
  return best;
}

/// Ties are broken by room that is not there: each capacity grows by its own tiny share.
void ChainMaster::widen() {
  for (std::uint32_t r = 0; r < net_.rows(); ++r) {
    if (!std::isfinite(capacity_[r])) continue;
    Random random(0x6b6f7272, r);
    capacity_[r] += net_.row_scale[r] * 1e-6 * (0.5 + random.uniform());
  }
  is_widened_ = true;
  refresh();
}

/// True when the basis is optimal for the true capacities as it stands or after some dual pivots.
bool ChainMaster::take_back_widening() {
  is_widened_ = false;
  capacity_ = true_capacity_;
  return refresh() || run_dual() == MasterOutcome::kOptimal;
}

/// One pivot for the group, if one of its candidates pays.
ChainMaster::Climb ChainMaster::climb_once() {
  if (!now_.is_factored) return Climb::kStuck;
  double reduced = 0, sign = 1;
  const ColumnId entering = best_candidate(reduced, sign);
  if (entering == kNoColumn) return Climb::kSweep;
  find_direction(entering, sign);
  const Leaving leaving = primal_ratio(entering);
  if (leaving.kind == Leaving::Kind::kNothing) {
    if (++troubles_ > kMostTroubles) return Climb::kStuck;
    refresh();
    return Climb::kOn;
  }
  pivot(entering, sign, reduced, leaving);
  ++counters_.primal_pivots;
  idle_pivots_ = leaving.step > 0 ? 0 : idle_pivots_ + 1;
  if (idle_pivots_ > kPatience && !is_widened_) {
    widen();
    open_groups();
    idle_pivots_ = 0;
  } else if (now_.basis.is_worn()) {
    refresh();
  }
  return Climb::kOn;
}

bool ChainMaster::climb() {
  idle_pivots_ = troubles_ = 0;
  if (!std::exchange(is_climbed_, false)) open_groups();
  while (sweep())
    while (take_group())
      for (Climb climb = Climb::kOn; climb != Climb::kSweep; climb = climb_once())
        if (climb == Climb::kStuck) return false;
  return is_climbed_ = true;
}

/// When the numbers of a worn basis hid an amount beyond its bound, dual pivots bring it back and the climb goes on.
MasterOutcome ChainMaster::run_primal() {
  drift_.forget();
  if (is_lean_stale_)
    refresh();
  else if (are_lists_behind())
    catch_up();
  if (!now_.is_factored) return MasterOutcome::kStuck;
  for (int attempt = 0; attempt < 5; ++attempt) {
    if (!climb()) return MasterOutcome::kStuck;
    if (is_widened_) {
      if (!take_back_widening()) return MasterOutcome::kStuck;
    } else if (now_.basis.changes() == 0 || refresh()) {
      return MasterOutcome::kOptimal;
    } else if (run_dual() != MasterOutcome::kOptimal) {
      return MasterOutcome::kStuck;
    }
  }
  return MasterOutcome::kStuck;
}

}  // namespace korridor
