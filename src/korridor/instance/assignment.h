#pragma once

#include "korridor/instance/answer.h"
#include "korridor/instance/traffic_problem.h"

namespace korridor {

/// Every trip on its shortest way at free-flow times: the sum of trips times time.
[[nodiscard]] Result<InstanceAnswer> assign_all_or_nothing(const TrafficProblem& problem);

struct EquilibriumOptions {
  double relative_gap = 1e-8;
  double time_limit_s = 0;  ///< 0: none
  int most_rounds = 2000;
};

/// Traffic in which no trip could be faster on another way (Wardrop): the least of the sum of the integrals of link
/// times (Beckmann, McGuire, Winsten 1956), links by the BPR formula; lengths and tolls count as far as
/// they were weighed (TrafficProblem::weigh).
///
/// Method  gradient projection over ways (Jayakrishnan et al. 1994): round by round each origin gets the shortest way
/// to
///         every end beside those it has; each pair of zones moves trips from its slower ways to the fastest by a
///         Newton step over the links in which they differ; sweeps over known ways follow until the gap among these is
///         well below that of the round.
/// Bound   at the current times, no traffic is better by more than what its trips would save on shortest ways
/// (first-order
///         bound of a convex sum). The relative gap is that saving over the time spent.
[[nodiscard]] Result<InstanceAnswer> find_equilibrium(const TrafficProblem& problem, const EquilibriumOptions& options);

}  // namespace korridor
