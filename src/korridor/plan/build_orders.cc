#include <algorithm>
#include <cmath>

#include "korridor/plan/model_builder.h"

namespace korridor {
namespace {

/// Share that a clause or limit asks for when it holds for a part of the period.
double share_by_days(double share, double active, bool at_most) {
  return at_most ? share * active + (1 - active) : share * active;
}

}  // namespace

double ModelBuilder::delivery_cost(const OrderItem& order, State state, std::size_t t) const {
  double cost = order.inland[t];
  const std::string origin = state.origin == 0 ? "" : tracking_.origins[state.origin - 1];
  for (const PolicyItem& policy : entities_.policies) {
    if (policy.act == PolicyAct::kDeliveryCharge && falls_under(policy, taker_of(order), origin))
      cost += charge_per_tonne(policy, entities_.value[order.good], t);
  }
  return cost;
}

void ModelBuilder::add_serves() {
  for (Index o = 0; o < entities_.orders.size(); ++o)
    for (Index s = 0; s < model_.reach.states[entities_.orders[o].good].size(); ++s)
      for (std::size_t t = 0; t < periods_; ++t) add_serve(o, s, t);
}

void ModelBuilder::add_serve(Index o, Index s, std::size_t t) {
  const OrderItem& order = entities_.orders[o];
  const State state = model_.reach.states[order.good][s];
  const auto row = balance(order.good, s, order.node, t);
  const double accepted = accepted_share(entities_, tracking_, o, state, t);
  if (row < 0 || order_row_[o][t] < 0 || accepted <= 0) return;

  Entries entries{{row, -1.0}, {order_row_[o][t], 1.0}};
  for (Index c = 0; c < entities_.clauses.size(); ++c) {
    const ClauseItem& clause = entities_.clauses[c];
    if (clause.order != o || clause_row_[c][t] < 0) continue;
    const double share = share_by_days(clause.share[t], clause.active[t], clause.kind == ClauseKind::kAvoid);
    const bool touches = (state.touched & tracking_.clause[c]) != 0;
    entries.emplace_back(clause_row_[c][t], (touches ? 1.0 : 0.0) - share);
  }
  for (Index m = 0; m < entities_.limits.size(); ++m)
    if (limit_row_[m][t] >= 0) count_in(entries, m, t, counts_in(m, o, state, t));
  const std::string origin = state.origin == 0 ? "" : tracking_.origins[state.origin - 1];
  for (Index p = 0; p < entities_.policies.size(); ++p)
    if (entities_.policies[p].act == PolicyAct::kDeliveryCap &&
        falls_under(entities_.policies[p], taker_of(order), origin))
      entries.emplace_back(quota_row_[p][t], 1.0);
  count_stays(entries, taker_of(order), state, 1, t);
  const double available = model_.available[order.good];
  add_column({ColumnKind::kServe, o, order.good, s, static_cast<Index>(t)}, delivery_cost(order, state, t),
             accepted < 1 ? std::min(available, order.wanted[t] * accepted) : available, std::move(entries));
}

void ModelBuilder::count_stays(Entries& entries, const Taker& taker, State state, double tonnes, std::size_t t) const {
  const std::string origin = state.origin == 0 ? "" : tracking_.origins[state.origin - 1];
  for (Index p = 0; p < entities_.policies.size(); ++p) {
    const PolicyItem& policy = entities_.policies[p];
    if (policy.act != PolicyAct::kDeliveryShare || !meets(policy.actor, origin)) continue;
    entries.emplace_back(stay_row_[p][taker.good][t],
                         tonnes * ((falls_under(policy, taker, origin) ? 1.0 : 0.0) - share_let_out(policy, t)));
  }
}

double ModelBuilder::counts_in(Index m, Index o, State state, std::size_t t) const {
  const LimitItem& limit = entities_.limits[m];
  if (limit.kind == LimitKind::kCrossing || limit.goods[entities_.orders[o].good] == 0) return 0;
  const bool touches = limit.selector.empty() || (state.touched & tracking_.limit[m]) != 0;
  const bool selected = limit.orders[o] != 0;
  if (limit.kind == LimitKind::kDelivered) return selected && touches ? 1 : 0;
  const double share = share_by_days(limit.share[t], limit.active[t], !limit.at_least());
  if (limit.kind == LimitKind::kShare) return selected ? (touches ? 1.0 : 0.0) - share : 0;
  return touches ? (selected ? 1.0 : 0.0) - share : 0;
}

void ModelBuilder::add_takes_and_unmet() {
  for (Index o = 0; o < entities_.orders.size(); ++o) {
    const OrderItem& order = entities_.orders[o];
    for (std::size_t t = 0; t < periods_; ++t) {
      if (order_row_[o][t] < 0) continue;
      const auto period = static_cast<Index>(t);
      if (order.market)
        for (Index k = 0; k < order.steps.size(); ++k)
          add_column({ColumnKind::kTake, o, order.good, kNone, period, k + 1}, -order.steps[k].first,
                     order.steps[k].second * order.years[t], {{order_row_[o][t], -1.0}});
      else if (!order.firm)
        add_column({ColumnKind::kUnmet, o, order.good, kNone, period}, order.penalty[t], order.wanted[t],
                   {{order_row_[o][t], 1.0}});
    }
  }
  for (Index c = 0; c < entities_.clauses.size(); ++c)
    for (std::size_t t = 0; t < periods_; ++t)
      if (entities_.clauses[c].kind == ClauseKind::kPriority && clause_row_[c][t] >= 0)
        add_column(
            {ColumnKind::kShort, c, entities_.orders[entities_.clauses[c].order].good, kNone, static_cast<Index>(t)},
            entities_.clauses[c].penalty[t], model_.available[entities_.orders[entities_.clauses[c].order].good],
            {{clause_row_[c][t], 1.0}});
}

Model build_model(const Network& network, const Entities& entities, const Tracking& tracking) {
  return ModelBuilder(network, entities, tracking).build();
}

}  // namespace korridor
