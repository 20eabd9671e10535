#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "korridor/plan/intake.h"
#include "korridor/plan/model_builder.h"

namespace korridor {

void ModelBuilder::add_column(Column column, double cost, double upper, Entries entries) {
  std::erase_if(entries, [](const auto& entry) { return entry.first < 0 || entry.second == 0; });
  model_.columns.push_back(column);
  model_.lp.add_column(cost * discount(column.period), 0, upper, std::move(entries));
}

std::int32_t ModelBuilder::balance(Index good, Index state, Index node, std::size_t t) const {
  if (state == kNone || t >= periods_) return -1;
  return balance_[good][state][t * network_.nodes.size() + node];
}

double ModelBuilder::holding(Index good, double hours) const {
  const double value = entities_.value[good];
  return std::isnan(value) ? 0 : network_.study().settings.holding_rate * value * hours / 8760;
}

void ModelBuilder::add_supply() {
  for (Index i = 0; i < entities_.supply.size(); ++i) {
    const SupplyItem& item = entities_.supply[i];
    const Index state = find_state(item.good, at_supply(entities_, tracking_, i));
    for (std::size_t t = 0; t < periods_; ++t) {
      const auto row = balance(item.good, state, item.node, t);
      if (row < 0 || !(item.amount[t] > 0)) continue;
      double tax = 0;
      for (const PolicyItem& policy : entities_.policies)
        if (policy.act == PolicyAct::kExtractionTax && policy.goods[item.good] != 0 &&
            meets(policy.actor, item.country))
          tax += charge_per_tonne(policy, entities_.value[item.good], t);
      Entries entries{{row, 1.0}, {supply_row_[i][t], 1.0}, {reserve_row_[i], 1.0}};
      for (Index m = 0; m < entities_.limits.size(); ++m) {
        const LimitItem& limit = entities_.limits[m];
        if (limit.kind == LimitKind::kCrossing && limit.supply[item.row] && limit.goods[item.good] != 0)
          count_in(entries, m, t, 1);
      }
      add_column({ColumnKind::kSupply, i, item.good, state, static_cast<Index>(t)}, item.cost[t] + tax,
                 model_.available[item.good], std::move(entries));
    }
  }
  for (Index i = 0; i < entities_.stores.size(); ++i) {
    const StoreItem& item = entities_.stores[i];
    const Index state = find_state(item.good, at_opening(entities_, tracking_, i));
    if (const auto row = balance(item.good, state, item.node, 0); item.opening > 0 && row >= 0)
      add_column({ColumnKind::kOpening, i, item.good, state, 0}, 0, item.opening, {{row, 1.0}});
  }
}

ModelBuilder::Entries ModelBuilder::move_resources(Index good, State state, Index arc, Index band,
                                                   std::size_t t) const {
  Entries entries;
  if (const Index place = network_.arcs.place[arc]; place != kNone) entries.emplace_back(place_row_[place][t], 1.0);
  const Index link = network_.arcs.link[arc];
  if (link == kNone) return entries;
  entries.emplace_back(link_row_[link][t], 1.0);
  for (const Index f : fleets_on_link_[link]) {
    const FleetItem& fleet = entities_.fleets[f];
    if (fleet.goods[good] == 0) continue;
    const double hours = network_.world->number("links", link, "hours", network_.periods[t]);
    entries.emplace_back(fleet_row_[f][t], (hours * fleet.turn[t] + fleet.dwell[t]) / fleet.payload[t]);
  }
  for (const Index m : limits_on_link_[link])
    if (entities_.limits[m].goods[good] != 0 && (entities_.limits[m].fee == kNone || m == band))
      count_in(entries, m, t, 1);
  const std::string origin = state.origin == 0 ? "" : tracking_.origins[state.origin - 1];
  for (const Index p : caps_on_link_[link])
    if (entities_.policies[p].goods[good] != 0 && counts_move(entities_.policies[p], origin))
      entries.emplace_back(quota_row_[p][t], 1.0);
  return entries;
}

void ModelBuilder::add_moves() {
  for (Index g = 0; g < network_.good_count; ++g)
    for (Index s = 0; s < model_.reach.states[g].size(); ++s)
      for (std::size_t t = 0; t < periods_; ++t)
        for (Index a = 0; a < network_.arcs.size(); ++a) add_move(g, s, a, t);
}

void ModelBuilder::add_move(Index good, Index state, Index arc, std::size_t t) {
  const auto from = balance(good, state, network_.arcs.tail[arc], t);
  if (from < 0 || !can_move(network_, entities_, tracking_, arc, good, model_.reach.states[good][state], t)) return;
  const Index next = find_state(good, after_arc(tracking_, arc, good, model_.reach.states[good][state]));
  const auto to = balance(good, next, network_.arcs.head[arc], t + lag_of(network_, arc, t));
  if (to < 0) return;

  const Index link = network_.arcs.link[arc];
  double cost = network_.arc_cost.at(t, arc) + holding(good, network_.arc_hours.at(t, arc));
  double upper = model_.available[good];
  double full_rate = 0;  // of a fee with volume discounts
  if (link != kNone) {
    for (const PolicyItem& policy : entities_.policies)
      if (policy.act == PolicyAct::kMoveFee && policy.goods[good] != 0 && policy.links[link])
        (policy.discounts.empty() ? cost : full_rate) += charge_per_tonne(policy, entities_.value[good], t);
    const double banned = ban_share(network_, entities_, tracking_, arc, good, model_.reach.states[good][state], t);
    const double capacity = network_.link_capacity.at(t, link);
    if (banned > 0 && !std::isnan(capacity)) upper = std::min(upper, capacity * (1 - banned));
  }
  const auto kind = link == kNone ? ColumnKind::kHandle : ColumnKind::kMove;
  for (const Index band : bands_of(good, model_.reach.states[good][state], arc, t)) {
    Entries entries = move_resources(good, model_.reach.states[good][state], arc, band, t);
    entries.emplace_back(from, -1.0);
    entries.emplace_back(to, 1.0);
    const Index step = band == kNone ? 0 : entities_.limits[band].band;
    const double fee = band == kNone ? full_rate : fee_of_move(entities_.limits[band], t);
    add_column({kind, arc, good, state, static_cast<Index>(t), step}, cost + fee, upper, std::move(entries));
  }
}

/// Where a ban bars a link for part of the period, the full rate is due: the ban's end holds for one column.
std::vector<Index> ModelBuilder::bands_of(Index good, State state, Index arc, std::size_t t) const {
  std::vector<Index> bands{kNone};
  const Index link = network_.arcs.link[arc];
  if (link == kNone || ban_share(network_, entities_, tracking_, arc, good, state, t) > 0) return bands;
  for (const Index m : limits_on_link_[link])
    if (entities_.limits[m].fee != kNone && entities_.limits[m].goods[good] != 0 && room_row_[m][t] >= 0)
      bands.push_back(m);
  return bands;
}

void ModelBuilder::add_runs() {
  for (Index q = 0; q < entities_.plants.size(); ++q) {
    const PlantItem& plant = entities_.plants[q];
    for (std::size_t t = 0; t < periods_; ++t) {
      if (plant.open[t] <= 0 || plant.capacity[t] <= 0) continue;
      std::vector<Index> inputs(plant.inputs.size(), 0);
      for (bool more = true; more;) {  // count through all combinations of input states, last input fastest
        add_run(q, inputs, t);
        more = false;
        for (std::size_t k = inputs.size(); k-- > 0 && !more;) {
          more = ++inputs[k] < model_.reach.states[plant.inputs[k].first].size();
          if (!more) inputs[k] = 0;
        }
      }
    }
  }
}

void ModelBuilder::add_run(Index q, const std::vector<Index>& inputs, std::size_t t) {
  const PlantItem& plant = entities_.plants[q];
  Entries entries{{plant_row_[q][t], 1.0}};
  std::vector<State> states;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const auto& [good, rate] = plant.inputs[k];
    if (inputs[k] >= model_.reach.states[good].size()) return;  // the input never exists
    const auto row = balance(good, inputs[k], plant.out_node, t);
    if (row < 0) return;
    entries.emplace_back(row, -rate);
    states.push_back(model_.reach.states[good][inputs[k]]);
  }
  const Index out = find_state(plant.main, after_plant(entities_, tracking_, q, plant.main, states));
  const auto row = balance(plant.main, out, plant.in_node, t);
  if (row < 0) return;
  entries.emplace_back(row, 1.0);
  for (const auto& [by, amount] : plant.byproducts) {
    const Index state = find_state(by, after_plant(entities_, tracking_, q, by, states));
    entries.emplace_back(balance(by, state, plant.in_node, t), amount);
  }
  for (Index m = 0; m < entities_.limits.size(); ++m) {
    const LimitItem& limit = entities_.limits[m];
    if (limit.kind == LimitKind::kCrossing && limit.plants[plant.row] && limit.goods[plant.main] != 0)
      count_in(entries, m, t, 1);
  }
  const double allowed = intake_share(entities_, tracking_, q, states, t);
  if (allowed <= 0) return;
  double cost = plant.cost[t];
  for (const PolicyItem& policy : entities_.policies) cost += intake_charge(entities_, tracking_, policy, q, states, t);
  count_intake(entries, q, states, t);
  double upper = model_.available[plant.main];
  if (allowed < 1 && !std::isnan(plant.capacity[t])) upper = std::min(upper, plant.capacity[t] * allowed);
  model_.run_inputs.push_back(inputs);
  add_column({.kind = ColumnKind::kRun,
              .item = q,
              .good = plant.main,
              .state = out,
              .period = static_cast<Index>(t),
              .step = 0,
              .inputs = static_cast<Index>(model_.run_inputs.size() - 1)},
             cost, upper, std::move(entries));
}

/// What quotas, licences and controls count of the inputs.
void ModelBuilder::count_intake(Entries& entries, Index q, const std::vector<State>& inputs, std::size_t t) const {
  const PlantItem& plant = entities_.plants[q];
  for (Index p = 0; p < entities_.policies.size(); ++p)
    if (const double tonnes = intake_under(entities_, tracking_, entities_.policies[p], q, inputs); tonnes > 0)
      entries.emplace_back(quota_row_[p][t], tonnes);
  for (std::size_t k = 0; k < inputs.size(); ++k)
    count_stays(entries, {plant.inputs[k].first, plant.country}, inputs[k], plant.inputs[k].second, t);
}

/// By-products that nobody takes are given up where they arise.
void ModelBuilder::add_disposals() {
  std::set<std::tuple<Index, Index>> spots;  // good, node
  for (const PlantItem& plant : entities_.plants)
    for (const auto& [by, amount] : plant.byproducts) spots.emplace(by, plant.in_node);
  for (const auto& [good, node] : spots)
    for (Index s = 0; s < model_.reach.states[good].size(); ++s)
      for (std::size_t t = 0; t < periods_; ++t)
        if (const auto row = balance(good, s, node, t); row >= 0)
          add_column({ColumnKind::kDispose, node, good, s, static_cast<Index>(t)}, 0, model_.available[good],
                     {{row, -1.0}});
}

void ModelBuilder::add_stores() {
  for (Index w = 0; w < entities_.stores.size(); ++w) {
    const StoreItem& store = entities_.stores[w];
    for (Index s = 0; s < model_.reach.states[store.good].size(); ++s)
      for (std::size_t t = 0; t + 1 < periods_; ++t) {
        const auto from = balance(store.good, s, store.node, t);
        const auto to = balance(store.good, s, store.node, t + 1);
        if (from < 0 || to < 0) continue;
        const double years = network_.periods[t].years;
        add_column({ColumnKind::kStore, w, store.good, s, static_cast<Index>(t)},
                   store.cost[t] * years + holding(store.good, 8760 * years), model_.available[store.good],
                   {{from, -1.0}, {to, 1.0}, {store_row_[w][t], 1.0}});
      }
  }
}

}  // namespace korridor
