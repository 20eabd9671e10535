#include "korridor/analysis/closures.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "korridor/analysis/each_world.h"
#include "korridor/analysis/touched.h"
#include "korridor/base/text.h"
#include "korridor/base/tolerance.h"
#include "korridor/study/add_changes.h"

namespace korridor {
namespace {

constexpr const char* kSet = "closed_for_analysis";

std::map<std::string, double> delivered_by_good(const Plan& plan) {
  std::map<std::string, double> t;
  for (const OrderResult& o : plan.orders) t[o.good] += o.served_t;
  return t;
}

void compare(const Plan& before, const ClosedOutcome& after, ClosureResult& result) {
  result.status = after.status;
  if (after.status == "infeasible") return;
  result.cost_usd = after.objective_usd - before.objective_usd;
  result.pct = 100 * *result.cost_usd / std::max(1.0, before.gross_usd);
  for (const auto& [good, t] : delivered_by_good(before)) {
    const auto now = after.delivered_t.find(good);
    const double less = t - (now == after.delivered_t.end() ? 0 : now->second);
    if (less > kOptimalGap * std::max(1.0, t)) result.unmet.emplace_back(good, less);
  }
}

}  // namespace

ClosedRows find_used(const Plan& plan) {
  ClosedRows used;
  for (const auto& [name, amount] : plan.columns_csv) {
    const auto parts = split(name, '|');
    if (amount == 0 || parts.size() < 2) continue;
    if (parts[0] == "move") used["links"].insert(parts[1]);
    if (parts[0] == "run") used["plants"].insert(parts[1]);
    if (parts[0] == "supply") used["supply"].insert(parts[1]);
  }
  return used;
}

bool meet(const ClosedRows& used, const ClosedRows& closed) {
  for (const auto& [table, names] : closed)
    if (const auto at = used.find(table); at != used.end())
      for (const std::string& name : names)
        if (at->second.contains(name)) return true;
  return false;
}

std::vector<Closure> list_closures(const Study& study, const std::string& kind) {
  std::set<std::string> names;
  if (kind == "country")
    for (std::size_t r = 0; r < study.table("places").size(); ++r)
      names.insert("country:" + study.table("places").text(r, "country"));
  if (kind == "owner")
    for (std::size_t r = 0; r < study.table("owners").size(); ++r)
      names.insert("owner:\"" + study.table("owners").text(r, "holder") + "\"");
  if (kind == "port")
    for (std::size_t r = 0; r < study.table("places").size(); ++r)
      if (study.table("places").text(r, "kind") == "port") names.insert("place:" + study.table("places").id(r));
  if (kind == "plant" || kind == "link") {
    const Table& table = study.table(kind == "plant" ? "plants" : "links");
    for (std::size_t r = 0; r < table.size(); ++r) names.insert(kind + ":" + table.id(r));
  }
  std::vector<Closure> closures;
  for (const std::string& name : names) closures.push_back({kind, name});
  return closures;
}

Result<ClosedRows> find_closed(const Study& study, const std::string& selector) {
  const auto touched = Touched::parse(selector, study);
  if (!touched) return std::unexpected(touched.error());
  ClosedRows closed;
  const Table& links = study.table("links");
  for (std::size_t r = 0; r < links.size(); ++r)
    if (touched->has_link(links.id(r)) || touched->has_place(links.text(r, "from")) ||
        touched->has_place(links.text(r, "to")))
      closed["links"].insert(links.id(r));
  const Table& plants = study.table("plants");
  for (std::size_t r = 0; r < plants.size(); ++r)
    if (touched->has_plant(plants.id(r))) closed["plants"].insert(plants.id(r));
  const Table& supply = study.table("supply");
  for (std::size_t r = 0; r < supply.size(); ++r)
    if (touched->has_supply(supply.id(r))) closed["supply"].insert(supply.id(r));
  return closed;
}

ClosedPlanner plan_anew(const Study& study, const WorldRequest& request, const Planner& planner) {
  return [&study, request, &planner](const ClosedRows& rows) -> Result<ClosedOutcome> {
    std::vector<AddedChange> changes;
    for (const auto& [table, names] : rows)
      for (const std::string& name : names) changes.push_back({table, name, "status", "closed"});
    const Study closed = add_changes(study, kSet, changes);
    WorldRequest asked = request;
    asked.with.emplace_back(kSet);
    asked.ordered = true;  // the closure acts last
    const auto world = World::apply(closed, asked);
    if (!world) return std::unexpected(world.error());
    const auto outcome = planner(*world);
    if (!outcome) return std::unexpected(outcome.error());
    const Plan* plan = std::get_if<Plan>(&*outcome);
    if (plan == nullptr) return ClosedOutcome{.status = "infeasible", .objective_usd = 0, .delivered_t = {}};
    return ClosedOutcome{
        .status = plan->status, .objective_usd = plan->objective_usd, .delivered_t = delivered_by_good(*plan)};
  };
}

Result<std::vector<ClosureResult>> run_closures(const Study& study, const Plan& plan, const ClosureRequest& request,
                                                const ClosedPlanner& planner) {
  const ClosedRows used = find_used(plan);
  const bool is_known = plan.status == "optimal" && !plan.columns_csv.empty();  // else anything may rest on anything
  std::vector<ClosureResult> results;
  std::map<ClosedRows, std::vector<std::size_t>> same;  // closures that shut the very same rows are planned once
  for (const Closure& closure : request.closures) {
    auto closed = find_closed(study, closure.selector);
    if (!closed) return std::unexpected(closed.error());
    results.push_back({.closure = closure, .status = {}, .cost_usd = std::nullopt, .pct = std::nullopt, .unmet = {}});
    if (is_known && !meet(used, *closed)) {
      results.back().status = "untouched";
      results.back().cost_usd = results.back().pct = 0;
    } else {
      same[std::move(*closed)].push_back(results.size() - 1);
    }
  }
  std::vector<const std::pair<const ClosedRows, std::vector<std::size_t>>*> groups;
  for (const auto& group : same) groups.push_back(&group);
  std::vector<Errors> errors(groups.size());
  for_each_item(
      groups.size(), request.threads,
      [&](std::size_t g) {
        const auto& [closed, members] = *groups[g];
        const auto outcome = planner(closed);
        if (!outcome)
          errors[g] = outcome.error();
        else
          for (const std::size_t i : members) compare(plan, *outcome, results[i]);
      },
      request.tell);
  for (Errors& e : errors)
    if (!e.empty()) return std::unexpected(std::move(e));
  std::ranges::stable_sort(results, [](const ClosureResult& a, const ClosureResult& b) {
    const auto rank = [](const ClosureResult& r) {
      return r.cost_usd.value_or(std::numeric_limits<double>::infinity());
    };
    return rank(a) > rank(b);
  });
  return results;
}

}  // namespace korridor
