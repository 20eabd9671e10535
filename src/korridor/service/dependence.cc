#include "korridor/service/dependence.h"

#include "korridor/analysis/closures.h"
#include "korridor/analysis/portfolio.h"
#include "korridor/analysis/statements.h"
#include "korridor/base/country.h"
#include "korridor/base/groups.h"
#include "korridor/service/near_planner.h"
#include "korridor/service/plan_reply.h"
#include "korridor/study/find_named.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

Json shares_json(const Dependence& d) {
  Json list = Json::array();
  for (const ShareRow& s : d.shares)
    list.push_back({{"side", s.side},
                    {"of", s.of},
                    {"on", s.on},
                    {"dimension", s.dimension},
                    {"stage", s.stage},
                    {"delivered", s.delivered},
                    {"good", s.good},
                    {"period", s.period},
                    {"t", s.t},
                    {"of_t", s.of_t},
                    {"share", s.share},
                    {"part", s.part},
                    {"direct", s.direct},
                    {"through", s.through}});
  return list;
}

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json figures_json(const ConcentrationRow& c) {
  return {{"hhi", c.hhi}, {"hhi_10000", c.hhi_10000}, {"cr1", c.cr1},
          {"cr3", c.cr3}, {"largest", c.largest},     {"unattributed", c.unattributed}};
}

Json hhi_json(const Dependence& d) {
  Json list = Json::array();
  for (const ConcentrationRow& c : d.concentration) {
    Json row = {{"side", c.side},           {"of", c.of},     {"dimension", c.dimension}, {"stage", c.stage},
                {"delivered", c.delivered}, {"good", c.good}, {"period", c.period}};
    row.update(figures_json(c));
    row["supply_risk"] = or_null(c.supply_risk);
    list.push_back(std::move(row));
  }
  return list;
}

Json portfolio_json(const Portfolio& p) {
  Json json = {
      {"home", p.home}, {"rows", Json::array()}, {"concentration", Json::array()}, {"left_out", Json::array()}};
  for (const PortfolioRow& r : p.rows)
    json["rows"].push_back({{"aspect", r.aspect},
                            {"partner", r.partner},
                            {"status", r.status},
                            {"currency", r.currency},
                            {"deals", r.deals},
                            {"value", r.value},
                            {"part", r.part},
                            {"from", r.from}});
  for (const ConcentrationRow& c : p.concentration) {
    Json row = {{"aspect", c.dimension}, {"status", c.stage}, {"currency", c.delivered}};
    row.update(figures_json(c));
    json["concentration"].push_back(std::move(row));
  }
  for (const LeftOut& l : p.left_out)
    json["left_out"].push_back({{"agreement", l.agreement}, {"aspect", l.aspect}, {"why", l.why}});
  return json;
}

Json statements_json(const std::vector<StatementRow>& rows) {
  Json list = Json::array();
  for (const StatementRow& r : rows)
    list.push_back({{"claim", r.claims},
                    {"statement", r.statement},
                    {"says", r.says},
                    {"relation", r.relation},
                    {"said_pct", r.said},
                    {"records", r.records},
                    {"record", or_null(r.record)},
                    {"model", or_null(r.model)},
                    {"period", r.period},
                    {"verdict", r.verdict},
                    {"why", r.why}});
  return list;
}

Json closures_json(const std::vector<ClosureResult>& results) {
  Json list = Json::array();
  for (const ClosureResult& r : results) {
    double all = 0;
    Json unmet = Json::array();
    for (const auto& [good, t] : r.unmet) {
      unmet.push_back({{"good", good}, {"t", t}});
      all += t;
    }
    list.push_back({{"selector", r.closure.selector},
                    {"kind", r.closure.kind},
                    {"status", r.status},
                    {"cost_usd", or_null(r.cost_usd)},
                    {"pct", or_null(r.pct)},
                    {"unmet_t", r.unmet.size() > 1 ? Json(nullptr) : Json(all)},
                    {"unmet", std::move(unmet)}});
  }
  return list;
}

/// Plans the world without each thing of the kinds asked for, starting from its plan where that is optimal.
Result<std::vector<ClosureResult>> close_each(const World& world, const Plan& plan, const DependenceCommand& command) {
  ClosureRequest request{.closures = {}, .threads = command.plan.threads, .tell = command.plan.tell_share};
  for (const std::string& kind : command.close)
    for (Closure& closure : list_closures(world.study(), kind)) request.closures.push_back(std::move(closure));
  if (request.closures.empty()) return std::vector<ClosureResult>{};
  const auto plans = ClosedPlans::make(world, command.plan);
  if (!plans) return std::unexpected(plans.error());
  if (plans->is_ready())
    return run_closures(world.study(), plan, request, [&](const ClosedRows& rows) { return plans->close(rows); });
  PlanRequest each = command.plan;
  each.threads = 1;
  each.bottlenecks = 0;
  return run_closures(world.study(), plan, request,
                      plan_anew(world.study(), command.world, make_near_planner(world.study(), command.world, each)));
}

}  // namespace

Reply dependence_study(const DependenceCommand& command) {
  const auto study = read_study_in(command.study, command.year);
  return study ? dependence_study(*study, command) : reply_errors("dependence", study.error());
}

Reply dependence_study(const Study& study, const DependenceCommand& command) {
  DependenceRequest ask = command.ask;
  if (!ask.good.empty()) {
    const auto good = find_named(study.table("goods"), ask.good, "good");
    if (!good) return reply_errors("dependence", good.error());
    ask.good = study.table("goods").id(*good);
  }
  if (!ask.state.empty()) {
    const auto state = find_country(ask.state);
    if (!state && group_members(ask.state).empty())
      return reply_errors("dependence", {{.code = "unknown_id",
                                          .message = "there is no state " + ask.state,
                                          .hint = "give a name or an ISO code, such as JPN, or a group such as EU27"}});
    ask.state = state.value_or(ask.state);
  }
  const auto world = World::apply(study, command.world);
  if (!world) return reply_errors("dependence", world.error());
  const auto outcome = solve_plan(*world, command.plan);
  if (!outcome) return reply_errors("dependence", outcome.error());
  const auto* plan = std::get_if<Plan>(&*outcome);
  if (plan == nullptr) {
    Reply reply = plan_reply(*world, *outcome);
    reply.json["command"] = "dependence";
    return reply;
  }
  const auto statements = judge_statements(*world, *plan);
  if (!statements) return reply_errors("dependence", statements.error());
  const auto closed = close_each(*world, *plan, command);
  if (!closed) return reply_errors("dependence", closed.error());
  const Dependence dependence = find_dependence(*world, *plan, ask);
  Json json = reply_head("dependence", &study, plan->status);
  add_warnings(json, plan->warnings);
  add_warnings(json, dependence.warnings);
  json["sets"] = world->sets();
  json["agreements_on"] = world->agreements_on();
  json["state"] = ask.state;
  json["shares"] = shares_json(dependence);
  json["hhi"] = hhi_json(dependence);
  json["n_minus_1"] = closures_json(*closed);
  json["portfolio"] = portfolio_json(make_portfolio(*world, *plan));
  json["statements"] = statements_json(*statements);
  return {std::move(json), plan->status == "optimal" ? kExitOk : kExitLimit};
}

}  // namespace korridor
