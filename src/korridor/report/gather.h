#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "korridor/plan/plan.h"
#include "korridor/report/report.h"

namespace korridor {

struct ReportCommand {
  std::filesystem::path study;
  WorldRequest world;  ///< its scenarios are told beside the base world
  PlanRequest plan;
  std::string lang = "en";
  bool projects = false;                           ///< also which projects would pay: many plans more
  std::function<void(const char*)> progress = {};  ///< told what is being done
};

/// Everything a report tells, from the same calls as every other face. What is asked for one year (evidence,
/// dependence, frontier, comparison) is asked for the year that the page tells; the frontier is about the orders of the
/// state where the study's route ends, and the foreign state on whose ground most of their cargo, by value, passes.
///
/// `study` must outlive the input. Errors: those of the plan. Where a call for one year is refused, its section says
/// why; a base world without a plan is told alone.
[[nodiscard]] Result<ReportInput> gather_report(const Study& study, const ReportCommand& command);

}  // namespace korridor
