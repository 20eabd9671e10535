#include <cmath>

#include "korridor/network/policy_acts.h"
#include "korridor/plan/model_builder.h"

namespace korridor {

ModelBuilder::ModelBuilder(const Network& network, const Entities& entities, const Tracking& tracking)
    : network_(network), entities_(entities), tracking_(tracking), periods_(network.periods.size()) {
  model_.network = &network;
  model_.entities = &entities;
  model_.tracking = &tracking;
}

Model ModelBuilder::build() {
  model_.reach = find_reach(network_, entities_, tracking_);
  model_.available = count_available(network_, entities_);
  add_balances();
  add_resource_rows();
  add_order_rows();
  add_limit_rows();
  add_fleet_rows();
  add_quota_rows();
  add_stay_rows();
  add_supply();
  add_moves();
  add_runs();
  add_disposals();
  add_stores();
  add_serves();
  add_takes_and_unmet();
  add_misses();
  add_whole_numbers();
  return std::move(model_);
}

std::int32_t ModelBuilder::add_row(Row row, double low, double high) {
  model_.rows.push_back(row);
  return static_cast<std::int32_t>(model_.lp.add_row(low, high));
}

void ModelBuilder::add_balances() {
  const std::size_t nodes = network_.nodes.size();
  balance_.resize(network_.good_count);
  for (Index g = 0; g < network_.good_count; ++g) {
    const auto& live = model_.reach.live[g];
    for (Index s = 0; s < live.size(); ++s) {
      balance_[g].emplace_back(periods_ * nodes, -1);
      for (std::size_t t = 0; t < periods_; ++t)
        for (Index n = 0; n < nodes; ++n)
          if (live[s][t * nodes + n] != 0)
            balance_[g][s][t * nodes + n] = add_row({RowKind::kBalance, n, g, s, static_cast<Index>(t)}, 0, 0);
    }
  }
}

void ModelBuilder::add_resource_rows() {
  const auto limited = [&](auto& rows, RowKind kind, std::size_t items, auto&& limit_of) {
    rows = no_rows(items);
    for (Index i = 0; i < items; ++i)
      for (std::size_t t = 0; t < periods_; ++t)
        if (const double limit = limit_of(i, t); !std::isnan(limit))
          rows[i][t] = add_row({kind, i, kNone, kNone, static_cast<Index>(t)}, -kInfinity, limit);
  };
  limited(supply_row_, RowKind::kSupply, entities_.supply.size(),
          [&](Index i, std::size_t t) { return entities_.supply[i].amount[t]; });
  limited(link_row_, RowKind::kLink, network_.link_capacity.count,
          [&](Index i, std::size_t t) { return network_.link_capacity.at(t, i); });
  limited(place_row_, RowKind::kPlace, network_.place_throughput.count,
          [&](Index i, std::size_t t) { return network_.place_throughput.at(t, i); });
  limited(plant_row_, RowKind::kPlant, entities_.plants.size(),
          [&](Index i, std::size_t t) { return entities_.plants[i].capacity[t]; });
  limited(store_row_, RowKind::kStore, entities_.stores.size(),
          [&](Index i, std::size_t t) { return entities_.stores[i].capacity[t]; });
  reserve_row_.assign(entities_.supply.size(), -1);
  for (Index i = 0; i < entities_.supply.size(); ++i)
    if (!std::isnan(entities_.supply[i].reserve))
      reserve_row_[i] = add_row({RowKind::kReserve, i, kNone, kNone, 0}, -kInfinity, entities_.supply[i].reserve);
}

/// Rows of orders and of their clauses.
void ModelBuilder::add_order_rows() {
  order_row_ = no_rows(entities_.orders.size());
  for (Index o = 0; o < entities_.orders.size(); ++o)
    for (std::size_t t = 0; t < periods_; ++t) {
      const OrderItem& order = entities_.orders[o];
      if (!(order.wanted[t] > 0)) continue;
      const double due = order.market ? 0 : order.wanted[t];
      order_row_[o][t] = add_row({RowKind::kOrder, o, order.good, kNone, static_cast<Index>(t)}, due, due);
    }
  clause_row_ = no_rows(entities_.clauses.size());
  for (Index c = 0; c < entities_.clauses.size(); ++c)
    for (std::size_t t = 0; t < periods_; ++t) {
      const ClauseItem& clause = entities_.clauses[c];
      const bool refused = clause.kind == ClauseKind::kAvoid && !clause.has_share && clause.active[t] >= 1;
      if (clause.active[t] <= 0 || clause.kind == ClauseKind::kMay || refused) continue;
      if (order_row_[clause.order][t] < 0) continue;
      const bool at_most = clause.kind == ClauseKind::kAvoid;
      clause_row_[c][t] = add_row({RowKind::kClause, c, kNone, kNone, static_cast<Index>(t)}, at_most ? -kInfinity : 0,
                                  at_most ? 0 : kInfinity);
    }
}

void ModelBuilder::add_fleet_rows() {
  fleet_row_ = no_rows(entities_.fleets.size());
  fleets_on_link_.resize(network_.link_capacity.count);
  limits_on_link_.resize(network_.link_capacity.count);
  for (Index f = 0; f < entities_.fleets.size(); ++f) {
    for (std::size_t t = 0; t < periods_; ++t)
      if (const double hours = entities_.fleets[f].vehicle_hours[t]; !std::isnan(hours))
        fleet_row_[f][t] = add_row({RowKind::kFleet, f, kNone, kNone, static_cast<Index>(t)}, -kInfinity, hours);
    for (std::size_t l = 0; l < fleets_on_link_.size(); ++l)
      if (entities_.fleets[f].links[l]) fleets_on_link_[l].push_back(f);
  }
  for (Index m = 0; m < entities_.limits.size(); ++m)
    for (std::size_t l = 0; l < limits_on_link_.size(); ++l)
      if (entities_.limits[m].kind == LimitKind::kCrossing && entities_.limits[m].links[l])
        limits_on_link_[l].push_back(m);
  caps_on_link_.resize(network_.link_capacity.count);
  for (Index p = 0; p < entities_.policies.size(); ++p)
    for (std::size_t l = 0; l < caps_on_link_.size(); ++l)
      if (entities_.policies[p].act == PolicyAct::kMoveCap && entities_.policies[p].links[l])
        caps_on_link_[l].push_back(p);
}

void ModelBuilder::add_quota_rows() {
  quota_row_ = no_rows(entities_.policies.size());
  for (Index p = 0; p < entities_.policies.size(); ++p)
    for (std::size_t t = 0; t < periods_; ++t) {
      const PolicyItem& policy = entities_.policies[p];
      if ((policy.act != PolicyAct::kDeliveryCap && policy.act != PolicyAct::kMoveCap) || policy.open[t] < 1) continue;
      quota_row_[p][t] = add_row({RowKind::kQuota, p, kNone, kNone, static_cast<Index>(t)}, -kInfinity,
                                 policy.rate[t] * network_.periods[t].years);
    }
}

/// Tonnes of different goods are not added: a row for each.
void ModelBuilder::add_stay_rows() {
  stay_row_.resize(entities_.policies.size());
  for (Index p = 0; p < entities_.policies.size(); ++p) {
    const PolicyItem& policy = entities_.policies[p];
    if (policy.act != PolicyAct::kDeliveryShare) continue;
    stay_row_[p] = no_rows(network_.good_count);
    for (Index g = 0; g < network_.good_count; ++g)
      for (std::size_t t = 0; t < periods_; ++t)
        if (policy.goods[g] != 0 && share_let_out(policy, t) < 1)
          stay_row_[p][g][t] = add_row({RowKind::kStay, p, g, kNone, static_cast<Index>(t)}, -kInfinity, 0);
  }
}

}  // namespace korridor
