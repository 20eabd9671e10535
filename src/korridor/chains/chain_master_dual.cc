#include <algorithm>
#include <cmath>

#include "korridor/chains/chain_master_columns.h"

namespace korridor {
namespace {

constexpr double kSmallest = 1e-7;       // pivot
constexpr double kDualTolerance = 1e-9;  // relative to the price of the set, or one

}  // namespace

/// The amount farthest beyond its bound, measured by its reference weight.
ChainMaster::Violation ChainMaster::worst_violation() const {
  Violation worst;
  double largest = 0;
  const auto look = [&](Leaving::Kind kind, std::uint32_t index, double below, double above, double tolerance,
                        double weight) {
    const double beyond = std::max(below, above);
    if (beyond <= tolerance || beyond * beyond <= largest * weight) return;
    largest = beyond * beyond / weight;
    worst = {kind, index, beyond, above > below};
  };
  for (std::uint32_t p = 0; p < now_.columns.size(); ++p)
    look(Leaving::Kind::kPosition, p, -now_.x[p], now_.x[p] - upper_of(now_.columns[p]), tolerance_of(now_.columns[p]),
         place_devex_[p]);
  for (std::uint32_t s = 0; s < net_.sets(); ++s)
    look(Leaving::Kind::kKey, s, -now_.key_x[s], now_.key_x[s] - upper_of(now_.key[s]), tolerance_of(now_.key[s]),
         key_devex_[s]);
  for (const std::uint32_t r : lean_.live_rows()) {
    const double tolerance = kTolerance * net_.row_scale[r];
    const double beyond = now_.usage[r] - capacity_[r];
    if (beyond > tolerance && now_.local_of[r] == kOut)
      look(Leaving::Kind::kRow, r, 0, beyond, tolerance, row_devex_[r]);
  }
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

ColumnId ChainMaster::dual_ratio(const Violation& violation, double& sign, double& reduced) {
  for (const std::uint32_t r : weighted_rows_) row_weight_[r] = 0;
  weighted_rows_.clear();
  find_row(violation);
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    double weight = 0;
    visit_entries(now_.key[s], [&](std::uint32_t row, double v) { weight += v * row_weight_[row]; });
    set_weight_[s] = weight;
  }
  if (violation.kind == Leaving::Kind::kKey) set_weight_[violation.index] += 1;

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
  for (ColumnId k = 0; k < net_.steps(); ++k)
    if (now_.where[k] == kOut && now_.step_upper[k] > 0 && set_weight_[net_.step_set[k]] != 0)
      look(k, -set_weight_[net_.step_set[k]]);
  for (ColumnId c = net_.steps(); c < first_chain_; ++c)
    if (now_.where[c] == kOut) look(c, -row_weight_[shortfall_row_[c - net_.steps()]]);
  for (const std::uint32_t r : weighted_rows_)
    if (now_.local_of[r] != kOut && now_.slack_in[r] == 0) look(kSlackBit | r, row_weight_[r]);
  const auto chains = static_cast<std::uint32_t>(now_.where.size()) - first_chain_;
  for (std::uint32_t j = 0; j < chains; ++j)
    if (now_.where[first_chain_ + j] == kOut && is_dead_[j] == 0)
      look(first_chain_ + j, lean_.charge(j, row_weight_.data()) - set_weight_[pool_.set(j)]);

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
  for (std::uint64_t pivots = 0; pivots < 20000; ++pivots) {
    const Violation violation = worst_violation();
    if (violation.kind == Leaving::Kind::kNothing) {
      if (now_.basis.changes() == 0 || refresh()) return MasterOutcome::kOptimal;
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
      refresh();
      continue;
    }
    update_devex(violation);
    pivot(entering, sign, reduced,
          {violation.kind, violation.index, violation.amount / std::abs(rate), violation.at_upper});
    ++counters_.dual_pivots;
    place_devex_.resize(now_.columns.size(), 1);
    if (now_.basis.is_worn()) refresh();
    place_devex_.resize(now_.columns.size(), 1);
  }
  return MasterOutcome::kStuck;
}

}  // namespace korridor
