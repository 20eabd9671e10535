// The ratio test of the dual simplex: how a violated amount answers to every column, and which column enters.

#include <algorithm>
#include <cmath>

#include "korridor/chains/chain_master_columns.h"

namespace korridor {
namespace {

constexpr double kDualTolerance = 1e-9;  // relative to the price of the set, or one

}  // namespace

/// How the violated amount answers to a column: weights by row, and one for the columns of its own set.
void ChainMaster::find_row(const Violation& violation) {
  double sign = -1;
  rho_.assign(now_.columns.size(), 0);
  rho_at_.clear();
  if (violation.kind == Leaving::Kind::kPosition) {
    rho_[violation.index] = 1;
    rho_at_.push_back(violation.index);
  } else if (violation.kind == Leaving::Kind::kKey) {
    for (std::uint32_t p = now_.first_member[violation.index]; p != kOut; p = now_.next_member[p]) {
      rho_[p] = 1;
      rho_at_.push_back(p);
    }
    sign = 1;
  } else {
    collect_row(violation.index, row_positions_, row_entries_);  // leaves the entries in rho_
    rho_at_ = row_positions_;
    row_weight_[violation.index] = 1;
    weighted_rows_.push_back(violation.index);
  }
  now_.basis.solve_transposed(rho_, rho_at_);
  for (const std::uint32_t l : rho_at_) {
    if (std::abs(rho_[l]) < 1e-12) continue;
    row_weight_[now_.rows[l]] = sign * rho_[l];
    weighted_rows_.push_back(now_.rows[l]);
  }
}

/// From the weights of rows to those of the chains that use them, and to the sets whose key does: only those are looked
/// at, however many there are in all.
void ChainMaster::spread_weights(const Violation& violation) {
  for (const std::uint32_t s : weighted_sets_) set_weight_[s] = 0;
  for (const std::uint32_t j : weighted_chains_) chain_weight_[j] = 0, chain_marked_[j] = 0;
  weighted_sets_.clear();
  weighted_chains_.clear();
  chain_weight_.resize(lean_.chains(), 0);
  chain_marked_.resize(lean_.chains(), 0);
  for (const std::uint32_t r : weighted_rows_) {
    const double weight = row_weight_[r];
    for (const auto& [j, per_unit] : lean_.uses_on(r)) {
      if (chain_marked_[j] == 0) {
        chain_marked_[j] = 1;
        weighted_chains_.push_back(j);
      }
      chain_weight_[j] += per_unit * weight;
    }
  }
  const std::size_t direct = weighted_chains_.size();
  const std::uint32_t own = violation.kind == Leaving::Kind::kKey ? violation.index : kNoSet;
  const auto weigh_set = [&](std::uint32_t s, double weight) {
    if (weight == 0) return;
    set_weight_[s] = weight;
    weighted_sets_.push_back(s);
  };
  if (own != kNoSet) {
    const ColumnId key = now_.key[own];
    weigh_set(own, 1 + (is_chain(key) ? chain_weight_[chain_of(key)] : 0));
  }
  for (std::size_t i = 0; i < direct; ++i) {
    const std::uint32_t j = weighted_chains_[i];
    if (now_.where[first_chain_ + j] == kKey && pool_.set(j) != own) weigh_set(pool_.set(j), chain_weight_[j]);
  }
  for (const std::uint32_t s : weighted_sets_)
    for (const std::uint32_t j : lean_.chains_of(s)) {
      if (chain_marked_[j] == 0) {
        chain_marked_[j] = 1;
        weighted_chains_.push_back(j);
      }
      chain_weight_[j] -= set_weight_[s];
    }
}

/// Reduced costs of the chains from `first` on, which pivots then keep up to date.
void ChainMaster::reduce_chains(std::uint32_t first) {
  chain_reduced_.resize(lean_.chains());
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    const auto chains = lean_.chains_of(s);
    if (chains.empty() || chains.back() < first) continue;
    const double price = set_price(s);
    for (auto j = std::ranges::lower_bound(chains, first); j != chains.end(); ++j)
      chain_reduced_[*j] = cost_of(first_chain_ + *j) + lean_.charge(*j, now_.price.data()) - price;
  }
}

/// After a pivot whose row stands in the weights: prices moved by `step` along it.
void ChainMaster::move_reduced(const Violation& violation, ColumnId left, double step) {
  for (const std::uint32_t j : weighted_chains_) chain_reduced_[j] -= step * chain_weight_[j];
  if (violation.kind != Leaving::Kind::kRow && is_chain(left)) chain_reduced_[chain_of(left)] = step;
}

/// Columns that would bring the violated amount back, and how far the prices can move before the first of them loses
/// its reduced cost, tolerance included.
double ChainMaster::list_choices(const Violation& violation) {
  choices_.clear();
  double shortest = std::numeric_limits<double>::infinity();
  const double need = violation.at_upper ? -1 : 1;
  const auto look = [&](ColumnId c, double answers, double d, double price, double way) {
    const double room = std::max(way * d, 0.0);
    choices_.push_back({c, answers, room, way});
    shortest = std::min(shortest, (room + kDualTolerance * std::max(1.0, price)) / std::abs(answers));
  };
  for (const std::uint32_t s : weighted_sets_) {
    const double price = set_price(s);
    for (ColumnId k = net_.step_first[s]; k < net_.step_first[s + 1]; ++k) {
      if (now_.where[k] != kOut || now_.step_upper[k] <= 0) continue;
      const double way = now_.at_upper[k] != 0 ? -1 : 1;
      if (need * way * -set_weight_[s] >= kSmallestDualPivot)
        look(k, -set_weight_[s], cost_of(k) - price, std::abs(price), way);
    }
  }
  for (ColumnId c = net_.steps(); c < first_chain_; ++c) {
    const double answers = -row_weight_[shortfall_row_[c - net_.steps()]];
    if (need * answers >= kSmallestDualPivot && now_.where[c] == kOut) look(c, answers, reduced_cost(c), 1, 1);
  }
  for (const std::uint32_t r : weighted_rows_)
    if (need * row_weight_[r] >= kSmallestDualPivot && now_.local_of[r] != kOut && now_.slack_in[r] == 0)
      look(kSlackBit | r, row_weight_[r], now_.price[r], 1, 1);
  for (const std::uint32_t j : weighted_chains_)
    if (need * chain_weight_[j] >= kSmallestDualPivot && now_.where[first_chain_ + j] == kOut && is_dead_[j] == 0)
      look(first_chain_ + j, chain_weight_[j], chain_reduced_[j], std::abs(pool_.cost(j) - chain_reduced_[j]), 1);
  return shortest;
}

/// Two passes (Harris): of those within the tolerance of the first, the one that answers most.
ChainMaster::Entering ChainMaster::dual_ratio(const Violation& violation) {
  for (const std::uint32_t r : weighted_rows_) row_weight_[r] = 0;
  weighted_rows_.clear();
  find_row(violation);
  spread_weights(violation);
  const double shortest = list_choices(violation);
  const Choice* best = nullptr;
  for (const Choice& choice : choices_) {
    const double size = std::abs(choice.rate);
    if (choice.reduced > shortest * size) continue;
    const double largest = best == nullptr ? 0 : std::abs(best->rate);
    if (size > largest || (size == largest && choice.column < best->column)) best = &choice;
  }
  if (best == nullptr) return {};
  const bool is_slack = (best->column & kSlackBit) != 0;
  return {.column = best->column,
          .sign = best->sign,
          .reduced = is_slack ? now_.price[best->column & ~kSlackBit] : reduced_cost(best->column),
          .answers = best->rate};
}

/// And the direction that the whole plan takes with it.
ChainMaster::Entering ChainMaster::find_entering(const Violation& violation) {
  Entering entering = dual_ratio(violation);
  if (entering.column == kNoColumn) return entering;
  find_direction(entering.column, entering.sign);
  entering.rate = violation.kind == Leaving::Kind::kPosition ? -y_[violation.index]
                  : violation.kind == Leaving::Kind::kKey    ? key_rate_[violation.index]
                                                             : usage_rate_[violation.index];
  entering.is_worn = (violation.at_upper ? -entering.rate : entering.rate) < kSmallestDualPivot / 2;
  return entering;
}

/// The violated amount leaves the basis at its bound.
void ChainMaster::exchange(const Violation& violation, const Entering& entering) {
  const ColumnId leaving = violation.kind == Leaving::Kind::kPosition ? now_.columns[violation.index]
                           : violation.kind == Leaving::Kind::kKey    ? now_.key[violation.index]
                                                                      : kNoColumn;
  move_reduced(violation, leaving, entering.reduced / entering.answers);
  pivot(entering.column, entering.sign, entering.reduced,
        {violation.kind, violation.index, violation.amount / std::abs(entering.rate), violation.at_upper});
  ++counters_.dual_pivots;
  place_devex_.resize(now_.columns.size(), 1);
}

}  // namespace korridor
