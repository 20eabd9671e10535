#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace korridor {

/// Columns of a square matrix, entries of column i in [first[i], first[i + 1]).
struct SparseColumns {
  std::vector<std::uint32_t> first{0}, row;
  std::vector<double> value;
  void clear() {
    first.assign(1, 0);
    row.clear();
    value.clear();
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(first.size()) - 1; }
};

/// Factors of a sparse square matrix B, as a simplex basis has it: mostly triangular after a permutation.
///
/// Method  column and row singletons are peeled off first; the rest by columns from the left, in order of their number
/// of
///         entries, with threshold pivoting that takes the sparsest row among those within a tenth of the largest.
/// Cost    O(size + entries of the factors that meet something) a solve.
/// Source  Gilbert and Peierls 1988; Suhl and Suhl 1990 for the singletons.
class SparseLu {
 public:
  /// False when B is singular to working precision; the factors are then not to be used, and `bad_column()` names a
  /// column and `bad_row()` a row that could stand in for each other.
  bool factor(const SparseColumns& b);
  /// Of columns over `rows` rows, those that clearly do not depend on the ones before them, in order, each with the row
  /// that it could stand for. The factors are not to be used afterwards.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> choose(const SparseColumns& columns, std::uint32_t rows);
  /// B y = v; v is given by row and comes back by column.
  void solve(std::vector<double>& v) const;
  /// B' z = c; c is given by column and comes back by row.
  void solve_transposed(std::vector<double>& c) const;
  /// The same where few entries differ from zero: `at` holds where they may do so, before and after, each once. To the
  /// bit what the others give. Cost: the entries of the factors that meet something, and a 64th of the size.
  void solve(std::vector<double>& v, std::vector<std::uint32_t>& at) const;
  void solve_transposed(std::vector<double>& c, std::vector<std::uint32_t>& at) const;

  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] std::size_t entries() const { return lower_.row.size() + upper_.row.size() + diagonal_.size(); }
  [[nodiscard]] std::uint32_t bad_column() const { return bad_column_; }
  [[nodiscard]] std::uint32_t bad_row() const { return bad_row_; }

 private:
  void order_columns(const SparseColumns& b);
  bool eliminate(const SparseColumns& b, std::uint32_t column, std::uint32_t wished_row);
  std::uint32_t choose_pivot(std::uint32_t wished_row) const;
  void reach(std::uint32_t row);
  void start(const SparseColumns& b, std::uint32_t rows);
  [[nodiscard]] SparseColumns transpose(const SparseColumns& side) const;

  double least_pivot_ = 1e-11;  ///< a smaller one counts as zero
  std::uint32_t size_ = 0, bad_column_ = 0, bad_row_ = 0;
  SparseColumns lower_, upper_;            // by step; lower without its unit diagonal, both by row
  SparseColumns lower_rows_, upper_rows_;  // the same by the step of the row: steps of the columns
  std::vector<double> diagonal_;
  std::vector<std::uint32_t> pivot_row_, pivot_column_, step_of_row_, step_of_column_;
  // work space of factor()
  std::vector<std::uint32_t> column_order_, wished_, row_count_, touched_, stack_, cursor_, topological_;
  std::vector<double> work_;
  std::vector<char> seen_;
  mutable std::vector<double> solution_;
  // of the sparse solves: zero between them
  mutable std::vector<std::uint64_t> met_;  ///< steps, a bit each
  mutable std::vector<double> by_step_;
};

}  // namespace korridor
