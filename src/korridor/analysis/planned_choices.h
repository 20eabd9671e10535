#pragma once

#include <map>
#include <string>
#include <vector>

#include "korridor/analysis/planner.h"
#include "korridor/analysis/project_list.h"

namespace korridor {

/// What is kept of the plan of a choice.
struct PlannedChoice {
  ChoiceMask choice = 0;
  ChoiceWorth worth = {};
  std::string status = {};  ///< optimal, limit, infeasible
  double gross_usd = 0;
  std::map<std::string, double> delivered_t = {};  ///< by good
  std::vector<Gain> gains = {};
  Warnings warnings = {};  ///< of the plan
};

struct ChoicePlans {
  const Study& study;
  const WorldRequest& world;
  const ProjectList& list;
  const Planner& planner;
  int threads = 1;
  TellShare tell = {};  ///< told what was planned so far, and how many plans are known to be needed
};

/// The plans of choices, each made once.
///
/// Gate    A plan that leaves some projects of its choice unused is a plan without them too, and where these relax
///         there is no better one; a choice without a plan has none with less that relaxes. Such choices are not
///         planned again. Only a project that does nothing but open things can be seen to be unused.
/// Threads a batch is planned on several; what is known is looked up before, so that their number changes nothing.
/// Lifetime keeps references to what it is given.
class PlannedChoices {
 public:
  explicit PlannedChoices(ChoicePlans plans);

  /// Errors: those of the planner, of the first choice that has one.
  Result<std::vector<ChoiceWorth>> plan(const std::vector<ChoiceMask>& choices);
  /// A choice that was asked for before; null for others.
  [[nodiscard]] const PlannedChoice* find(ChoiceMask choice) const;
  [[nodiscard]] std::size_t count() const { return planned_.size(); }
  /// False where one was stopped before it was the best.
  [[nodiscard]] bool are_all_done() const;

 private:
  [[nodiscard]] Result<PlannedChoice> plan_one(ChoiceMask choice) const;
  [[nodiscard]] ChoiceMask used_by(const Plan& plan, ChoiceMask choice) const;

  ChoicePlans plans_;
  std::vector<std::string> base_sets_;
  ChoiceMask relaxing_ = 0;
  std::vector<PlannedChoice> planned_;
};

}  // namespace korridor
