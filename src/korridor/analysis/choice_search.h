#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// A set of projects: bit k stands for project k.
using ChoiceMask = std::uint64_t;
constexpr std::size_t kMostProjects = 64;

[[nodiscard]] constexpr ChoiceMask bit_of(std::size_t project) { return ChoiceMask{1} << project; }
[[nodiscard]] constexpr bool is_chosen(ChoiceMask choice, std::size_t project) { return (choice >> project & 1U) != 0; }
/// The first so many projects.
[[nodiscard]] constexpr ChoiceMask first_bits(std::size_t projects) {
  return projects == 0 ? 0 : ~ChoiceMask{0} >> (kMostProjects - projects);
}

/// What may be chosen, by project.
struct ChoiceRules {
  std::vector<double> cost_usd;    ///< what counts against the budget and the caps
  std::vector<double> charge_usd;  ///< what counts beside the plan's cost; zero or more
  std::vector<ChoiceMask> after;   ///< must be chosen where the project is
  std::vector<ChoiceMask> excludes;
  ChoiceMask choosable = 0, relaxing = 0;  ///< may be chosen at all; never make a plan dearer
  double budget_usd = std::numeric_limits<double>::infinity();
  struct Cap {
    ChoiceMask projects = 0;  ///< of one partner
    double share = 1;         ///< of what the choice costs, at most
  };
  std::vector<Cap> caps = {};
};

/// Whether a choice keeps all of the rules.
[[nodiscard]] bool is_allowed(const ChoiceRules& rules, ChoiceMask choice);
[[nodiscard]] double sum_of(const std::vector<double>& by_project, ChoiceMask choice);

/// The best plan of the world in which some projects are there.
struct ChoiceWorth {
  bool has_plan = false;
  double usd = 0, bound_usd = 0;
  /// Projects without which this very plan would still be one; all others count as used.
  ChoiceMask used = 0;
};

/// Plans a batch of choices, whatever the rules say of them.
using ChoicePlanner = std::function<Result<std::vector<ChoiceWorth>>(const std::vector<ChoiceMask>&)>;

struct FoundChoice {
  ChoiceMask choice = 0;
  double cost_usd = 0;   ///< against the budget
  double plan_usd = 0;   ///< of the plan
  double whole_usd = 0;  ///< plan and charge
};

struct ChoiceAnswer {
  std::vector<FoundChoice> best;   ///< cheapest whole first; none holds a project that its plan leaves unused
  std::vector<FoundChoice> curve;  ///< by rising cost: what is best from that budget on
  double bound_usd = 0;            ///< no choice costs less; -infinity where nothing is proven
  bool is_complete = false;        ///< false where it was stopped
  std::size_t boxes = 0;
};

struct ChoiceRequest {
  std::size_t runners = 3;  ///< how many choices behind the best
  double tolerance_usd = 0;
  /// Told the cost of the best so far and what is proven; false stops the search.
  std::function<bool(double best_usd, double bound_usd)> tell = {};
  /// Told the best so far after every box, once there is one, and what is proven.
  std::function<void(const FoundChoice& best, double bound_usd)> tell_best = {};
};

/// The choices of projects whose plan and charge cost least, and the best one for each budget.
///
/// Method  branch and bound, best bound first (docs/methods/invest.md 3). A box holds projects that are chosen, that
/// are
///         not, and the rest. Projects that do not relax are decided first. Then the plan with all the rest there at no
///         charge costs no more than any choice of the box; a choice that misses one of the rest costs no less than
///         that plan without it. What that plan does not use needs no deciding.
/// Cost    2^projects plans at worst.
/// Errors  those of the planner.
[[nodiscard]] Result<ChoiceAnswer> search_choices(const ChoiceRules& rules, const ChoiceRequest& request,
                                                  const ChoicePlanner& planner);

}  // namespace korridor
