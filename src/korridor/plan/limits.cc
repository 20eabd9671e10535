#include <algorithm>
#include <cmath>

#include "korridor/base/tolerance.h"
#include "korridor/plan/intake.h"
#include "korridor/plan/summary.h"

namespace korridor {
namespace {

struct Title {
  std::string name, kind, unit;
};

Title title_of(const Model& model, const Row& row) {
  const Study& study = model.network->study();
  const Entities& e = *model.entities;
  switch (row.kind) {
    case RowKind::kSupply:
      return {study.table("supply").id(e.supply[row.item].row), "supply", "t"};
    case RowKind::kReserve:
      return {study.table("supply").id(e.supply[row.item].row), "reserve", "t"};
    case RowKind::kLink:
      return {study.table("links").id(row.item), "link", "t"};
    case RowKind::kPlace:
      return {study.table("places").id(row.item), "place", "t"};
    case RowKind::kPlant:
      return {study.table("plants").id(e.plants[row.item].row), "plant", "t"};
    case RowKind::kStore:
      return {study.table("stores").id(e.stores[row.item].row), "store", "t"};
    case RowKind::kClause:
      return {study.table("clauses").id(e.clauses[row.item].row), "clause", "t"};
    case RowKind::kLimit:
      return {limit_name(study, e, row.item), e.limits[row.item].fee == kNone ? "limit" : "discount", "t"};
    case RowKind::kFleet:
      return {study.table("fleets").id(e.fleets[row.item].row), "fleet", "vehicle-hours"};
    case RowKind::kQuota:
      return {study.table("policies").id(e.policies[row.item].row), "quota", "t"};
    case RowKind::kStay:
      return {study.table("policies").id(e.policies[row.item].row), "control", "t"};
    case RowKind::kRoom:
    case RowKind::kExclude:
      return {limit_name(study, e, row.item), "limit", "t"};
    default:
      return {model.row_name(static_cast<std::size_t>(&row - model.rows.data())), "order", "t"};
  }
}

/// Rooms of whole numbers, what shuts out and bands of fees are told with what was decided.
bool is_limit(const Model& model, const Row& row) {
  if (row.kind == RowKind::kLimit) return model.entities->limits[row.item].fee == kNone;
  return row.kind != RowKind::kBalance && row.kind != RowKind::kOrder && row.kind != RowKind::kRoom &&
         row.kind != RowKind::kExclude;
}

/// Rows of shares: what touches the selector against the share of all tonnes delivered.
bool is_share(const Model& model, const Row& row) {
  if (row.kind != RowKind::kLimit) return row.kind == RowKind::kClause || row.kind == RowKind::kStay;
  const LimitKind kind = model.entities->limits[row.item].kind;
  return kind == LimitKind::kShare || kind == LimitKind::kBuyer;
}

bool is_at_least(const Model& model, const Row& row) {
  if (row.kind == RowKind::kClause) return model.entities->clauses[row.item].kind != ClauseKind::kAvoid;
  return row.kind == RowKind::kLimit &&
         model.lp.row_upper[static_cast<std::size_t>(&row - model.rows.data())] == kInfinity;
}

/// Columns that take something over, by period: deliveries and runs of plants.
using Deliveries = std::vector<std::vector<std::size_t>>;

Deliveries list_deliveries(const Model& model, const Answer& answer) {
  Deliveries deliveries(model.network->periods.size());
  for (std::size_t j = 0; j < answer.x.size(); ++j)
    if (answer.x[j] != 0 && (model.columns[j].kind == ColumnKind::kServe || model.columns[j].kind == ColumnKind::kRun))
      deliveries[model.columns[j].period].push_back(j);
  return deliveries;
}

/// Tonnes that touch the selector, and as many as the share of all delivered tonnes would be.
void measure_share(const Model& model, const Answer& answer, const Deliveries& deliveries, const Row& row,
                   LimitResult& result) {
  const Entities& e = *model.entities;
  const bool clause = row.kind == RowKind::kClause;
  const std::uint32_t bit = clause ? model.tracking->clause[row.item] : model.tracking->limit[row.item];
  const double share = clause ? e.clauses[row.item].share[row.period] : e.limits[row.item].share[row.period];
  const double active = clause ? e.clauses[row.item].active[row.period] : e.limits[row.item].active[row.period];
  const bool by_buyer = !clause && e.limits[row.item].kind == LimitKind::kBuyer;
  double all = 0;
  for (const std::size_t j : deliveries[row.period]) {
    const Column& c = model.columns[j];
    if (c.kind != ColumnKind::kServe) continue;
    if (!clause && e.limits[row.item].goods[c.good] == 0) continue;
    const bool selected = clause ? e.clauses[row.item].order == c.item : e.limits[row.item].orders[c.item] != 0;
    const bool touches = (model.reach.states[c.good][c.state].touched & bit) != 0 || (by_buyer && bit == 0);
    if (by_buyer ? touches : selected) all += answer.x[j];
    if (touches && selected) result.used += answer.x[j];
  }
  result.limit = all * (result.at_least ? share * active : share * active + (1 - active));
}

/// Tonnes of the actor's origin that leave, and as many as may.
void measure_stay(const Model& model, const Answer& answer, const Deliveries& deliveries, const Row& row,
                  LimitResult& result) {
  const PolicyItem& policy = model.entities->policies[row.item];
  const auto count = [&](const Taker& taker, State state, double tonnes) {
    const std::string origin = state.origin == 0 ? "" : model.tracking->origins[state.origin - 1];
    if (taker.good != row.good || !meets(policy.actor, origin)) return;
    result.limit += share_let_out(policy, row.period) * tonnes;
    if (falls_under(policy, taker, origin)) result.used += tonnes;
  };
  for (const std::size_t j : deliveries[row.period]) {
    const Column& c = model.columns[j];
    if (c.kind == ColumnKind::kServe) {
      count(taker_of(model.entities->orders[c.item]), model.reach.states[c.good][c.state], answer.x[j]);
      continue;
    }
    const PlantItem& plant = model.entities->plants[c.item];
    const auto states = states_of_inputs(model, c);
    for (std::size_t k = 0; k < states.size(); ++k)
      count({plant.inputs[k].first, plant.country}, states[k], plant.inputs[k].second * answer.x[j]);
  }
}

}  // namespace

LimitResult describe_limit(const Model& model, const Answer& answer, std::size_t i) {
  return list_limits_of(model, answer, {i}).front();
}

std::vector<LimitResult> list_limits_of(const Model& model, const Answer& answer,
                                        const std::vector<std::size_t>& rows) {
  std::vector<std::ptrdiff_t> place(model.rows.size(), -1);
  std::vector<LimitResult> results;
  std::vector<double> tonnes(rows.size(), 0);
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const Row& row = model.rows[rows[k]];
    place[rows[k]] = static_cast<std::ptrdiff_t>(k);
    const Title title = title_of(model, row);
    results.push_back({.name = title.name,
                       .kind = title.kind,
                       .period = model.network->periods[row.period].name,
                       .unit = title.unit,
                       .used = 0,
                       .limit = is_share(model, row)      ? 0
                                : is_at_least(model, row) ? model.lp.row_lower[rows[k]]
                                                          : model.lp.row_upper[rows[k]],
                       .at_least = is_at_least(model, row),
                       .price_usd_per_unit = std::abs(row_price(model, answer, rows[k])),
                       .price_usd_per_t = 0});
  }
  for (std::size_t j = 0; j < answer.x.size(); ++j) {
    if (answer.x[j] == 0 || model.columns[j].kind == ColumnKind::kMiss) continue;
    for (std::size_t e = model.lp.start[j]; e < model.lp.start[j + 1]; ++e) {
      const std::ptrdiff_t k = place[static_cast<std::size_t>(model.lp.index[e])];
      if (k < 0) continue;
      LimitResult& result = results[static_cast<std::size_t>(k)];
      if (model.columns[j].kind == ColumnKind::kWhole) {  // what is paid for
        result.limit -= answer.x[j] * model.lp.value[e];
        continue;
      }
      tonnes[static_cast<std::size_t>(k)] += answer.x[j];
      const Row& row = model.rows[rows[static_cast<std::size_t>(k)]];
      if (!is_share(model, row)) result.used += answer.x[j] * model.lp.value[e];
    }
  }
  const Deliveries deliveries = list_deliveries(model, answer);
  for (std::size_t k = 0; k < rows.size(); ++k)
    if (model.rows[rows[k]].kind == RowKind::kStay)
      measure_stay(model, answer, deliveries, model.rows[rows[k]], results[k]);
    else if (is_share(model, model.rows[rows[k]]))
      measure_share(model, answer, deliveries, model.rows[rows[k]], results[k]);
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const bool hours = model.rows[rows[k]].kind == RowKind::kFleet;
    results[k].price_usd_per_t = hours && tonnes[k] > 0 ? results[k].price_usd_per_unit * results[k].used / tonnes[k]
                                                        : results[k].price_usd_per_unit;
  }
  return results;
}

std::vector<LimitResult> list_limits(const Model& model, const Answer& answer) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < model.rows.size(); ++i)
    if (is_limit(model, model.rows[i])) rows.push_back(i);
  auto all = list_limits_of(model, answer, rows);
  std::erase_if(all, [](const LimitResult& r) {
    const bool full =
        r.limit > 0 && (r.at_least ? r.used <= r.limit * (1 + kFeasibility) : r.used >= r.limit * (1 - kFeasibility));
    return r.kind != "clause" && !full && r.price_usd_per_unit <= kFeasibility;
  });
  return all;
}

}  // namespace korridor
