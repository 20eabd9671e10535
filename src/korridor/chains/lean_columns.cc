#include "korridor/chains/lean_columns.h"

#include <algorithm>

namespace korridor {

void LeanColumns::grow(const ChainPool& pool) {
  for (; chains_ < pool.size(); ++chains_) {
    of_set_[pool.set(chains_)].push_back(chains_);
    const auto rows = pool.rows(chains_);
    const auto values = pool.per_unit(chains_);
    for (std::size_t k = 0; k < rows.size(); ++k) {
      on_row_[rows[k]].push_back({chains_, values[k]});
      possible_use_[rows[k]] = kUnknown;
    }
  }
}

void LeanColumns::shrink(std::uint32_t chains) {
  if (chains >= chains_) return;
  for (std::size_t r = 0; r < on_row_.size(); ++r)
    for (auto& uses = on_row_[r]; !uses.empty() && uses.back().chain >= chains; possible_use_[r] = kUnknown)
      uses.pop_back();
  for (auto& list : of_set_)
    while (!list.empty() && list.back() >= chains) list.pop_back();
  uses_.cut(chains);
  chains_ = chains;
}

double LeanColumns::possible_use(std::uint32_t row, const ChainPool& pool, const std::vector<double>& wanted) {
  double filled = 0;
  for (const ChainUse& use : on_row_[row]) {
    double& most = most_[pool.set(use.chain)];
    if (use.per_unit <= most) continue;
    filled += (use.per_unit - most) * wanted[pool.set(use.chain)];
    most = use.per_unit;
  }
  for (const ChainUse& use : on_row_[row]) most_[pool.set(use.chain)] = 0;
  return filled;
}

void LeanColumns::find_live(const ChainPool& pool, const std::vector<double>& wanted,
                            const std::vector<double>& capacity, std::span<const std::uint32_t> always_live) {
  is_live_.assign(on_row_.size(), 0);
  most_.assign(wanted.size(), 0);
  for (std::uint32_t r = 0; r < on_row_.size(); ++r) {
    if (possible_use_[r] == kUnknown) possible_use_[r] = possible_use(r, pool, wanted);
    is_live_[r] = static_cast<char>(can_fill(r, capacity[r]));
  }
  for (const std::uint32_t r : always_live) is_live_[r] = 1;
  live_rows_.clear();
  for (std::uint32_t r = 0; r < is_live_.size(); ++r)
    if (is_live_[r] != 0) live_rows_.push_back(r);
  uses_.cut(0);
  list_uses(pool);
}

bool LeanColumns::append(const ChainPool& pool, const std::vector<double>& wanted,
                         const std::vector<double>& capacity) {
  for (auto j = uses_.owners(); j < chains_; ++j)
    for (const std::uint32_t r : pool.rows(j)) {
      if (is_live_[r] != 0 || possible_use_[r] != kUnknown) continue;
      possible_use_[r] = possible_use(r, pool, wanted);
      if (can_fill(r, capacity[r])) return false;
    }
  list_uses(pool);
  return true;
}

void LeanColumns::list_uses(const ChainPool& pool) {
  for (auto j = uses_.owners(); j < chains_; ++j) {
    const auto rows = pool.rows(j);
    const auto values = pool.per_unit(j);
    for (std::size_t k = 0; k < rows.size(); ++k) {
      if (is_live_[rows[k]] == 0) continue;
      uses_.row.push_back(rows[k]);
      uses_.per_unit.push_back(values[k]);
    }
    uses_.first.push_back(static_cast<std::uint32_t>(uses_.row.size()));
  }
}

}  // namespace korridor
