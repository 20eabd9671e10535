#pragma once

#include "korridor/base/random.h"
#include "korridor/chains/hyper_network.h"
#include "korridor/lp/linear_program.h"

namespace korridor {

/// A small network with everything a plan can hold: several stages, joins with two inputs, by-products, shared and
/// reserved rows, rows that may be missed, markets with steps, capacities of zero.
HyperNetwork random_network(Random& random);

/// The same program arc by arc, as another solver wants it. A firm order has no step.
LinearProgram to_linear_program(const HyperNetwork& net);

}  // namespace korridor
