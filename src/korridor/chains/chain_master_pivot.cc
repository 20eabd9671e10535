#include <algorithm>
#include <cmath>

#include "korridor/chains/chain_master_columns.h"

namespace korridor {
namespace {

constexpr double kDrop = 1e-12;      // a rate below this is rounding
constexpr double kPivot = 1e-7;      // a smaller pivot is not trusted

}  // namespace

void ChainMaster::add_rate(std::uint32_t set, double rate) {
  if (set_marked_[set] == 0) {
    set_marked_[set] = 1;
    moving_sets_.push_back(set);
  }
  key_rate_[set] += rate;
}

void ChainMaster::add_usage(ColumnId c, double rate) {
  if (rate == 0) return;
  visit_entries(c, [&](std::uint32_t row, double v) {
    if (local_of_[row] != kOut) return;
    if (row_marked_[row] == 0) {
      row_marked_[row] = 1;
      moving_rows_.push_back(row);
    }
    usage_rate_[row] += v * rate;
  });
}

void ChainMaster::clear_direction() {
  for (const std::uint32_t s : moving_sets_) set_marked_[s] = 0, key_rate_[s] = 0;
  for (const std::uint32_t r : moving_rows_) row_marked_[r] = 0, usage_rate_[r] = 0;
  moving_.clear();
  moving_sets_.clear();
  moving_rows_.clear();
}

/// What one unit more (sign 1) or less (sign -1) of a column does: working columns fall by y_, keys rise by key_rate_,
/// uses of rows that are not full rise by usage_rate_.
void ChainMaster::find_direction(ColumnId entering, double sign) {
  clear_direction();
  y_.assign(rows_.size(), 0);
  const auto put = [&](std::uint32_t row, double v) {
    if (local_of_[row] != kOut) y_[local_of_[row]] += v;
  };
  const std::uint32_t set = set_of(entering);
  visit_entries(entering, [&](std::uint32_t row, double v) { put(row, sign * v); });
  if (set != kNoSet) visit_entries(key_[set], [&](std::uint32_t row, double v) { put(row, -sign * v); });
  basis_.solve(y_);
  if (set != kNoSet) add_rate(set, -sign);
  for (std::uint32_t p = 0; p < y_.size(); ++p) {
    if (std::abs(y_[p]) < kDrop) {
      y_[p] = 0;
      continue;
    }
    moving_.push_back(p);
    if (const std::uint32_t s = set_of(columns_[p]); s != kNoSet) add_rate(s, y_[p]);
  }
  if ((entering & kSlackBit) == 0) add_usage(entering, sign);
  for (const std::uint32_t p : moving_)
    if ((columns_[p] & kSlackBit) == 0) add_usage(columns_[p], -y_[p]);
  for (const std::uint32_t s : moving_sets_) add_usage(key_[s], key_rate_[s]);
}

/// Two passes: how far one may go when every bound gives way by its tolerance; then, among those that are met by then,
/// the one with the largest rate.
ChainMaster::Leaving ChainMaster::primal_ratio(ColumnId entering) const {
  double longest = upper_of(entering);
  const auto each = [&](auto&& visit) {
    for (const std::uint32_t p : moving_) visit(Leaving::Kind::kPosition, p, columns_[p], x_[p], -y_[p]);
    for (const std::uint32_t s : moving_sets_) visit(Leaving::Kind::kKey, s, key_[s], key_x_[s], key_rate_[s]);
    for (const std::uint32_t r : moving_rows_)
      visit(Leaving::Kind::kRow, r, kSlackBit | r, capacity_[r] - usage_[r], -usage_rate_[r]);
  };
  each([&](Leaving::Kind, std::uint32_t, ColumnId c, double x, double rate) {
    if (rate < -kDrop) longest = std::min(longest, (x + tolerance_of(c)) / -rate);
    if (rate > kDrop && is_step(c)) longest = std::min(longest, (upper_of(c) - x + tolerance_of(c)) / rate);
  });
  Leaving best;
  double largest = 0;
  if (longest >= upper_of(entering)) return {Leaving::Kind::kFlip, 0, upper_of(entering), false};
  each([&](Leaving::Kind kind, std::uint32_t index, ColumnId c, double x, double rate) {
    const bool falls = rate < -kDrop, rises = rate > kDrop && is_step(c);
    if (!falls && !rises) return;
    const double step = falls ? x / -rate : (upper_of(c) - x) / rate;
    if (step > longest || std::abs(rate) <= largest) return;
    largest = std::abs(rate);
    best = {kind, index, std::max(step, 0.0), rises};
  });
  if (largest < kPivot) best.kind = Leaving::Kind::kNothing;
  return best;
}

/// The key of the set becomes a working column and one of its members the key.
void ChainMaster::exchange_key(std::uint32_t set, double pivot_rate) {
  const std::uint32_t p = first_member_[set];
  std::vector<std::uint32_t> others;
  for (std::uint32_t q = next_member_[p]; q != kOut; q = next_member_[q]) others.push_back(q);
  basis_.exchange_key(p, others);
  std::swap(key_[set], columns_[p]);
  std::swap(key_x_[set], x_[p]);
  set_where(key_[set], kKey);
  set_where(columns_[p], p);
  y_[p] = pivot_rate;
}

/// Working columns that use a row, with what each has there beyond the key of its set.
void ChainMaster::collect_row(std::uint32_t row, std::vector<std::uint32_t>& positions, std::vector<double>& entries) {
  positions.clear();
  entries.clear();
  rho_.assign(columns_.size(), 0);
  const auto add = [&](std::uint32_t p, double v) {
    if (rho_[p] == 0) positions.push_back(p);
    rho_[p] += v;
  };
  for (const std::uint32_t chain : chains_on_row_[row]) {
    const std::uint32_t place = where_[first_chain_ + chain];
    if (place == kOut) continue;
    const auto rows = pool_.rows(chain);
    const double v = pool_.per_unit(chain)[static_cast<std::size_t>(std::ranges::lower_bound(rows, row) - rows.begin())];
    if (place != kKey) add(place, v);
    else
      for (std::uint32_t p = first_member_[pool_.set(chain)]; p != kOut; p = next_member_[p]) add(p, -v);
  }
  if (std::isfinite(net_.shortfall[row])) {
    const auto at = std::ranges::lower_bound(shortfall_row_, row) - shortfall_row_.begin();
    const std::uint32_t place = where_[net_.steps() + static_cast<std::uint32_t>(at)];
    if (place != kOut) add(place, -1);
  }
  std::ranges::sort(positions);
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  for (const std::uint32_t p : positions) entries.push_back(rho_[p]);
}

/// The row joins the working basis with its slack as column, at the place given back.
std::uint32_t ChainMaster::extend(std::uint32_t row, double pivot_rate) {
  collect_row(row, row_positions_, row_entries_);
  basis_.extend(row_positions_, row_entries_);
  const auto place = static_cast<std::uint32_t>(rows_.size());
  rows_.push_back(row);
  local_of_[row] = place;
  columns_.push_back(kSlackBit | row);
  set_where(kSlackBit | row, place);
  next_member_.push_back(kOut);
  x_.push_back(capacity_[row] - usage_[row]);
  y_.push_back(pivot_rate);
  return place;
}

void ChainMaster::pivot(ColumnId entering, double sign, double reduced, Leaving leaving) {
  using Kind = Leaving::Kind;
  const double step = leaving.step;
  for (const std::uint32_t p : moving_) x_[p] -= step * y_[p];
  for (const std::uint32_t s : moving_sets_) key_x_[s] += step * key_rate_[s];
  for (const std::uint32_t r : moving_rows_) usage_[r] += step * usage_rate_[r];
  if (leaving.kind == Kind::kFlip) {
    at_upper_[entering] ^= 1;
    ++counters_.flips;
    return;
  }
  const double amount = sign > 0 ? step : upper_of(entering) - step;
  if (is_step(entering)) at_upper_[entering] = 0;
  std::uint32_t p = leaving.index;
  if (leaving.kind == Kind::kKey) {
    const std::uint32_t set = leaving.index;
    if (first_member_[set] == kOut) {  // nothing else of the set moves: the entering column takes its place
      const ColumnId old = key_[set];
      set_where(old, kOut);
      if (is_step(old)) at_upper_[old] = static_cast<char>(leaving.at_upper);
      take_key(set, entering, amount);
      return;
    }
    p = first_member_[set];
    exchange_key(set, -key_rate_[set]);
  } else if (leaving.kind == Kind::kRow) {
    p = extend(leaving.index, usage_rate_[leaving.index]);
  }
  rho_.assign(columns_.size(), 0);
  rho_[p] = 1;
  basis_.solve_transposed(rho_);
  const double change = -reduced * sign / y_[p];
  for (std::size_t l = 0; l < rows_.size(); ++l)
    if (rho_[l] != 0) price_[rows_[l]] += change * rho_[l];
  if (sign < 0)
    for (double& y : y_) y = -y;
  basis_.replace(p, y_);
  const ColumnId old = columns_[p];
  unlist_member(p);
  set_where(old, kOut);
  if (is_step(old)) at_upper_[old] = static_cast<char>(leaving.at_upper);
  columns_[p] = entering;
  x_[p] = amount;
  set_where(entering, p);
  list_member(p);
}

}  // namespace korridor
