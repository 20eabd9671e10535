#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "korridor/chains/sparse_lu.h"

namespace korridor {

/// The factored working basis: a square matrix with one row per full row of the program and one column per chain in the
/// basis beyond the key of its set. It changes with every pivot and is factored anew now and then.
///
/// Method  LU factors and a file of elementary changes behind them: a column replaced, a row and column added at the
/// end,
///         a key exchanged within its set (all columns of the set change at once, yet the change is one row).
/// Cost    a solve is linear in the entries of factors and file.
/// Source  Dantzig and Van Slyke 1967 (generalized upper bounds); product form: Dantzig and Orchard-Hays 1954.
class WorkingBasis {
 public:
  /// False when singular; then see bad_column(), bad_row().
  bool factor(const SparseColumns& columns);

  /// y = B^-1 v; `v` is by row and becomes by position.
  void solve(std::vector<double>& v) const;
  /// z = B^-T c; `c` is by position and becomes by row.
  void solve_transposed(std::vector<double>& c) const;
  /// The same where few entries differ from zero, to the bit: `at` holds where they may do so, before and (in order)
  /// after.
  void solve(std::vector<double>& v, std::vector<std::uint32_t>& at) const;
  void solve_transposed(std::vector<double>& c, std::vector<std::uint32_t>& at) const;

  /// Column at `position` replaced by the one whose solution is y, which is zero outside `at`.
  void replace(std::uint32_t position, std::span<const double> y, std::span<const std::uint32_t> at);
  /// One row more, with `entries` (by position, from solve_transposed's side: what each column has there), and one
  /// column more that has a one there and nothing else.
  void extend(std::span<const std::uint32_t> positions, std::span<const double> entries);
  /// The key of a set changes places with the column at `position`; `others` are the other positions of the set.
  void exchange_key(std::uint32_t position, std::span<const std::uint32_t> others);

  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] std::uint32_t changes() const { return static_cast<std::uint32_t>(changes_.size()); }
  [[nodiscard]] bool is_worn() const {
    return changes() >= kMostChanges || file_row_.size() > 3 * lu_.entries() + 2000;
  }
  [[nodiscard]] const SparseLu& lu() const { return lu_; }

 private:
  enum class Kind : std::uint8_t { kReplace, kExtend, kExchange };
  struct Change {
    Kind kind;
    std::uint32_t position, first, last;  ///< entries in the file
    double pivot;
  };
  static constexpr std::uint32_t kMostChanges = 100;
  /// How much of the last answers was not zero; a solve that will fill much of its vector looks at all of it.
  struct Density {
    double share = 0;
    void note(std::size_t entries, std::size_t size);
    [[nodiscard]] bool is_high() const;
  };
  std::vector<std::uint32_t> split_at(std::vector<std::uint32_t>& at) const;
  void mark(std::uint32_t i, std::vector<std::uint32_t>& at) const;
  void finish(std::vector<std::uint32_t>& at) const;
  void close(Kind kind, std::uint32_t position, std::uint32_t first, double pivot);

  SparseLu lu_;
  std::uint32_t size_ = 0;
  std::vector<Change> changes_;
  std::vector<std::uint32_t> file_row_;
  std::vector<double> file_value_;
  mutable std::vector<char> marked_;  ///< of the sparse solves: zero between them
  mutable Density solved_, solved_transposed_;
};

}  // namespace korridor
