#pragma once

#include "korridor/analysis/planner.h"

namespace korridor {

/// A planner for worlds between the one asked for and its widest (analysis/invest.h). With the engine `chains` plans go
/// on from that of the widest world, or of the one with all new links and nothing else, where they lack only links of
/// it; they do not depend on what was planned before. Others start near the widest one.
///
/// Memory that of two plans. Lifetime keeps a reference to the study.
[[nodiscard]] Planner plan_from_wide_worlds(const Study& study, const WorldRequest& asked, const WorldRequest& widest,
                                            const PlanRequest& each);

}  // namespace korridor
