#include "korridor/chains/sparse_lu.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace korridor {
namespace {

constexpr std::uint32_t kOpen = std::numeric_limits<std::uint32_t>::max();
constexpr double kThreshold = 0.1;
constexpr double kSingular = 1e-11;
constexpr double kIndependent = 0.5;  // of the largest entry of a column is what others must leave of it

}  // namespace

void SparseLu::start(const SparseColumns& b, std::uint32_t rows) {
  size_ = rows;
  lower_.clear();
  upper_.clear();
  diagonal_.clear();
  pivot_row_.clear();
  pivot_column_.clear();
  step_of_row_.assign(size_, kOpen);
  work_.assign(size_, 0);
  seen_.assign(size_, 0);
  row_count_.assign(size_, 0);
  for (const std::uint32_t r : b.row) ++row_count_[r];
}

/// Column singletons come first, each with its one open row; then what is left, fewest entries first. A row singleton
/// needs no care of its own: its column is kept for the end of the rest, where it meets no fill.
void SparseLu::order_columns(const SparseColumns& b) {
  column_order_.clear();
  wished_.assign(size_, kOpen);
  std::vector<std::uint32_t> first(size_ + 1, 0), columns(b.row.size()), open(size_), queue;
  for (const std::uint32_t r : b.row) ++first[r + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  auto place = first;
  for (std::uint32_t c = 0; c < size_; ++c)
    for (std::uint32_t k = b.first[c]; k < b.first[c + 1]; ++k) columns[place[b.row[k]]++] = c;
  std::vector<char> row_done(size_, 0), column_done(size_, 0);
  for (std::uint32_t c = 0; c < size_; ++c) {
    open[c] = b.first[c + 1] - b.first[c];
    if (open[c] == 1) queue.push_back(c);
  }
  for (std::size_t head = 0; head < queue.size(); ++head) {
    const std::uint32_t c = queue[head];
    if (open[c] != 1) continue;
    for (std::uint32_t k = b.first[c]; k < b.first[c + 1]; ++k) {
      const std::uint32_t r = b.row[k];
      if (row_done[r] != 0) continue;
      row_done[r] = column_done[c] = 1;
      wished_[c] = r;
      column_order_.push_back(c);
      for (std::uint32_t e = first[r]; e < first[r + 1]; ++e)
        if (--open[columns[e]] == 1) queue.push_back(columns[e]);
      break;
    }
  }
  const auto rest = column_order_.size();
  for (std::uint32_t c = 0; c < size_; ++c)
    if (column_done[c] == 0) column_order_.push_back(c);
  std::stable_sort(column_order_.begin() + static_cast<std::ptrdiff_t>(rest), column_order_.end(),
                   [&](std::uint32_t a, std::uint32_t c) { return open[a] < open[c]; });
}

/// Rows that the elimination of a row spreads to, in the order in which they must be eliminated (depth first,
/// reversed).
void SparseLu::reach(std::uint32_t row) {
  if (seen_[row] != 0) return;
  stack_.assign(1, row);
  cursor_.assign(1, 0);
  seen_[row] = 1;
  while (!stack_.empty()) {
    const std::uint32_t r = stack_.back();
    const std::uint32_t step = step_of_row_[r];
    bool deeper = false;
    if (step != kOpen)
      for (std::uint32_t k = lower_.first[step] + cursor_.back(); k < lower_.first[step + 1] && !deeper; ++k) {
        ++cursor_.back();
        if (seen_[lower_.row[k]] != 0) continue;
        seen_[lower_.row[k]] = 1;
        stack_.push_back(lower_.row[k]);
        cursor_.push_back(0);
        deeper = true;
      }
    if (deeper) continue;
    topological_.push_back(r);
    stack_.pop_back();
    cursor_.pop_back();
  }
}

std::uint32_t SparseLu::choose_pivot(std::uint32_t wished_row) const {
  double largest = 0;
  for (const std::uint32_t r : topological_)
    if (step_of_row_[r] == kOpen) largest = std::max(largest, std::abs(work_[r]));
  if (largest < least_pivot_) return kOpen;
  if (wished_row != kOpen && std::abs(work_[wished_row]) >= kThreshold * largest) return wished_row;
  std::uint32_t best = kOpen;
  for (const std::uint32_t r : topological_) {
    if (step_of_row_[r] != kOpen || std::abs(work_[r]) < kThreshold * largest) continue;
    if (best == kOpen || row_count_[r] < row_count_[best] ||
        (row_count_[r] == row_count_[best] && std::abs(work_[r]) > std::abs(work_[best])))
      best = r;
  }
  return best;
}

bool SparseLu::eliminate(const SparseColumns& b, std::uint32_t column, std::uint32_t wished_row) {
  topological_.clear();
  for (std::uint32_t k = b.first[column]; k < b.first[column + 1]; ++k) {
    reach(b.row[k]);
    work_[b.row[k]] += b.value[k];
  }
  for (auto it = topological_.rbegin(); it != topological_.rend(); ++it) {
    const std::uint32_t step = step_of_row_[*it];
    const double v = work_[*it];
    if (step == kOpen || v == 0) continue;
    for (std::uint32_t k = lower_.first[step]; k < lower_.first[step + 1]; ++k)
      work_[lower_.row[k]] -= lower_.value[k] * v;
  }
  const std::uint32_t pivot = choose_pivot(wished_row);
  const double value = pivot == kOpen ? 1 : work_[pivot];
  for (const std::uint32_t r : topological_) {
    const double v = work_[r];
    work_[r] = 0;
    seen_[r] = 0;
    if (pivot == kOpen || r == pivot || v == 0) continue;
    SparseColumns& side = step_of_row_[r] == kOpen ? lower_ : upper_;
    side.row.push_back(r);
    side.value.push_back(step_of_row_[r] == kOpen ? v / value : v);
  }
  if (pivot == kOpen) return false;
  lower_.first.push_back(static_cast<std::uint32_t>(lower_.row.size()));
  upper_.first.push_back(static_cast<std::uint32_t>(upper_.row.size()));
  diagonal_.push_back(value);
  step_of_row_[pivot] = static_cast<std::uint32_t>(pivot_row_.size());
  pivot_row_.push_back(pivot);
  pivot_column_.push_back(column);
  return true;
}

bool SparseLu::factor(const SparseColumns& b) {
  start(b, b.size());
  order_columns(b);
  for (const std::uint32_t c : column_order_) {
    if (eliminate(b, c, wished_[c])) continue;
    bad_column_ = c;
    bad_row_ = static_cast<std::uint32_t>(std::ranges::find(step_of_row_, kOpen) - step_of_row_.begin());
    return false;
  }
  lower_rows_ = transpose(lower_);
  upper_rows_ = transpose(upper_);
  step_of_column_.resize(size_);
  for (std::uint32_t k = 0; k < size_; ++k) step_of_column_[pivot_column_[k]] = k;
  met_.assign(size_ / 64 + 1, 0);
  by_step_.assign(size_, 0);
  return true;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> SparseLu::choose(const SparseColumns& columns,
                                                                      std::uint32_t rows) {
  start(columns, rows);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> chosen;
  for (std::uint32_t c = 0; c < columns.size() && chosen.size() < rows; ++c) {
    double largest = 0;
    for (std::uint32_t k = columns.first[c]; k < columns.first[c + 1]; ++k)
      largest = std::max(largest, std::abs(columns.value[k]));
    least_pivot_ = std::max(kSingular, kIndependent * largest);
    if (eliminate(columns, c, kOpen)) chosen.emplace_back(c, pivot_row_.back());
  }
  least_pivot_ = kSingular;
  return chosen;
}

void SparseLu::solve(std::vector<double>& v) const {
  for (std::uint32_t k = 0; k < size_; ++k) {
    const double x = v[pivot_row_[k]];
    if (x == 0) continue;
    for (std::uint32_t e = lower_.first[k]; e < lower_.first[k + 1]; ++e) v[lower_.row[e]] -= lower_.value[e] * x;
  }
  solution_.resize(size_);
  for (std::uint32_t k = size_; k-- > 0;) {
    double x = v[pivot_row_[k]];
    if (x != 0) {
      x /= diagonal_[k];
      for (std::uint32_t e = upper_.first[k]; e < upper_.first[k + 1]; ++e) v[upper_.row[e]] -= upper_.value[e] * x;
    }
    solution_[pivot_column_[k]] = x;
  }
  std::ranges::copy(solution_, v.begin());
}

/// The factor by rows instead of columns, rows by their step.
SparseColumns SparseLu::transpose(const SparseColumns& side) const {
  SparseColumns rows;
  rows.first.assign(size_ + 1, 0);
  for (const std::uint32_t r : side.row) ++rows.first[step_of_row_[r] + 1];
  std::partial_sum(rows.first.begin(), rows.first.end(), rows.first.begin());
  rows.row.resize(side.row.size());
  rows.value.resize(side.row.size());
  auto next = rows.first;
  for (std::uint32_t k = 0; k < size_; ++k)
    for (std::uint32_t e = side.first[k]; e < side.first[k + 1]; ++e) {
      const std::uint32_t at = next[step_of_row_[side.row[e]]]++;
      rows.row[at] = k;
      rows.value[at] = side.value[e];
    }
  return rows;
}

void SparseLu::solve_transposed(std::vector<double>& c) const {
  solution_.resize(size_);
  for (std::uint32_t k = 0; k < size_; ++k) solution_[k] = c[pivot_column_[k]];
  for (std::uint32_t k = 0; k < size_; ++k) {
    if (solution_[k] == 0) continue;
    const double x = solution_[k] /= diagonal_[k];
    for (std::uint32_t e = upper_rows_.first[k]; e < upper_rows_.first[k + 1]; ++e)
      solution_[upper_rows_.row[e]] -= upper_rows_.value[e] * x;
  }
  for (std::uint32_t k = size_; k-- > 0;) {
    const double x = solution_[k];
    if (x == 0) continue;
    for (std::uint32_t e = lower_rows_.first[k]; e < lower_rows_.first[k + 1]; ++e)
      solution_[lower_rows_.row[e]] -= lower_rows_.value[e] * x;
  }
  for (std::uint32_t k = 0; k < size_; ++k) c[pivot_row_[k]] = solution_[k];
}

}  // namespace korridor
