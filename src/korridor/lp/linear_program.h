#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace korridor {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// minimise cost'x  subject to  row_lower <= A x <= row_upper,  lower <= x <= upper.
/// A is stored by columns; inside a column the rows are in rising order.
struct LinearProgram {
  std::vector<double> cost, lower, upper;
  std::vector<double> row_lower, row_upper;
  std::vector<std::size_t> start{0};  ///< one more than there are columns
  std::vector<std::int32_t> index;    ///< row
  std::vector<double> value;
  std::vector<char> integer;  ///< empty, or 1 for columns that must be whole

  [[nodiscard]] std::size_t columns() const { return cost.size(); }
  [[nodiscard]] std::size_t rows() const { return row_lower.size(); }

  std::size_t add_row(double low, double high);
  /// Entries need not be sorted; two entries of one row are added up.
  std::size_t add_column(double c, double low, double high, std::vector<std::pair<std::int32_t, double>> entries);
};

/// Parts of a program that share no row: for each column and each row the number of its part, numbered in the order in
/// which columns first meet them. Rows without a column belong to no part (-1).
struct Parts {
  std::size_t count = 0;
  std::vector<std::int32_t> of_column, of_row;
};
[[nodiscard]] Parts find_parts(const LinearProgram& lp);

/// The columns and rows of one part as a program of its own, with the way back.
struct Part {
  LinearProgram lp;
  std::vector<std::size_t> column, row;  ///< numbers in the whole program
};
[[nodiscard]] std::vector<Part> split(const LinearProgram& lp, const Parts& parts);

/// What an answer is worth, computed from the program alone.
struct LpCheck {
  double objective = 0;
  double gross = 0;         ///< sum of the positive cost terms
  double bound = 0;         ///< dual bound for the given prices (docs/methods/model.md 7)
  double worst_row = 0;     ///< largest violation of a row, relative to the size of its terms
  double worst_column = 0;  ///< largest violation of a bound, relative to max(1, |bound|)
  [[nodiscard]] double gap() const;
};
/// `y` holds one price per row, of either sign: the sign rules of open-ended rows are applied here, a price that a row
/// cannot have counts as 0. Every column with a negative reduced cost needs a finite upper bound, else the bound is
/// -infinity.
[[nodiscard]] LpCheck check_answer(const LinearProgram& lp, const std::vector<double>& x, const std::vector<double>& y);

}  // namespace korridor
