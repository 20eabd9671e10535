#pragma once

#include <optional>
#include <string>
#include <vector>

#include "korridor/analysis/figures.h"
#include "korridor/analysis/planner.h"
#include "korridor/study/add_changes.h"

namespace korridor {

/// Figures that move together when one claim or assumption is read otherwise, and what the plan then costs.
struct Swing {
  std::string why;             ///< interval, rounding, contradiction, assumption, yours
  std::string claim, against;  ///< the claim; the one that contradicts it
  double factor = 1;           ///< by which the figures are scaled
  std::vector<AddedChange> changes;
  std::vector<double> from;  ///< by change: the figure as it stands
  double first_order_usd = 0;
  std::string status;                ///< of the new plan: optimal, limit, infeasible
  std::optional<double> change_usd;  ///< of the objective, planned anew
};

/// One order under two readings of the same claims.
struct ReadOrder {
  std::string order, good;
  double served_t = 0, against_served_t = 0;  ///< over the horizon
};
/// Two scenarios that exclude each other since they read one thing in two ways.
struct Reading {
  std::string set, against;
  std::vector<std::string> claims;  ///< that both stand on
  std::string status, against_status;
  std::optional<double> objective_usd, against_objective_usd;
  std::vector<ReadOrder> orders;  ///< that are served otherwise, most tonnes first
};

struct SwingRequest {
  WorldRequest world;
  std::size_t top = 10;
  double assumed_factor = 1.25;  ///< an assumption without an interval is taken times this, and divided by it
  int threads = 1;
  TellShare tell = {};
};

/// All ways in which a figure that the plan rests on may be read otherwise, most first-order effect first: the other
/// end of a claim's interval, or half a unit of its last digit where it has none; a claim of another source about the
/// same subject, property, unit and time; an assumption times or over the request's factor. A figure that a scenario
/// changes on some days is left out.
[[nodiscard]] std::vector<Swing> list_swings(const Study& study, const TracedPlan& traced, double assumed_factor);

/// Plans the first `top` of them anew, through a change set; the result is sorted by what was found.
/// Cost    one plan each. Errors: those of the planner.
[[nodiscard]] Result<std::vector<Swing>> plan_swings(const Study& study, const TracedPlan& traced, double objective_usd,
                                                     const SwingRequest& request, const Planner& planner);

/// Plans each pair of projects that exclude each other, one and the other. Cost: two plans a pair.
[[nodiscard]] Result<std::vector<Reading>> plan_readings(const Study& study, const SwingRequest& request,
                                                         const Planner& planner);

}  // namespace korridor
