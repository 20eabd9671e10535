#pragma once

#include "korridor/instance/answer.h"
#include "korridor/instance/design_problem.h"
#include "korridor/lp/solver.h"

namespace korridor {

/// Least cost of buying arcs in fractions, where what all goods send over an arc is at most its capacity times the
/// bought fraction.
///
/// Method  the fraction is the used one, so an arc costs unit + fixed / capacity; goods that cost and may the same
///         everywhere are one good for each origin.
[[nodiscard]] Result<InstanceAnswer> relax_weakly(const DesignProblem& problem, const LpOptions& options);

/// The same, where besides what each good sends is at most what it could ever send times the bought fraction.
[[nodiscard]] Result<InstanceAnswer> relax_strongly(const DesignProblem& problem, const LpOptions& options);

/// Least cost of buying whole arcs: the strong relaxation with whole purchases, by branch and cut.
[[nodiscard]] Result<InstanceAnswer> design_network(const DesignProblem& problem, const LpOptions& options);

}  // namespace korridor
