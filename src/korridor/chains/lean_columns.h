#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "korridor/chains/chain_pool.h"

namespace korridor {

/// The chains of a pool as a master sees them: without the rows that can never be full.
///
/// A row is *live* when the sets that have a chain on it could fill it together, each with all it wants by the chain
/// that uses most of it. In practice a fifth of the rows in use are, and a chain keeps a third of its entries.
class LeanColumns {
 public:
  /// Cost    one pass over the entries of the pool.
  void rebuild(const ChainPool& pool, const std::vector<double>& wanted, const std::vector<double>& capacity,
               std::span<const std::uint32_t> always_live);

  [[nodiscard]] const std::vector<std::uint32_t>& live_rows() const { return live_rows_; }
  [[nodiscard]] bool is_live(std::uint32_t row) const { return is_live_[row] != 0; }
  [[nodiscard]] std::span<const std::uint32_t> rows(std::uint32_t chain) const {
    return {uses_.row.data() + uses_.first[chain], uses_.row.data() + uses_.first[chain + 1]};
  }
  [[nodiscard]] std::span<const double> per_unit(std::uint32_t chain) const {
    return {uses_.per_unit.data() + uses_.first[chain], uses_.per_unit.data() + uses_.first[chain + 1]};
  }
  [[nodiscard]] double charge(std::uint32_t chain, const double* price) const { return uses_.charge(chain, price); }

  /// The pool by row: chains that use it, and how much a tonne of each takes. Holds for every row, live or not.
  [[nodiscard]] std::span<const std::uint32_t> chains_on(std::uint32_t row) const {
    return {chain_.data() + first_[row], chain_.data() + first_[row + 1]};
  }
  [[nodiscard]] std::span<const double> per_unit_on(std::uint32_t row) const {
    return {value_.data() + first_[row], value_.data() + first_[row + 1]};
  }
  [[nodiscard]] std::span<const std::uint32_t> chains_of(std::uint32_t set) const {
    return {set_chain_.data() + set_first_[set], set_chain_.data() + set_first_[set + 1]};
  }

 private:
  void list_by_row(const ChainPool& pool, std::uint32_t rows);
  void list_by_set(const ChainPool& pool, std::uint32_t sets);
  void find_live(const ChainPool& pool, const std::vector<double>& wanted, const std::vector<double>& capacity);

  UseLists uses_;
  std::vector<char> is_live_;
  std::vector<std::uint32_t> live_rows_;
  std::vector<std::uint32_t> first_, chain_, set_first_, set_chain_;
  std::vector<double> value_, most_;
};

}  // namespace korridor
