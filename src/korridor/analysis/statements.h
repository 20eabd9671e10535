#pragma once

#include <optional>
#include <string>
#include <vector>

#include "korridor/plan/plan.h"

namespace korridor {

/// A statement of the press beside what registers and the plan say of the same thing.
struct StatementRow {
  std::string statement, says;
  std::vector<std::string> claims, records;
  std::string relation;
  double said = 0;                      ///< percent
  std::optional<double> record, model;  ///< percent; nothing where there is none
  std::string period;                   ///< of the plan, or `all`
  std::string verdict;                  ///< supported, contradicted, scope differs, not modelled
  std::string why;
};

/// Holds the table `statements` against a plan (docs/methods/dependence.md 7). `about` allows kAboutPoints.
constexpr double kAboutPoints = 5;
[[nodiscard]] Result<std::vector<StatementRow>> judge_statements(const World& world, const Plan& plan);

}  // namespace korridor
