#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "korridor/base/tell_share.h"
#include "korridor/plan/plan.h"
#include "korridor/report/report.h"

namespace korridor {

struct ReportCommand {
  std::filesystem::path study;
  WorldRequest world;  ///< told beside the base world where it is another one
  PlanRequest plan;
  std::string lang = "en";
  bool projects = false;                           ///< also which projects would pay: many plans more
  std::function<void(const char*)> progress = {};  ///< told what is being done
  TellShare tell_part = {};                        ///< told before each part, and after the last, how many are behind
  /// Asked before each part, and once all of them are made. False: nothing is told, as no reader sees what is missing.
  std::function<bool()> go_on = {};
};

/// Everything a report tells, from the same calls as every other face. What is asked for one year (evidence,
/// dependence, frontier, comparison) is asked for the year that the page tells; the frontier is about the orders of the
/// state where the study's route ends, and the foreign state on whose ground most of their cargo, by value, passes.
///
/// The base world is the study's own, with nothing switched; what is switched on, left out or changed is the scenario
/// beside it, null where that is nothing.
///
/// `study` must outlive the input. Errors: those of the plan; limit_reached where `go_on` said no. Where a call for one
/// year is refused, its section says why; a base world without a plan is told alone.
[[nodiscard]] Result<ReportInput> gather_report(const Study& study, const ReportCommand& command);

}  // namespace korridor
