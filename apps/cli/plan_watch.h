#pragma once

#include <functional>

namespace korridor::cli {

/// Lets a person see that a long plan goes on, and end it: from the third second on a line on standard error tells cost
/// and bound, if that is a terminal and not `quiet`; the first Ctrl-C (or SIGTERM) ends the plan as a time limit does,
/// the second ends the program at once. From the call on, for the rest of the program.
[[nodiscard]] std::function<bool(double cost_usd, double bound_usd)> watch_plan(bool quiet);

/// Whether a plan was ended that way.
[[nodiscard]] bool was_interrupted();

}  // namespace korridor::cli
