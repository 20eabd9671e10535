#pragma once

#include <optional>
#include <string>
#include <vector>

#include "korridor/analysis/planner.h"
#include "korridor/analysis/rule_level.h"
#include "korridor/base/tell_share.h"

namespace korridor {

/// What a rule costs, by the price of its row and by planning without it. USD of the first day.
struct RulePrice {
  Rule rule;
  std::string status;              ///< of the plan without it: optimal, limit, infeasible
  std::optional<double> cost_usd;  ///< rise of the objective through it; less than zero: it brings in
  std::optional<double> moved_t;   ///< tonnes that its row holds away from where they would go; nothing without a row
  std::optional<double> row_usd;   ///< price of its row times those tonnes: never less than cost_usd
  std::optional<double> usd_per_t, row_usd_per_t;  ///< cost, and price of the row, by moved tonne
  std::string why;  ///< empty where the two agree: changes_on_the_way, not_moved, no_row, by_origin, not_modelled,
                    ///< no_plan
};

struct RulePrices {
  std::string status;  ///< of the plan of the world as asked for
  std::vector<RulePrice> rules;
  Warnings warnings;  ///< of that plan
};

struct RulePricesRequest {
  WorldRequest world;
  int threads = 1;
  TellShare tell = {};
};

/// The price of every clause, limit and policy that acts (docs/methods/value.md).
///
/// Method  each one left out alone and everything planned anew. Its row price times the tonnes that then move is an
/// upper
///         bound on that cost (the bill is a convex function of the right side of a row), met where the price holds for
///         all of them. Tonnes count by the discount of their period.
/// Cost    one plan a rule.
/// Errors  those of the planner.
[[nodiscard]] Result<RulePrices> find_rule_prices(const Study& study, const RulePricesRequest& request,
                                                  const Planner& planner);

}  // namespace korridor
