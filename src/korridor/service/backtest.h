#pragma once

#include <filesystem>

#include "korridor/plan/plan.h"
#include "korridor/service/reply.h"

namespace korridor {

struct BacktestCommand {
  std::filesystem::path study;
  WorldRequest world;
  PlanRequest plan;
};

/// The model against what was observed, as the reply of `backtest` (docs/reference/replies.md).
[[nodiscard]] Reply backtest_study(const BacktestCommand& command);
/// The same for a study that is read already; its folder and year in the command are not looked at.
[[nodiscard]] Reply backtest_study(const Study& study, const BacktestCommand& command);

}  // namespace korridor
