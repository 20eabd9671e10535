#include "korridor/chains/chain_master.h"

#include <algorithm>
#include <cmath>

#include "korridor/chains/chain_master_columns.h"

namespace korridor {

ChainMaster::ChainMaster(const HyperNetwork& net, ChainPool& pool)
    : net_(net),
      pool_(pool),
      capacity_(net.capacity),
      true_capacity_(net.capacity),
      wanted_(net.wanted),
      step_upper_(net.step_upper),
      price_(net.rows(), 0),
      key_(net.sets(), kNoColumn),
      key_x_(net.sets(), 0),
      local_of_(net.rows(), kOut),
      first_member_(net.sets(), kOut),
      at_upper_(net.steps(), 0),
      slack_in_(net.rows(), 0),
      usage_(net.rows(), 0),
      chains_on_row_(net.rows()),
      key_rate_(net.sets(), 0),
      usage_rate_(net.rows(), 0),
      set_marked_(net.sets(), 0),
      row_marked_(net.rows(), 0),
      set_price_(net.sets(), 0),
      row_weight_(net.rows(), 0),
      set_weight_(net.sets(), 0) {
  for (std::uint32_t r = 0; r < net.rows(); ++r)
    if (std::isfinite(net.shortfall[r])) shortfall_row_.push_back(r);
  first_chain_ = net.steps() + static_cast<std::uint32_t>(shortfall_row_.size());
  has_firm_ = std::ranges::any_of(net.step_cost, [](double c) { return std::isinf(c); });
  where_.assign(first_chain_, kOut);
  grow();
  start_basis();
}

void ChainMaster::set_capacity(std::uint32_t row, double capacity) { capacity_[row] = true_capacity_[row] = capacity; }
void ChainMaster::set_wanted(std::uint32_t set, double wanted) { wanted_[set] = wanted; }
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
        at_upper_[steps[i]] = 1;
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
  where_.resize(first_chain_ + pool_.size(), kOut);
}

void ChainMaster::begin_phase_one() { phase_one_ = true; }

void ChainMaster::end_phase_one() {
  phase_one_ = false;
  for (std::uint32_t k = 0; k < net_.steps(); ++k)
    if (std::isinf(net_.step_cost[k])) {
      step_upper_[k] = 0;
      at_upper_[k] = 0;
    }
}

void ChainMaster::take_key(std::uint32_t set, ColumnId c, double amount) {
  key_[set] = c;
  key_x_[set] = amount;
  set_where(c, kKey);
}

void ChainMaster::list_member(std::uint32_t position) {
  next_member_.resize(columns_.size(), kOut);
  const std::uint32_t set = set_of(columns_[position]);
  if (set == kNoSet) return;
  next_member_[position] = first_member_[set];
  first_member_[set] = position;
}

void ChainMaster::unlist_member(std::uint32_t position) {
  const std::uint32_t set = set_of(columns_[position]);
  if (set == kNoSet) return;
  std::uint32_t* at = &first_member_[set];
  while (*at != position) at = &next_member_[*at];
  *at = next_member_[position];
}

/// Rows whose own slack is in the working basis leave it; the rest keeps its order.
void ChainMaster::compress() {
  std::vector<char> drop(rows_.size(), 0);
  for (const ColumnId c : columns_)
    if ((c & kSlackBit) != 0) drop[local_of_[c & ~kSlackBit]] = 1;
  std::vector<std::uint32_t> rows;
  std::vector<ColumnId> columns;
  std::vector<double> x;
  for (std::size_t l = 0; l < rows_.size(); ++l) {
    if (drop[l] != 0) {
      local_of_[rows_[l]] = kOut;
      price_[rows_[l]] = 0;
    } else {
      local_of_[rows_[l]] = static_cast<std::uint32_t>(rows.size());
      rows.push_back(rows_[l]);
    }
    if ((columns_[l] & kSlackBit) != 0) {
      set_where(columns_[l], kOut);
      continue;
    }
    columns.push_back(columns_[l]);
    x.push_back(x_[l]);
  }
  rows_ = std::move(rows);
  columns_ = std::move(columns);
  x_ = std::move(x);
  std::ranges::fill(first_member_, kOut);
  next_member_.assign(columns_.size(), kOut);
  for (std::uint32_t p = 0; p < columns_.size(); ++p) {
    set_where(columns_[p], p);
    list_member(p);
  }
}

/// A working column that depends on the others gives way to the slack of a row that no column covers.
void ChainMaster::repair() {
  const std::uint32_t p = basis_.lu().bad_column(), l = basis_.lu().bad_row();
  ++counters_.repairs;
  set_where(columns_[p], kOut);
  unlist_member(p);
  columns_[p] = kSlackBit | rows_[l];
  set_where(columns_[p], p);
}

bool ChainMaster::factor() {
  for (int attempt = 0; attempt < 50; ++attempt) {
    compress();
    ++counters_.factorisations;
    SparseColumns matrix;
    std::vector<double> dense(rows_.size(), 0);
    for (const ColumnId c : columns_) {
      const auto first = matrix.row.size();
      const auto put = [&](std::uint32_t row, double value) {
        const std::uint32_t l = local_of_[row];
        if (l == kOut) return;
        if (dense[l] == 0) matrix.row.push_back(l);
        dense[l] += value;
        if (dense[l] == 0) dense[l] = 1e-300;  // keeps its place in the list
      };
      visit_entries(c, put);
      if (set_of(c) != kNoSet) visit_entries(key_[set_of(c)], [&](std::uint32_t row, double v) { put(row, -v); });
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
    if (basis_.factor(matrix)) return true;
    repair();
  }
  return false;
}

void ChainMaster::compute_amounts() {
  y_.resize(rows_.size());
  for (std::size_t l = 0; l < rows_.size(); ++l) y_[l] = capacity_[rows_[l]];
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    double rest = wanted_[s];
    for (std::uint32_t k = net_.step_first[s]; k < net_.step_first[s + 1]; ++k)
      if (at_upper_[k] != 0) rest -= step_upper_[k];
    key_x_[s] = rest;
    visit_entries(key_[s], [&](std::uint32_t row, double v) {
      if (local_of_[row] != kOut) y_[local_of_[row]] -= v * rest;
    });
  }
  basis_.solve(y_);
  x_ = y_;
  for (std::size_t p = 0; p < columns_.size(); ++p)
    if (const std::uint32_t s = set_of(columns_[p]); s != kNoSet) key_x_[s] -= x_[p];
  std::ranges::fill(usage_, 0);
  const auto use = [&](ColumnId c, double amount) {
    if (amount != 0 && (c & kSlackBit) == 0)
      visit_entries(c, [&](std::uint32_t row, double v) { usage_[row] += v * amount; });
  };
  for (std::uint32_t s = 0; s < net_.sets(); ++s) use(key_[s], key_x_[s]);
  for (std::size_t p = 0; p < columns_.size(); ++p) use(columns_[p], x_[p]);
}

void ChainMaster::compute_prices() {
  rho_.resize(columns_.size());
  for (std::size_t p = 0; p < columns_.size(); ++p) {
    const std::uint32_t s = set_of(columns_[p]);
    rho_[p] = -(cost_of(columns_[p]) - (s == kNoSet ? 0 : cost_of(key_[s])));
  }
  basis_.solve_transposed(rho_);
  for (std::size_t l = 0; l < rows_.size(); ++l) price_[rows_[l]] = rho_[l];
}

bool ChainMaster::is_within_bounds() const {
  const auto fits = [&](ColumnId c, double x) {
    const double slack = 10 * tolerance_of(c);
    return x >= -slack && x <= upper_of(c) + slack;
  };
  for (std::uint32_t s = 0; s < net_.sets(); ++s)
    if (!fits(key_[s], key_x_[s])) return false;
  for (std::size_t p = 0; p < columns_.size(); ++p)
    if (!fits(columns_[p], x_[p])) return false;
  for (std::uint32_t r = 0; r < net_.rows(); ++r)
    if (usage_[r] > capacity_[r] + 10 * kTolerance * net_.row_scale[r]) return false;
  return true;
}

bool ChainMaster::refresh() {
  factor();
  compute_amounts();
  compute_prices();
  return is_within_bounds();
}

ChainBasis ChainMaster::save() const { return {key_, rows_, columns_, at_upper_}; }

void ChainMaster::restore(const ChainBasis& basis) {
  for (const std::uint32_t r : rows_) {
    local_of_[r] = kOut;
    price_[r] = 0;
  }
  std::ranges::fill(where_, kOut);
  std::ranges::fill(slack_in_, 0);
  key_ = basis.key;
  rows_ = basis.working_rows;
  columns_ = basis.working_columns;
  at_upper_ = basis.at_upper;
  x_.assign(columns_.size(), 0);
  for (std::uint32_t l = 0; l < rows_.size(); ++l) local_of_[rows_[l]] = l;
  for (std::uint32_t s = 0; s < net_.sets(); ++s) set_where(key_[s], kKey);
  refresh();
}

double ChainMaster::set_price(std::uint32_t set) const { return cost_of(key_[set]) + charge_of(key_[set]); }

double ChainMaster::objective() const {
  double sum = 0;
  for (const auto& [c, x] : amounts())
    if (x != 0) sum += cost_of(c) * x;
  return sum;
}

std::vector<std::pair<ColumnId, double>> ChainMaster::amounts() const {
  std::vector<std::pair<ColumnId, double>> list;
  for (std::uint32_t k = 0; k < net_.steps(); ++k)
    if (at_upper_[k] != 0) list.emplace_back(k, step_upper_[k]);
  for (std::uint32_t s = 0; s < net_.sets(); ++s) list.emplace_back(key_[s], key_x_[s]);
  for (std::size_t p = 0; p < columns_.size(); ++p)
    if ((columns_[p] & kSlackBit) == 0) list.emplace_back(columns_[p], x_[p]);
  std::ranges::sort(list);
  return list;
}

}  // namespace korridor
