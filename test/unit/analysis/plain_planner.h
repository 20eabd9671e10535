#pragma once

#include "korridor/analysis/planner.h"

namespace korridor {

/// Plans as a driver asks for it: without bottlenecks.
inline const Planner kPlanner = [](const World& world) {
  PlanRequest request;
  request.bottlenecks = 0;
  return solve_plan(world, request);
};

}  // namespace korridor
