#include "korridor/plan/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "korridor/base/tolerance.h"
#include "korridor/plan/cost_parts.h"

namespace korridor {
namespace {

bool is_noise(const Model& model, std::size_t column, double amount) {
  const Index good = model.columns[column].good;
  return amount <= kNoise * std::max(1.0, good == kNone ? 1.0 : model.available[good]);
}

/// Why an order is short: nothing of the good exists, nothing can reach it, or more would cost more than it is worth.
std::string find_reason(const Model& model, Index order, std::size_t t) {
  const OrderItem& item = model.entities->orders[order];
  if (model.available[item.good] <= 0) return "no_supply";
  for (Index s = 0; s < model.reach.states[item.good].size(); ++s)
    if (model.reach.live[item.good][s][t * model.network->nodes.size() + item.node] != 0 &&
        accepted_share(*model.entities, *model.tracking, order, model.reach.states[item.good][s], t) > 0)
      return item.market ? "too_dear" : "limits_or_penalty";
  return "no_way";
}

/// The same move in another band of its fee.
bool is_same_move(const Column& a, const Column& b) {
  return a.item == b.item && a.good == b.good && a.state == b.state && a.period == b.period;
}

}  // namespace

double row_price(const Model& model, const Answer& answer, std::size_t row) {
  return answer.y[row] / model.network->periods[model.rows[row].period].discount;
}

std::vector<OrderResult> list_orders(const Model& model, const Answer& answer) {
  const Study& study = model.network->study();
  std::map<std::pair<Index, Index>, double> served;
  std::map<std::pair<Index, Index>, double> price;
  for (std::size_t j = 0; j < answer.x.size(); ++j)
    if (model.columns[j].kind == ColumnKind::kServe)
      served[{model.columns[j].item, model.columns[j].period}] += answer.x[j];
  for (std::size_t i = 0; i < model.rows.size(); ++i)
    if (model.rows[i].kind == RowKind::kOrder)
      price[{model.rows[i].item, model.rows[i].period}] = row_price(model, answer, i);
  std::vector<OrderResult> results;
  for (const auto& [key, usd] : price) {
    const auto [o, t] = key;
    const OrderItem& order = model.entities->orders[o];
    OrderResult result{.order = study.table("orders").id(order.row),
                       .good = study.table("goods").id(order.good),
                       .place = study.table("places").id(order.place),
                       .period = model.network->periods[t].name,
                       .wanted_t = order.wanted[t],
                       .served_t = served[key],
                       .unmet_t = std::max(0.0, order.wanted[t] - served[key]),
                       .price_usd_per_t = usd,
                       .reason = {}};
    if (result.unmet_t <= kFeasibility * order.wanted[t]) result.unmet_t = 0;
    if (result.unmet_t > 0) result.reason = find_reason(model, o, t);
    results.push_back(std::move(result));
  }
  return results;
}

std::vector<Flow> list_flows(const Model& model, const Answer& answer) {
  const Study& study = model.network->study();
  const Table& places = study.table("places");
  std::vector<Flow> flows;
  const Column* last = nullptr;
  for (std::size_t j = 0; j < answer.x.size(); ++j) {
    const Column& c = model.columns[j];
    if (c.kind != ColumnKind::kMove || is_noise(model, j, answer.x[j])) continue;
    const Arcs& arcs = model.network->arcs;
    const Index link = arcs.link[c.item];
    Flow flow{.link = study.table("links").id(link),
              .from = places.id(model.network->nodes.place[arcs.tail[c.item]]),
              .to = places.id(model.network->nodes.place[arcs.head[c.item]]),
              .good = study.table("goods").id(c.good),
              .state = model.tracking->name(model.reach.states[c.good][c.state]),
              .period = model.network->periods[c.period].name,
              .mode = study.table("links").text(link, "mode"),
              .t = answer.x[j]};
    if (last != nullptr && is_same_move(*last, c))
      flows.back().t += flow.t;
    else
      flows.push_back(std::move(flow));
    last = &c;
  }
  return flows;
}

std::vector<PriceResult> list_prices(const Model& model, const Answer& answer) {
  const Study& study = model.network->study();
  std::set<std::tuple<Index, Index>> told;  // good, place: where it is supplied, made, kept or wanted
  for (const auto& s : model.entities->supply) told.emplace(s.good, s.place);
  for (const auto& s : model.entities->stores) told.emplace(s.good, s.place);
  for (const auto& o : model.entities->orders) told.emplace(o.good, o.place);
  for (const auto& q : model.entities->plants) {
    told.emplace(q.main, q.place);
    for (const auto& [good, rate] : q.inputs) told.emplace(good, q.place);
  }
  std::map<std::tuple<Index, Index, Index>, double> cheapest;  // good, place, period
  for (std::size_t i = 0; i < model.rows.size(); ++i) {
    const Row& row = model.rows[i];
    if (row.kind != RowKind::kBalance) continue;
    const Index place = model.network->nodes.place[row.item];
    if (!told.contains({row.good, place})) continue;
    const double price = row_price(model, answer, i);
    const auto [at, fresh] = cheapest.try_emplace({row.good, place, row.period}, price);
    if (!fresh) at->second = std::min(at->second, price);
  }
  std::vector<PriceResult> prices;
  for (const auto& [key, usd] : cheapest) {
    const auto [good, place, t] = key;
    prices.push_back(
        {study.table("places").id(place), study.table("goods").id(good), model.network->periods[t].name, usd});
  }
  return prices;
}

std::vector<BalanceResult> list_balance(const Model& model, const Answer& answer) {
  std::vector<BalanceResult> sums(model.network->good_count);
  for (std::size_t j = 0; j < answer.x.size(); ++j) {
    const Column& c = model.columns[j];
    const double x = answer.x[j];
    if (c.good == kNone || x == 0) continue;
    BalanceResult& sum = sums[c.good];
    if (c.kind == ColumnKind::kSupply) sum.supplied_t += x;
    if (c.kind == ColumnKind::kServe) sum.delivered_t += x;
    if (c.kind == ColumnKind::kDispose) sum.byproduct_unused_t += x;
    if (c.kind == ColumnKind::kOpening) sum.stock_change_t -= x;
    if (c.kind != ColumnKind::kRun) continue;
    const PlantItem& plant = model.entities->plants[c.item];
    sum.produced_t += x;
    for (const auto& [good, rate] : plant.inputs) sums[good].consumed_t += x * rate;
    for (std::size_t k = model.lp.start[j]; k < model.lp.start[j + 1]; ++k) {
      const Row& row = model.rows[static_cast<std::size_t>(model.lp.index[k])];
      if (row.kind == RowKind::kBalance && row.good != c.good && model.lp.value[k] > 0)
        sums[row.good].produced_t += x * model.lp.value[k];
    }
  }
  std::vector<BalanceResult> results;
  for (Index g = 0; g < sums.size(); ++g) {
    BalanceResult& sum = sums[g];
    if (sum.supplied_t + sum.produced_t + sum.delivered_t == 0) continue;
    sum.good = model.network->study().table("goods").id(g);
    sum.lost_t = sum.supplied_t + sum.produced_t - sum.stock_change_t - sum.consumed_t - sum.delivered_t -
                 sum.byproduct_unused_t - sum.in_transit_t;
    results.push_back(std::move(sum));
  }
  return results;
}

void sum_payees(const Model& model, const Answer& answer, Plan& plan) {
  const PaidFees paid(model, answer.x);
  for (std::size_t j = 0; j < answer.x.size(); ++j) {
    if (answer.x[j] == 0) continue;
    const Payees payees = find_payees(model, paid, j);
    for (const auto& [state, usd] : payees.fees) plan.fees_usd[state] += usd * answer.x[j];
    for (const auto& [state, usd] : payees.carriage) plan.carriage_usd[state] += usd * answer.x[j];
  }
}

void list_names(const Model& model, const Answer& answer, Plan& plan) {
  for (std::size_t j = 0; j < answer.x.size(); ++j)
    if (answer.x[j] != 0) plan.columns_csv.emplace_back(model.column_name(j), answer.x[j]);
  for (std::size_t i = 0; i < answer.y.size(); ++i)
    if (answer.y[i] != 0) plan.duals_csv.emplace_back(model.row_name(i), answer.y[i]);
}

/// `uranium_u3o8, copper_cathode 2026`: goods and periods that a part is about.
std::vector<PartResult> list_parts(const Model& model, const Answer& answer) {
  std::vector<PartResult> parts(answer.parts.count);
  std::vector<std::set<Index>> goods(answer.parts.count);
  std::vector<std::set<Index>> periods(answer.parts.count);
  for (std::size_t j = 0; j < model.columns.size(); ++j) {
    const auto p = static_cast<std::size_t>(answer.parts.of_column[j]);
    ++parts[p].columns;
    if (model.columns[j].good != kNone) goods[p].insert(model.columns[j].good);
    periods[p].insert(model.columns[j].period);
  }
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (const Index g : goods[p])
      parts[p].name += (parts[p].name.empty() ? "" : ",") + model.network->study().table("goods").id(g);
    const auto& list = model.network->periods;
    if (!periods[p].empty()) {
      parts[p].name += " " + list[*periods[p].begin()].name;
      if (periods[p].size() > 1) parts[p].name += ".." + list[*periods[p].rbegin()].name;
    }
    const LpCheck& check = answer.checks[p];
    parts[p].rows = answer.programs[p].lp.rows();
    parts[p].objective_usd = check.objective;
    parts[p].bound_usd = check.bound;
    parts[p].gross_usd = check.gross;
    parts[p].gap = check.gap();
  }
  return parts;
}

}  // namespace korridor
