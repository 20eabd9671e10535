#include "korridor/service/changed_penalties.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace korridor {
namespace {

struct Penalty {
  double missed_t = 0, usd = 0;
};
using Key = std::pair<std::string, std::string>;  // kind, id
using Penalties = std::map<Key, Penalty>;

/// Adds up what is missed of a row in one period, at its penalty there; a row without one holds without fail.
class PenaltySum {
 public:
  PenaltySum(const World& world, const Plan& plan) : world_(world) {
    for (const Period& p : plan.periods) periods_[p.name] = &p;
  }
  void add(const std::string& kind, const char* table, const std::string& id, const std::string& period,
           double missed) {
    const Period& p = *periods_.at(period);
    const double penalty = world_.number(table, *world_.study().table(table).find(id), "penalty_usd_per_t", p);
    if (!(missed > 0) || !(penalty > 0)) return;
    Penalty& sum = sums[{kind, id}];
    sum.missed_t += missed;
    sum.usd += missed * penalty * p.discount;
  }
  Penalties sums;

 private:
  const World& world_;
  std::map<std::string, const Period*> periods_;
};

Penalties sum_penalties(const World& world, const Plan& plan) {
  PenaltySum sum(world, plan);
  const Table& clauses = world.study().table("clauses");
  for (const LimitResult& limit : plan.limits)
    if (limit.kind == "clause" && clauses.text(*clauses.find(limit.name), "kind") == "priority")
      sum.add("clause", "clauses", limit.name, limit.period, limit.limit - limit.used);
  const Table& orders = world.study().table("orders");
  for (const OrderResult& order : plan.orders)
    if (orders.text(*orders.find(order.order), "kind") == "contract")
      sum.add("order", "orders", order.order, order.period, order.unmet_t);
  return std::move(sum.sums);
}

}  // namespace

Json changed_penalties(const World& before, const Plan& plan_before, const World& after, const Plan& plan_after) {
  std::map<Key, std::pair<Penalty, Penalty>> rows;
  for (const auto& [key, penalty] : sum_penalties(before, plan_before)) rows[key].first = penalty;
  for (const auto& [key, penalty] : sum_penalties(after, plan_after)) rows[key].second = penalty;
  std::vector<std::pair<double, Json>> list;
  const auto pair = [](double was, double is) { return Json{{"before", was}, {"after", is}, {"change", is - was}}; };
  for (const auto& [key, both] : rows) {
    const auto& [was, is] = both;
    if (std::abs(is.usd - was.usd) <= 1) continue;
    const auto& [kind, id] = key;
    const Table& clauses = after.study().table("clauses");
    list.emplace_back(-std::round(std::abs(is.usd - was.usd)),
                      Json{{"kind", kind},
                           {"id", id},
                           {"order", kind == "clause" ? clauses.text(*clauses.find(id), "order") : id},
                           {"missed_t", pair(was.missed_t, is.missed_t)},
                           {"usd", pair(was.usd, is.usd)}});
  }
  std::ranges::stable_sort(list, {}, [](const auto& row) { return row.first; });
  Json json = Json::array();
  for (auto& [size, row] : list) json.push_back(std::move(row));
  return json;
}

}  // namespace korridor
