// Solves with factors where most of a vector is zero: the steps that are met stand in a set of bits, which is passed
// through upwards or downwards while it grows.

#include <bit>

#include "korridor/chains/sparse_lu.h"

namespace korridor {
namespace {

using Bits = std::vector<std::uint64_t>;

void put(Bits& bits, std::uint32_t k) { bits[k / 64] |= std::uint64_t{1} << (k % 64); }

/// Calls visit(k) for each k in the set from the lowest; visit may add higher ones.
template <class Visit>
void upwards(const Bits& bits, Visit&& visit) {
  for (std::uint32_t w = 0; w < bits.size(); ++w) {
    std::uint64_t done = 0;
    while (const std::uint64_t open = bits[w] & ~done) {
      const auto b = static_cast<std::uint32_t>(std::countr_zero(open));
      done |= std::uint64_t{1} << b;
      visit(w * 64 + b);
    }
  }
}

/// From the highest; visit may add lower ones. Leaves the set empty.
template <class Visit>
void downwards(Bits& bits, Visit&& visit) {
  for (auto w = static_cast<std::uint32_t>(bits.size()); w-- > 0;) {
    std::uint64_t done = 0;
    while (const std::uint64_t open = bits[w] & ~done) {
      const auto b = 63 - static_cast<std::uint32_t>(std::countl_zero(open));
      done |= std::uint64_t{1} << b;
      visit(w * 64 + b);
    }
    bits[w] = 0;
  }
}

}  // namespace

void SparseLu::solve(std::vector<double>& v, std::vector<std::uint32_t>& at) const {
  for (const std::uint32_t r : at) put(met_, step_of_row_[r]);
  at.clear();
  upwards(met_, [&](std::uint32_t k) {
    const double x = v[pivot_row_[k]];
    if (x == 0) return;
    for (std::uint32_t e = lower_.first[k]; e < lower_.first[k + 1]; ++e) {
      v[lower_.row[e]] -= lower_.value[e] * x;
      put(met_, step_of_row_[lower_.row[e]]);
    }
  });
  downwards(met_, [&](std::uint32_t k) {
    double x = v[pivot_row_[k]];
    v[pivot_row_[k]] = 0;
    if (x == 0) return;
    x /= diagonal_[k];
    for (std::uint32_t e = upper_.first[k]; e < upper_.first[k + 1]; ++e) {
      v[upper_.row[e]] -= upper_.value[e] * x;
      put(met_, step_of_row_[upper_.row[e]]);
    }
    by_step_[k] = x;
    at.push_back(k);
  });
  for (std::uint32_t& i : at) {
    const std::uint32_t k = i;
    i = pivot_column_[k];
    v[i] = by_step_[k];
    by_step_[k] = 0;
  }
}

void SparseLu::solve_transposed(std::vector<double>& c, std::vector<std::uint32_t>& at) const {
  for (const std::uint32_t i : at) {
    put(met_, step_of_column_[i]);
    by_step_[step_of_column_[i]] = c[i];
    c[i] = 0;
  }
  at.clear();
  upwards(met_, [&](std::uint32_t k) {
    if (by_step_[k] == 0) return;
    const double x = by_step_[k] /= diagonal_[k];
    for (std::uint32_t e = upper_rows_.first[k]; e < upper_rows_.first[k + 1]; ++e) {
      by_step_[upper_rows_.row[e]] -= upper_rows_.value[e] * x;
      put(met_, upper_rows_.row[e]);
    }
  });
  downwards(met_, [&](std::uint32_t k) {
    const double x = by_step_[k];
    by_step_[k] = 0;
    if (x == 0) return;
    for (std::uint32_t e = lower_rows_.first[k]; e < lower_rows_.first[k + 1]; ++e) {
      by_step_[lower_rows_.row[e]] -= lower_rows_.value[e] * x;
      put(met_, lower_rows_.row[e]);
    }
    c[pivot_row_[k]] = x;
    at.push_back(pivot_row_[k]);
  });
}

}  // namespace korridor
