#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/lp/linear_program.h"

namespace korridor {

/// A program as an MPS file states it. The costs of `lp` are to be minimised; where the file says maximise they are
/// turned round.
struct MpsProgram {
  std::string name;
  LinearProgram lp;
  std::vector<std::string> row_names, column_names;
  double offset = 0;  ///< is added to the cost (before turning round)
  bool maximise = false;
  std::size_t free_rows_dropped = 0;     ///< N rows behind the first
  std::size_t whole_without_bounds = 0;  ///< whole columns without a bound: 0 or 1, as the format has it
  std::size_t below_zero_opened = 0;     ///< upper bound below 0 and no lower one: no lower bound

  /// A cost of `lp` in the sense of the file.
  [[nodiscard]] double objective(double cost) const { return (maximise ? -cost : cost) + offset; }
};

/// Reads MPS, free or fixed: words between blanks first; where that fails and names may hold blanks, by the fixed
/// columns 2, 5, 15, 25, 40, 50. Sections NAME OBJSENSE OBJNAME ROWS COLUMNS RHS RANGES BOUNDS ENDATA, markers INTORG
/// INTEND, bounds LO UP FX FR MI PL BV LI UI. A value of 1e20 and more is no bound. An RHS of the objective is minus
/// its offset.
[[nodiscard]] Result<MpsProgram> read_mps(std::string_view text, const std::string& file);

}  // namespace korridor
