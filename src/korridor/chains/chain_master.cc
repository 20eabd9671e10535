#include "korridor/chains/chain_master.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "korridor/chains/chain_master_columns.h"

namespace korridor {

ChainMaster::ChainMaster(const HyperNetwork& net, ChainPool& pool)
    : net_(net),
      pool_(pool),
      capacity_(net.capacity),
      true_capacity_(net.capacity),
      wanted_(net.wanted),
      step_upper_(net.step_upper),
      chains_on_row_(net.rows()),
      key_rate_(net.sets(), 0),
      usage_rate_(net.rows(), 0),
      set_marked_(net.sets(), 0),
      row_marked_(net.rows(), 0),
      set_price_(net.sets(), 0),
      key_devex_(net.sets(), 1),
      row_devex_(net.rows(), 1),
      row_weight_(net.rows(), 0),
      set_weight_(net.sets(), 0) {
  now_.price.assign(net.rows(), 0);
  now_.usage.assign(net.rows(), 0);
  now_.local_of.assign(net.rows(), kOut);
  now_.slack_in.assign(net.rows(), 0);
  now_.key.assign(net.sets(), kNoColumn);
  now_.key_x.assign(net.sets(), 0);
  now_.first_member.assign(net.sets(), kOut);
  now_.at_upper.assign(net.steps(), 0);
  for (std::uint32_t r = 0; r < net.rows(); ++r)
    if (std::isfinite(net.shortfall[r])) shortfall_row_.push_back(r);
  first_chain_ = net.steps() + static_cast<std::uint32_t>(shortfall_row_.size());
  has_firm_ = std::ranges::any_of(net.step_cost, [](double c) { return std::isinf(c); });
  now_.where.assign(first_chain_, kOut);
  grow();
  start_basis();
}

void ChainMaster::set_capacity(std::uint32_t row, double capacity) {
  if (capacity < capacity_[row]) lowered_.push_back(row);
  is_lean_stale_ = true;
  capacity_[row] = true_capacity_[row] = capacity;
}
void ChainMaster::set_wanted(std::uint32_t set, double wanted) {
  is_lean_stale_ = true;
  wanted_[set] = wanted;
}
void ChainMaster::set_step_upper(std::uint32_t step, double upper) { step_upper_[step] = upper; }

/// Nothing is delivered: the cheapest steps of each set take all that is wanted, the last of them is the key.
void ChainMaster::start_basis() {
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    std::vector<std::uint32_t> steps;
    for (std::uint32_t k = net_.step_first[s]; k < net_.step_first[s + 1]; ++k) steps.push_back(k);
    std::ranges::stable_sort(steps, {}, [&](std::uint32_t k) { return net_.step_cost[k]; });
    double rest = wanted_[s];
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (rest > step_upper_[steps[i]] && i + 1 < steps.size()) {
        now_.at_upper[steps[i]] = 1;
        rest -= step_upper_[steps[i]];
        continue;
      }
      take_key(s, steps[i], rest);
      break;
    }
  }
}

void ChainMaster::grow() {
  for (; known_chains_ < pool_.size(); ++known_chains_)
    for (const std::uint32_t r : pool_.rows(known_chains_)) chains_on_row_[r].push_back(known_chains_);
  now_.where.resize(first_chain_ + pool_.size(), kOut);
  is_lean_stale_ = true;
}

void ChainMaster::begin_phase_one() { phase_one_ = true; }

void ChainMaster::end_phase_one() {
  phase_one_ = false;
  for (std::uint32_t k = 0; k < net_.steps(); ++k)
    if (std::isinf(net_.step_cost[k])) {
      step_upper_[k] = 0;
      now_.at_upper[k] = 0;
    }
}

void ChainMaster::take_key(std::uint32_t set, ColumnId c, double amount) {
  now_.key[set] = c;
  now_.key_x[set] = amount;
  set_where(c, kKey);
}

void ChainMaster::list_member(std::uint32_t position) {
  now_.next_member.resize(now_.columns.size(), kOut);
  const std::uint32_t set = set_of(now_.columns[position]);
  if (set == kNoSet) return;
  now_.next_member[position] = now_.first_member[set];
  now_.first_member[set] = position;
}

void ChainMaster::unlist_member(std::uint32_t position) {
  const std::uint32_t set = set_of(now_.columns[position]);
  if (set == kNoSet) return;
  std::uint32_t* at = &now_.first_member[set];
  while (*at != position) at = &now_.next_member[*at];
  *at = now_.next_member[position];
}

/// Rows whose own slack is in the working basis leave it; the rest keeps its order.
void ChainMaster::compress() {
  std::vector<char> drop(now_.rows.size(), 0);
  for (const ColumnId c : now_.columns)
    if ((c & kSlackBit) != 0) drop[now_.local_of[c & ~kSlackBit]] = 1;
  std::vector<std::uint32_t> rows;
  std::vector<ColumnId> columns;
  std::vector<double> x, devex;
  place_devex_.resize(now_.columns.size(), 1);
  for (std::size_t l = 0; l < now_.rows.size(); ++l) {
    if (drop[l] != 0) {
      now_.local_of[now_.rows[l]] = kOut;
      now_.price[now_.rows[l]] = 0;
    } else {
      now_.local_of[now_.rows[l]] = static_cast<std::uint32_t>(rows.size());
      rows.push_back(now_.rows[l]);
    }
    if ((now_.columns[l] & kSlackBit) != 0) {
      set_where(now_.columns[l], kOut);
      continue;
    }
    columns.push_back(now_.columns[l]);
    x.push_back(now_.x[l]);
    devex.push_back(place_devex_[l]);
  }
  now_.rows = std::move(rows);
  now_.columns = std::move(columns);
  now_.x = std::move(x);
  place_devex_ = std::move(devex);
  std::ranges::fill(now_.first_member, kOut);
  now_.next_member.assign(now_.columns.size(), kOut);
  for (std::uint32_t p = 0; p < now_.columns.size(); ++p) {
    set_where(now_.columns[p], p);
    list_member(p);
  }
}

/// A working column that depends on the others gives way to the slack of a row that no column covers.
void ChainMaster::repair() {
  const std::uint32_t p = now_.basis.lu().bad_column(), l = now_.basis.lu().bad_row();
  ++counters_.repairs;
  set_where(now_.columns[p], kOut);
  unlist_member(p);
  now_.columns[p] = kSlackBit | now_.rows[l];
  set_where(now_.columns[p], p);
}

bool ChainMaster::factor() {
  for (int attempt = 0; attempt < 50; ++attempt) {
    compress();
    ++counters_.factorisations;
    SparseColumns matrix;
    std::vector<double> dense(now_.rows.size(), 0);
    for (const ColumnId c : now_.columns) {
      const auto first = matrix.row.size();
      const auto put = [&](std::uint32_t row, double value) {
        const std::uint32_t l = now_.local_of[row];
        if (l == kOut) return;
        if (dense[l] == 0) matrix.row.push_back(l);
        dense[l] += value;
        if (dense[l] == 0) dense[l] = 1e-300;  // keeps its place in the list
      };
      visit_entries(c, put);
      if (set_of(c) != kNoSet) visit_entries(now_.key[set_of(c)], [&](std::uint32_t row, double v) { put(row, -v); });
      auto out = first;
      for (auto k = first; k < matrix.row.size(); ++k) {
        const std::uint32_t l = matrix.row[k];
        if (std::abs(dense[l]) > 1e-13) {
          matrix.row[out++] = l;
          matrix.value.push_back(dense[l]);
        }
        dense[l] = 0;
      }
      matrix.row.resize(out);
      matrix.first.push_back(static_cast<std::uint32_t>(out));
    }
    if (now_.basis.factor(matrix)) return true;
    repair();
  }
  return false;
}

void ChainMaster::compute_amounts() {
  y_.resize(now_.rows.size());
  for (std::size_t l = 0; l < now_.rows.size(); ++l) y_[l] = capacity_[now_.rows[l]];
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    double rest = wanted_[s];
    for (std::uint32_t k = net_.step_first[s]; k < net_.step_first[s + 1]; ++k)
      if (now_.at_upper[k] != 0) rest -= step_upper_[k];
    now_.key_x[s] = rest;
    visit_entries(now_.key[s], [&](std::uint32_t row, double v) {
      if (now_.local_of[row] != kOut) y_[now_.local_of[row]] -= v * rest;
    });
  }
  now_.basis.solve(y_);
  now_.x = y_;
  for (std::size_t p = 0; p < now_.columns.size(); ++p)
    if (const std::uint32_t s = set_of(now_.columns[p]); s != kNoSet) now_.key_x[s] -= now_.x[p];
  std::ranges::fill(now_.usage, 0);
  const auto use = [&](ColumnId c, double amount) {
    if (amount != 0 && (c & kSlackBit) == 0)
      visit_entries(c, [&](std::uint32_t row, double v) { now_.usage[row] += v * amount; });
  };
  for (std::uint32_t s = 0; s < net_.sets(); ++s) use(now_.key[s], now_.key_x[s]);
  for (std::size_t p = 0; p < now_.columns.size(); ++p) use(now_.columns[p], now_.x[p]);
}

void ChainMaster::compute_prices() {
  rho_.resize(now_.columns.size());
  for (std::size_t p = 0; p < now_.columns.size(); ++p) {
    const std::uint32_t s = set_of(now_.columns[p]);
    rho_[p] = -(cost_of(now_.columns[p]) - (s == kNoSet ? 0 : cost_of(now_.key[s])));
  }
  now_.basis.solve_transposed(rho_);
  for (std::size_t l = 0; l < now_.rows.size(); ++l) now_.price[now_.rows[l]] = rho_[l];
}

bool ChainMaster::is_within_bounds() const {
  const auto fits = [&](ColumnId c, double x) {
    const double slack = 10 * tolerance_of(c);
    return x >= -slack && x <= upper_of(c) + slack;
  };
  for (std::uint32_t s = 0; s < net_.sets(); ++s)
    if (!fits(now_.key[s], now_.key_x[s])) return false;
  for (std::size_t p = 0; p < now_.columns.size(); ++p)
    if (!fits(now_.columns[p], now_.x[p])) return false;
  for (const std::uint32_t r : lean_.live_rows())
    if (now_.usage[r] > capacity_[r] + 10 * kTolerance * net_.row_scale[r]) return false;
  return true;
}

bool ChainMaster::refresh() {
  if (is_lean_stale_) lean_.rebuild(pool_, wanted_, capacity_, now_.rows);
  is_lean_stale_ = false;
  factor();
  compute_amounts();
  compute_prices();
  return is_within_bounds();
}

ChainBasis ChainMaster::save() const { return {now_.key, now_.rows, now_.columns, now_.at_upper}; }

void ChainMaster::restore(const ChainBasis& basis) {
  for (const std::uint32_t r : now_.rows) {
    now_.local_of[r] = kOut;
    now_.price[r] = 0;
  }
  std::ranges::fill(now_.where, kOut);
  std::ranges::fill(now_.slack_in, 0);
  now_.key = basis.key;
  now_.rows = basis.working_rows;
  now_.columns = basis.working_columns;
  now_.at_upper = basis.at_upper;
  now_.x.assign(now_.columns.size(), 0);
  for (std::uint32_t l = 0; l < now_.rows.size(); ++l) now_.local_of[now_.rows[l]] = l;
  for (std::uint32_t s = 0; s < net_.sets(); ++s) set_where(now_.key[s], kKey);
  refresh();
}

std::vector<std::uint32_t> ChainMaster::take_lowered_rows() { return std::exchange(lowered_, {}); }

std::vector<std::uint32_t> ChainMaster::sets_on(std::uint32_t row) const {
  std::vector<std::uint32_t> sets;
  for (const std::uint32_t chain : chains_on_row_[row])
    if (now_.where[first_chain_ + chain] != kOut) sets.push_back(pool_.set(chain));
  return sets;
}

ChainMaster::Snapshot ChainMaster::snapshot() const {
  Snapshot snapshot;
  snapshot.state_ = now_;
  snapshot.chains_ = known_chains_;
  return snapshot;
}

void ChainMaster::put_back(const Snapshot& snapshot) {
  for (std::uint32_t r = 0; known_chains_ > snapshot.chains_ && r < net_.rows(); ++r)
    while (!chains_on_row_[r].empty() && chains_on_row_[r].back() >= snapshot.chains_) chains_on_row_[r].pop_back();
  known_chains_ = snapshot.chains_;
  now_ = snapshot.state_;
  is_lean_stale_ = true;
}

double ChainMaster::set_price(std::uint32_t set) const { return cost_of(now_.key[set]) + charge_of(now_.key[set]); }

double ChainMaster::objective() const {
  double sum = 0;
  for (const auto& [c, x] : amounts())
    if (x != 0) sum += cost_of(c) * x;
  return sum;
}

std::vector<std::pair<ColumnId, double>> ChainMaster::amounts() const {
  std::vector<std::pair<ColumnId, double>> list;
  for (std::uint32_t k = 0; k < net_.steps(); ++k)
    if (now_.at_upper[k] != 0) list.emplace_back(k, step_upper_[k]);
  for (std::uint32_t s = 0; s < net_.sets(); ++s) list.emplace_back(now_.key[s], now_.key_x[s]);
  for (std::size_t p = 0; p < now_.columns.size(); ++p)
    if ((now_.columns[p] & kSlackBit) == 0) list.emplace_back(now_.columns[p], now_.x[p]);
  std::ranges::sort(list);
  return list;
}

}  // namespace korridor
