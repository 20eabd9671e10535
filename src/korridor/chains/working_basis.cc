#include "korridor/chains/working_basis.h"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace korridor {
namespace {

void list_entries(const std::vector<double>& v, std::vector<std::uint32_t>& at) {
  at.clear();
  for (std::uint32_t i = 0; i < v.size(); ++i)
    if (v[i] != 0) at.push_back(i);
}

}  // namespace

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

/// Rows and positions that came after the factors have the same number; they are taken out of `at`.
std::vector<std::uint32_t> WorkingBasis::split_at(std::vector<std::uint32_t>& at) const {
  std::vector<std::uint32_t> later;
  for (const std::uint32_t i : at)
    if (i >= lu_.size()) later.push_back(i);
  if (!later.empty()) std::erase_if(at, [&](std::uint32_t i) { return i >= lu_.size(); });
  return later;
}

void WorkingBasis::mark(std::uint32_t i, std::vector<std::uint32_t>& at) const {
  if (marked_[i] != 0) return;
  marked_[i] = 1;
  at.push_back(i);
}

void WorkingBasis::finish(std::vector<std::uint32_t>& at) const {
  for (const std::uint32_t i : at) marked_[i] = 0;
  std::ranges::sort(at);
}

void WorkingBasis::Density::note(std::size_t entries, std::size_t size) {
  constexpr double kMemory = 0.8;
  share = kMemory * share + (1 - kMemory) * static_cast<double>(entries) / static_cast<double>(size);
}

bool WorkingBasis::Density::is_high() const {
  constexpr double kHigh = 0.05;
  return share > kHigh;
}

void WorkingBasis::solve(std::vector<double>& v, std::vector<std::uint32_t>& at) const {
  if (solved_.is_high()) {
    solve(v);
    list_entries(v, at);
    solved_.note(at.size(), size_);
    return;
  }
  marked_.resize(size_, 0);
  const auto later = split_at(at);
  lu_.solve(v, at);
  at.insert(at.end(), later.begin(), later.end());
  for (const std::uint32_t i : at) marked_[i] = 1;
  for (const Change& change : changes_) {
    double& here = v[change.position];
    if (change.kind == Kind::kReplace) {
      if (here == 0) continue;
      here /= change.pivot;
      for (std::uint32_t k = change.first; k < change.last; ++k) {
        v[file_row_[k]] -= file_value_[k] * here;
        mark(file_row_[k], at);
      }
    } else {
      double sum = change.kind == Kind::kExchange ? -here : here;
      for (std::uint32_t k = change.first; k < change.last; ++k) sum -= file_value_[k] * v[file_row_[k]];
      here = sum;
      if (sum != 0) mark(change.position, at);
    }
  }
  finish(at);
  solved_.note(at.size(), size_);
}

void WorkingBasis::solve_transposed(std::vector<double>& c, std::vector<std::uint32_t>& at) const {
  if (solved_transposed_.is_high()) {
    solve_transposed(c);
    list_entries(c, at);
    solved_transposed_.note(at.size(), size_);
    return;
  }
  marked_.resize(size_, 0);
  for (const std::uint32_t i : at) marked_[i] = 1;
  for (const Change& change : changes_ | std::views::reverse) {
    double& here = c[change.position];
    if (change.kind == Kind::kReplace) {
      double sum = here;
      for (std::uint32_t k = change.first; k < change.last; ++k) sum -= file_value_[k] * c[file_row_[k]];
      here = sum / change.pivot;
      if (sum != 0) mark(change.position, at);
    } else {
      if (here == 0) continue;
      for (std::uint32_t k = change.first; k < change.last; ++k) {
        c[file_row_[k]] -= file_value_[k] * here;
        mark(file_row_[k], at);
      }
      if (change.kind == Kind::kExchange) here = -here;
    }
  }
  for (const std::uint32_t i : at) marked_[i] = 0;
  const auto later = split_at(at);
  lu_.solve_transposed(c, at);
  at.insert(at.end(), later.begin(), later.end());
  std::ranges::sort(at);
  solved_transposed_.note(at.size(), size_);
}

void WorkingBasis::close(Kind kind, std::uint32_t position, std::uint32_t first, double pivot) {
  changes_.push_back({kind, position, first, static_cast<std::uint32_t>(file_row_.size()), pivot});
}

void WorkingBasis::replace(std::uint32_t position, std::span<const double> y, std::span<const std::uint32_t> at) {
  const auto first = static_cast<std::uint32_t>(file_row_.size());
  for (const std::uint32_t i : at)
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
