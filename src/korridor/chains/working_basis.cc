#include "korridor/chains/working_basis.h"

#include <cmath>
#include <ranges>

namespace korridor {

bool WorkingBasis::factor(const SparseColumns& columns) {
  changes_.clear();
  file_row_.clear();
  file_value_.clear();
  size_ = columns.size();
  return lu_.factor(columns);
}

void WorkingBasis::solve(std::vector<double>& v) const {
  lu_.solve(v);
  for (const Change& change : changes_) {
    double& at = v[change.position];
    if (change.kind == Kind::kReplace) {
      if (at == 0) continue;
      at /= change.pivot;
      for (std::uint32_t k = change.first; k < change.last; ++k) v[file_row_[k]] -= file_value_[k] * at;
    } else {
      // both take the row's products with what is there: a new row, or the row of an exchanged key
      double sum = change.kind == Kind::kExchange ? -at : at;
      for (std::uint32_t k = change.first; k < change.last; ++k) sum -= file_value_[k] * v[file_row_[k]];
      at = sum;
    }
  }
}

void WorkingBasis::solve_transposed(std::vector<double>& c) const {
  for (const Change& change : changes_ | std::views::reverse) {
    double& at = c[change.position];
    if (change.kind == Kind::kReplace) {
      double sum = at;
      for (std::uint32_t k = change.first; k < change.last; ++k) sum -= file_value_[k] * c[file_row_[k]];
      at = sum / change.pivot;
    } else {
      if (at == 0) continue;
      for (std::uint32_t k = change.first; k < change.last; ++k) c[file_row_[k]] -= file_value_[k] * at;
      if (change.kind == Kind::kExchange) at = -at;
    }
  }
  lu_.solve_transposed(c);
}

void WorkingBasis::close(Kind kind, std::uint32_t position, std::uint32_t first, double pivot) {
  changes_.push_back({kind, position, first, static_cast<std::uint32_t>(file_row_.size()), pivot});
}

void WorkingBasis::replace(std::uint32_t position, std::span<const double> y) {
  const auto first = static_cast<std::uint32_t>(file_row_.size());
  for (std::uint32_t i = 0; i < y.size(); ++i)
    if (i != position && y[i] != 0) {
      file_row_.push_back(i);
      file_value_.push_back(y[i]);
    }
  close(Kind::kReplace, position, first, y[position]);
}

void WorkingBasis::extend(std::span<const std::uint32_t> positions, std::span<const double> entries) {
  const auto first = static_cast<std::uint32_t>(file_row_.size());
  file_row_.insert(file_row_.end(), positions.begin(), positions.end());
  file_value_.insert(file_value_.end(), entries.begin(), entries.end());
  close(Kind::kExtend, size_++, first, 1);
}

void WorkingBasis::exchange_key(std::uint32_t position, std::span<const std::uint32_t> others) {
  const auto first = static_cast<std::uint32_t>(file_row_.size());
  for (const std::uint32_t other : others) {
    file_row_.push_back(other);
    file_value_.push_back(1);
  }
  close(Kind::kExchange, position, first, -1);
}

}  // namespace korridor
