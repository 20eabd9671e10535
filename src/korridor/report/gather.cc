#include "korridor/report/gather.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "korridor/base/text.h"
#include "korridor/report/view.h"
#include "korridor/service/commands.h"
#include "korridor/service/dependence.h"
#include "korridor/service/evidence.h"
#include "korridor/service/frontier.h"
#include "korridor/service/invest.h"
#include "korridor/service/near_planner.h"
#include "korridor/service/plan_reply.h"
#include "korridor/service/route.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

constexpr int kMostSwings = 10;

/// Ways for the pair of places that the study names, null where it names none.
Json ways_of(const World& world, const std::filesystem::path& folder) {
  const Settings& settings = world.study().settings;
  if (settings.route_from.empty() || settings.route_to.empty()) return nullptr;
  RouteCommand command{.study = folder, .world = {}, .way = {}, .tonnes = 1};
  command.way.good = settings.route_good;
  command.way.from = settings.route_from;
  command.way.to = settings.route_to;
  command.way.alternatives = 3;
  return route_world(world, command).json;
}

/// The state that most cargo for the orders of `buyer` passes, by value; empty where there is none.
std::string find_transit_state(const View& view, const std::string& buyer) {
  const Study& study = view.study;
  std::map<std::string, double> usd;
  for (const Json& chain : list_of(view.in.plan, "chains")) {
    const auto order = study.table("orders").find(text_of(chain, "order"));
    const auto good = study.table("goods").find(text_of(chain, "good"));
    if (!order || !good || view.country_of_place(study.table("orders").text(*order, "place")) != buyer) continue;
    const double value = study.table("goods").number(*good, "value_usd_per_t");
    std::set<std::string> states;
    for (const Json& leg : list_of(chain, "legs")) {
      std::string link = leg.get<std::string>();
      if (link.starts_with("-")) link.erase(0, 1);
      if (const auto row = study.table("links").find(link))
        for (const std::string& state : study.table("links").list(*row, "countries")) states.insert(state);
    }
    for (const std::string& state : states)
      if (state != buyer && state != view.home && std::isfinite(value)) usd[state] += value * number_of(chain, "t");
  }
  std::string most;
  for (const auto& [state, sum] : usd)
    if (most.empty() || sum > usd[most]) most = state;
  return most;
}

/// The world that a scenario is held against.
WorldRequest base_of(const ReportCommand& command) { return {.ordered = command.world.ordered}; }

bool has_scenario(const ReportCommand& command) {
  return !command.world.with.empty() || !command.world.without.empty();
}

bool goes_on(const ReportCommand& command) { return !command.go_on || command.go_on(); }

/// What a report is made of, in that order.
enum class Part { kBase, kScenario, kSwings, kDependence, kTransit, kComparison, kProjects };

std::vector<Part> parts_of(const ReportCommand& command) {
  std::vector<Part> parts = {Part::kBase};
  if (has_scenario(command)) parts.push_back(Part::kScenario);
  parts.insert(parts.end(), {Part::kSwings, Part::kDependence, Part::kTransit});
  if (has_scenario(command)) parts.push_back(Part::kComparison);
  if (command.projects) parts.push_back(Part::kProjects);
  return parts;
}

const char* name_of(Part part) {
  switch (part) {
    case Part::kBase:
      return "planning the base world";
    case Part::kScenario:
      return "planning the scenario";
    case Part::kSwings:
      return "asking which figures move the answer most";
    case Part::kDependence:
      return "asking who depends on whom";
    case Part::kTransit:
      return "asking what less transit would cost";
    case Part::kComparison:
      return "comparing the two worlds";
    default:
      return "asking which projects would pay";
  }
}

/// Tells what comes next; false where it is not wanted any more. Parts that a study has nothing to ask for are passed.
bool begin(const ReportCommand& command, Part part) {
  if (!goes_on(command)) return false;
  const auto parts = parts_of(command);
  if (command.tell_part)
    command.tell_part(static_cast<std::size_t>(std::ranges::find(parts, part) - parts.begin()), parts.size());
  if (command.progress) command.progress(name_of(part));
  return true;
}

Json compare_worlds(const Study& one, int year, const ReportCommand& command) {
  const PlanCommand ask{.study = {}, .world = command.world, .plan = command.plan, .out = std::nullopt, .year = year};
  return compare_study(one, ask, base_of(command)).json;
}

/// What is asked for the page's year alone. False: it was ended before it was whole.
bool ask_for_the_year(const ReportCommand& command, ReportInput& input) {
  const View view(input);
  const auto year = parse_number(view.year);
  if (!year || text_of(input.plan, "status") == "infeasible") return true;
  const int of = static_cast<int>(*year);
  const WorldRequest base = base_of(command);
  const Study one = read_one_year(*input.study, of);
  if (!begin(command, Part::kSwings)) return false;
  input.evidence =
      evidence_study(one, {.study = {}, .world = base, .plan = command.plan, .year = of, .top = kMostSwings}).json;
  if (!view.home.empty()) {
    if (!begin(command, Part::kDependence)) return false;
    input.dependence = dependence_study(one, {.study = {},
                                              .world = base,
                                              .plan = command.plan,
                                              .ask = {.side = "exporter", .good = "", .state = view.home},
                                              .year = of,
                                              .close = {}})
                           .json;
  }
  const std::string buyer = view.country_of_place(view.study.settings.route_to);
  if (const std::string transit = find_transit_state(view, buyer); !transit.empty()) {
    if (!begin(command, Part::kTransit)) return false;
    FrontierCommand ask{.study = {}, .world = base, .plan = command.plan, .ask = {}, .year = of};
    ask.ask.on = "country:" + transit;
    ask.ask.orders = input.frontier_orders = "country:" + buyer;
    input.frontier = frontier_study(one, ask).json;
  }
  if (!has_scenario(command)) return true;
  if (!begin(command, Part::kComparison)) return false;
  input.comparison = compare_worlds(one, of, command);
  return true;
}

/// Which projects would pay, of those that have a cost; no projects where none has, errors where it is refused.
Json invest_in(const Study& study, const ReportCommand& command) {
  InvestCommand ask{.study = {}, .world = command.world, .plan = command.plan};
  const Table& projects = study.table("projects");
  for (std::size_t r = 0; r < projects.size(); ++r)
    if (std::isfinite(projects.number(r, "cost_usd"))) ask.projects.push_back(projects.id(r));
  return ask.projects.empty() ? Json{{"projects", Json::array()}} : invest_study(study, ask).json;
}

/// Plans the base world, and the scenario beside it. False: it was ended before it was whole.
Result<bool> plan_worlds(const Study& study, const ReportCommand& command, ReportInput& input) {
  const auto base = World::apply(study, base_of(command));
  if (!base) return std::unexpected(base.error());
  PlanRequest request = command.plan;
  request.names = false;
  if (!begin(command, Part::kBase)) return false;
  const Planner planner = make_near_planner(study, base_of(command), request);
  const auto plan = planner(*base);
  if (!plan) return std::unexpected(plan.error());
  input.plan = plan_reply(*base, *plan).json;
  input.ways = ways_of(*base, command.study);
  if (!has_scenario(command)) return true;
  const auto changed = World::apply(study, command.world);
  if (!changed) return std::unexpected(changed.error());
  if (!begin(command, Part::kScenario)) return false;
  const auto other = planner(*changed);
  if (!other) return std::unexpected(other.error());
  input.scenario = plan_reply(*changed, *other).json;
  return true;
}

/// False: it was ended before it was whole.
Result<bool> gather_parts(const Study& study, const ReportCommand& command, ReportInput& input) {
  const auto planned = plan_worlds(study, command, input);
  if (!planned || !*planned) return planned;
  if (!ask_for_the_year(command, input)) return false;
  if (command.projects) {
    if (!begin(command, Part::kProjects)) return false;
    input.invest = invest_in(study, command);
  }
  if (!goes_on(command)) return false;  // the last part may be one that was cut short
  if (const std::size_t all = parts_of(command).size(); command.tell_part) command.tell_part(all, all);
  return true;
}

}  // namespace

Result<ReportInput> gather_report(const Study& study, const ReportCommand& command) {
  ReportInput input{.study = &study,
                    .check = check_study(study).json,
                    .plan = nullptr,
                    .scenario = nullptr,
                    .ways = nullptr,
                    .lang = command.lang};
  const auto is_whole = gather_parts(study, command, input);
  if (!is_whole) return std::unexpected(is_whole.error());
  if (!*is_whole)
    return fail(
        {.code = "limit_reached", .message = "the report was ended before it was whole", .hint = "allow more time"});
  return input;
}

}  // namespace korridor
