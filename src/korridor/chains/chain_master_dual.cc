#include <algorithm>
#include <cmath>

#include "korridor/chains/chain_master_columns.h"

namespace korridor {
namespace {

constexpr double kSmallest = 1e-7;       // pivot
constexpr double kDualTolerance = 1e-9;  // relative to the price of the set, or one

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
  if (measure(kind, index).kind != Leaving::Kind::kNothing) violated_.emplace_back(kind, index);
}

void ChainMaster::find_violations() {
  violated_.clear();
  for (std::uint32_t p = 0; p < now_.columns.size(); ++p) note_violation(Leaving::Kind::kPosition, p);
  for (std::uint32_t s = 0; s < net_.sets(); ++s) note_violation(Leaving::Kind::kKey, s);
  for (const std::uint32_t r : lean_.live_rows()) note_violation(Leaving::Kind::kRow, r);
}

/// What the last pivot moved.
void ChainMaster::note_moved() {
  for (const std::uint32_t p : moving_) note_violation(Leaving::Kind::kPosition, p);
  if (entered_at_ != kOut) note_violation(Leaving::Kind::kPosition, entered_at_);
  for (const std::uint32_t s : moving_sets_) note_violation(Leaving::Kind::kKey, s);
  for (const std::uint32_t r : moving_rows_)
    if (lean_.is_live(r)) note_violation(Leaving::Kind::kRow, r);
}

/// The amount farthest beyond its bound, measured by its reference weight.
ChainMaster::Violation ChainMaster::worst_violation() {
  Violation worst;
  double largest = 0;
  std::ranges::sort(violated_);
  violated_.erase(std::unique(violated_.begin(), violated_.end()), violated_.end());
  std::erase_if(violated_, [&](const auto& item) {
    const Violation violation = measure(item.first, item.second);
    if (violation.kind == Leaving::Kind::kNothing) return true;
    const double weight = item.first == Leaving::Kind::kPosition ? place_devex_[item.second]
                          : item.first == Leaving::Kind::kKey    ? key_devex_[item.second]
                                                                 : row_devex_[item.second];
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
void ChainMaster::update_devex(const Violation& violation) {
  double rate = 0, weight = 1;
  if (violation.kind == Leaving::Kind::kPosition) {
    rate = y_[violation.index];
    weight = place_devex_[violation.index];
  } else if (violation.kind == Leaving::Kind::kKey) {
    rate = key_rate_[violation.index];
    weight = key_devex_[violation.index];
  } else {
    rate = usage_rate_[violation.index];
    weight = row_devex_[violation.index];
  }
  const double scale = weight / (rate * rate);
  const auto learn = [&](double& known, double moves) { known = std::max(known, moves * moves * scale); };
  for (const std::uint32_t p : moving_) learn(place_devex_[p], y_[p]);
  for (const std::uint32_t s : moving_sets_) learn(key_devex_[s], key_rate_[s]);
  for (const std::uint32_t r : moving_rows_) learn(row_devex_[r], usage_rate_[r]);
  entering_devex_ = std::max(scale, 1.0);
}

/// How the violated amount answers to a column: weights by row, and one for the columns of its own set.
void ChainMaster::find_row(const Violation& violation) {
  double sign = -1;
  rho_.assign(now_.columns.size(), 0);
  if (violation.kind == Leaving::Kind::kPosition) {
    rho_[violation.index] = 1;
  } else if (violation.kind == Leaving::Kind::kKey) {
    for (std::uint32_t p = now_.first_member[violation.index]; p != kOut; p = now_.next_member[p]) rho_[p] = 1;
    sign = 1;
  } else {
    collect_row(violation.index, row_positions_, row_entries_);  // leaves the entries in rho_
    row_weight_[violation.index] = 1;
    weighted_rows_.push_back(violation.index);
  }
  now_.basis.solve_transposed(rho_);
  for (std::size_t l = 0; l < now_.rows.size(); ++l) {
    if (std::abs(rho_[l]) < 1e-12) continue;
    row_weight_[now_.rows[l]] = sign * rho_[l];
    weighted_rows_.push_back(now_.rows[l]);
  }
}

/// From the weights of rows to those of the chains that use them, and to the sets whose key does: only those are looked
/// at, however many there are in all.
void ChainMaster::spread_weights(const Violation& violation) {
  for (const std::uint32_t s : weighted_sets_) set_weight_[s] = 0;
  for (const std::uint32_t j : weighted_chains_) chain_weight_[j] = 0;
  weighted_sets_.clear();
  weighted_chains_.clear();
  chain_weight_.resize(known_chains_, 0);
  chain_marked_.resize(known_chains_, 0);
  const auto mark = [&](std::uint32_t j) {
    if (chain_marked_[j] != 0) return;
    chain_marked_[j] = 1;
    weighted_chains_.push_back(j);
  };
  for (const std::uint32_t r : weighted_rows_) {
    const auto chains = lean_.chains_on(r);
    const auto values = lean_.per_unit_on(r);
    for (std::size_t k = 0; k < chains.size(); ++k) {
      mark(chains[k]);
      chain_weight_[chains[k]] += values[k] * row_weight_[r];
    }
  }
  const std::size_t direct = weighted_chains_.size();
  const auto weigh_set = [&](std::uint32_t s, double weight) {
    if (weight == 0) return;
    set_weight_[s] = weight;
    weighted_sets_.push_back(s);
    for (const std::uint32_t j : lean_.chains_of(s)) mark(j);
  };
  const std::uint32_t own = violation.kind == Leaving::Kind::kKey ? violation.index : kNoSet;
  if (own != kNoSet) {
    const ColumnId key = now_.key[own];
    weigh_set(own, 1 + (is_chain(key) ? chain_weight_[chain_of(key)] : 0));
  }
  for (std::size_t i = 0; i < direct; ++i) {
    const std::uint32_t j = weighted_chains_[i];
    if (now_.where[first_chain_ + j] == kKey && pool_.set(j) != own) weigh_set(pool_.set(j), chain_weight_[j]);
  }
  std::ranges::sort(weighted_sets_);
  std::ranges::sort(weighted_chains_);
  for (const std::uint32_t j : weighted_chains_) chain_marked_[j] = 0;
}

ColumnId ChainMaster::dual_ratio(const Violation& violation, double& sign, double& reduced) {
  for (const std::uint32_t r : weighted_rows_) row_weight_[r] = 0;
  weighted_rows_.clear();
  find_row(violation);
  spread_weights(violation);

  struct Choice {
    ColumnId column;
    double rate, reduced, sign;
  };
  static thread_local std::vector<Choice> choices;
  choices.clear();
  double shortest = std::numeric_limits<double>::infinity();
  const double need = violation.at_upper ? -1 : 1;
  const auto look = [&](ColumnId c, double rate) {
    const double way = is_step(c) && now_.at_upper[c] != 0 ? -1 : 1;
    if (need * way * rate < kSmallest) return;
    const double d = (c & kSlackBit) != 0 ? now_.price[c & ~kSlackBit] : reduced_cost(c);
    const double price = is_chain(c) || is_step(c) ? std::abs(cost_of(c) - d) : 1;
    const double room = std::max(way * d, 0.0);
    choices.push_back({c, std::abs(rate), room, way});
    shortest = std::min(shortest, (room + kDualTolerance * std::max(1.0, price)) / std::abs(rate));
  };
  for (const std::uint32_t s : weighted_sets_)
    for (ColumnId k = net_.step_first[s]; k < net_.step_first[s + 1]; ++k)
      if (now_.where[k] == kOut && now_.step_upper[k] > 0) look(k, -set_weight_[s]);
  for (ColumnId c = net_.steps(); c < first_chain_; ++c)
    if (now_.where[c] == kOut) look(c, -row_weight_[shortfall_row_[c - net_.steps()]]);
  for (const std::uint32_t r : weighted_rows_)
    if (now_.local_of[r] != kOut && now_.slack_in[r] == 0) look(kSlackBit | r, row_weight_[r]);
  for (const std::uint32_t j : weighted_chains_)
    if (now_.where[first_chain_ + j] == kOut && is_dead_[j] == 0)
      look(first_chain_ + j, chain_weight_[j] - set_weight_[pool_.set(j)]);

  ColumnId best = kNoColumn;
  double largest = 0;
  for (const Choice& choice : choices) {
    if (choice.reduced > shortest * choice.rate || choice.rate <= largest) continue;
    largest = choice.rate;
    best = choice.column;
    sign = choice.sign;
  }
  if (best != kNoColumn) reduced = (best & kSlackBit) != 0 ? now_.price[best & ~kSlackBit] : reduced_cost(best);
  return best;
}

double ChainMaster::room_above(std::uint32_t row) {
  if (now_.local_of[row] == kOut || now_.slack_in[row] != 0) return std::numeric_limits<double>::infinity();
  find_direction(kSlackBit | row, -1);
  const Leaving leaving = primal_ratio(kSlackBit | row);
  return leaving.kind == Leaving::Kind::kNothing ? std::numeric_limits<double>::infinity() : leaving.step;
}

MasterOutcome ChainMaster::run_dual() {
  if (is_lean_stale_) refresh();
  int troubles = 0;
  key_devex_.assign(net_.sets(), 1);
  row_devex_.assign(net_.rows(), 1);
  place_devex_.assign(now_.columns.size(), 1);
  find_violations();
  const auto start_anew = [&] {
    const bool fits = refresh();
    find_violations();
    return fits;
  };
  for (std::uint64_t pivots = 0; pivots < 20000; ++pivots) {
    const Violation violation = worst_violation();
    if (violation.kind == Leaving::Kind::kNothing) {
      if (now_.basis.changes() == 0 || start_anew()) return MasterOutcome::kOptimal;
      continue;
    }
    double sign = 1, reduced = 0;
    const ColumnId entering = dual_ratio(violation, sign, reduced);
    if (entering == kNoColumn) return MasterOutcome::kInfeasible;
    find_direction(entering, sign);
    double rate = 0;
    if (violation.kind == Leaving::Kind::kPosition)
      rate = -y_[violation.index];
    else if (violation.kind == Leaving::Kind::kKey)
      rate = key_rate_[violation.index];
    else
      rate = usage_rate_[violation.index];
    if ((violation.at_upper ? -rate : rate) < kSmallest / 2) {  // the row lied: its numbers are worn
      if (++troubles > 20) return MasterOutcome::kStuck;
      start_anew();
      continue;
    }
    update_devex(violation);
    pivot(entering, sign, reduced,
          {violation.kind, violation.index, violation.amount / std::abs(rate), violation.at_upper});
    ++counters_.dual_pivots;
    place_devex_.resize(now_.columns.size(), 1);
    if (now_.basis.is_worn())
      start_anew();
    else
      note_moved();
    place_devex_.resize(now_.columns.size(), 1);
  }
  return MasterOutcome::kStuck;
}

}  // namespace korridor
