#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "korridor/analysis/choice_search.h"
#include "korridor/analysis/relaxing.h"
#include "korridor/study/world.h"

namespace korridor {

/// A project that acts in a plan and is not built yet.
struct Project {
  std::size_t row = 0;  ///< of the table `projects`
  std::string id = {}, set = {};
  std::optional<double> cost_usd = {};  ///< nothing: not known
  bool is_cost_asked = false;           ///< given with the request instead of the study
  double charge_usd = 0;                ///< its cost in USD of the first day of the horizon
  ChoiceMask after = 0, excludes = 0;
  std::string blocked_by = {};  ///< a project that must come first and cannot, or one that is built and shuts it out
  SetEffect effect = {};
  bool relaxes = false;  ///< whatever else is chosen
  bool clashes = false;  ///< its set and one that is asked for, or that of another project, change one cell
};

struct ProjectRequest {
  WorldRequest world = {};
  std::vector<std::string> only = {};           ///< ids; empty: all
  std::map<std::string, double> cost_usd = {};  ///< by id, instead of what the study says
  double life_years = 0;                        ///< 0: a project is worth nothing at the end of the horizon
  double shortest_period_h = 0;
};

struct ProjectList {
  std::vector<Project> projects;                          ///< at most kMostProjects
  std::vector<std::pair<std::size_t, std::string>> rest;  ///< rows, and why: built, not_modelled, clashes
  Warnings warnings;
};

/// The projects of a study that may be chosen from: those with a change set that does not act in the world asked for.
///
/// Charge  the cost, spent evenly over the years of building before the opening, at the middle of them; what is spent
///         before the horizon counts as on its first day. Without a day of opening building begins with the horizon.
///         With a life, what is left of it at the end of the horizon is taken off in equal parts by year.
/// Errors  unknown_id, too_many_projects, those of World::apply.
[[nodiscard]] Result<ProjectList> list_projects(const Study& study, const ProjectRequest& request);

}  // namespace korridor
