#include "korridor/service/requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "korridor/base/version.h"
#include "korridor/service/asked_world.h"
#include "korridor/service/backtest.h"
#include "korridor/service/commands.h"
#include "korridor/service/dependence.h"
#include "korridor/service/evidence.h"
#include "korridor/service/frontier.h"
#include "korridor/service/invest.h"
#include "korridor/service/kept_worlds.h"
#include "korridor/service/plan_memory.h"
#include "korridor/service/plan_reply.h"
#include "korridor/service/request_fields.h"
#include "korridor/service/route.h"
#include "korridor/service/worth.h"

namespace korridor {
namespace {

using Fields = RequestFields;
/// Runs `call` on the study with the year and the inline changes of the request, once its fields are in order.
template <class Call>
Reply on_world(const char* command, const Study& study, Fields& fields, AskedWorld& asked, Call&& call) {
  if (Errors errors = fields.finish(); !errors.empty()) return reply_errors(command, errors);
  if (asked.year == 0 && asked.changes.empty()) {
    const auto fits = check_plan_memory(study, asked.plan, asked.plans_at_once, asked.memory_mb);
    return fits ? call(study) : reply_errors(command, fits.error());
  }
  const auto changed = change_study(study, asked);
  return changed ? name_places(call(*changed)) : reply_errors(command, changed.error());
}

Reply run_check(const Study* study, const Json& request, const RunOptions&) {
  Fields fields(request);
  Errors errors = fields.finish();
  return errors.empty() ? check_study(*study) : reply_errors("check", errors);
}

Reply run_list(const Study* study, const Json& request, const RunOptions&) {
  Fields fields(request);
  const std::string what = fields.needed_text("what");
  Errors errors = fields.finish();
  return errors.empty() ? list_study(*study, what) : reply_errors("list", errors);
}

Reply run_explain(const Study*, const Json& request, const RunOptions&) {
  Fields fields(request);
  const std::string code = fields.text("code");
  Errors errors = fields.finish();
  return errors.empty() ? explain(code) : reply_errors("explain", errors);
}

Reply run_version(const Study*, const Json& request, const RunOptions&) {
  Fields fields(request);
  if (Errors errors = fields.finish(); !errors.empty()) return reply_errors("version", errors);
  Json json = reply_head("version", nullptr, "ok");
  json["text"] = std::string(version()) + "\n";
  return {std::move(json), kExitOk};
}

Reply run_plan(const Study* study, const Json& request, const RunOptions& options) {
  Fields fields(request);
  AskedWorld asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  read_year(fields, asked);
  const auto only = fields.texts("only", plan_lists());
  const auto layout = fields.text("layout", {"rows", "columns"}) == "columns" ? RowLayout::kColumns : RowLayout::kRows;
  return on_world("plan", *study, fields, asked, [&](const Study& s) {
    const PlanCommand command{.study = {},
                              .world = asked.world,
                              .plan = asked.plan,
                              .out = std::nullopt,
                              .year = asked.year,
                              .only = only,
                              .layout = layout};
    if (options.kept == nullptr) return plan_study(s, command);
    return plan_study(s, command, [&](const World& world, const PlanRequest& lean) {
      auto outcome = plan_kept(*options.kept, *study, world, asked, lean);
      return outcome ? std::move(*outcome) : solve_plan(world, lean);
    });
  });
}

Reply run_compare(const Study* study, const Json& request, const RunOptions& options) {
  Fields fields(request);
  AskedWorld asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  read_year(fields, asked);
  const WorldRequest against{.with = fields.texts("against")};
  asked.plans_at_once = 2;
  return on_world("compare", *study, fields, asked, [&](const Study& s) {
    return compare_study(
        s, PlanCommand{.study = {}, .world = asked.world, .plan = asked.plan, .out = std::nullopt, .year = asked.year},
        against);
  });
}

Reply run_route(const Study* study, const Json& request, const RunOptions&) {
  Fields fields(request);
  AskedWorld asked;
  read_world(fields, asked);
  RouteCommand command;
  command.way.from = fields.needed_text("from");
  command.way.to = fields.needed_text("to");
  command.way.good = fields.text("good");
  command.way.avoid = fields.texts("avoid");
  command.way.ignore_study_avoid = fields.flag("ignore_study_avoid");
  command.way.alternatives = fields.whole("alternatives", 0, 0, 50);
  command.way.epsilon = fields.number("epsilon", 0, 0, 1);
  command.tonnes = fields.number("tonnes", 1, 1e-9, 1e12);
  const std::string depart = fields.text("depart");
  if (!depart.empty() && !(command.way.depart = parse_date(depart)))
    fields.complain("depart", "is no day of the calendar", "write YYYY-MM-DD");
  return on_world("route", *study, fields, asked, [&](const Study& s) {
    command.world = asked.world;
    return route_study(s, command);
  });
}

Reply run_dependence(const Study* study, const Json& request, const RunOptions& options) {
  Fields fields(request);
  AskedWorld asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  read_year(fields, asked);
  DependenceRequest ask{.side = fields.text("of", {"buyer", "exporter", "transit"}),
                        .good = fields.text("good"),
                        .state = fields.text("state")};
  const auto close = fields.texts("close", {"country", "owner", "port", "plant", "link"});
  return on_world("dependence", *study, fields, asked, [&](const Study& s) {
    return dependence_study(
        s, DependenceCommand{
               .study = {}, .world = asked.world, .plan = asked.plan, .ask = ask, .year = asked.year, .close = close});
  });
}

Reply run_frontier(const Study* study, const Json& request, const RunOptions& options) {
  Fields fields(request);
  AskedWorld asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  read_year(fields, asked);
  const FrontierRequest ask{
      .on = fields.needed_text("on"), .orders = fields.text("orders"), .may_miss = fields.flag("may_miss")};
  asked.plans_at_once = 2;
  return on_world("frontier", *study, fields, asked, [&](const Study& s) {
    return frontier_study(
        s, FrontierCommand{.study = {}, .world = asked.world, .plan = asked.plan, .ask = ask, .year = asked.year});
  });
}

Reply run_value(const Study* study, const Json& request, const RunOptions& options) {
  Fields fields(request);
  AskedWorld asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  read_year(fields, asked);
  const bool shapley = fields.flag("shapley");
  asked.plans_at_once = options.threads + 1;
  const bool rules = fields.flag("rules");
  if (rules && shapley) fields.complain("rules", "stands beside shapley", "ask for the one or the other");
  return on_world("value", *study, fields, asked, [&](const Study& s) {
    return value_study(s, WorthCommand{.study = {},
                                       .world = asked.world,
                                       .plan = asked.plan,
                                       .year = asked.year,
                                       .fair_shares = shapley,
                                       .rules = rules});
  });
}

/// `[{name, number}]` with fields of these names.
std::vector<std::pair<std::string, double>> read_named_numbers(Fields& fields, const std::string& list,
                                                               const char* name, const char* number, double most) {
  std::vector<std::pair<std::string, double>> pairs;
  const Json* rows = fields.raw(list);
  if (rows == nullptr) return pairs;
  if (!rows->is_array()) fields.complain(list, "is no list", fmt::format("give [{{{}, {}}}]", name, number));
  for (std::size_t i = 0; rows->is_array() && i < rows->size(); ++i) {
    const Json& row = (*rows)[i];
    const bool fits = row.is_object() && row.size() == 2 && row.contains(name) && row.contains(number) &&
                      row[name].is_string() && row[number].is_number() && row[number].get<double>() >= 0 &&
                      row[number].get<double>() <= most;
    if (fits)
      pairs.emplace_back(row[name].get<std::string>(), row[number].get<double>());
    else
      fields.complain(fmt::format("{}[{}]", list, i), "does not fit",
                      fmt::format("give {} and {}, the latter from 0 to {:g}", name, number, most));
  }
  return pairs;
}

Reply run_invest(const Study* study, const Json& request, const RunOptions& options) {
  Fields fields(request);
  AskedWorld asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  InvestCommand command{.caps = read_named_numbers(fields, "caps", "partner", "share", 1),
                        .projects = fields.texts("projects"),
                        .costs = read_named_numbers(fields, "costs", "project", "usd", 1e15),
                        .granted = fields.flag("granted"),
                        .life_years = fields.number("life", 0, 0, 1000),
                        .runners = static_cast<std::size_t>(fields.whole("runners", 3, 0, 20)),
                        .tell_best = options.tell_best};
  if (fields.raw("budget") != nullptr) command.budget_usd = fields.number("budget", 0, 0, 1e15);
  if (fields.raw("gap") != nullptr) command.gap = asked.plan.gap;
  asked.plans_at_once = options.threads + 1;
  return on_world("invest", *study, fields, asked, [&](const Study& s) {
    command.world = asked.world;
    command.plan = asked.plan;
    return invest_study(s, command);
  });
}

Reply run_backtest(const Study* study, const Json& request, const RunOptions& options) {
  Fields fields(request);
  AskedWorld asked;
  read_world(fields, asked);
  asked.plan.threads = options.threads;
  asked.plan.time_limit_s = options.time_limit_s;
  asked.plan.tell = options.tell;
  return on_world("backtest", *study, fields, asked, [&](const Study& s) {
    return backtest_study(s, BacktestCommand{.study = {}, .world = asked.world, .plan = asked.plan});
  });
}

Reply run_evidence(const Study* study, const Json& request, const RunOptions& options) {
  Fields fields(request);
  AskedWorld asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  read_year(fields, asked);
  const int top = fields.whole("top", 10, 0, 1000);
  const double range = fields.number("range", 1.25, 1, 10);
  asked.plans_at_once = options.threads + 1;
  return on_world("evidence", *study, fields, asked, [&](const Study& s) {
    return evidence_study(
        s, EvidenceCommand{
               .study = {}, .world = asked.world, .plan = asked.plan, .year = asked.year, .top = top, .range = range});
  });
}

constexpr auto kCommands = std::to_array<RequestCommand>({
    {"check", true, run_check},
    {"list", true, run_list},
    {"route", true, run_route},
    {"plan", true, run_plan},
    {"compare", true, run_compare},
    {"dependence", true, run_dependence},
    {"frontier", true, run_frontier},
    {"value", true, run_value},
    {"invest", true, run_invest},
    {"backtest", true, run_backtest},
    {"evidence", true, run_evidence},
    {"explain", false, run_explain},
    {"version", false, run_version},
});

}  // namespace

std::span<const RequestCommand> request_commands() { return kCommands; }

const RequestCommand* find_request_command(std::string_view name) {
  const auto at = std::ranges::find(kCommands, name, &RequestCommand::name);
  return at == kCommands.end() ? nullptr : &*at;
}

Reply run_request(const RequestCommand& command, const Study* study, const Json& request, const RunOptions& options) {
  Json own = request;
  if (command.needs_study) own.erase("study");
  return command.run(study, own, options);
}

}  // namespace korridor
