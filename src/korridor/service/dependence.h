#pragma once

#include <filesystem>

#include "korridor/analysis/dependence.h"
#include "korridor/service/reply.h"

namespace korridor {

struct DependenceCommand {
  std::filesystem::path study;
  WorldRequest world;
  PlanRequest plan;
  DependenceRequest ask;
  int year = 0;                    ///< plan that year alone; 0: the whole horizon
  std::vector<std::string> close;  ///< kinds of things to close one at a time: country owner port plant link
};

/// Who depends on whom in a plan, as the reply of `dependence` (docs/reference/replies.md).
[[nodiscard]] Reply dependence_study(const DependenceCommand& command);
/// The same for a study that is read already; its folder and year in the command are not looked at.
[[nodiscard]] Reply dependence_study(const Study& study, const DependenceCommand& command);

}  // namespace korridor
