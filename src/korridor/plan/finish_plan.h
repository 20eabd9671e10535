#pragma once

#include <vector>

#include "korridor/plan/compiled_world.h"
#include "korridor/plan/replanner.h"
#include "korridor/plan/solve_arcs.h"

namespace korridor {

/// What an answer says as a plan, or which limits cannot hold together. `replanner`, made for this model, explains the
/// bottlenecks; without one there are none.
[[nodiscard]] Result<PlanOutcome> finish_plan(const World& world, const CompiledWorld& compiled, Result<Answer> answer,
                                              Replanner* replanner, const PlanRequest& request);

}  // namespace korridor
