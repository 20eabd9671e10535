#pragma once

#include <filesystem>

#include "korridor/analysis/frontier.h"
#include "korridor/service/reply.h"

namespace korridor {

struct FrontierCommand {
  std::filesystem::path study;
  WorldRequest world;
  PlanRequest plan;
  FrontierRequest ask;
  int year = 0;  ///< plan that year alone; 0: the whole horizon
};

/// What it costs to depend less on something, as the reply of `frontier` (docs/reference/replies.md).
[[nodiscard]] Reply frontier_study(const FrontierCommand& command);
/// The same for a study that is read already; its folder and year in the command are not looked at.
[[nodiscard]] Reply frontier_study(const Study& study, const FrontierCommand& command);

}  // namespace korridor
