#pragma once

#include "korridor/flow/flow_network.h"
#include "korridor/instance/answer.h"

namespace korridor {

/// Cheapest flow, by the network simplex; value and bound are worked out again from flow and prices in whole numbers.
[[nodiscard]] Result<InstanceAnswer> solve_flow(const FlowNetwork& network, double time_limit_s);

}  // namespace korridor
