#include <algorithm>
#include <cmath>

#include "korridor/chains/chain_master_columns.h"

namespace korridor {
namespace {

constexpr double kDrop = 1e-12;  // a rate below this is rounding
constexpr double kPivot = 1e-7;  // a smaller pivot is not trusted

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
    if (now_.local_of[row] != kOut) return;
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
  y_.assign(now_.rows.size(), 0);
  const auto put = [&](std::uint32_t row, double v) {
    const std::uint32_t local = now_.local_of[row];
    if (local == kOut) return;
    if (y_[local] == 0) moving_.push_back(local);
    y_[local] += v;
  };
  const std::uint32_t set = set_of(entering);
  visit_entries(entering, [&](std::uint32_t row, double v) { put(row, sign * v); });
  if (set != kNoSet) visit_entries(now_.key[set], [&](std::uint32_t row, double v) { put(row, -sign * v); });
  std::ranges::sort(moving_);
  const auto twice = std::ranges::unique(moving_);  // what fell back to zero came twice
  moving_.erase(twice.begin(), twice.end());
  now_.basis.solve(y_, moving_);
  if (set != kNoSet) add_rate(set, -sign);
  std::erase_if(moving_, [&](std::uint32_t p) {
    const bool is_nothing = std::abs(y_[p]) < kDrop;
    if (is_nothing) y_[p] = 0;
    return is_nothing;
  });
  for (const std::uint32_t p : moving_)
    if (const std::uint32_t s = set_of(now_.columns[p]); s != kNoSet) add_rate(s, y_[p]);
  if ((entering & kSlackBit) == 0) add_usage(entering, sign);
  for (const std::uint32_t p : moving_)
    if ((now_.columns[p] & kSlackBit) == 0) add_usage(now_.columns[p], -y_[p]);
  for (const std::uint32_t s : moving_sets_) add_usage(now_.key[s], key_rate_[s]);
}

/// Two passes: how far one may go when every bound gives way by its tolerance; then, among those that are met by then,
/// the one with the largest rate.
ChainMaster::Leaving ChainMaster::primal_ratio(ColumnId entering) const {
  double longest = upper_of(entering);
  const auto each = [&](auto&& visit) {
    for (const std::uint32_t p : moving_) visit(Leaving::Kind::kPosition, p, now_.columns[p], now_.x[p], -y_[p]);
    for (const std::uint32_t s : moving_sets_) visit(Leaving::Kind::kKey, s, now_.key[s], now_.key_x[s], key_rate_[s]);
    for (const std::uint32_t r : moving_rows_)
      visit(Leaving::Kind::kRow, r, kSlackBit | r, capacity_[r] - now_.usage[r], -usage_rate_[r]);
  };
  each([&](Leaving::Kind, std::uint32_t, ColumnId c, double x, double rate) {
    if (rate < -kDrop) longest = std::min(longest, (x + tolerance_of(c)) / -rate);
    if (rate > kDrop && is_step(c)) longest = std::min(longest, (upper_of(c) - x + tolerance_of(c)) / rate);
  });
  Leaving best;
  double largest = 0;
  if (longest >= upper_of(entering)) return {Leaving::Kind::kFlip, 0, upper_of(entering), false};
  each([&](Leaving::Kind kind, std::uint32_t index, ColumnId c, double x, double rate) {
    const bool falls = rate<-kDrop, rises = rate> kDrop && is_step(c);
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
  const std::uint32_t p = now_.first_member[set];
  std::vector<std::uint32_t> others;
  for (std::uint32_t q = now_.next_member[p]; q != kOut; q = now_.next_member[q]) others.push_back(q);
  now_.basis.exchange_key(p, others);
  std::swap(now_.key[set], now_.columns[p]);
  std::swap(now_.key_x[set], now_.x[p]);
  if (p < place_devex_.size()) std::swap(key_devex_[set], place_devex_[p]);
  set_where(now_.key[set], kKey);
  set_where(now_.columns[p], p);
  y_[p] = pivot_rate;
}

/// Working columns that use a row, with what each has there beyond the key of its set.
void ChainMaster::collect_row(std::uint32_t row, std::vector<std::uint32_t>& positions, std::vector<double>& entries) {
  positions.clear();
  entries.clear();
  rho_.assign(now_.columns.size(), 0);
  const auto add = [&](std::uint32_t p, double v) {
    if (rho_[p] == 0) positions.push_back(p);
    rho_[p] += v;
  };
  for (const auto& [chain, v] : lean_.uses_on(row)) {
    const std::uint32_t place = now_.where[first_chain_ + chain];
    if (place == kOut) continue;
    if (place != kKey)
      add(place, v);
    else
      for (std::uint32_t p = now_.first_member[pool_.set(chain)]; p != kOut; p = now_.next_member[p]) add(p, -v);
  }
  if (std::isfinite(net_.shortfall[row])) {
    const auto at = std::ranges::lower_bound(shortfall_row_, row) - shortfall_row_.begin();
    const std::uint32_t place = now_.where[net_.steps() + static_cast<std::uint32_t>(at)];
    if (place != kOut) add(place, -1);
  }
  std::ranges::sort(positions);
  const auto twice = std::ranges::unique(positions);
  positions.erase(twice.begin(), twice.end());
  for (const std::uint32_t p : positions) entries.push_back(rho_[p]);
}

/// The row joins the working basis with its slack as column, at the place given back.
std::uint32_t ChainMaster::extend(std::uint32_t row, double pivot_rate) {
  collect_row(row, row_positions_, row_entries_);
  now_.basis.extend(row_positions_, row_entries_);
  const auto place = static_cast<std::uint32_t>(now_.rows.size());
  now_.rows.push_back(row);
  now_.local_of[row] = place;
  now_.columns.push_back(kSlackBit | row);
  set_where(kSlackBit | row, place);
  now_.next_member.push_back(kOut);
  now_.x.push_back(capacity_[row] - now_.usage[row]);
  y_.push_back(pivot_rate);
  return place;
}

void ChainMaster::pivot(ColumnId entering, double sign, double reduced, Leaving leaving) {
  using Kind = Leaving::Kind;
  entered_at_ = kOut;
  const double step = leaving.step;
  for (const std::uint32_t p : moving_) now_.x[p] -= step * y_[p];
  for (const std::uint32_t s : moving_sets_) now_.key_x[s] += step * key_rate_[s];
  for (const std::uint32_t r : moving_rows_) now_.usage[r] += step * usage_rate_[r];
  if (leaving.kind == Kind::kFlip) {
    now_.at_upper[entering] ^= 1;
    ++counters_.flips;
    return;
  }
  const double amount = sign > 0 ? step : upper_of(entering) - step;
  if (is_step(entering)) now_.at_upper[entering] = 0;
  std::uint32_t p = leaving.index;
  if (leaving.kind == Kind::kKey) {
    const std::uint32_t set = leaving.index;
    if (now_.first_member[set] == kOut) {  // nothing else of the set moves: the entering column takes its place
      const ColumnId old = now_.key[set];
      set_where(old, kOut);
      if (is_step(old)) now_.at_upper[old] = static_cast<char>(leaving.at_upper);
      take_key(set, entering, amount);
      if (!key_devex_.empty()) key_devex_[set] = entering_devex_;
      return;
    }
    p = now_.first_member[set];
    exchange_key(set, -key_rate_[set]);
  } else if (leaving.kind == Kind::kRow) {
    p = extend(leaving.index, usage_rate_[leaving.index]);
  }
  rho_.assign(now_.columns.size(), 0);
  rho_[p] = 1;
  rho_at_.assign(1, p);
  now_.basis.solve_transposed(rho_, rho_at_);
  const double change = -reduced * sign / y_[p];
  for (const std::uint32_t l : rho_at_) now_.price[now_.rows[l]] += change * rho_[l];
  if (std::ranges::find(moving_, p) == moving_.end()) moving_.push_back(p);
  if (sign < 0)
    for (const std::uint32_t i : moving_) y_[i] = -y_[i];
  now_.basis.replace(p, y_, moving_);
  const ColumnId old = now_.columns[p];
  unlist_member(p);
  set_where(old, kOut);
  if (is_step(old)) now_.at_upper[old] = static_cast<char>(leaving.at_upper);
  now_.columns[p] = entering;
  place_devex_.resize(now_.columns.size(), 1);
  place_devex_[p] = entering_devex_;
  now_.x[p] = amount;
  set_where(entering, p);
  list_member(p);
  entered_at_ = p;
}

}  // namespace korridor
