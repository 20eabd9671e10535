#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/lp/linear_program.h"

namespace korridor {

struct LpOptions {
  double time_limit_s = 0;  ///< 0: none
  double mip_gap = 1e-9;
  std::int32_t seed = 0;
};

enum class LpStatus { kOptimal, kInfeasible, kUnbounded, kLimit };

/// Where a simplex stopped: one byte per column and row, good for the same program or one with other bounds and costs.
struct LpBasis {
  std::vector<std::uint8_t> column, row;
};

struct LpSolution {
  LpStatus status = LpStatus::kLimit;
  double objective = 0;
  std::vector<double> x, y;  ///< amounts; row prices (fall of the bill when a <= row is widened is -y)
  LpBasis basis;
  std::int64_t iterations = 0;
  double mip_bound = 0;  ///< programs with whole columns: proven lower bound
};

/// A program inside HiGHS. It can be changed and solved again from the last basis.
///
/// Method  HiGHS dual simplex (Huangfu and Hall 2018), one thread; programs with whole columns by its branch and cut.
/// Ties    the same program, options and order of calls give the same answer.
/// Errors  what HiGHS refuses comes back as an Error with code `solver`.
class LpSolver {
 public:
  static Result<LpSolver> create(const LinearProgram& lp, const LpOptions& options = {});
  ~LpSolver();
  LpSolver(LpSolver&&) noexcept;
  LpSolver& operator=(LpSolver&&) noexcept;

  Result<LpSolution> solve();
  /// Starts the next solve from here.
  void set_basis(const LpBasis& basis);
  void set_row_bounds(std::size_t row, double low, double high);
  void set_column_bounds(std::size_t column, double low, double high);
  void set_column_cost(std::size_t column, double cost);
  /// How far the upper end of a row can rise before the optimal basis changes; infinity if it never does.
  [[nodiscard]] std::optional<double> upper_range(std::size_t row);

 private:
  struct Impl;
  explicit LpSolver(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Solves once. Columns and rows are brought to a common size by powers of two first, so that a good of 15 tonnes and
/// one of 80 million share a program without losing digits; the answer is in the program's own units.
[[nodiscard]] Result<LpSolution> solve_lp(const LinearProgram& lp, const LpOptions& options = {});

/// Writes free MPS with 17 digits, readable by any solver. Names are given by the caller, one per column and row.
[[nodiscard]] std::string write_mps(const LinearProgram& lp, const std::vector<std::string>& column_names,
                                    const std::vector<std::string>& row_names);

/// The same in the LP format of CPLEX. Its names hold few signs, so columns are c0, c1, ... and rows r0, r1, ...; remarks at
/// the top tell the names. A row with two ends becomes two.
[[nodiscard]] std::string write_lp(const LinearProgram& lp, const std::vector<std::string>& column_names,
                                   const std::vector<std::string>& row_names);

}  // namespace korridor
