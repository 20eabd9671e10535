#include "korridor/service/invest.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "korridor/analysis/invest.h"
#include "korridor/base/tolerance.h"
#include "korridor/service/changed_gains.h"
#include "korridor/service/wide_worlds.h"

namespace korridor {
namespace {

using Clock = std::chrono::steady_clock;

Json or_null(const std::optional<double>& value) { return value ? number_or_null(*value) : Json(nullptr); }

/// The reply, part by part.
class InvestReply {
 public:
  InvestReply(const Study& study, const InvestCommand& command, const Investment& found)
      : study_(study), table_(study.table("projects")), command_(command), found_(found) {
    if (!found.answer.best.empty()) best_ = &found.answer.best.front();
  }

  [[nodiscard]] Reply make() const {
    Json json = reply_head("invest", &study_, found_.status);
    add_warnings(json, found_.warnings);
    add_warnings(json, found_.list.warnings);
    json["period"] = {{"from", to_string(study_.settings.start)}, {"until", to_string(study_.settings.end)}};
    json["with"] = command_.world.with;
    json["budget_usd"] = or_null(command_.budget_usd);
    json["caps"] = Json::array();
    for (const auto& [partner, share] : command_.caps) json["caps"].push_back({{"partner", partner}, {"share", share}});
    json["granted"] = command_.granted;
    json["life_years"] = command_.life_years > 0 ? Json(command_.life_years) : Json(nullptr);
    add_sums(json);
    json["chosen"] = chosen();
    json["projects"] = projects();
    json["pairs"] = pairs();
    json["runners_up"] = choices(found_.answer.best, 1);
    json["curve"] = choices(found_.answer.curve, 0);
    json["partners"] = partners();
    json["gains"] = changed_gains(found_.gains_before, found_.gains_after);
    json["search"] = {{"plans", found_.plans},
                      {"boxes", found_.answer.boxes},
                      {"is_complete", found_.answer.is_complete},
                      {"tolerance_usd", found_.tolerance_usd}};
    const int code = found_.status == "optimal" ? kExitOk : found_.status == "limit" ? kExitLimit : kExitNo;
    return {std::move(json), code};
  }

  /// The best choice, without what is only known at the end.
  [[nodiscard]] Json so_far() const {
    Json json;
    json["projects"] = names(best_ == nullptr ? 0 : best_->choice);
    add_sums(json);
    json["tolerance_usd"] = found_.tolerance_usd;
    return json;
  }

 private:
  void add_sums(Json& json) const {
    const auto saved = [&](double usd) { return found_.before_usd ? Json(*found_.before_usd - usd) : Json(nullptr); };
    const double charge = best_ == nullptr ? 0 : best_->whole_usd - best_->plan_usd;
    json["before_usd"] = or_null(found_.before_usd);
    json["plan_usd"] = best_ == nullptr ? Json(nullptr) : Json(best_->plan_usd);
    json["spent_usd"] = best_ == nullptr ? Json(nullptr) : Json(best_->cost_usd);
    json["charge_usd"] = best_ == nullptr ? Json(nullptr) : Json(charge);
    json["objective_usd"] = best_ == nullptr ? Json(nullptr) : Json(best_->whole_usd);
    json["bound_usd"] = number_or_null(found_.answer.bound_usd);
    json["gap_usd"] =
        best_ == nullptr ? Json(nullptr) : number_or_null(std::max(0.0, best_->whole_usd - found_.answer.bound_usd));
    json["saved_usd"] = best_ == nullptr ? Json(nullptr) : saved(best_->plan_usd);
    json["net_usd"] = best_ == nullptr ? Json(nullptr) : saved(best_->whole_usd);
  }

  [[nodiscard]] Json names(ChoiceMask choice) const {
    Json list = Json::array();
    for (std::size_t k = 0; k < found_.list.projects.size(); ++k)
      if (is_chosen(choice, k)) list.push_back(found_.list.projects[k].id);
    return list;
  }

  /// In the order of building, or of the table where that was not worked out.
  [[nodiscard]] Json chosen() const {
    Json list = Json::array();
    const auto add = [&](std::size_t k, const std::optional<double>& usd) {
      const Project& project = found_.list.projects[k];
      const double cost = project.cost_usd.value_or(0);
      Json row = head(project.row, project);
      row["saves_usd"] = or_null(usd);
      row["saves_per_usd"] = usd && cost > 0 ? Json(*usd / cost) : Json(nullptr);
      list.push_back(std::move(row));
    };
    for (const BuildStep& step : found_.order) add(step.project, step.usd);
    for (std::size_t k = 0; found_.order.empty() && best_ != nullptr && k < found_.list.projects.size(); ++k)
      if (is_chosen(best_->choice, k)) add(k, std::nullopt);
    return list;
  }

  [[nodiscard]] Json head(std::size_t row, const Project& project) const {
    return {{"project", project.id},
            {"name", table_.text(row, "name")},
            {"name_de", table_.text(row, "name_de")},
            {"partner", table_.text(row, "partner")},
            {"opens", table_.text(row, "opens")},
            {"cost_usd", or_null(project.cost_usd)},
            {"charge_usd", project.cost_usd ? Json(command_.granted ? 0.0 : project.charge_usd) : Json(nullptr)}};
  }

  /// What keeps a project out, whatever it saves.
  [[nodiscard]] std::string blocked_by(std::size_t k) const {
    const Project& project = found_.list.projects[k];
    if (!project.blocked_by.empty()) return project.blocked_by;
    for (std::size_t other = 0; other < found_.list.projects.size(); ++other)
      if (is_chosen(project.after, other))
        if (const Project& first = found_.list.projects[other]; !first.cost_usd || !blocked_by(other).empty())
          return first.id;
    return "";
  }

  /// Whether no other choice costs less.
  [[nodiscard]] bool is_proven() const {
    return found_.answer.is_complete ||
           (best_ != nullptr && best_->whole_usd - found_.answer.bound_usd <= found_.tolerance_usd);
  }

  /// Why a project is not in the choice; empty where it is.
  [[nodiscard]] std::string why(std::size_t k) const {
    const Project& project = found_.list.projects[k];
    if (best_ != nullptr && is_chosen(best_->choice, k)) return "";
    if (!blocked_by(k).empty()) return "blocked";
    if (!project.cost_usd) return "cost_not_known";
    if (best_ != nullptr && (project.excludes & best_->choice) != 0) return "excluded";
    if (command_.budget_usd && project.cost_usd > *command_.budget_usd) return "over_budget";
    if (!is_proven()) return "not_decided";
    const auto here = k < found_.worth.size() ? found_.worth[k].here_usd : std::nullopt;
    if (here && *here == 0 && found_.worth[k].last_usd == 0.0) return "saves_nothing";
    if (here && *here <= (command_.granted ? 0 : project.charge_usd)) return "does_not_pay";
    return "not_best";
  }

  [[nodiscard]] Json projects() const {
    Json list = Json::array();
    for (std::size_t k = 0; k < found_.list.projects.size(); ++k) {
      const Project& project = found_.list.projects[k];
      const ProjectWorth worth = k < found_.worth.size() ? found_.worth[k] : ProjectWorth{};
      Json row = head(project.row, project);
      row["set"] = project.set;
      row["cost_from"] = !project.cost_usd ? "" : project.is_cost_asked ? "asked" : "study";
      row["chosen"] = best_ != nullptr && is_chosen(best_->choice, k);
      row["why"] = why(k);
      row["blocked_by"] = blocked_by(k);
      row["needs"] = names(worth.needs);
      row["alone_usd"] = or_null(worth.alone_usd);
      row["last_usd"] = or_null(worth.last_usd);
      row["here_usd"] = or_null(worth.here_usd);
      row["delivered"] = Json::array();
      for (const auto& [good, t] : worth.delivered) row["delivered"].push_back({{"good", good}, {"t", t}});
      row["relaxes"] = project.relaxes;
      row["tightens"] = project.effect.tightening;
      list.push_back(std::move(row));
    }
    for (const auto& [row, reason] : found_.list.rest) {
      const double cost = table_.number(row, "cost_usd");
      Json entry = head(row, {.id = table_.id(row), .cost_usd = std::isnan(cost) ? std::nullopt : std::optional(cost)});
      entry["charge_usd"] = nullptr;
      entry["set"] = table_.text(row, "set");
      entry["cost_from"] = std::isnan(cost) ? "" : "study";
      entry["chosen"] = false;
      entry["why"] = reason;
      entry["blocked_by"] = "";
      for (const char* field : {"needs", "delivered", "tightens"}) entry[field] = Json::array();
      for (const char* field : {"alone_usd", "last_usd", "here_usd"}) entry[field] = nullptr;
      entry["relaxes"] = false;
      list.push_back(std::move(entry));
    }
    return list;
  }

  [[nodiscard]] Json pairs() const {
    Json list = Json::array();
    for (const ProjectPair& pair : found_.pairs)
      list.push_back({{"one", found_.list.projects[pair.one].id},
                      {"other", found_.list.projects[pair.other].id},
                      {"kind", pair.joint_usd > 0 ? "complements" : "substitutes"},
                      {"both_usd", pair.both_usd},
                      {"joint_usd", pair.joint_usd}});
    return list;
  }

  [[nodiscard]] Json choices(const std::vector<FoundChoice>& found, std::size_t from) const {
    Json list = Json::array();
    for (std::size_t i = from; i < found.size(); ++i)
      list.push_back({{"spent_usd", found[i].cost_usd},
                      {"projects", names(found[i].choice)},
                      {"plan_usd", found[i].plan_usd},
                      {"objective_usd", found[i].whole_usd},
                      {"net_usd", found_.before_usd ? Json(*found_.before_usd - found[i].whole_usd) : Json(nullptr)}});
    return list;
  }

  [[nodiscard]] Json partners() const {
    std::map<std::string, double> usd;
    for (std::size_t k = 0; best_ != nullptr && k < found_.list.projects.size(); ++k)
      if (is_chosen(best_->choice, k))
        usd[table_.text(found_.list.projects[k].row, "partner")] += found_.list.projects[k].cost_usd.value_or(0);
    Json list = Json::array();
    for (const auto& [partner, paid] : usd)
      list.push_back({{"partner", partner},
                      {"usd", paid},
                      {"share", best_->cost_usd > 0 ? Json(paid / best_->cost_usd) : Json(nullptr)}});
    return list;
  }

  const Study& study_;
  const Table& table_;
  const InvestCommand& command_;
  const Investment& found_;
  const FoundChoice* best_ = nullptr;
};

double shortest_period_of(const Study& study, const PlanRequest& request) {
  double hours = INFINITY;
  for (const Period& period : make_periods(study.settings, request.period)) hours = std::min(hours, period.hours);
  return hours;
}

}  // namespace

Reply invest_study(const InvestCommand& command) {
  const auto study = read_study(command.study);
  return study ? invest_study(*study, command) : reply_errors("invest", study.error());
}

Reply invest_study(const Study& study, const InvestCommand& command) {
  const auto began = Clock::now();
  const auto go_on = [&](double best_usd, double bound_usd) {
    const std::chrono::duration<double> used = Clock::now() - began;
    const bool has_time = command.plan.time_limit_s <= 0 || used.count() < command.plan.time_limit_s;
    return has_time && (!command.plan.tell || command.plan.tell(best_usd, bound_usd));
  };
  PlanRequest each = command.plan;
  each.threads = 1;
  each.bottlenecks = 0;
  each.chains = each.parts = false;
  each.time_limit_s = 0;
  each.tell = [&](double, double) { return go_on(NAN, NAN); };
  InvestRequest request{.projects = {.world = command.world,
                                     .only = command.projects,
                                     .cost_usd = {command.costs.begin(), command.costs.end()},
                                     .life_years = command.life_years,
                                     .shortest_period_h = shortest_period_of(study, each)},
                        .budget_usd = command.budget_usd,
                        .caps = command.caps,
                        .is_granted = command.granted,
                        .runners = command.runners,
                        .gap = command.gap.value_or(kRoundingGap),
                        .threads = command.plan.threads,
                        .tell_share = command.plan.tell_share,
                        .tell = go_on,
                        .tell_best = {}};
  if (command.tell_best)
    request.tell_best = [&](const Investment& found) {
      command.tell_best(InvestReply(study, command, found).so_far());
    };
  const auto found = find_investment(study, request, [&](const WorldRequest& widest) {
    return plan_from_wide_worlds(study, command.world, widest, each);
  });
  if (!found) return reply_errors("invest", found.error());
  return InvestReply(study, command, *found).make();
}

}  // namespace korridor
