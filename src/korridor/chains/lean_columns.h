#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "korridor/chains/chain_pool.h"

namespace korridor {

/// A chain on a row, and how much of the row a tonne of it takes.
struct ChainUse {
  std::uint32_t chain = 0;
  double per_unit = 0;
};

/// The chains of a pool as a master sees them: listed by row and by set, and without the rows that can never be full.
///
/// A row is *live* when the sets that have a chain on it could fill it together, each with all it wants by the chain
/// that uses most of it. In practice a fifth of the rows in use are, and a chain keeps a third of its entries.
class LeanColumns {
 public:
  LeanColumns(std::uint32_t rows, std::uint32_t sets) : on_row_(rows), of_set_(sets), possible_use_(rows, kUnknown) {}

  /// Lists the chains that have come to the pool since.
  void grow(const ChainPool& pool);
  /// Forgets the chains from `chains` on.
  void shrink(std::uint32_t chains);
  [[nodiscard]] std::uint32_t chains() const { return chains_; }

  /// `wanted` must stay the same from call to call.
  /// Cost    one pass over the entries of the pool.
  void find_live(const ChainPool& pool, const std::vector<double>& wanted, const std::vector<double>& capacity,
                 std::span<const std::uint32_t> always_live);

  /// After chains came and nothing else changed: lists them. False, and find_live is to be called, where one of them
  /// makes a row live.
  /// Cost    one pass over their entries, and over the chains on rows of theirs that are not live.
  [[nodiscard]] bool append(const ChainPool& pool, const std::vector<double>& wanted,
                            const std::vector<double>& capacity);

  [[nodiscard]] const std::vector<std::uint32_t>& live_rows() const { return live_rows_; }
  [[nodiscard]] bool is_live(std::uint32_t row) const { return is_live_[row] != 0; }
  [[nodiscard]] std::span<const std::uint32_t> rows(std::uint32_t chain) const {
    return {uses_.row.data() + uses_.first[chain], uses_.row.data() + uses_.first[chain + 1]};
  }
  [[nodiscard]] std::span<const double> per_unit(std::uint32_t chain) const {
    return {uses_.per_unit.data() + uses_.first[chain], uses_.per_unit.data() + uses_.first[chain + 1]};
  }
  [[nodiscard]] double charge(std::uint32_t chain, const double* price) const { return uses_.charge(chain, price); }

  /// Holds for every row, live or not.
  [[nodiscard]] std::span<const ChainUse> uses_on(std::uint32_t row) const { return on_row_[row]; }
  [[nodiscard]] std::span<const std::uint32_t> chains_of(std::uint32_t set) const { return of_set_[set]; }

 private:
  /// What the sets with a chain on the row could use of it together.
  [[nodiscard]] double possible_use(std::uint32_t row, const ChainPool& pool, const std::vector<double>& wanted);

  [[nodiscard]] bool can_fill(std::uint32_t row, double capacity) const {
    return capacity < 0 || (possible_use_[row] > 0 && possible_use_[row] * (1 + 1e-9) >= capacity);
  }
  void list_uses(const ChainPool& pool);

  static constexpr double kUnknown = -1;
  std::uint32_t chains_ = 0;
  std::vector<std::vector<ChainUse>> on_row_;
  std::vector<std::vector<std::uint32_t>> of_set_;
  UseLists uses_;  ///< by chain, of live rows
  std::vector<char> is_live_;
  std::vector<std::uint32_t> live_rows_;
  std::vector<double> most_;
  std::vector<double>
      possible_use_;  ///< by row: what its sets could use of it together; kUnknown since its chains changed
};

}  // namespace korridor
