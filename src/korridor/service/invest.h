#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "korridor/plan/plan.h"
#include "korridor/service/reply.h"

namespace korridor {

struct InvestCommand {
  std::filesystem::path study = {};
  WorldRequest world = {};
  PlanRequest plan = {};  ///< its time limit is that of the whole search
  std::optional<double> gap = {};
  std::optional<double> budget_usd = {};
  std::vector<std::pair<std::string, double>> caps = {};   ///< by partner
  std::vector<std::string> projects = {};                  ///< empty: all
  std::vector<std::pair<std::string, double>> costs = {};  ///< by project, USD
  bool granted = false;
  double life_years = 0;
  std::size_t runners = 3;
  /// Told the best choice so far: `projects` and the sums of the reply, from spent_usd to net_usd.
  std::function<void(const Json& so_far)> tell_best = {};
};

/// Which projects to build, as the reply of `invest` (docs/reference/replies.md).
[[nodiscard]] Reply invest_study(const InvestCommand& command);
/// The same for a study that is read already; its folder in the command is not looked at.
[[nodiscard]] Reply invest_study(const Study& study, const InvestCommand& command);

}  // namespace korridor
