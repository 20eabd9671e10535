#pragma once

#include <filesystem>

#include "korridor/plan/plan.h"
#include "korridor/service/reply.h"

namespace korridor {

struct WorthCommand {
  std::filesystem::path study;
  WorldRequest world;
  PlanRequest plan;
  int year = 0;  ///< plan that year alone; 0: the whole horizon
  bool fair_shares = false;
  bool rules = false;  ///< the price of each clause, limit and policy instead
};

/// What each agreement and clause is worth, as the reply of `value` (docs/reference/replies.md).
[[nodiscard]] Reply value_study(const WorthCommand& command);
/// The same for a study that is read already; its folder and year in the command are not looked at.
[[nodiscard]] Reply value_study(const Study& study, const WorthCommand& command);

}  // namespace korridor
