#pragma once

#include "corridor.h"
#include "korridor/lp/linear_program.h"

namespace korridor {

/// The corridor arc by arc, as general solvers take it: one balance a place, good and month, then the capacity rows in
/// the order of to_hyper_network. `first_capacity` is the first of these.
struct ArcProgram {
  LinearProgram lp;
  std::uint32_t first_capacity = 0;
};
ArcProgram to_arc_program(const Corridor& corridor);

}  // namespace korridor
