#include "korridor/plan/moved.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <tuple>

#include "korridor/base/tolerance.h"
#include "korridor/plan/chains.h"
#include "korridor/study/gateways.h"

namespace korridor {
namespace {

constexpr double kNothing = 1e-6;  // tonnes

void append_sorted(std::map<std::string, double>& tonnes, const char* kind, std::vector<Moved>& moved) {
  std::vector<Moved> of_kind;
  for (const auto& [id, t] : tonnes)
    if (std::abs(t) > kNothing) of_kind.push_back({.kind = kind, .id = id, .period = {}, .t = t});
  // what differs in its last digits alone is one size, so that the order is by id
  std::ranges::stable_sort(of_kind, std::greater{}, [](const Moved& m) { return std::round(std::abs(m.t) * 1e3); });
  moved.insert(moved.end(), of_kind.begin(), of_kind.end());
}

/// Table and row of what a limit belongs to; empty for rows that are no limit of transport or supply.
std::pair<const char*, Index> limited_thing(const Model& model, const Row& row) {
  switch (row.kind) {
    case RowKind::kLink:
      return {"links", row.item};
    case RowKind::kPlace:
      return {"places", row.item};
    case RowKind::kSupply:
      return {"supply", model.entities->supply[row.item].row};
    case RowKind::kReserve:
      return {"supply", model.entities->supply[row.item].row};
    case RowKind::kPlant:
      return {"plants", model.entities->plants[row.item].row};
    case RowKind::kStore:
      return {"stores", model.entities->stores[row.item].row};
    case RowKind::kLimit: {
      const LimitItem& limit = model.entities->limits[row.item];
      return {limit.fee == kNone ? "limits" : "policies", limit.row};
    }
    case RowKind::kFleet:
      return {"fleets", model.entities->fleets[row.item].row};
    case RowKind::kQuota:
    case RowKind::kStay:
      return {"policies", model.entities->policies[row.item].row};
    default:
      return {nullptr, kNone};
  }
}

void append_limits(const Model& model, const std::vector<double>& from, const std::vector<double>& to,
                   std::size_t but_row, std::vector<Moved>& moved) {
  std::vector<std::tuple<double, std::string, std::string>> full;
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (i == but_row || std::abs(from[i]) > kFeasibility || std::abs(to[i]) <= kFeasibility) continue;
    const auto [table, row] = limited_thing(model, model.rows[i]);
    if (table != nullptr && row != kNone)
      full.emplace_back(-std::abs(to[i]), model.network->study().table(table).id(row),
                        model.network->periods[model.rows[i].period].name);
  }
  std::ranges::sort(full);
  for (const auto& [price, id, period] : full) moved.push_back({.kind = "limit", .id = id, .period = period, .t = 0});
}

}  // namespace

std::vector<Moved> list_moved(const Model& model, const ModelAnswer& from, const ModelAnswer& to, std::size_t but_row) {
  const Study& study = model.network->study();
  std::map<std::string, double> links, corridors, supply, plants, orders;
  std::vector<double> by_link(study.table("links").size(), 0);
  for (std::size_t j = 0; j < to.x.size(); ++j) {
    const double t = to.x[j] - from.x[j];
    const Column& c = model.columns[j];
    if (t == 0) continue;
    if (c.kind == ColumnKind::kMove) by_link[model.network->arcs.link[c.item]] += t;
    if (c.kind == ColumnKind::kSupply) supply[study.table("supply").id(model.entities->supply[c.item].row)] += t;
    if (c.kind == ColumnKind::kRun) plants[study.table("plants").id(model.entities->plants[c.item].row)] += t;
    if (c.kind == ColumnKind::kServe) orders[study.table("orders").id(model.entities->orders[c.item].row)] += t;
  }
  for (std::size_t l = 0; l < by_link.size(); ++l) links[study.table("links").id(l)] = by_link[l];
  for (const auto& [corridor, is_gateway] : find_gateways(study))
    for (std::size_t l = 0; l < by_link.size(); ++l)
      if (is_gateway[l]) corridors[corridor] += by_link[l];
  std::vector<Moved> moved;
  append_sorted(corridors, "corridor", moved);
  append_sorted(supply, "supply", moved);
  append_sorted(plants, "plant", moved);
  append_sorted(orders, "order", moved);
  append_sorted(links, "link", moved);
  append_limits(model, from.y, to.y, but_row, moved);
  return moved;
}

std::vector<OrderCost> sum_order_costs(const Model& model, const std::vector<double>& x) {
  std::map<Index, OrderCost> by_order;
  const PaidFees paid(model, x);
  for (const Chain& chain : decompose(model, x)) {
    const Column& serve = model.columns[chain.uses.back().column];
    const double discount = model.network->periods[serve.period].discount;
    OrderCost& order = by_order[serve.item];
    order.t += chain.t;
    order.cost.add(describe(model, paid, chain).cost, discount);
  }
  std::vector<OrderCost> costs;
  for (auto& [item, cost] : by_order) {
    cost.order = model.network->study().table("orders").id(model.entities->orders[item].row);
    costs.push_back(std::move(cost));
  }
  return costs;
}

}  // namespace korridor
