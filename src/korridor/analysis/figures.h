#pragma once

#include <string>
#include <vector>

#include "korridor/plan/plan.h"

namespace korridor {

/// Where a figure comes from: cited, assumed, or yours (nothing is cited).
struct Origin {
  std::string kind;
  std::vector<std::string> claims;
};
/// A cell's own citation goes before that of its row; what is only context does not count.
[[nodiscard]] Origin find_origin(const Study& study, const std::string& table, const std::string& key,
                                 const std::string& column);

/// A figure of the study that a plan rests on. Money in USD of the first day.
struct TracedFigure {
  std::string table, key, column;
  double value = 0;      ///< as the study has it; NaN for steps
  double usd = 0;        ///< what of the objective it sets, zero or more
  double slope = 0;      ///< change of the objective, to first order, when the figure doubles
  bool patched = false;  ///< a scenario changes it on some days
  Origin origin;
  [[nodiscard]] std::string address() const { return table + "/" + key + "/" + column; }
};

struct TracedPlan {
  std::vector<TracedFigure> figures;  ///< by table, key, column
  double untraced_usd = 0;            ///< handling, borders, holding, fees, tariffs: set by several figures at once
};

/// Finds the figures behind a plan (docs/methods/evidence.md).
///
/// Method  costs by what is moved, taken and made; limits by their prices; orders by what they buy or miss.
/// Cost    linear in the size of the plan.
[[nodiscard]] TracedPlan trace_figures(const World& world, const Plan& plan);

}  // namespace korridor
