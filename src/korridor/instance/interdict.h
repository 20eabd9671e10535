#pragma once

#include "korridor/instance/answer.h"
#include "korridor/instance/interdiction_problem.h"
#include "korridor/lp/solver.h"

namespace korridor {

/// The closures that make the shortest way longest.
///
/// Method  the dual of the shortest way with the adversary's choice inside, as one program (Israeli and Wood 2002);
/// node
///         labels are bounded by their distance with every delay. The value told is the shortest way under the choice,
///         found again by Dijkstra.
[[nodiscard]] Result<InstanceAnswer> interdict(const InterdictionProblem& problem, const LpOptions& options);

/// The shortest way from the first to the last node when these arcs are delayed.
[[nodiscard]] double shortest_way(const InterdictionProblem& problem, const std::vector<char>& delayed);

}  // namespace korridor
