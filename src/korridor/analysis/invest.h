#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "korridor/analysis/planned_choices.h"
#include "korridor/base/tolerance.h"

namespace korridor {

struct Investment;

struct InvestRequest {
  ProjectRequest projects = {};
  std::optional<double> budget_usd = {};
  /// By partner, as share of what the choice costs; the partner `any` is each of them.
  std::vector<std::pair<std::string, double>> caps = {};
  bool is_granted = false;  ///< what is built costs nothing beyond the budget
  std::size_t runners = 3;
  double gap = kRoundingGap;  ///< of the gross cost of the plan without projects: what counts as no difference
  int threads = 1;
  TellShare tell_share = {};
  std::function<bool(double best_usd, double bound_usd)> tell = {};  ///< of the search; false stops everything
  /// Told the best choice so far whenever the search has gone on: `answer` holds it and what is proven, `list` the
  /// projects, `before_usd` the plan without them.
  std::function<void(const Investment& so_far)> tell_best = {};
};

/// What a project saves: the fall of the plan's cost through it.
struct ProjectWorth {
  ChoiceMask needs = 0;             ///< projects that must come first; they are there on both sides
  std::optional<double> alone_usd;  ///< where no other is there
  std::optional<double> last_usd;   ///< where all others are that can stand beside it
  std::optional<double> here_usd;   ///< in the choice: lost without it, or gained by adding it
  std::vector<std::pair<std::string, double>> delivered;  ///< alone: tonnes more, by good
};

/// Two projects that are worth more together than each by itself, or less.
struct ProjectPair {
  std::size_t one = 0, other = 0;
  double both_usd = 0, joint_usd = 0;  ///< what both save; and that less what each saves by itself
};

struct BuildStep {
  std::size_t project = 0;
  double usd = 0;  ///< what it saves after those before it
};

struct Investment {
  std::string status;  ///< optimal, limit, infeasible (the rules leave no choice that has a plan)
  ProjectList list;
  ChoiceAnswer answer;
  std::optional<double> before_usd;  ///< cost of the plan without projects
  double tolerance_usd = 0;
  std::vector<ProjectWorth> worth;  ///< by project
  std::vector<ProjectPair> pairs;   ///< largest joint effect first
  std::vector<BuildStep> order;
  std::vector<Gain> gains_before, gains_after;
  Warnings warnings;  ///< of the plan without projects
  std::size_t plans = 0;
};

/// Makes the planner of the choices, which lie between the world asked for and its widest: where all projects act that
/// relax it.
using ChoicePlannerMaker = std::function<Planner(const WorldRequest& widest)>;

/// The projects whose plan and cost are least, within a budget and caps on partners (docs/methods/invest.md).
///
/// Method  search_choices over plans made by the planner. Then each project alone, last and in the choice, pairs of
///         those for which the first two differ, and the order of building: always the next that saves most.
/// Errors  unknown_partner, those of list_projects and of the planner.
[[nodiscard]] Result<Investment> find_investment(const Study& study, const InvestRequest& request,
                                                 const ChoicePlannerMaker& make_planner);

}  // namespace korridor
