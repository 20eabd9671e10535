#pragma once

#include "korridor/plan/plan.h"
#include "korridor/study/study.h"

namespace korridor {

/// How much memory a plan of the study takes, in MB, rather too much than too little.
///
/// Method  links times goods times periods, times what one of them takes at most in the engine. The bundled study (460
///         links, 49 goods) takes by years, quarters and months 175, 342 and 786 MB with `chains`, 570 and 2,227 MB by
///         years and months with `arcs`; this says 180, 383, 924, 577 and 2,957.
[[nodiscard]] double estimate_plan_mb(const Study& study, const PlanRequest& request);

/// Errors: too_much_memory where that many plans would take more than `most_mb` (0: no bound).
[[nodiscard]] Result<void> check_plan_memory(const Study& study, const PlanRequest& request, int plans, double most_mb);

}  // namespace korridor
