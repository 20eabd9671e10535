#include "korridor/analysis/rule_prices.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/analysis/each_world.h"
#include "korridor/study/add_changes.h"
#include "korridor/study/rate_unit.h"

namespace korridor {
namespace {

constexpr double kAgrees = 1e-4;   // of the cost
constexpr double kNothing = 1e-6;  // tonnes

void add_acting(const World& world, const std::vector<Period>& periods, const std::string& kind,
                std::vector<Rule>& to) {
  const std::string name = table_of(kind);
  const Table& table = world.study().table(name);
  for (std::size_t r = 0; r < table.size(); ++r)
    if (std::ranges::any_of(periods, [&](const Period& p) { return world.open_share(name, r, p) > 0; }))
      to.push_back({kind, table.id(r)});
}

Study switch_off(const Study& study, const Rule& rule) {
  AddedChange off{table_of(rule.kind), rule.id, "status", "off"};
  if (rule.kind == "policy") off.column = "in_base", off.value = "no";
  return add_changes(study, kAnalysisSet, {off});
}

/// Tonnes that the row holds away from where they would go, and what its price makes of them.
struct Moved {
  double t = 0, discounted_t = 0, usd = 0;
};

Moved measure_moved(const RuleLevel& level, const Plan& with, const Plan& without) {
  std::map<std::string, double> price;
  for (const auto& [row, usd] : with.duals_csv) price[row] = std::abs(usd);
  Moved moved;
  for (const Period& period : with.periods) {
    const auto row = price.find(level.row_name(period));
    if (row == price.end()) continue;  // not full: what moves there moves for other reasons
    const double beyond = level.measure(without, period) - level.bound(period);
    const double t = level.is_least() ? -beyond : beyond;
    moved.t += t;
    moved.discounted_t += t * period.discount;
    moved.usd += t * row->second;
  }
  return moved;
}

/// Why a rule has no level to measure.
std::string why_no_level(const Study& study, const Rule& rule, const Plan& plan) {
  const bool on_record = std::ranges::any_of(plan.warnings, [&](const Warning& w) {
    return w.code == "policy_not_modelled" && w.where == "policies/" + rule.id;
  });
  if (on_record) return "not_modelled";
  const Table& limits = study.table("limits");
  if (const auto limit = limits.find(rule.id); rule.kind == "limit" && limit && decides_whole_number(limits, *limit))
    return "whole_number";
  const Table& policies = study.table("policies");
  const auto row = rule.kind == "policy" ? policies.find(rule.id) : std::nullopt;
  const bool control =
      row && policies.text(*row, "kind") == "export_control" && policies.text(*row, "rate_unit") == "percent";
  const bool capped = row && read_rate_unit(study.settings, policies.text(*row, "rate_unit")).unit == "t/yr";
  return control || capped ? "by_origin" : "no_row";
}

RulePrice without_level(const Study& study, const Rule& rule, const Plan& with, const Plan& without) {
  RulePrice price;
  price.rule = rule;
  price.status = without.status;
  price.why = why_no_level(study, rule, with);
  if (price.why != "not_modelled") price.cost_usd = with.objective_usd - without.objective_usd;
  return price;
}

RulePrice price_rule(const Rule& rule, const RuleLevel& level, const Plan& with, const Plan& without) {
  RulePrice price;
  price.rule = rule;
  price.status = without.status;
  price.cost_usd = with.objective_usd - without.objective_usd;
  const Moved moved = measure_moved(level, with, without);
  price.moved_t = moved.t;
  price.row_usd = moved.usd;
  price.why = "not_moved";
  if (std::abs(moved.t) <= kNothing) return price;
  price.usd_per_t = *price.cost_usd / moved.discounted_t;
  price.row_usd_per_t = moved.usd / moved.discounted_t;
  const double apart = std::abs(*price.cost_usd - moved.usd);
  price.why = apart <= kAgrees * std::max({1.0, std::abs(*price.cost_usd), moved.usd}) ? "" : "changes_on_the_way";
  return price;
}

}  // namespace

Result<RulePrices> find_rule_prices(const Study& study, const RulePricesRequest& request, const Planner& planner) {
  const auto world = World::apply(study, request.world);
  if (!world) return std::unexpected(world.error());
  const auto first = planner(*world);
  if (!first) return std::unexpected(first.error());
  const Plan* with = std::get_if<Plan>(&*first);
  RulePrices prices{
      .status = with == nullptr ? "infeasible" : with->status, .rules = {}, .warnings = warnings_of(*first)};
  if (with == nullptr) return prices;
  std::vector<Rule> rules;
  for (const char* kind : {"clause", "limit", "policy"}) add_acting(*world, with->periods, kind, rules);
  std::vector<Result<RulePrice>> found(rules.size(), RulePrice{});
  for_each_item(
      rules.size(), request.threads,
      [&](std::size_t i) {
        WorldRequest asked = request.world;
        asked.with.emplace_back(kAnalysisSet);
        asked.ordered = true;  // the rule goes off last
        const Study changed = switch_off(study, rules[i]);
        const auto other = World::apply(changed, asked);
        const auto level = RuleLevel::find(*world, rules[i]);
        const auto outcome = other ? planner(*other) : Result<PlanOutcome>(std::unexpected(other.error()));
        if (!level || !outcome) {
          found[i] = std::unexpected(level ? outcome.error() : level.error());
          return;
        }
        const Plan* without = std::get_if<Plan>(&*outcome);
        if (without == nullptr) {
          found[i]->rule = rules[i];
          found[i]->status = "infeasible";
          found[i]->why = "no_plan";
        } else {
          found[i] =
              *level ? price_rule(rules[i], **level, *with, *without) : without_level(study, rules[i], *with, *without);
        }
      },
      request.tell);
  for (auto& price : found) {
    if (!price) return std::unexpected(price.error());
    prices.rules.push_back(std::move(*price));
  }
  return prices;
}

}  // namespace korridor
