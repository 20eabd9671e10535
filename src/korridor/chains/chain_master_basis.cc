#include <algorithm>
#include <cassert>
#include <cmath>

#include "korridor/chains/chain_master_columns.h"

namespace korridor {

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

/// The column as the working basis sees it: its entries on full rows beyond those of the key of its set.
void ChainMaster::append_column(ColumnId c, SparseColumns& matrix, std::vector<double>& dense) const {
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

bool ChainMaster::factor() {
  now_.is_factored = false;
  for (int attempt = 0; attempt < 50; ++attempt) {
    compress();
    ++counters_.factorisations;
    SparseColumns matrix;
    std::vector<double> dense(now_.rows.size(), 0);
    for (const ColumnId c : now_.columns) append_column(c, matrix, dense);
    if (now_.basis.factor(matrix)) return now_.is_factored = true;
    repair();
  }
  return false;
}

void ChainMaster::compute_amounts() {
  y_.resize(now_.rows.size());
  for (std::size_t l = 0; l < now_.rows.size(); ++l) y_[l] = capacity_[now_.rows[l]];
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    double rest = net_.wanted[s];
    for (std::uint32_t k = net_.step_first[s]; k < net_.step_first[s + 1]; ++k)
      if (now_.at_upper[k] != 0) rest -= now_.step_upper[k];
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
  return std::ranges::all_of(lean_.live_rows(), [&](std::uint32_t r) {
    return now_.usage[r] <= capacity_[r] + 10 * kTolerance * net_.row_scale[r];
  });
}

void ChainMaster::list_live_and_dead() {
  if (is_lean_stale_ || !lean_.append(pool_, net_.wanted, capacity_))
    lean_.find_live(pool_, net_.wanted, capacity_, now_.rows);
  if (is_lean_stale_) {
    is_dead_.assign(lean_.chains(), 0);
    for (std::uint32_t r = 0; r < net_.rows(); ++r)
      if (is_shut_[r] != 0)
        for (const ChainUse& use : lean_.uses_on(r)) is_dead_[use.chain] = 1;
  }
  for (auto j = static_cast<std::uint32_t>(is_dead_.size()); j < lean_.chains(); ++j)
    is_dead_.push_back(
        static_cast<char>(std::ranges::any_of(pool_.rows(j), [&](std::uint32_t r) { return is_shut_[r] != 0; })));
  is_lean_stale_ = false;
}

/// After chains came: the factors stay as they are.
void ChainMaster::catch_up() {
  assert(now_.is_factored);
  list_live_and_dead();
  compute_amounts();
}

bool ChainMaster::refresh() {
  if (are_lists_behind()) list_live_and_dead();
  if ((!now_.is_factored || now_.basis.changes() > 0) && !factor()) return false;
  compute_amounts();
  compute_prices();
  return is_within_bounds();
}

}  // namespace korridor
