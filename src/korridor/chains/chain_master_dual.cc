#include <algorithm>
#include <cmath>

#include "korridor/chains/chain_master_columns.h"

namespace korridor {
namespace {

constexpr std::uint64_t kFirstLook = 5;  // pivots before the first look ahead; then after twice as many each time

}  // namespace

/// By how much an amount is beyond its bound, and which; nothing where it is within.
ChainMaster::Violation ChainMaster::measure(Leaving::Kind kind, std::uint32_t index) const {
  double below = 0, above = 0, tolerance = 0;
  const auto column = [&](ColumnId c, double x) {
    below = -x;
    above = x - upper_of(c);
    tolerance = tolerance_of(c);
  };
  if (kind == Leaving::Kind::kPosition)
    column(now_.columns[index], now_.x[index]);
  else if (kind == Leaving::Kind::kKey)
    column(now_.key[index], now_.key_x[index]);
  else if (now_.local_of[index] == kOut) {
    above = now_.usage[index] - capacity_[index];
    tolerance = kTolerance * net_.row_scale[index];
  }
  const double beyond = std::max(below, above);
  return beyond > tolerance ? Violation{kind, index, beyond, above > below} : Violation{};
}

/// Looks at an amount that may have moved.
void ChainMaster::note_violation(Leaving::Kind kind, std::uint32_t index) {
  char& listed = listed_of(kind, index);
  if (listed != 0 || measure(kind, index).kind == Leaving::Kind::kNothing) return;
  listed = 1;
  violated_.emplace_back(kind, index);
}

char& ChainMaster::listed_of(Leaving::Kind kind, std::uint32_t index) {
  return kind == Leaving::Kind::kPosition ? place_listed_[index]
         : kind == Leaving::Kind::kKey    ? key_listed_[index]
                                          : row_listed_[index];
}

void ChainMaster::find_violations() {
  violated_.clear();
  place_listed_.assign(now_.columns.size(), 0);
  key_listed_.assign(net_.sets(), 0);
  row_listed_.assign(net_.rows(), 0);
  for (std::uint32_t p = 0; p < now_.columns.size(); ++p) note_violation(Leaving::Kind::kPosition, p);
  for (std::uint32_t s = 0; s < net_.sets(); ++s) note_violation(Leaving::Kind::kKey, s);
  for (const std::uint32_t r : lean_.live_rows()) note_violation(Leaving::Kind::kRow, r);
}

/// What the last pivot moved.
void ChainMaster::note_moved() {
  place_listed_.resize(now_.columns.size(), 0);
  for (const std::uint32_t p : moving_) note_violation(Leaving::Kind::kPosition, p);
  if (entered_at_ != kOut) note_violation(Leaving::Kind::kPosition, entered_at_);
  for (const std::uint32_t s : moving_sets_) note_violation(Leaving::Kind::kKey, s);
  for (const std::uint32_t r : moving_rows_)
    if (lean_.is_live(r)) note_violation(Leaving::Kind::kRow, r);
}

double ChainMaster::devex_of(Leaving::Kind kind, std::uint32_t index) const {
  return kind == Leaving::Kind::kPosition ? place_devex_[index]
         : kind == Leaving::Kind::kKey    ? key_devex_[index]
                                          : row_devex_[index];
}

/// The amount farthest beyond its bound, measured by its reference weight.
ChainMaster::Violation ChainMaster::worst_violation() {
  Violation worst;
  double largest = 0;
  std::erase_if(violated_, [&](const auto& item) {
    const Violation violation = measure(item.first, item.second);
    if (violation.kind == Leaving::Kind::kNothing) {
      listed_of(item.first, item.second) = 0;
      return true;
    }
    const double weight = devex_of(item.first, item.second);
    if (const double size = violation.amount * violation.amount; size > largest * weight) {
      largest = size / weight;
      worst = violation;
    }
    return false;
  });
  return worst;
}

/// Before the pivot: every amount that moves learns how far it moves with the one that leaves (Forrest and Goldfarb
/// 1992).
void ChainMaster::update_devex(const Violation& violation, double rate) {
  const double weight = devex_of(violation.kind, violation.index);
  const double scale = weight / (rate * rate);
  const auto learn = [&](double& known, double moves) { known = std::max(known, moves * moves * scale); };
  for (const std::uint32_t p : moving_) learn(place_devex_[p], y_[p]);
  for (const std::uint32_t s : moving_sets_) learn(key_devex_[s], key_rate_[s]);
  for (const std::uint32_t r : moving_rows_) learn(row_devex_[r], usage_rate_[r]);
  entering_devex_ = std::max(scale, 1.0);
}

double ChainMaster::room(std::uint32_t row, double sign) {
  find_direction(kSlackBit | row, sign);
  const Leaving leaving = primal_ratio(kSlackBit | row);
  return leaving.kind == Leaving::Kind::kNothing ? 0 : leaving.step;  // nothing: met by a rate that is not trusted
}

/// What the dual simplex keeps beside amounts and prices.
void ChainMaster::look_again() {
  place_devex_.resize(now_.columns.size(), 1);
  find_violations();
  reduce_chains(0);
}

/// Amounts and prices anew from the basis; true when all amounts fit.
bool ChainMaster::start_anew() {
  const bool fits = refresh();
  look_again();
  return fits;
}

/// Chains that pay already join at the price of their set: what they cost less is lifted off until the end, so that the
/// basis stays dual feasible.
void ChainMaster::admit() {
  const std::uint32_t known = lean_.chains();
  grow();
  catch_up();
  lift_chains(known, 0);
  find_violations();
  reduce_chains(known);
}

void ChainMaster::take_back_lifts() {
  if (std::ranges::all_of(lift_, [](double lift) { return lift == 0; })) return;
  std::ranges::fill(lift_, 0);
  compute_prices();
}

MasterOutcome ChainMaster::run_dual(const LookAhead& look_ahead, std::uint64_t most_pivots) {
  if (are_lists_behind()) refresh();
  if (!now_.is_factored) return MasterOutcome::kStuck;
  is_climbed_ = false;
  key_devex_.assign(net_.sets(), 1);
  row_devex_.assign(net_.rows(), 1);
  place_devex_.assign(now_.columns.size(), 1);
  look_again();
  MasterOutcome outcome = MasterOutcome::kStuck;
  if (begin_glide()) {
    outcome = glide(look_ahead, most_pivots);
    capacity_[drift_.row] = true_capacity_[drift_.row];
    if (!start_anew()) outcome = MasterOutcome::kStuck;
  }
  drift_.forget();
  if (outcome != MasterOutcome::kOptimal) outcome = descend(look_ahead, most_pivots);
  take_back_lifts();
  return outcome;
}

MasterOutcome ChainMaster::descend(const LookAhead& look_ahead, std::uint64_t most_pivots) {
  int troubles = 0;
  std::uint64_t next_look = kFirstLook;
  for (std::uint64_t pivots = 0; pivots < most_pivots && now_.is_factored; ++pivots) {
    if (look_ahead && pivots == next_look) {
      next_look = 2 * next_look + kFirstLook;
      if (look_ahead() > 0) admit();
    }
    const Violation violation = worst_violation();
    if (violation.kind == Leaving::Kind::kNothing) {
      if (now_.basis.changes() == 0 || start_anew()) return MasterOutcome::kOptimal;
      continue;
    }
    const Entering entering = find_entering(violation);
    if (entering.column == kNoColumn) return MasterOutcome::kInfeasible;
    if (entering.is_worn) {  // the row lied
      if (++troubles > 20) return MasterOutcome::kStuck;
      start_anew();
      continue;
    }
    update_devex(violation, entering.rate);
    exchange(violation, entering);
    if (now_.basis.is_worn())
      start_anew();
    else
      note_moved();
  }
  return MasterOutcome::kStuck;
}

}  // namespace korridor
