#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "korridor/analysis/planner.h"
#include "korridor/plan/closed_plans.h"

namespace korridor {

/// Something that may fail as a whole: a country, an owner, a port, a plant, a link.
struct Closure {
  std::string kind, selector;
};

/// What is left of the plan when it is closed for the whole horizon and everything is planned anew.
struct ClosureResult {
  Closure closure;
  std::string status;              ///< optimal, limit, infeasible; `untouched` where nothing of the plan rests on it
  std::optional<double> cost_usd;  ///< rise of the objective; nothing where there is no plan
  std::optional<double> pct;       ///< the same in percent of the gross cost of the plan before
  std::vector<std::pair<std::string, double>> unmet;  ///< by good, tonnes less delivered than before; only what is
};

/// Everything of the study that a kind means: `country owner port plant link`.
[[nodiscard]] std::vector<Closure> list_closures(const Study& study, const std::string& kind);

/// What a selector shuts: links that it selects or that end at a selected place, plants and sources that it selects or
/// that stand at one.
[[nodiscard]] Result<ClosedRows> find_closed(const Study& study, const std::string& selector);

/// What a plan rests on: links that carry something, plants that run, sources that give, by table. The plan must have
/// its Plan::columns_csv.
[[nodiscard]] ClosedRows find_used(const Plan& plan);
/// Whether a row stands in both.
[[nodiscard]] bool meet(const ClosedRows& used, const ClosedRows& closed);

/// Plans a world without some rows. It must be safe to call from several threads at once.
using ClosedPlanner = std::function<Result<ClosedOutcome>(const ClosedRows&)>;
/// The plain one: a study with a change set that closes the rows, and the planner on its world. The arguments must
/// outlive it.
[[nodiscard]] ClosedPlanner plan_anew(const Study& study, const WorldRequest& request, const Planner& planner);

struct ClosureRequest {
  std::vector<Closure> closures;
  int threads = 1;
  TellShare tell = {};  ///< counts those that are planned anew
};

/// Plans the world without each of the closures, one at a time, worst first.
///
/// Gate    A closure of nothing that the plan uses leaves the plan feasible and takes alternatives away, so it costs
///         nothing and is not planned again (`untouched`). An optimal plan is meant; else everything is planned.
/// Method  independent worlds on several threads; the result does not depend on their number.
/// Errors  those of the planner, of the first closure that has one.
[[nodiscard]] Result<std::vector<ClosureResult>> run_closures(const Study& study, const Plan& plan,
                                                              const ClosureRequest& request,
                                                              const ClosedPlanner& planner);

}  // namespace korridor
