#pragma once

#include <string>

#include "korridor/instance/answer.h"
#include "korridor/instance/mps.h"
#include "korridor/lp/solver.h"

namespace korridor {

/// A residual check on an answer of a program, and its bound.
///
/// A price may leave a column without a bound on its cheap side with a reduced cost that is not quite 0; the bound is
/// then that of a program whose costs are moved by `moved`, relative to the terms of the reduced cost.
struct ProvenValue {
  LpCheck check;
  double moved = 0;
};
[[nodiscard]] ProvenValue prove(const LinearProgram& lp, const std::vector<double>& x, const std::vector<double>& y);

/// Solves a program and fills in status, values (least cost), and checks.
///
/// Method  a network inside (find_network) by the network simplex; else the solver behind lp.
/// Errors  `solver`.
[[nodiscard]] Result<InstanceAnswer> solve_program(const LinearProgram& lp, const LpOptions& options);

/// An MPS file: `lp` (whole columns relaxed) or `mip`; values in the sense of the file.
[[nodiscard]] Result<InstanceAnswer> solve_mps(const MpsProgram& program, bool relax, const LpOptions& options);

}  // namespace korridor
