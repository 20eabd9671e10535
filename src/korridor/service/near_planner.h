#pragma once

#include "korridor/analysis/planner.h"
#include "korridor/plan/plan.h"

namespace korridor {

/// Plans the world that is asked about and others of its study, each near the plan of that one (KeptWorld): they differ
/// from it in little. So where several plans are equally good, what is told to differ does so for a reason. By the
/// engine `arcs` each from nothing. The study must outlive it.
[[nodiscard]] Planner make_near_planner(const Study& study, const WorldRequest& asked, const PlanRequest& request);

}  // namespace korridor
