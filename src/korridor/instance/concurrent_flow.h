#pragma once

#include "korridor/instance/answer.h"
#include "korridor/instance/demand_network.h"
#include "korridor/lp/solver.h"

namespace korridor {

/// The largest share of every demand that can be routed at once, in fractions, over undirected links that all demands
/// share.
///
/// Method  one flow for each origin, as a linear program; demands between two nodes are joined whatever their
/// direction. Bound   for any prices on the links: capacity at these prices over the demands' shortest ways (Shahrokhi
/// and Matula
///         1990), with Dijkstra ways that know nothing of the program.
[[nodiscard]] Result<InstanceAnswer> find_concurrent_flow(const DemandNetwork& network, const LpOptions& options);

}  // namespace korridor
