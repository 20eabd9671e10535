#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "korridor/plan/plan.h"
#include "korridor/service/kept_plan.h"
#include "korridor/service/reply.h"
#include "korridor/service/reply_rows.h"
#include "korridor/study/world.h"

namespace korridor {

/// One function a command: a request in, a reply out. Nothing is printed and nothing exits.

struct PlanCommand {
  std::filesystem::path study;
  WorldRequest world;
  PlanRequest plan;
  std::optional<std::filesystem::path> out;
  int year = 0;                         ///< plan that year alone; 0: the whole horizon
  std::vector<std::string> only = {};   ///< `plan`: lists that the reply holds (plan_lists); empty: all
  RowLayout layout = RowLayout::kRows;  ///< `plan`: of its long lists
  KeptPlanFiles kept = {};              ///< `plan`: where it sets out from, and where it is kept
};

[[nodiscard]] Reply check_study(const std::filesystem::path& study);
/// The same for a study that is read already. Where a command names a folder or a year too, they are not looked at.
[[nodiscard]] Reply check_study(const Study& study);
/// Makes a small study, or one that layers over `base`. `force` replaces a study (a folder with a study.toml) that is
/// there.
[[nodiscard]] Reply new_study(const std::filesystem::path& folder, const std::optional<std::filesystem::path>& base,
                              bool force = false);
/// `what`: a table, `scenarios`, or `selectors`.
[[nodiscard]] Reply list_study(const std::filesystem::path& study, const std::string& what);
[[nodiscard]] Reply list_study(const Study& study, const std::string& what);
/// What a code of the error table means and what to do about it; all codes where none is given.
[[nodiscard]] Reply explain(const std::string& code);
[[nodiscard]] Reply plan_study(const PlanCommand& command);
using PlanMaker = std::function<Result<PlanOutcome>(const World&, const PlanRequest&)>;
[[nodiscard]] Reply plan_study(const Study& study, const PlanCommand& command, const PlanMaker& make = solve_plan);
/// Plans two worlds and tells what differs; `against` are the sets of the other world (none: the base).
[[nodiscard]] Reply compare_study(const PlanCommand& command, const WorldRequest& against);
[[nodiscard]] Reply compare_study(const Study& study, const PlanCommand& command, const WorldRequest& against);

}  // namespace korridor
