#pragma once

#include <filesystem>
#include <optional>

#include "korridor/plan/kept_world.h"
#include "korridor/plan/plan.h"

namespace korridor {

/// Files that plans set out from and are kept in (`plan --start`, `plan --keep`).
struct KeptPlanFiles {
  std::optional<std::filesystem::path> start, keep;
  [[nodiscard]] bool is_any() const { return start || keep; }
};

/// Plans the world that is asked for from the plan of `start`, whatever world of the study that is of, and keeps its
/// own in `keep`, so that both may be one file.
///
/// Method  a file holds the sets of its world and the state of the engine. Where that is the world asked for the engine
///         goes on from it, else its world is compiled again and the engine of the other one starts near its plan. A
///         file whose world is another one by now (a table was edited) serves as far as its network is still the same;
///         where it is not the plan is made from nothing, with a warning `kept_plan_unfit`. The answer is proven in any
///         case; where several plans are best it may be another one than from nothing.
///         Where nothing can be kept the plan is told all the same, with a warning `plan_not_kept`.
/// Errors  no_file, bad_plan_file, cannot_write (the folder is not there), and those of solve_plan. Only the engine
/// `chains` (usage).
[[nodiscard]] Result<PlanOutcome> plan_from_file(const Study& study, const WorldRequest& asked,
                                                 const KeptPlanFiles& files, const PlanRequest& request);

}  // namespace korridor
