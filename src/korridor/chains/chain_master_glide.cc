// The way from one optimal plan to the next while one capacity moves: every bound is met in turn, so that amounts never
// leave theirs (parametric right-hand side: Gass and Saaty 1955). The dual simplex instead would bring the capacity to
// its end at once and then repair, one by one, all that had been well.

#include <algorithm>
#include <cmath>

#include "korridor/chains/chain_master_columns.h"

namespace korridor {
namespace {

constexpr std::uint64_t kFirstLook = 100;  // pivots before the first look ahead; then after twice as many each time

}  // namespace

/// How every amount changes over the whole way, under the basis of the moment.
void ChainMaster::find_drift() {
  CapacityDrift& d = drift_;
  d.place.assign(now_.columns.size(), 0);
  d.key.assign(net_.sets(), 0);
  d.usage.assign(net_.rows(), 0);
  if (now_.local_of[d.row] != kOut) d.place[now_.local_of[d.row]] = d.change;
  now_.basis.solve(d.place);
  const auto use = [&](ColumnId c, double amount) {
    if (amount != 0 && (c & kSlackBit) == 0)
      visit_entries(c, [&](std::uint32_t row, double v) { d.usage[row] += v * amount; });
  };
  for (std::uint32_t p = 0; p < now_.columns.size(); ++p) {
    if (const std::uint32_t s = set_of(now_.columns[p]); s != kNoSet) d.key[s] -= d.place[p];
    use(now_.columns[p], d.place[p]);
  }
  for (std::uint32_t s = 0; s < net_.sets(); ++s) use(now_.key[s], d.key[s]);
  const auto list = [](const std::vector<double>& of, ListedNumbers& listed) {
    listed.clear(of.size());
    for (std::uint32_t i = 0; i < of.size(); ++i)
      if (of[i] != 0) listed.add(i);
  };
  list(d.place, d.places);
  list(d.key, d.keys);
  list(d.usage, d.rows);
  d.rows.add(d.row);
}

/// A part of the way further, or back.
void ChainMaster::drift_by(double part) {
  CapacityDrift& d = drift_;
  for (const std::uint32_t p : d.places.at) now_.x[p] += part * d.place[p];
  for (const std::uint32_t s : d.keys.at) now_.key_x[s] += part * d.key[s];
  for (const std::uint32_t r : d.rows.at) now_.usage[r] += part * d.usage[r];
  capacity_[d.row] += part * d.change;
  d.done += part;
}

/// The bound that is met first, and after which part of the way. Two passes, as in primal_ratio.
ChainMaster::Leaving ChainMaster::first_met() const {
  const CapacityDrift& d = drift_;
  const auto each = [&](auto&& visit) {
    for (const std::uint32_t p : d.places.at)
      visit(Leaving::Kind::kPosition, p, now_.columns[p], now_.x[p], d.place[p]);
    for (const std::uint32_t s : d.keys.at) visit(Leaving::Kind::kKey, s, now_.key[s], now_.key_x[s], d.key[s]);
    for (const std::uint32_t r : d.rows.at)
      if (now_.local_of[r] == kOut && lean_.is_live(r))
        visit(Leaving::Kind::kRow, r, kSlackBit | r, capacity_[r] - now_.usage[r], drift_.of_capacity(r) - d.usage[r]);
  };
  double longest = 1 - d.done;
  each([&](Leaving::Kind, std::uint32_t, ColumnId c, double x, double rate) {
    const double tolerance = tolerance_of(c);
    if (rate < 0 && x + rate * longest < -tolerance) longest = std::max(0.0, (x + tolerance) / -rate);
    if (rate > 0 && is_step(c) && x + rate * longest > upper_of(c) + tolerance)
      longest = std::max(0.0, (upper_of(c) - x + tolerance) / rate);
  });
  Leaving best{.step = 1 - d.done};
  if (longest >= 1 - d.done) return best;
  double largest = 0;
  each([&](Leaving::Kind kind, std::uint32_t index, ColumnId c, double x, double rate) {
    if (rate == 0 || (rate > 0 && !is_step(c))) return;
    const double step = rate < 0 ? x / -rate : (upper_of(c) - x) / rate;
    if (step > longest || std::abs(rate) / tolerance_of(c) <= largest) return;
    largest = std::abs(rate) / tolerance_of(c);
    best = {kind, index, std::max(step, 0.0), rate > 0};
  });
  return best;
}

/// What the pivot along the direction of the moment makes of the drift, and how the entering column drifts: the amount
/// that leaves stays on its bound from now on.
double ChainMaster::turn_drift(const Leaving& leaving, double sign) {
  CapacityDrift& d = drift_;
  const std::uint32_t i = leaving.index;
  const double turn = leaving.kind == Leaving::Kind::kPosition ? d.place[i] / y_[i]
                      : leaving.kind == Leaving::Kind::kKey    ? -d.key[i] / key_rate_[i]
                                                               : (drift_.of_capacity(i) - d.usage[i]) / usage_rate_[i];
  for (const std::uint32_t p : moving_) d.place[p] -= turn * y_[p], d.places.add(p);
  for (const std::uint32_t s : moving_sets_) d.key[s] += turn * key_rate_[s], d.keys.add(s);
  for (const std::uint32_t r : moving_rows_) d.usage[r] += turn * usage_rate_[r], d.rows.add(r);
  return sign > 0 ? turn : -turn;
}

/// Puts the drift of the entering column where the pivot has put the column.
void ChainMaster::place_drift(const Leaving& leaving, std::uint32_t first_member, double entering) {
  CapacityDrift& d = drift_;
  d.place.resize(now_.columns.size(), 0);
  d.places.is_listed.resize(now_.columns.size(), 0);
  if (leaving.kind == Leaving::Kind::kKey) {  // a member of the set is the key now, or the column that entered
    d.key[leaving.index] = first_member == kOut ? entering : d.place[first_member];
    d.keys.add(leaving.index);
  }
  if (entered_at_ == kOut) return;
  d.place[entered_at_] = entering;
  d.places.add(entered_at_);
}

/// Back to the capacity as it was, under which the basis is optimal. False where that is no way: then amounts stand
/// where the new capacity puts them.
bool ChainMaster::begin_glide() {
  CapacityDrift& d = drift_;
  if (d.row == CapacityDrift::kNoRow || d.is_more) return false;
  const double target = capacity_[d.row];
  // a row that is not full is as good as one of just what is used of it
  const bool is_full = now_.local_of[d.row] != kOut;
  const double from = is_full ? d.before : std::min(d.before, std::max(now_.usage[d.row], target));
  d.change = target - from;
  if (!std::isfinite(d.change)) return false;
  d.done = 1;
  find_drift();
  drift_by(-1);
  if (is_within_bounds()) return true;
  drift_by(1);
  capacity_[d.row] = target;
  return false;
}

/// The amount that has just met its bound, as one to leave the basis.
ChainMaster::Violation ChainMaster::violation_of(const Leaving& met) const {
  if (met.kind == Leaving::Kind::kRow) return {met.kind, met.index, now_.usage[met.index] - capacity_[met.index], true};
  const bool is_key = met.kind == Leaving::Kind::kKey;
  const double x = is_key ? now_.key_x[met.index] : now_.x[met.index];
  const ColumnId column = is_key ? now_.key[met.index] : now_.columns[met.index];
  return {met.kind, met.index, met.at_upper ? x - upper_of(column) : -x, met.at_upper};
}

MasterOutcome ChainMaster::glide(const LookAhead& look_ahead, std::uint64_t most_pivots) {
  std::uint64_t next_look = kFirstLook;
  for (std::uint64_t pivots = 0; pivots < most_pivots; ++pivots) {
    if (look_ahead && pivots == next_look) {
      next_look = 2 * next_look + kFirstLook;
      if (look_ahead() > 0) {
        admit();
        find_drift();
      }
    }
    const Leaving met = first_met();
    drift_by(met.step);
    if (met.kind == Leaving::Kind::kNothing) return MasterOutcome::kOptimal;
    const Violation violation = violation_of(met);
    const Entering entering = find_entering(violation);
    if (entering.column == kNoColumn) return MasterOutcome::kInfeasible;
    if (entering.is_worn) return MasterOutcome::kStuck;
    const std::uint32_t first = met.kind == Leaving::Kind::kKey ? now_.first_member[met.index] : kOut;
    const double drifts = turn_drift(met, entering.sign);
    exchange(violation, entering);
    place_drift(met, first, drifts);
    if (now_.basis.is_worn()) {
      start_anew();
      if (!now_.is_factored) return MasterOutcome::kStuck;
      find_drift();
    }
  }
  return MasterOutcome::kStuck;
}

}  // namespace korridor
