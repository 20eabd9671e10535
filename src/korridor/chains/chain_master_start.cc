// Where the simplex begins: with nothing delivered, or near a guess of what an optimal plan looks like.

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "korridor/base/random.h"
#include "korridor/chains/chain_master_columns.h"

namespace korridor {
namespace {

constexpr std::uint64_t kPivotsOfAStart = 1000;
constexpr double kApart = 1e-3;  // of its cost is what a lifted chain may keep above its set, each its own share

}  // namespace

/// Nothing is delivered: the cheapest steps of each set take all that is wanted, the last of them is the key.
void ChainMaster::start_basis() {
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    std::vector<std::uint32_t> steps;
    for (std::uint32_t k = net_.step_first[s]; k < net_.step_first[s + 1]; ++k) steps.push_back(k);
    std::ranges::stable_sort(steps, {}, [&](std::uint32_t k) { return net_.step_cost[k]; });
    double rest = net_.wanted[s];
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (rest > now_.step_upper[steps[i]] && i + 1 < steps.size()) {
        now_.at_upper[steps[i]] = 1;
        rest -= now_.step_upper[steps[i]];
        continue;
      }
      take_key(s, steps[i], rest);
      break;
    }
  }
}

void ChainMaster::clear_basis() {
  std::ranges::fill(now_.where, kOut);
  std::ranges::fill(now_.at_upper, 0);
  std::ranges::fill(now_.local_of, kOut);
  std::ranges::fill(now_.slack_in, 0);
  std::ranges::fill(now_.price, 0);
  std::ranges::fill(now_.first_member, kOut);
  now_.next_member.clear();
  now_.is_factored = is_climbed_ = false;
  now_.rows.clear();
  now_.columns.clear();
  now_.x.clear();
}

/// What carries most of a set becomes its key, a step as far as it is neither empty nor full. The rest that carries
/// something is given back, what carries most first; of a set whose key is a step no other step.
std::vector<ColumnId> ChainMaster::choose_keys(const Guess& guess) {
  struct Offer {
    ColumnId column;
    double tonnes;
  };
  std::vector<Offer> offers, most(net_.sets(), {kNoColumn, -std::numeric_limits<double>::infinity()});
  const auto offer = [&](ColumnId c, double tonnes) {
    offers.push_back({c, tonnes});
    if (Offer& best = most[set_of(c)]; tonnes > best.tonnes) best = offers.back();
  };
  for (std::uint32_t k = 0; k < net_.steps(); ++k) {
    const double x = std::min(guess.step_amount[k], now_.step_upper[k]), room = now_.step_upper[k] - x;
    now_.at_upper[k] = static_cast<char>(x > room);
    offer(k, std::min(x, room));
  }
  for (const auto& [chain, tonnes] : guess.chains)
    if (is_dead_[chain] == 0) offer(first_chain_ + chain, tonnes);
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    if (is_step(most[s].column)) now_.at_upper[most[s].column] = 0;
    take_key(s, most[s].column, 0);
  }
  std::erase_if(offers, [&](const Offer& o) {
    const bool is_second = is_step(o.column) && is_step(now_.key[net_.step_set[o.column]]);
    return is_second || now_.where[o.column] == kKey || o.tonnes <= kTolerance * net_.wanted[set_of(o.column)];
  });
  std::ranges::stable_sort(offers, std::greater{}, &Offer::tonnes);
  std::vector<ColumnId> rest;
  rest.reserve(offers.size());
  for (const Offer& o : offers) rest.push_back(o.column);
  return rest;
}

/// As many of the columns as stand for a row that charges, those that come first; rows that none stands for are left.
void ChainMaster::fill_basis(const std::vector<ColumnId>& columns, const std::vector<double>& charge) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t r = 0; r < net_.rows(); ++r)
    if (charge[r] > 0 && lean_.is_live(r)) {
      now_.local_of[r] = static_cast<std::uint32_t>(rows.size());
      rows.push_back(r);
    }
  SparseColumns matrix;
  std::vector<double> dense(rows.size(), 0);
  for (const ColumnId c : columns) append_column(c, matrix, dense);
  for (const std::uint32_t r : rows) now_.local_of[r] = kOut;
  for (const auto& [column, row] : SparseLu().choose(matrix, static_cast<std::uint32_t>(rows.size()))) {
    const auto position = static_cast<std::uint32_t>(now_.rows.size());
    const ColumnId c = columns[column];
    if (is_step(c)) now_.at_upper[c] = 0;
    now_.local_of[rows[row]] = position;
    now_.rows.push_back(rows[row]);
    now_.columns.push_back(c);
    set_where(c, position);
    list_member(position);
  }
  now_.x.assign(now_.columns.size(), 0);
}

/// Moves costs so that the charges of the guess are the prices of this basis and fit it: what rows outside the basis
/// charge is a cost of the chains on them; columns of the basis cost as much as the key of their set, or as a step of
/// it in the basis; a step that pays or does not goes to its other end, chains that pay are lifted. Lifted to nothing,
/// thousands would tie and most pivots stand still.
void ChainMaster::lift_costs(const std::vector<double>& charge) {
  for (std::uint32_t r = 0; r < net_.rows(); ++r) {
    const double price = std::min(charge[r], net_.shortfall[r]);
    now_.price[r] = now_.local_of[r] == kOut ? 0 : price;
    if (price > 0 && now_.local_of[r] == kOut)
      for (const auto& [j, per_unit] : lean_.uses_on(r)) lift_[j] += per_unit * price;
  }
  const auto match = [&](ColumnId c, double off) {
    if (is_chain(c)) lift_[chain_of(c)] -= off;
  };
  for (const ColumnId c : now_.columns)
    if (is_step(c)) match(now_.key[net_.step_set[c]], -reduced_cost(c));
  for (const ColumnId c : now_.columns) match(c, reduced_cost(c));
  for (std::uint32_t k = 0; k < net_.steps(); ++k) {
    if (now_.where[k] != kOut || now_.step_upper[k] <= 0 || std::isinf(now_.step_upper[k])) continue;
    const double d = cost_of(k) - set_price(net_.step_set[k]);
    if ((now_.at_upper[k] != 0 ? -d : d) < 0) now_.at_upper[k] ^= 1;
  }
  lift_chains(0, kApart);
}

/// What a chain costs too little is lifted off until the dual simplex is through.
void ChainMaster::lift_chains(std::uint32_t first, double apart) {
  for (std::uint32_t j = first; j < lean_.chains(); ++j) {
    if (now_.where[first_chain_ + j] != kOut) continue;
    const double least = apart == 0 ? 0 : apart * std::abs(pool_.cost(j)) * (0.5 + Random(0x6c696674, j).uniform());
    lift_[j] += std::max(0.0, least - reduced_cost(first_chain_ + j));
  }
}

ChainMaster::Basis ChainMaster::basis_of(const Snapshot& snapshot) {
  const State& state = snapshot.state_;
  return {state.key, state.rows, state.columns, state.at_upper};
}

/// Every set has a key of its own, every row of the working basis a column, and none stands in two places.
bool ChainMaster::is_basis(const Basis& basis) const {
  if (basis.key.size() != net_.sets() || basis.at_upper.size() != net_.steps() ||
      basis.rows.size() != basis.columns.size())
    return false;
  std::vector<char> row_taken(net_.rows(), 0), taken(now_.where.size(), 0), slack_taken(net_.rows(), 0);
  for (const std::uint32_t r : basis.rows)
    if (r >= net_.rows() || std::exchange(row_taken[r], 1) != 0) return false;
  const auto take = [&](ColumnId c) { return c < taken.size() && std::exchange(taken[c], 1) == 0; };
  for (std::uint32_t s = 0; s < net_.sets(); ++s)
    if (!take(basis.key[s]) || set_of(basis.key[s]) != s) return false;
  return std::ranges::all_of(basis.columns, [&](ColumnId c) {
    if ((c & kSlackBit) == 0) return take(c);
    const std::uint32_t r = c & ~kSlackBit;
    return r < net_.rows() && row_taken[r] != 0 && std::exchange(slack_taken[r], 1) == 0;
  });
}

bool ChainMaster::take_basis(const Basis& basis) {
  if (!is_basis(basis)) return false;
  clear_basis();
  is_lean_stale_ = true;  // its rows are live whatever the lists say
  now_.at_upper = basis.at_upper;
  for (std::uint32_t s = 0; s < net_.sets(); ++s) take_key(s, basis.key[s], 0);
  for (std::uint32_t p = 0; p < basis.rows.size(); ++p) {
    now_.local_of[basis.rows[p]] = p;
    now_.rows.push_back(basis.rows[p]);
    now_.columns.push_back(basis.columns[p]);
    set_where(basis.columns[p], p);
    list_member(p);
  }
  now_.x.assign(now_.columns.size(), 0);
  return true;
}

bool ChainMaster::start_near(const Guess& guess) {
  if (are_lists_behind()) list_live_and_dead();
  clear_basis();
  fill_basis(choose_keys(guess), guess.charge);
  if (factor()) {
    lift_costs(guess.charge);
    compute_prices();
    compute_amounts();
    const std::uint64_t most = kPivotsOfAStart + 2 * now_.rows.size();
    if (run_dual({}, most) == MasterOutcome::kOptimal) return true;
  }
  clear_basis();
  start_basis();
  refresh();
  return false;
}

}  // namespace korridor
