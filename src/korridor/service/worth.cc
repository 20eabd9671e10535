#include "korridor/service/worth.h"

#include "korridor/analysis/worth.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json row_json(const Study& study, const WorthRow& row) {
  const bool agreement = row.item.kind == "agreement";
  const Table& table = study.table(agreement ? "agreements" : "clauses");
  const std::size_t r = *table.find(row.item.id);
  Json gains = Json::array();
  for (const auto& [state, usd] : row.gains) gains.push_back({{"country", state}, {"usd", usd}});
  return {{"kind", row.item.kind},
          {"item", row.item.id},
          {"says", agreement ? table.text(r, "subject") : table.text(r, "kind") + " " + table.text(r, "selector")},
          {"set", row.item.set},
          {"on", row.item.is_on},
          {"method", row.method},
          {"status", row.status},
          {"worth_usd", or_null(row.worth_usd)},
          {"shapley_usd", or_null(row.shapley_usd)},
          {"gains", std::move(gains)}};
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
  const auto found = find_worth(study,
                                {.world = command.world,
                                 .fair_shares = command.fair_shares,
                                 .threads = command.plan.threads,
                                 .tell = command.plan.tell_share},
                                [&](const World& world) { return solve_plan(world, each); });
  if (!found) return reply_errors("value", found.error());
  Json json = reply_head("value", &study, found->status);
  json["period"] = {{"from", to_string(study.settings.start)}, {"until", to_string(study.settings.end)}};
  json["with"] = command.world.with;
  json["value"] = Json::array();
  for (const WorthRow& row : found->rows) json["value"].push_back(row_json(study, row));
  json["not_modelled"] = Json::array();
  for (const std::string& id : found->not_modelled) {
    const Table& table = study.table("agreements");
    json["not_modelled"].push_back({{"agreement", id}, {"says", table.text(*table.find(id), "subject")}});
  }
  json["shapley"] = {{"players", found->players}, {"whole_usd", or_null(found->whole_usd)}};
  return {std::move(json), found->status == "optimal" ? kExitOk : found->status == "limit" ? kExitLimit : kExitNo};
}

}  // namespace korridor
