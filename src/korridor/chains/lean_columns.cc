#include "korridor/chains/lean_columns.h"

#include <algorithm>
#include <numeric>

namespace korridor {

void LeanColumns::list_by_row(const ChainPool& pool, std::uint32_t rows) {
  first_.assign(rows + 1, 0);
  for (std::uint32_t j = 0; j < pool.size(); ++j)
    for (const std::uint32_t r : pool.rows(j)) ++first_[r + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  chain_.resize(first_.back());
  value_.resize(first_.back());
  auto next = first_;
  for (std::uint32_t j = 0; j < pool.size(); ++j)
    for (std::size_t k = 0; k < pool.rows(j).size(); ++k) {
      const std::uint32_t at = next[pool.rows(j)[k]]++;
      chain_[at] = j;
      value_[at] = pool.per_unit(j)[k];
    }
}

void LeanColumns::list_by_set(const ChainPool& pool, std::uint32_t sets) {
  set_first_.assign(sets + 1, 0);
  for (std::uint32_t j = 0; j < pool.size(); ++j) ++set_first_[pool.set(j) + 1];
  std::partial_sum(set_first_.begin(), set_first_.end(), set_first_.begin());
  set_chain_.resize(pool.size());
  auto next = set_first_;
  for (std::uint32_t j = 0; j < pool.size(); ++j) set_chain_[next[pool.set(j)]++] = j;
}

void LeanColumns::find_live(const ChainPool& pool, const std::vector<double>& wanted,
                            const std::vector<double>& capacity) {
  const auto row_count = static_cast<std::uint32_t>(capacity.size());
  is_live_.assign(row_count, 0);
  most_.assign(wanted.size(), 0);
  for (std::uint32_t r = 0; r < row_count; ++r) {
    double filled = 0;
    for (std::uint32_t k = first_[r]; k < first_[r + 1]; ++k) {
      double& most = most_[pool.set(chain_[k])];
      if (value_[k] <= most) continue;
      filled += (value_[k] - most) * wanted[pool.set(chain_[k])];
      most = value_[k];
    }
    for (std::uint32_t k = first_[r]; k < first_[r + 1]; ++k) most_[pool.set(chain_[k])] = 0;
    is_live_[r] = static_cast<char>(filled > 0 && filled * (1 + 1e-9) >= capacity[r]);
  }
}

void LeanColumns::rebuild(const ChainPool& pool, const std::vector<double>& wanted, const std::vector<double>& capacity,
                          std::span<const std::uint32_t> always_live) {
  list_by_row(pool, static_cast<std::uint32_t>(capacity.size()));
  list_by_set(pool, static_cast<std::uint32_t>(wanted.size()));
  find_live(pool, wanted, capacity);
  for (const std::uint32_t r : always_live) is_live_[r] = 1;
  live_rows_.clear();
  for (std::uint32_t r = 0; r < is_live_.size(); ++r)
    if (is_live_[r] != 0) live_rows_.push_back(r);
  uses_.first.assign(1, 0);
  uses_.row.clear();
  uses_.per_unit.clear();
  for (std::uint32_t j = 0; j < pool.size(); ++j) {
    for (std::size_t k = 0; k < pool.rows(j).size(); ++k) {
      if (is_live_[pool.rows(j)[k]] == 0) continue;
      uses_.row.push_back(pool.rows(j)[k]);
      uses_.per_unit.push_back(pool.per_unit(j)[k]);
    }
    uses_.first.push_back(static_cast<std::uint32_t>(uses_.row.size()));
  }
}

}  // namespace korridor
