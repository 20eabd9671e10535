#include "korridor/analysis/project_list.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "korridor/study/check_cell.h"
#include "korridor/study/check_study.h"
#include "korridor/study/period.h"

namespace korridor {
namespace {

bool is_in(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

bool share_rows(const SetEffect& a, const SetEffect& b) {
  return std::ranges::any_of(a.rows, [&](const std::string& row) { return b.rows.contains(row); });
}

constexpr double kDaysPerYear = 365.25;

double number_of(Date day) { return static_cast<double>(day.time_since_epoch().count()); }

class Lister {
 public:
  Lister(const Study& study, const ProjectRequest& request)
      : study_(study), table_(study.table("projects")), request_(request) {}

  Result<ProjectList> run() {
    auto world = World::apply(study_, request_.world);
    if (!world) return std::unexpected(std::move(world.error()));
    world_ = &*world;
    if (Errors errors = check_names(); !errors.empty()) return std::unexpected(std::move(errors));
    for (std::size_t r = 0; r < table_.size(); ++r)
      if (request_.only.empty() || is_in(request_.only, table_.id(r)))
        if (auto done = add(r); !done) return std::unexpected(std::move(done.error()));
    if (list_.projects.size() > kMostProjects)
      return fail({.code = "too_many_projects",
                   .message = fmt::format("{} projects may be chosen from", list_.projects.size()),
                   .hint = fmt::format("name at most {} with --projects", kMostProjects)});
    join();
    find_clashes();
    mark_relaxing();
    warn();
    return std::move(list_);
  }

 private:
  [[nodiscard]] Errors check_names() const {
    Errors errors;
    std::vector<std::string> names = request_.only;
    for (const auto& [id, usd] : request_.cost_usd) names.push_back(id);
    for (const std::string& name : names)
      if (!table_.find(name))
        errors.push_back({.code = "unknown_id",
                          .message = fmt::format("there is no project {}", name),
                          .hint = did_you_mean(name, ids_of(table_), "see: korridor list STUDY projects")});
    return errors;
  }

  Result<void> add(std::size_t row) {
    const std::string& set = table_.text(row, "set");
    if (set.empty() || is_in(world_->sets(), set)) {
      list_.rest.emplace_back(row, set.empty() ? "not_modelled" : "built");
      return {};
    }
    WorldRequest with = request_.world;
    std::erase(with.without, set);
    if (with.without.size() == request_.world.without.size()) with.with.push_back(set);
    if (!World::apply(study_, with)) {
      list_.rest.emplace_back(row, "clashes");
      return {};
    }
    auto effect = find_effect(*world_, set, request_.shortest_period_h);
    if (!effect) return std::unexpected(std::move(effect.error()));
    Project project{.row = row, .id = table_.id(row), .set = set, .effect = std::move(*effect)};
    if (const double usd = table_.number(row, "cost_usd"); !std::isnan(usd)) project.cost_usd = usd;
    if (const auto asked = request_.cost_usd.find(project.id); asked != request_.cost_usd.end()) {
      project.cost_usd = asked->second;
      project.is_cost_asked = true;
    }
    project.charge_usd = charge_of(row, project.cost_usd.value_or(0));
    list_.projects.push_back(std::move(project));
    return {};
  }

  [[nodiscard]] double charge_of(std::size_t row, double cost_usd) const {
    const Settings& horizon = study_.settings;
    const double years = std::isnan(table_.number(row, "build_years")) ? 0 : table_.number(row, "build_years");
    const double start = number_of(horizon.start), end = number_of(horizon.end);
    const auto day = table_.date(row, "opens");
    const double opens = day ? number_of(*day) : start + years * kDaysPerYear;
    const auto discount = [&](double at) {
      return std::pow(1 + horizon.discount_rate, -std::max(0.0, at - start) / kDaysPerYear);
    };
    const double used = std::max(0.0, end - std::max(opens, start)) / kDaysPerYear;
    const double left = request_.life_years > 0 ? std::max(0.0, 1 - used / request_.life_years) : 0;
    return cost_usd * std::max(0.0, discount(opens - years * kDaysPerYear / 2) - left * discount(end));
  }

  [[nodiscard]] std::optional<std::size_t> find(const std::string& id) const {
    const auto at = std::ranges::find(list_.projects, id, &Project::id);
    if (at == list_.projects.end()) return std::nullopt;
    return static_cast<std::size_t>(at - list_.projects.begin());
  }

  [[nodiscard]] bool is_built(const std::string& id) const {
    const auto row = table_.find(id);
    if (!row) return false;
    const std::string& set = table_.text(*row, "set");
    return set.empty() ? table_.text(*row, "in_base") == "yes" : is_in(world_->sets(), set);
  }

  /// What must come first, and what cannot stand beside it; both sides of an exclusion know it.
  void join() {
    for (std::size_t k = 0; k < list_.projects.size(); ++k) {
      Project& project = list_.projects[k];
      for (const std::string& id : table_.list(project.row, "after")) {
        if (const auto other = find(id))
          project.after |= bit_of(*other);
        else if (!is_built(id))
          project.blocked_by = id;
      }
      for (const std::string& id : table_.list(project.row, "excludes")) {
        if (const auto other = find(id)) {
          project.excludes |= bit_of(*other);
          list_.projects[*other].excludes |= bit_of(k);
        } else if (is_built(id)) {
          project.blocked_by = id;
        }
      }
    }
    for (const auto& [row, why] : list_.rest)
      if (why == "built")
        for (const std::string& id : table_.list(row, "excludes"))
          if (const auto other = find(id)) list_.projects[*other].blocked_by = table_.id(row);
  }

  /// Sets of two projects that change one cell in different ways cannot both act.
  void find_clashes() {
    if (request_.world.ordered) return;
    for (std::size_t a = 0; a < list_.projects.size(); ++a)
      for (std::size_t b = a + 1; b < list_.projects.size(); ++b) {
        Project &one = list_.projects[a], &other = list_.projects[b];
        if (one.set == other.set || !share_rows(one.effect, other.effect)) continue;
        WorldRequest both = request_.world;
        for (const std::string& set : {one.set, other.set})
          if (std::erase(both.without, set) == 0) both.with.push_back(set);
        if (World::apply(study_, both)) continue;
        one.clashes = other.clashes = true;
        if ((one.excludes & bit_of(b)) == 0)
          list_.warnings.push_back(
              {"projects_clash",
               fmt::format("the scenarios of {} and {} change one cell in different ways, so the two are taken to "
                           "exclude each other",
                           one.id, other.id),
               to_place(table_.place(other.row, "set"))});
        one.excludes |= bit_of(b);
        other.excludes |= bit_of(a);
      }
  }

  /// A set relaxes by itself; beside one that does not, only where the two touch different rows. Of sets that clash
  /// only one may be in a world, so they are decided first too.
  void mark_relaxing() {
    for (std::size_t a = 0; a < list_.projects.size(); ++a) {
      Project& one = list_.projects[a];
      one.relaxes = one.effect.tightening.empty() && !one.clashes;
      for (std::size_t b = 0; b < list_.projects.size(); ++b) {
        const Project& other = list_.projects[b];
        const bool decides = request_.world.ordered || !other.effect.tightening.empty();
        if (b != a && decides && one.set != other.set && share_rows(one.effect, other.effect)) one.relaxes = false;
      }
    }
  }

  void warn() {
    const auto ids = [&](auto&& wanted) {
      std::vector<std::string> list;
      for (const Project& project : list_.projects)
        if (wanted(project)) list.push_back(project.id);
      return list;
    };
    const auto unknown = ids([](const Project& project) { return !project.cost_usd; });
    if (!unknown.empty())
      list_.warnings.push_back(
          {"project_cost_unknown",
           fmt::format("not chosen, because their cost is not known ({}): {}; --cost PROJECT=USD gives one",
                       unknown.size(), fmt::join(unknown, ", ")),
           "projects"});
    const auto tightening = ids([](const Project& project) { return !project.effect.tightening.empty(); });
    if (!tightening.empty())
      list_.warnings.push_back(
          {"project_tightens",
           fmt::format("projects that bring demand or rules along: they save what is told less what "
                       "that costs, and what they earn is not in it ({}): {}",
                       tightening.size(), fmt::join(tightening, ", ")),
           "projects"});
  }

  const Study& study_;
  const Table& table_;
  const ProjectRequest& request_;
  const World* world_ = nullptr;
  ProjectList list_;
};

}  // namespace

Result<ProjectList> list_projects(const Study& study, const ProjectRequest& request) {
  return Lister(study, request).run();
}

}  // namespace korridor
