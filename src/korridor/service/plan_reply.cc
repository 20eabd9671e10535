#include "korridor/service/plan_reply.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "korridor/analysis/acting_rows.h"
#include "korridor/base/phrases.h"

namespace korridor {
namespace {

Json to_json(const CostParts& parts) {
  return {{"supply", parts.supply}, {"rail", parts.rail},         {"road", parts.road},
          {"sea", parts.sea},       {"pipeline", parts.pipeline}, {"handling", parts.handling},
          {"border", parts.border}, {"fees", parts.fees},         {"processing", parts.processing},
          {"tariff", parts.tariff}, {"holding", parts.holding},   {"inland", parts.inland}};
}

// The long lists, which have two layouts: their fields in the order of the reply.

constexpr RowField<OrderResult> kOrderFields[] = {
    {"order", &OrderResult::order},       {"good", &OrderResult::good},
    {"place", &OrderResult::place},       {"period", &OrderResult::period},
    {"wanted_t", &OrderResult::wanted_t}, {"served_t", &OrderResult::served_t},
    {"unmet_t", &OrderResult::unmet_t},   {"price_usd_per_t", &OrderResult::price_usd_per_t},
    {"reason", &OrderResult::reason}};
constexpr RowField<Flow> kFlowFields[] = {{"link", &Flow::link},
                                          {"from", &Flow::from},
                                          {"to", &Flow::to},
                                          {"mode", &Flow::mode},
                                          {"good", &Flow::good},
                                          {"state", &Flow::state},
                                          {"unit", +[](const Flow&) { return "t"; }},
                                          {"period", &Flow::period},
                                          {"t", &Flow::t}};
constexpr RowField<LimitResult> kLimitFields[] = {
    {"name", &LimitResult::name},
    {"kind", &LimitResult::kind},
    {"period", &LimitResult::period},
    {"unit", &LimitResult::unit},
    {"used", &LimitResult::used},
    {"limit", &LimitResult::limit},
    {"bound", +[](const LimitResult& limit) { return limit.at_least ? "least" : "most"; }},
    {"price_usd_per_unit", &LimitResult::price_usd_per_unit},
    {"price_usd_per_t", &LimitResult::price_usd_per_t}};
constexpr RowField<Decided> kDecidedFields[] = {{"limit", &Decided::limit},     {"bound", &Decided::bound},
                                                {"period", &Decided::period},   {"number", &Decided::number},
                                                {"used_t", &Decided::used_t},   {"paid_t", &Decided::paid_t},
                                                {"empty_t", &Decided::empty_t}, {"cost_usd", &Decided::cost_usd}};
constexpr RowField<PriceResult> kPriceFields[] = {{"place", &PriceResult::place},
                                                  {"good", &PriceResult::good},
                                                  {"period", &PriceResult::period},
                                                  {"usd_per_t", &PriceResult::usd_per_t}};

Json bottlenecks_json(const Plan& plan) {
  Json list = Json::array();
  for (const Bottleneck& b : plan.bottlenecks) {
    Json entry = lay_out_row(b.limit, kLimitFields);
    entry["worth_usd_per_t"] = b.worth_usd_per_t;
    entry["until_t"] = number_or_null(b.until_t);
    entry["next"] = b.next;
    entry["displaced"] = Json::array();
    for (const Displaced& d : b.displaced)
      entry["displaced"].push_back(
          {{"order", d.order}, {"t", d.t}, {"from_link", d.from_link}, {"to_link", d.to_link}});
    list.push_back(std::move(entry));
  }
  return list;
}

Json chains_json(const Plan& plan) {
  Json list = Json::array();
  for (const ChainResult& c : plan.chains) {
    Json supply = Json::array();
    for (const auto& [name, t] : c.supply) supply.push_back({{"supply", name}, {"t", t}});
    list.push_back({{"order", c.order},
                    {"good", c.good},
                    {"period", c.period},
                    {"state", c.state},
                    {"t", c.t},
                    {"supply", supply},
                    {"legs", c.legs},
                    {"processes", c.plants},
                    {"stores", c.stores},
                    {"hours", c.hours},
                    {"cost_usd", to_json(c.cost)}});
  }
  return list;
}

Json netbacks_json(const Plan& plan) {
  Json list = Json::array();
  for (const Netback& n : plan.netbacks)
    list.push_back({{"supply", n.supply},
                    {"order", n.order},
                    {"good", n.good},
                    {"period", n.period},
                    {"incoterm", n.incoterm},
                    {"t", n.t},
                    {"delivered_price", n.delivered_price},
                    {"minus", to_json(n.minus)},
                    {"netback", n.netback}});
  return list;
}

Json balance_json(const Plan& plan) {
  Json list = Json::array();
  for (const BalanceResult& b : plan.balance)
    list.push_back({{"good", b.good},
                    {"supplied_t", b.supplied_t},
                    {"produced_t", b.produced_t},
                    {"processed_t", b.consumed_t},
                    {"consumed_t", b.consumed_t},
                    {"delivered_t", b.delivered_t},
                    {"byproduct_unused_t", b.byproduct_unused_t},
                    {"stock_change_t", b.stock_change_t},
                    {"in_transit_t", b.in_transit_t},
                    {"lost_t", b.lost_t}});
  return list;
}

Json payees_json(const std::map<std::string, double>& payees) {
  Json list = Json::array();
  for (const auto& [country, usd] : payees) list.push_back({{"country", country}, {"usd", usd}});
  return list;
}

/// Agreements and policies that no row of the model carries.
Json not_modelled_json(const World& world, const Warnings& warnings) {
  Json list = Json::array();
  const Table& agreements = world.study().table("agreements");
  const auto active = list_active_clauses(world), wanted = list_open_orders(world);
  const auto is_carried = [&](const std::string& id) {
    return !pick_of_agreement(world.study().table("clauses"), active, id).empty() ||
           !pick_of_agreement(world.study().table("orders"), wanted, id).empty();
  };
  for (std::size_t r = 0; r < agreements.size(); ++r)
    if (agreements.text(r, "set").empty() && !is_carried(agreements.id(r)))
      list.push_back({{"kind", "agreement"}, {"name", agreements.id(r)}, {"says", agreements.text(r, "subject")}});
  for (const Warning& w : warnings)
    if (w.code == "policy_not_modelled")
      list.push_back({{"kind", "policy"}, {"name", w.where.substr(w.where.find('/') + 1)}, {"says", w.message}});
  return list;
}

Json value_added_json(const Plan& plan) {
  Json list = Json::array();
  for (const ValueAdded& v : plan.value_added)
    list.push_back({{"country", v.country},
                    {"stage", v.stage},
                    {"usd", v.usd},
                    {"cost_usd", v.cost_usd},
                    {"rent_usd", v.usd - v.cost_usd}});
  return list;
}

Json parts_json(const Plan& plan) {
  Json list = Json::array();
  for (const PartResult& p : plan.parts)
    list.push_back({{"name", p.name},
                    {"objective_usd", p.objective_usd},
                    {"bound_usd", p.bound_usd},
                    {"gap", p.gap},
                    {"columns", p.columns},
                    {"rows", p.rows}});
  return list;
}

/// The lists in the order in which people ask for them; each is made only where it is wanted.
const std::vector<std::pair<std::string, std::function<Json(const Plan&, RowLayout)>>>& list_makers() {
  // Those that are short, or whose rows hold lists, have one layout.
  const auto plain = [](Json (*make)(const Plan&)) {
    return [make](const Plan& plan, RowLayout) { return make(plan); };
  };
  static const std::vector<std::pair<std::string, std::function<Json(const Plan&, RowLayout)>>> kMakers = {
      {"orders", [](const Plan& plan, RowLayout layout) { return lay_out(plan.orders, kOrderFields, layout); }},
      {"flows", [](const Plan& plan, RowLayout layout) { return lay_out(plan.flows, kFlowFields, layout); }},
      {"limits", [](const Plan& plan, RowLayout layout) { return lay_out(plan.limits, kLimitFields, layout); }},
      {"decided", [](const Plan& plan, RowLayout layout) { return lay_out(plan.decided, kDecidedFields, layout); }},
      {"bottlenecks", plain(bottlenecks_json)},
      {"fees", [](const Plan& plan, RowLayout) { return payees_json(plan.fees_usd); }},
      {"carriage", [](const Plan& plan, RowLayout) { return payees_json(plan.carriage_usd); }},
      {"value_added", plain(value_added_json)},
      {"balance", plain(balance_json)},
      {"prices", [](const Plan& plan, RowLayout layout) { return lay_out(plan.prices, kPriceFields, layout); }},
      {"chains", plain(chains_json)},
      {"netbacks", plain(netbacks_json)},
      {"parts", plain(parts_json)}};
  return kMakers;
}

bool is_wanted(const std::vector<std::string>& only, const std::string& list) {
  return only.empty() || std::ranges::find(only, list) != only.end();
}

void fill_head(const World& world, const Plan& plan, Json& json) {
  json["objective_usd"] = plan.objective_usd;
  json["bound_usd"] = plan.bound_usd;
  json["gap"] = plan.gap;
  json["engine"] = plan.engine;
  json["planned_from"] = plan.is_replanned ? "kept_plan" : "nothing";
  json["size"] = {{"columns", plan.columns}, {"rows", plan.rows}, {"states", plan.states}, {"parts", plan.part_count}};
  json["sets"] = world.sets();
  json["agreements_on"] = world.agreements_on();
  json["not_modelled"] = not_modelled_json(world, plan.warnings);
  json["tracked"] = plan.tracked;
  json["periods"] = Json::array();
  for (const Period& p : plan.periods)
    json["periods"].push_back(
        {{"name", p.name}, {"from", to_string(p.from)}, {"until", to_string(p.until)}, {"discount", p.discount}});
  json["study_periods"] = make_periods(world.study().settings).size();
}

}  // namespace

const std::vector<std::string>& plan_lists() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const auto& [name, make] : list_makers()) names.push_back(name);
    return names;
  }();
  return kNames;
}

void drop_unwanted(PlanRequest& request, const std::vector<std::string>& only) {
  if (!is_wanted(only, "bottlenecks")) request.bottlenecks = 0;
  request.chains = is_wanted(only, "chains") || is_wanted(only, "netbacks");
  request.parts = is_wanted(only, "parts");
  request.prices = is_wanted(only, "prices");
  request.balance = is_wanted(only, "balance");
  request.value_added = is_wanted(only, "value_added");
  request.gains = false;  // told by what compares two plans
}

Reply plan_reply(const World& world, const PlanOutcome& outcome, const std::vector<std::string>& only,
                 RowLayout layout) {
  if (const auto* infeasible = std::get_if<Infeasible>(&outcome)) {
    Json json = reply_head("plan", &world.study(), "infeasible");
    add_warnings(json, infeasible->warnings);
    json["sets"] = world.sets();
    json["conflict"] = Json::array();
    for (const ConflictRow& row : infeasible->conflict)
      json["conflict"].push_back({{"name", row.name},
                                  {"kind", row.kind},
                                  {"period", row.period},
                                  {"says", row.says},
                                  {"says_de", translate_phrase(row.says, "de").value_or(row.says)}});
    return {std::move(json), kExitNo};
  }
  const Plan& plan = std::get<Plan>(outcome);
  Json json = reply_head("plan", &world.study(), plan.status);
  add_warnings(json, plan.warnings);
  fill_head(world, plan, json);
  for (const auto& [name, make] : list_makers())
    if (is_wanted(only, name)) json[name] = make(plan, layout);
  return {std::move(json), plan.status == "optimal" ? kExitOk : kExitLimit};
}

}  // namespace korridor
