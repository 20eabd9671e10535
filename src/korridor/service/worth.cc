#include "korridor/service/worth.h"

#include "korridor/analysis/rule_prices.h"
#include "korridor/analysis/worth.h"
#include "korridor/service/clause_words.h"
#include "korridor/service/near_planner.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

/// What an agreement or clause acts through.
const char* by_of(const WorthItem& item) {
  if (!item.set.empty()) return "set";
  if (item.orders.empty()) return "clauses";
  return item.clauses.empty() ? "orders" : "clauses_and_orders";
}

std::string german_name(const Table& table, std::size_t r) {
  return table.schema().find("name_de") ? table.text(r, "name_de") : std::string();
}

/// Its name; where it has none, its subject.
std::string agreement_says(const Table& table, std::size_t r) {
  return table.text(r, "name").empty() ? table.text(r, "subject") : table.text(r, "name");
}

/// What an item or a rule of `table` says, in both languages; of a rule without a name its kind and what it is about.
void add_says(Json& json, const Study& study, const Table& table, std::size_t r) {
  if (table.name() == "clauses") {
    json["says"] = say_clause(study, r, "en");
    json["says_de"] = say_clause(study, r, "de");
    return;
  }
  json["says"] = table.name() == "agreements"     ? agreement_says(table, r)
                 : !table.text(r, "name").empty() ? table.text(r, "name")
                                                  : table.text(r, "kind") + " " + table.text(r, "selector");
  json["says_de"] = german_name(table, r);
}

Json row_json(const Study& study, const WorthRow& row) {
  const bool agreement = row.item.kind == "agreement";
  const Table& table = study.table(agreement ? "agreements" : "clauses");
  const std::size_t r = *table.find(row.item.id);
  Json gains = Json::array();
  for (const auto& [state, usd] : row.gains) gains.push_back({{"country", state}, {"usd", usd}});
  Json json = {{"kind", row.item.kind}, {"item", row.item.id}};
  add_says(json, study, table, r);
  json.update({{"set", row.item.set},
               {"by", by_of(row.item)},
               {"clauses", row.item.clauses},
               {"orders", row.item.orders},
               {"on", row.item.is_on},
               {"method", row.method},
               {"status", row.status},
               {"worth_usd", or_null(row.worth_usd)},
               {"shapley_usd", or_null(row.shapley_usd)},
               {"gains", std::move(gains)}});
  return json;
}

Json rule_json(const Study& study, const RulePrice& price) {
  const Table& table = study.table(table_of(price.rule.kind));
  Json json = {{"kind", price.rule.kind}, {"rule", price.rule.id}};
  add_says(json, study, table, *table.find(price.rule.id));
  json.update({{"status", price.status},
               {"cost_usd", or_null(price.cost_usd)},
               {"moved_t", or_null(price.moved_t)},
               {"row_usd", or_null(price.row_usd)},
               {"usd_per_t", or_null(price.usd_per_t)},
               {"row_usd_per_t", or_null(price.row_usd_per_t)},
               {"why", price.why}});
  return json;
}

Reply price_rules(const Study& study, const WorthCommand& command, const Planner& planner) {
  const auto found = find_rule_prices(
      study, {.world = command.world, .threads = command.plan.threads, .tell = command.plan.tell_share}, planner);
  if (!found) return reply_errors("value", found.error());
  Json json = reply_head("value", &study, found->status);
  add_warnings(json, found->warnings);
  json["period"] = {{"from", to_string(study.settings.start)}, {"until", to_string(study.settings.end)}};
  json["with"] = command.world.with;
  for (const char* part : {"value", "not_modelled", "rules"}) json[part] = Json::array();
  json["shapley"] = {{"players", 0}, {"whole_usd", nullptr}};
  for (const RulePrice& price : found->rules) json["rules"].push_back(rule_json(study, price));
  return {std::move(json), found->status == "optimal" ? kExitOk : found->status == "limit" ? kExitLimit : kExitNo};
}

}  // namespace

Reply value_study(const WorthCommand& command) {
  const auto study = read_study_in(command.study, command.year);
  return study ? value_study(*study, command) : reply_errors("value", study.error());
}

Reply value_study(const Study& study, const WorthCommand& command) {
  PlanRequest each = command.plan;
  each.threads = 1;
  each.bottlenecks = 0;
  each.parts = false;
  each.names = each.chains =
      command.rules;  // what moves under a rule is counted along chains, and by the price of its row
  const Planner planner = make_near_planner(study, command.world, each);
  if (command.rules) return price_rules(study, command, planner);
  const auto found = find_worth(study,
                                {.world = command.world,
                                 .fair_shares = command.fair_shares,
                                 .threads = command.plan.threads,
                                 .tell = command.plan.tell_share},
                                planner);
  if (!found) return reply_errors("value", found.error());
  Json json = reply_head("value", &study, found->status);
  add_warnings(json, found->warnings);
  json["period"] = {{"from", to_string(study.settings.start)}, {"until", to_string(study.settings.end)}};
  json["with"] = command.world.with;
  json["value"] = Json::array();
  for (const WorthRow& row : found->rows) json["value"].push_back(row_json(study, row));
  json["not_modelled"] = Json::array();
  for (const std::string& id : found->not_modelled) {
    const Table& table = study.table("agreements");
    const std::size_t r = *table.find(id);
    json["not_modelled"].push_back(
        {{"agreement", id}, {"says", agreement_says(table, r)}, {"says_de", german_name(table, r)}});
  }
  json["rules"] = Json::array();
  json["shapley"] = {{"players", found->players}, {"whole_usd", or_null(found->whole_usd)}};
  return {std::move(json), found->status == "optimal" ? kExitOk : found->status == "limit" ? kExitLimit : kExitNo};
}

}  // namespace korridor
