#pragma once

#include <string>
#include <string_view>

#include "korridor/flow/flow_network.h"

namespace korridor {

/// A minimum-cost flow problem in DIMACS form: `p min NODES ARCS`, then `n NODE SUPPLY` and `a FROM TO LOW CAP COST`,
/// `c` for remarks. A capacity below zero, or of 2^61 and more, means none. Whole numbers only.
[[nodiscard]] Result<FlowNetwork> read_dimacs(std::string_view text, const std::string& file);

}  // namespace korridor
