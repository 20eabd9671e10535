#pragma once

#include "korridor/plan/plan.h"

namespace korridor::cli {

/// Lets a person see that long work goes on, and end it: from the third second on a line on standard error tells cost
/// and bound of a plan, or how many of many plans are made, if that is a terminal and not `quiet`; the first Ctrl-C (or
/// SIGTERM) ends the work as a time limit does, the second ends the program at once. From the call on, for the rest of
/// the program.
void watch_plans(PlanRequest& request, bool quiet);

/// Whether a plan was ended that way.
[[nodiscard]] bool was_interrupted();

}  // namespace korridor::cli
