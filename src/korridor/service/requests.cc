#include "korridor/service/requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "korridor/base/version.h"
#include "korridor/service/backtest.h"
#include "korridor/service/commands.h"
#include "korridor/service/dependence.h"
#include "korridor/service/evidence.h"
#include "korridor/service/frontier.h"
#include "korridor/service/request_fields.h"
#include "korridor/service/route.h"
#include "korridor/service/worth.h"
#include "korridor/study/horizon.h"
#include "korridor/study/inline_changes.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

using Fields = RequestFields;
constexpr std::size_t kMaxChanges = 10'000;
constexpr const char* kWhatIf = "what_if";

/// The rows of `changes`; numbers and words alike are cells.
std::vector<InlineChange> read_changes(Fields& fields) {
  std::vector<InlineChange> changes;
  const Json* rows = fields.raw("changes");
  if (rows == nullptr) return changes;
  if (!rows->is_array() || rows->size() > kMaxChanges) {
    fields.complain("changes", "is no list of rows, or too long", fmt::format("give at most {} rows", kMaxChanges));
    return changes;
  }
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const Json& row = (*rows)[i];
    InlineChange change;
    if (!row.is_object()) fields.complain(fmt::format("changes[{}]", i), "is no object", "give the columns by name");
    if (row.is_object())
      for (const auto& [name, value] : row.items()) {
        if (value.is_string())
          change[name] = value.get<std::string>();
        else if (value.is_number())
          change[name] = value.dump();
        else if (!value.is_null())
          fields.complain(fmt::format("changes[{}].{}", i, name), fmt::format("is of type {}", value.type_name()),
                          "give a text or a number");
      }
    changes.push_back(std::move(change));
  }
  return changes;
}

/// What all commands on a world have in common.
struct Asked {
  WorldRequest world;
  std::vector<InlineChange> changes;
  PlanRequest plan;
  int year = 0;
};

void read_world(Fields& fields, Asked& asked) {
  asked.world.with = fields.texts("with");
  asked.world.without = fields.texts("without");
  asked.world.ordered = fields.flag("ordered");
  asked.changes = read_changes(fields);
}

void read_plan(Fields& fields, const RunOptions& options, Asked& asked) {
  const std::string period = fields.text("period", {"year", "quarter", "month", "study"});
  if (period.empty() || period == "year") asked.plan.period = PeriodKind::kYear;
  if (period == "quarter") asked.plan.period = PeriodKind::kQuarter;
  if (period == "month") asked.plan.period = PeriodKind::kMonth;
  if (const std::string engine = fields.text("engine", {"chains", "arcs"}); !engine.empty()) asked.plan.engine = engine;
  asked.plan.gap = fields.number("gap", asked.plan.gap, 0, 1);
  const double limit = fields.number("time_limit", 0, 0, 1e9);
  asked.plan.time_limit_s = limit > 0 && options.time_limit_s > 0 ? std::min(limit, options.time_limit_s)
                            : limit > 0                           ? limit
                                                                  : options.time_limit_s;
  asked.plan.threads = options.threads;
  asked.plan.tell = options.tell;
  asked.plan.tell_share = options.tell_share;
}

void read_year(Fields& fields, Asked& asked) {
  if (fields.raw("year") != nullptr) asked.year = fields.whole("year", 0, 1990, 2100);
}

/// Errors that the world finds in inline changes (two scenarios that clash) name their place like all others.
Reply name_places(Reply reply) {
  if (!reply.json.contains("errors")) return reply;
  for (Json& e : reply.json["errors"]) {
    Errors one{{.file = e["file"], .row = e["row"], .column = e["column"]}};
    name_inline_places(one);
    e["file"] = one[0].file;
    e["row"] = one[0].row;
    e["column"] = one[0].column;
  }
  return reply;
}

/// Runs `call` on the study with the year and the inline changes of the request, once its fields are in order.
template <class Call>
Reply on_world(const char* command, const Study& study, Fields& fields, Asked& asked, Call&& call) {
  if (Errors errors = fields.finish(); !errors.empty()) return reply_errors(command, errors);
  if (asked.year == 0 && asked.changes.empty()) return call(study);
  if (asked.year > 0)
    if (const auto fits = check_year(study, asked.year); !fits) return reply_errors(command, fits.error());
  Study changed = asked.year > 0 ? read_one_year(study, asked.year) : study;
  if (!asked.changes.empty()) {
    auto with_changes = add_inline_changes(changed, kWhatIf, asked.changes);
    if (!with_changes) return reply_errors(command, with_changes.error());
    changed = std::move(*with_changes);
    asked.world.with.emplace_back(kWhatIf);
  }
  return name_places(call(changed));
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
  Asked asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  read_year(fields, asked);
  return on_world("plan", *study, fields, asked, [&](const Study& s) {
    return plan_study(
        s, PlanCommand{.study = {}, .world = asked.world, .plan = asked.plan, .out = std::nullopt, .year = asked.year});
  });
}

Reply run_compare(const Study* study, const Json& request, const RunOptions& options) {
  Fields fields(request);
  Asked asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  read_year(fields, asked);
  const WorldRequest against{.with = fields.texts("against")};
  return on_world("compare", *study, fields, asked, [&](const Study& s) {
    return compare_study(
        s, PlanCommand{.study = {}, .world = asked.world, .plan = asked.plan, .out = std::nullopt, .year = asked.year},
        against);
  });
}

Reply run_route(const Study* study, const Json& request, const RunOptions&) {
  Fields fields(request);
  Asked asked;
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
  Asked asked;
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
  Asked asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  read_year(fields, asked);
  const FrontierRequest ask{
      .on = fields.needed_text("on"), .orders = fields.text("orders"), .may_miss = fields.flag("may_miss")};
  return on_world("frontier", *study, fields, asked, [&](const Study& s) {
    return frontier_study(
        s, FrontierCommand{.study = {}, .world = asked.world, .plan = asked.plan, .ask = ask, .year = asked.year});
  });
}

Reply run_value(const Study* study, const Json& request, const RunOptions& options) {
  Fields fields(request);
  Asked asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  read_year(fields, asked);
  const bool shapley = fields.flag("shapley");
  return on_world("value", *study, fields, asked, [&](const Study& s) {
    return value_study(
        s, WorthCommand{
               .study = {}, .world = asked.world, .plan = asked.plan, .year = asked.year, .fair_shares = shapley});
  });
}

Reply run_backtest(const Study* study, const Json& request, const RunOptions& options) {
  Fields fields(request);
  Asked asked;
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
  Asked asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  read_year(fields, asked);
  const int top = fields.whole("top", 10, 0, 1000);
  const double range = fields.number("range", 1.25, 1, 10);
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
