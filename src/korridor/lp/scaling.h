#pragma once

#include <vector>

#include "korridor/lp/linear_program.h"

namespace korridor {

/// Factors, all powers of two, that bring a program's amounts and coefficients near 1: x = column * x', row i is
/// multiplied by row[i], the cost by `cost`. Powers of two lose no digit.
struct Scaling {
  std::vector<double> column, row;
  double cost = 1;
};

/// Method  columns by their upper bound (how much can flow), then rows by their largest entry.
[[nodiscard]] Scaling make_scaling(const LinearProgram& lp);
[[nodiscard]] LinearProgram apply_scaling(const LinearProgram& lp, const Scaling& scaling);

}  // namespace korridor
