#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "korridor/service/changed_gains.h"
#include "korridor/service/changed_penalties.h"
#include "korridor/service/clause_words.h"
#include "korridor/service/commands.h"
#include "korridor/service/near_planner.h"
#include "korridor/service/plan_reply.h"
#include "korridor/study/gateways.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;

/// Rows of two plans side by side that differ by more than rounding.
template <class Row, class KeyOf, class ValueOf>
std::map<Key, std::pair<double, double>> differences(const std::vector<Row>& before, const std::vector<Row>& after,
                                                     KeyOf&& key, ValueOf&& value) {
  std::map<Key, std::pair<double, double>> rows;
  for (const Row& row : before) rows[key(row)].first += value(row);
  for (const Row& row : after) rows[key(row)].second += value(row);
  std::erase_if(rows, [](const auto& entry) {
    const auto& [a, b] = entry.second;
    return std::abs(a - b) <= 1e-6 * std::max({1.0, std::abs(a), std::abs(b)});
  });
  return rows;
}

Json pair_json(const std::pair<double, double>& pair) {
  return {{"before", pair.first}, {"after", pair.second}, {"change", pair.second - pair.first}};
}

Json changed_orders(const Plan& before, const Plan& after) {
  Json list = Json::array();
  const auto key = [](const OrderResult& o) { return Key{o.order, o.period, o.good}; };
  for (const auto& [k, pair] :
       differences(before.orders, after.orders, key, [](const OrderResult& o) { return o.served_t; }))
    list.push_back({{"order", std::get<0>(k)},
                    {"period", std::get<1>(k)},
                    {"good", std::get<2>(k)},
                    {"served_t", pair_json(pair)}});
  return list;
}

Json changed_prices(const Plan& before, const Plan& after) {
  Json list = Json::array();
  const auto key = [](const OrderResult& o) { return Key{o.order, o.period, o.good}; };
  for (const auto& [k, pair] :
       differences(before.orders, after.orders, key, [](const OrderResult& o) { return o.price_usd_per_t; }))
    list.push_back({{"order", std::get<0>(k)},
                    {"period", std::get<1>(k)},
                    {"good", std::get<2>(k)},
                    {"price_usd_per_t", pair_json(pair)}});
  return list;
}

Json changed_flows(const Plan& before, const Plan& after) {
  Json list = Json::array();
  const auto key = [](const Flow& f) { return Key{f.link, f.good, f.period}; };
  for (const auto& [k, pair] : differences(before.flows, after.flows, key, [](const Flow& f) { return f.t; }))
    list.push_back(
        {{"link", std::get<0>(k)}, {"good", std::get<1>(k)}, {"period", std::get<2>(k)}, {"t", pair_json(pair)}});
  return list;
}

/// Whole numbers that another world decides otherwise, with what they pay for and what of it stays empty.
Json changed_decided(const Plan& before, const Plan& after) {
  const Decided none;
  std::map<std::pair<std::string, std::string>, std::pair<const Decided*, const Decided*>> rows;
  for (const Decided& d : before.decided) rows[{d.limit, d.period}] = {&d, &none};
  for (const Decided& d : after.decided) {
    auto& pair = rows.try_emplace({d.limit, d.period}, &none, &none).first->second;
    pair.second = &d;
  }
  const auto differ = [](double a, double b) {
    return std::abs(a - b) > 1e-6 * std::max({1.0, std::abs(a), std::abs(b)});
  };
  Json list = Json::array();
  for (const auto& [key, pair] : rows) {
    const auto& [was, is] = pair;
    if (!differ(was->number, is->number) && !differ(was->used_t, is->used_t) && !differ(was->empty_t, is->empty_t))
      continue;
    list.push_back({{"limit", key.first},
                    {"bound", is == &none ? was->bound : is->bound},
                    {"period", key.second},
                    {"number", pair_json({was->number, is->number})},
                    {"used_t", pair_json({was->used_t, is->used_t})},
                    {"paid_t", pair_json({was->paid_t, is->paid_t})},
                    {"empty_t", pair_json({was->empty_t, is->empty_t})},
                    {"cost_usd", pair_json({was->cost_usd, is->cost_usd})}});
  }
  return list;
}

Json changed_payees(const std::map<std::string, double>& before, const std::map<std::string, double>& after) {
  std::map<std::string, std::pair<double, double>> rows;
  for (const auto& [country, usd] : before) rows[country].first = usd;
  for (const auto& [country, usd] : after) rows[country].second = usd;
  Json list = Json::array();
  for (const auto& [country, pair] : rows)
    if (std::abs(pair.first - pair.second) > 1) list.push_back({{"country", country}, {"usd", pair_json(pair)}});
  return list;
}

/// Tonnes of each good over the gateway of each corridor, all periods.
Json changed_corridors(const Study& study, const Plan& before, const Plan& after) {
  std::map<std::pair<std::string, std::string>, std::pair<double, double>> rows;
  for (const auto& [corridor, links] : find_gateways(study)) {
    const auto on = [&, &gateway = links](const Flow& f) { return gateway[*study.table("links").find(f.link)]; };
    for (const Flow& f : before.flows)
      if (on(f)) rows[{corridor, f.good}].first += f.t;
    for (const Flow& f : after.flows)
      if (on(f)) rows[{corridor, f.good}].second += f.t;
  }
  Json list = Json::array();
  for (const auto& [key, pair] : rows)
    if (std::abs(pair.second - pair.first) > 1e-6 * std::max({1.0, pair.first, pair.second}))
      list.push_back({{"corridor", key.first}, {"good", key.second}, {"t", pair_json(pair)}});
  return list;
}

/// What the difference costs by delivered tonne, for an order whose clauses act in one of the two worlds only. Tonnes
/// count by the discount of their period, as the cost does, so the figure is a price that holds in every period. Where
/// clauses of other orders or other inputs differ too, no tonne bears the whole difference, and none is told.
Json clause_costs(const World& before, const World& after, const Plan& plan_before, const Plan& plan_after,
                  const Json& inputs) {
  const Table& clauses = after.study().table("clauses");
  bool one_order = std::ranges::all_of(inputs, [](const Json& row) { return row["table"] == "clauses"; });
  std::string order;
  const auto acts = [&](const World& world, std::size_t row) {
    return std::ranges::any_of(plan_after.periods,
                               [&](const Period& p) { return world.open_share("clauses", row, p) > 0; });
  };
  std::map<std::string, double> discount;
  for (const Period& p : plan_after.periods) discount[p.name] = p.discount;
  Json list = Json::array();
  for (std::size_t r = 0; r < clauses.size(); ++r) {
    if (acts(before, r) == acts(after, r)) continue;
    double t = 0, weighted = 0;
    for (const OrderResult& o : plan_after.orders) {
      if (o.order != clauses.text(r, "order")) continue;
      t += o.served_t;
      weighted += o.served_t * discount[o.period];
    }
    const double more = plan_after.objective_usd - plan_before.objective_usd;
    one_order = one_order && (order.empty() || order == clauses.text(r, "order"));
    order = clauses.text(r, "order");
    list.push_back({{"clause", clauses.id(r)},
                    {"in", acts(after, r) ? "after" : "before"},
                    {"order", clauses.text(r, "order")},
                    {"says", say_clause(after.study(), r, "en")},
                    {"says_de", say_clause(after.study(), r, "de")},
                    {"served_t", t},
                    {"usd_per_t", weighted > 0 ? Json(more / weighted) : Json(nullptr)}});
  }
  if (!one_order)
    for (Json& row : list) row["usd_per_t"] = nullptr;
  return list;
}

/// Changes that one world has and the other has not, as the rows of `changes` say them.
Json changed_inputs(const World& before, const World& after) {
  Json list = Json::array();
  const Table& changes = after.study().table("changes");
  const auto on = [](const World& world, const std::string& set) {
    return std::ranges::find(world.sets(), set) != world.sets().end();
  };
  for (std::size_t r = 0; r < changes.size(); ++r) {
    const std::string& set = changes.text(r, "set");
    if (on(before, set) == on(after, set)) continue;
    Json row;
    row["in"] = on(after, set) ? "after" : "before";
    for (const char* column : {"set", "table", "key", "selector", "column", "operation", "value", "from", "until"})
      row[column] = changes.text(r, column);
    list.push_back(std::move(row));
  }
  return list;
}

}  // namespace

Reply compare_study(const PlanCommand& command, const WorldRequest& against) {
  const auto study = read_study_in(command.study, command.year);
  return study ? compare_study(*study, command, against) : reply_errors("compare", study.error());
}

Reply compare_study(const Study& study, const PlanCommand& command, const WorldRequest& against) {
  const auto before = World::apply(study, against);
  if (!before) return reply_errors("compare", before.error());
  const auto after = World::apply(study, command.world);
  if (!after) return reply_errors("compare", after.error());
  PlanRequest request = command.plan;
  request.bottlenecks = 0;
  request.chains = request.names = request.parts = false;
  const Planner planner = make_near_planner(study, against, request);
  std::vector<Plan> plans;
  for (const World* world : {&*before, &*after}) {
    auto outcome = planner(*world);
    if (!outcome) return reply_errors("compare", outcome.error());
    if (std::holds_alternative<Infeasible>(*outcome)) {
      Reply reply = plan_reply(*world, *outcome);
      reply.json["command"] = "compare";
      reply.json["infeasible_world"] = world == &*before ? "before" : "after";
      return reply;
    }
    plans.push_back(std::get<Plan>(std::move(*outcome)));
  }
  const bool optimal = plans[0].status == "optimal" && plans[1].status == "optimal";
  Json json = reply_head("compare", &study, optimal ? "optimal" : "limit");
  for (const Plan& plan : plans) add_warnings(json, plan.warnings);
  json["before"] = {
      {"sets", before->sets()}, {"objective_usd", plans[0].objective_usd}, {"bound_usd", plans[0].bound_usd}};
  json["after"] = {
      {"sets", after->sets()}, {"objective_usd", plans[1].objective_usd}, {"bound_usd", plans[1].bound_usd}};
  json["objective_usd"] = pair_json({plans[0].objective_usd, plans[1].objective_usd});
  json["inputs"] = changed_inputs(*before, *after);
  json["orders"] = changed_orders(plans[0], plans[1]);
  json["prices"] = changed_prices(plans[0], plans[1]);
  json["flows"] = changed_flows(plans[0], plans[1]);
  json["corridors"] = changed_corridors(study, plans[0], plans[1]);
  json["decided"] = changed_decided(plans[0], plans[1]);
  json["clauses"] = clause_costs(*before, *after, plans[0], plans[1], json["inputs"]);
  json["penalties"] = changed_penalties(*before, plans[0], *after, plans[1]);
  json["gains"] = changed_gains(plans[0].gains, plans[1].gains);
  json["fees"] = changed_payees(plans[0].fees_usd, plans[1].fees_usd);
  json["carriage"] = changed_payees(plans[0].carriage_usd, plans[1].carriage_usd);
  return {std::move(json), optimal ? kExitOk : kExitLimit};
}

}  // namespace korridor
