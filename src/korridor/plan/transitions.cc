#include <algorithm>
#include <cmath>

#include "korridor/plan/model.h"

namespace korridor {
namespace {

const std::string& origin_in(const Tracking& tracking, State state) {
  static const std::string kNotTracked;
  return state.origin == 0 ? kNotTracked : tracking.origins[state.origin - 1];
}

}  // namespace

std::size_t lag_of(const Network& network, Index arc, std::size_t t) {
  return network.arc_lag[t * network.arcs.size() + arc];
}

State after_arc(const Tracking& tracking, Index arc, Index good, State state) {
  state.touched |= tracking.arc[arc] & tracking.matters[good];
  return state;
}

State at_supply(const Entities& entities, const Tracking& tracking, Index supply) {
  const SupplyItem& item = entities.supply[supply];
  return tracking.keep(item.good, {tracking.supply[supply], tracking.origin_of(item.country)});
}

State at_opening(const Entities& entities, const Tracking& tracking, Index store) {
  const StoreItem& item = entities.stores[store];
  return tracking.keep(item.good, {tracking.store[store], tracking.origin_of(item.country)});
}

State after_plant(const Entities& entities, const Tracking& tracking, Index plant, Index output,
                  const std::vector<State>& inputs) {
  const PlantItem& item = entities.plants[plant];
  State state{tracking.plant[plant], item.changes_heading ? tracking.origin_of(item.country) : inputs.front().origin};
  for (const State& input : inputs) state.touched |= input.touched;
  return tracking.keep(output, state);
}

double ban_share(const Network& network, const Entities& entities, const Tracking& tracking, Index arc, Index good,
                 State state, std::size_t t) {
  const Index link = network.arcs.link[arc];
  if (link == kNone) return 0;
  double share = 0;
  for (const PolicyItem& policy : entities.policies)
    share = std::max(share, move_ban(policy, link, good, origin_in(tracking, state), entities.value[good], t));
  return share;
}

bool can_move(const Network& network, const Entities& entities, const Tracking& tracking, Index arc, Index good,
              State state, std::size_t t) {
  if (!network.carries(arc, good) || network.arc_open.at(t, arc) <= 0) return false;
  const Index link = network.arcs.link[arc];
  if (link != kNone && network.link_capacity.at(t, link) <= 0) return false;  // false for NaN: no limit
  const Index place = network.arcs.place[arc];
  if (place != kNone && network.place_throughput.at(t, place) <= 0) return false;
  return ban_share(network, entities, tracking, arc, good, state, t) < 1;
}

double banned_share(const Entities& entities, const Tracking& tracking, const Taker& taker, State state,
                    std::size_t t) {
  const std::string& origin = origin_in(tracking, state);
  double banned = 0;
  for (std::size_t p = 0; p < entities.policies.size(); ++p) {
    const PolicyItem& policy = entities.policies[p];
    if (policy.act != PolicyAct::kDeliveryBan) continue;
    const bool came_that_way = (state.touched & tracking.policy[p]) != 0 && concerns_import(policy, taker);
    if (came_that_way || falls_under(policy, taker, origin))
      banned = std::max(banned, ban_of(policy, entities.value[taker.good], t));
  }
  return banned;
}

double accepted_share(const Entities& entities, const Tracking& tracking, Index order, State state, std::size_t t) {
  const OrderItem& item = entities.orders[order];
  if (tracking.lifts_avoid[order] == 0 && (state.touched & tracking.study_avoid) != 0) return 0;
  for (std::size_t c = 0; c < entities.clauses.size(); ++c) {
    const ClauseItem& clause = entities.clauses[c];
    if (clause.order == order && clause.kind == ClauseKind::kAvoid && !clause.has_share && clause.active[t] >= 1 &&
        (state.touched & tracking.clause[c]) != 0)
      return 0;
  }
  return 1 - banned_share(entities, tracking, taker_of(item), state, t);
}

std::vector<double> count_available(const Network& network, const Entities& entities) {
  std::vector<double> available(network.good_count, 0);
  for (const SupplyItem& supply : entities.supply) {
    double sum = 0;
    for (const double amount : supply.amount) sum += amount;
    available[supply.good] += std::isnan(supply.reserve) ? sum : std::min(sum, supply.reserve);
  }
  for (const StoreItem& store : entities.stores) available[store.good] += store.opening;
  for (const Index good : entities.stage_order) {
    for (const PlantItem& plant : entities.plants) {
      const bool makes =
          plant.main == good || std::ranges::any_of(plant.byproducts, [&](auto& b) { return b.first == good; });
      if (!makes) continue;
      double main = kInfinity;
      for (const auto& [input, rate] : plant.inputs) main = std::min(main, available[input] / rate);
      double capacity = 0;
      for (std::size_t t = 0; t < network.periods.size(); ++t)
        capacity += plant.open[t] <= 0 ? 0 : std::isnan(plant.capacity[t]) ? kInfinity : plant.capacity[t];
      main = std::min(main, capacity);
      if (plant.main == good) available[good] += main;
      for (const auto& [by, amount] : plant.byproducts)
        if (by == good) available[good] += main * amount;
    }
  }
  for (double& tonnes : available) tonnes *= 2;  // a bound that binds would take the price of a row
  return available;
}

}  // namespace korridor
