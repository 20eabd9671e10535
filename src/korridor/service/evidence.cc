#include "korridor/service/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "korridor/analysis/swings.h"
#include "korridor/service/clause_words.h"
#include "korridor/service/near_planner.h"
#include "korridor/service/plan_reply.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json rests_on(const TracedPlan& traced) {
  std::map<std::string, double> usd;
  double markets = 0;
  for (const TracedFigure& figure : traced.figures) {
    usd[figure.origin.kind] += figure.usd;
    if (figure.column == "steps") markets += figure.usd;
  }
  const double all = usd["cited"] + usd["assumed"] + usd["yours"] + traced.untraced_usd;
  const auto share = [&](double part) { return all > 0 ? part / all : 0.0; };
  return {
      {"cited_usd", usd["cited"]},           {"assumed_usd", usd["assumed"]}, {"yours_usd", usd["yours"]},
      {"untraced_usd", traced.untraced_usd}, {"markets_usd", markets},        {"assumed_share", share(usd["assumed"])},
      {"cited_share", share(usd["cited"])}};
}

/// Figures behind one result: how many are of which kind, and the claims.
class Behind {
 public:
  explicit Behind(const Study& study) : study_(study) {}

  void add(const std::string& table, const std::string& key, const char* column) {
    const Table& rows = study_.table(table);
    const auto row = rows.find(key);
    if (!row || !rows.is_given(*row, rows.column(column)) || !seen_.insert(table + key + column).second) return;
    const Origin origin = find_origin(study_, table, key, column);
    ++counts_[origin.kind];
    for (const std::string& claim : origin.claims)
      if (std::ranges::find(claims_, claim) == claims_.end()) claims_.push_back(claim);
  }

  void put(Json& json) {
    json["figures"] = {{"cited", counts_["cited"]}, {"assumed", counts_["assumed"]}, {"yours", counts_["yours"]}};
    json["claims"] = claims_;
  }

 private:
  const Study& study_;
  std::set<std::string> seen_;
  std::map<std::string, std::size_t> counts_;
  std::vector<std::string> claims_;
};

void add_chain(Behind& behind, const Study& study, const ChainResult& chain) {
  for (const auto& [source, t] : chain.supply)
    for (const char* column : {"amount_t_per_year", "cost_usd_per_t"}) behind.add("supply", source, column);
  for (const std::string& leg : chain.legs)
    for (const char* column : {"capacity_t_per_year", "cost_usd_per_t", "hours"})
      behind.add("links", leg.starts_with('-') ? leg.substr(1) : leg, column);
  for (const std::string& plant : chain.plants) {
    behind.add("plants", plant, "capacity_t_per_year");
    const Table& plants = study.table("plants");
    if (const auto row = plants.find(plant))
      for (const char* column : {"outputs", "cost_usd_per_run"})
        behind.add("processes", plants.text(*row, "process"), column);
  }
}

Json order_results(const Study& study, const Plan& plan) {
  std::map<std::string, std::pair<double, Behind>> orders;
  for (const OrderResult& order : plan.orders) {
    auto& [served, behind] = orders.try_emplace(order.order, 0.0, study).first->second;
    served += order.served_t;
    for (const char* column : {"amount_t_per_year", "steps", "penalty_usd_per_t", "inland_cost_usd_per_t"})
      behind.add("orders", order.order, column);
  }
  for (const ChainResult& chain : plan.chains) add_chain(orders.at(chain.order).second, study, chain);
  Json list = Json::array();
  for (auto& [order, pair] : orders) {
    Json row = {{"kind", "order"}, {"id", order}, {"period", nullptr}, {"value", pair.first}, {"unit", "t"}};
    pair.second.put(row);
    list.push_back(std::move(row));
  }
  return list;
}

void add_bottlenecks(const Study& study, const Plan& plan, Json& list) {
  static const std::map<std::string, std::pair<const char*, const char*>> kColumns = {
      {"link", {"links", "capacity_t_per_year"}}, {"supply", {"supply", "amount_t_per_year"}},
      {"reserve", {"supply", "reserve_t"}},       {"plant", {"plants", "capacity_t_per_year"}},
      {"limit", {"limits", "amount_t_per_year"}}, {"fleet", {"fleets", "vehicles"}}};
  for (const Bottleneck& b : plan.bottlenecks) {
    Json row = {{"kind", "bottleneck"},
                {"id", b.limit.name},
                {"period", b.limit.period},
                {"value", b.worth_usd_per_t},
                {"unit", "usd/t"}};
    Behind behind(study);
    if (const auto at = kColumns.find(b.limit.kind); at != kColumns.end())
      behind.add(at->second.first, b.limit.name, at->second.second);
    if (b.limit.kind == "link") behind.add("links", b.limit.name, "base_load_t_per_year");
    behind.put(row);
    list.push_back(std::move(row));
  }
}

Json results(const Study& study, const Plan& plan, const TracedPlan& traced) {
  Json list = Json::array();
  Behind all(study);
  for (const TracedFigure& figure : traced.figures) all.add(figure.table, figure.key, figure.column.c_str());
  Json row = {{"kind", "objective"}, {"id", ""}, {"period", nullptr}, {"value", plan.objective_usd}, {"unit", "usd"}};
  all.put(row);
  list.push_back(std::move(row));
  add_bottlenecks(study, plan, list);
  for (Json& order : order_results(study, plan)) list.push_back(std::move(order));
  return list;
}

Json swing_json(const Study& study, const Swing& swing) {
  Json figures = Json::array();
  for (std::size_t i = 0; i < swing.changes.size(); ++i) {
    const AddedChange& c = swing.changes[i];
    figures.push_back({{"figure", c.table + "/" + c.key + "/" + c.column},
                       {"name", name_row(study, c.table, c.key, "en")},
                       {"name_de", name_row(study, c.table, c.key, "de")},
                       {"from", swing.from[i]},
                       {"to", std::stod(c.value)}});
  }
  return {{"why", swing.why},
          {"claim", swing.claim.empty() ? Json(nullptr) : Json(swing.claim)},
          {"against", swing.against.empty() ? Json(nullptr) : Json(swing.against)},
          {"factor", swing.factor},
          {"figures", std::move(figures)},
          {"first_order_usd", swing.first_order_usd},
          {"status", swing.status},
          {"change_usd", or_null(swing.change_usd)}};
}

Json reading_json(const Study& study, const Reading& reading) {
  Json orders = Json::array();
  for (const ReadOrder& o : reading.orders)
    orders.push_back({{"order", o.order},
                      {"name", name_row(study, "orders", o.order, "en")},
                      {"name_de", name_row(study, "orders", o.order, "de")},
                      {"good", o.good},
                      {"served_t", o.served_t},
                      {"against_served_t", o.against_served_t}});
  const bool both = reading.objective_usd && reading.against_objective_usd;
  return {{"set", reading.set},
          {"against", reading.against},
          {"says", name_row(study, "sets", reading.set, "en")},
          {"says_de", name_row(study, "sets", reading.set, "de")},
          {"against_says", name_row(study, "sets", reading.against, "en")},
          {"against_says_de", name_row(study, "sets", reading.against, "de")},
          {"claims", reading.claims},
          {"status", reading.status},
          {"against_status", reading.against_status},
          {"objective_usd", or_null(reading.objective_usd)},
          {"against_objective_usd", or_null(reading.against_objective_usd)},
          {"change_usd", both ? Json(*reading.against_objective_usd - *reading.objective_usd) : Json(nullptr)},
          {"orders", std::move(orders)}};
}

}  // namespace

Reply evidence_study(const EvidenceCommand& command) {
  const auto study = read_study_in(command.study, command.year);
  return study ? evidence_study(*study, command) : reply_errors("evidence", study.error());
}

Reply evidence_study(const Study& study, const EvidenceCommand& command) {
  const auto world = World::apply(study, command.world);
  if (!world) return reply_errors("evidence", world.error());
  const auto outcome = solve_plan(*world, command.plan);
  if (!outcome) return reply_errors("evidence", outcome.error());
  if (std::holds_alternative<Infeasible>(*outcome)) {
    Reply reply = plan_reply(*world, *outcome);
    reply.json["command"] = "evidence";
    return reply;
  }
  const Plan& plan = std::get<Plan>(*outcome);
  PlanRequest each = command.plan;
  each.threads = 1;
  each.bottlenecks = 0;
  each.chains = each.names = each.parts = false;
  const Planner planner = make_near_planner(study, command.world, each);
  const SwingRequest request{.world = command.world,
                             .top = static_cast<std::size_t>(std::max(0, command.top)),
                             .assumed_factor = command.range,
                             .threads = command.plan.threads,
                             .tell = command.plan.tell_share};
  const TracedPlan traced = trace_figures(*world, plan);
  const auto swings = plan_swings(study, traced, plan.objective_usd, request, planner);
  if (!swings) return reply_errors("evidence", swings.error());
  const auto readings = plan_readings(study, request, planner);
  if (!readings) return reply_errors("evidence", readings.error());
  Json json = reply_head("evidence", &study, plan.status);
  add_warnings(json, plan.warnings);
  json["period"] = {{"from", to_string(study.settings.start)}, {"until", to_string(study.settings.end)}};
  json["sets"] = world->sets();
  json["objective_usd"] = plan.objective_usd;
  json["rests_on"] = rests_on(traced);
  json["range"] = command.range;
  json["swings"] = Json::array();
  for (const Swing& swing : *swings) json["swings"].push_back(swing_json(study, swing));
  json["readings"] = Json::array();
  for (const Reading& reading : *readings) json["readings"].push_back(reading_json(study, reading));
  json["results"] = results(study, plan, traced);
  return {std::move(json), plan.status == "optimal" ? kExitOk : kExitLimit};
}

}  // namespace korridor
