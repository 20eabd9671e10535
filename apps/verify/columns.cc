// The columns of docs/methods/model.md 4 that move, make and keep cargo.

#include <algorithm>
#include <cmath>
#include <set>

#include "korridor/base/groups.h"
#include "model.h"

namespace korridor::verify {
namespace {

bool is_state(const std::string& code, const std::string& country) {
  return code == country || in_group(code, country);
}

}  // namespace

void Model::tell_supply(const Tell& tell) const {
  for (std::size_t i = 0; i < r_.sources.size(); ++i) {
    const Source& s = r_.sources[i];
    const std::size_t state = spots_.find(s.good, spots_.source_state(i));
    for (std::size_t t = 0; t < r_.periods.size(); ++t) {
      if (!(s.amount[t] > 0) || !live(s.good, state, spots_.in(s.place), t)) continue;
      double cost = s.cost[t];
      for (const Policy& p : r_.policies)
        if (p.kind == "extraction_tax" && p.goods[s.good] != 0 && is_state(p.actor, s.country))
          cost += (p.unit == "percent" ? p.rate[t] / 100 * r_.value[s.good] : p.rate[t]) * p.open[t];
      ColumnFacts column{"supply|" + s.id + "|" + period(t), available_[s.good], cost * discount(t), {}};
      put(column, balance(s.good, state, spots_.in(s.place), t), 1);
      put(column, "supply|" + s.id + "|" + period(t), 1);
      put(column, "reserve|" + s.id, 1);
      for (const Limit& m : r_.limits)
        if (m.kind == "crossing" && m.supply[s.row] && m.goods[s.good] != 0) count_in(column, m, t, 1);
      tell(column);
    }
  }
  for (std::size_t w = 0; w < r_.stores.size(); ++w) {
    const Store& store = r_.stores[w];
    const std::size_t state = spots_.find(store.good, spots_.store_state(w));
    if (!(store.opening > 0) || !live(store.good, state, spots_.out(store.place), 0)) continue;
    ColumnFacts column{"opening|" + store.id, store.opening, 0, {}};
    put(column, balance(store.good, state, spots_.out(store.place), 0), 1);
    tell(column);
  }
}

void Model::tell_moves(const Tell& tell) const {
  for (std::size_t l = 0; l < r_.links.size(); ++l) {
    const Link& link = r_.links[l];
    for (int back = 0; back < (link.both ? 2 : 1); ++back) {
      const std::size_t tail = spots_.out(back == 0 ? link.from : link.to);
      const std::size_t head = spots_.in(back == 0 ? link.to : link.from);
      for (std::size_t g = 0; g < r_.goods.size(); ++g)
        for (std::size_t t = 0; t < r_.periods.size(); ++t) {
          const std::size_t then = spots_.arrival(link.hours[t], t);
          const double cost = link.cost[t] + holding(g, link.hours[t]);
          for (std::size_t s = 0; s < spots_.states(g).size(); ++s) {
            const State& state = spots_.states(g)[s];
            if (!spots_.can_move(l, g, state.origin, t)) continue;
            const double ban = spots_.banned(l, g, state.origin, t);
            const double upper =
                ban > 0 && !std::isnan(link.net[t]) ? std::min(available_[g], link.net[t] * (1 - ban)) : available_[g];
            const std::size_t next = spots_.find(g, reduce(r_, g, {state.touched | link.touches, state.origin}));
            if (!live(g, s, tail, t) || !live(g, next, head, then)) continue;
            ColumnFacts column{"move|" + link.id + (back == 0 ? "|fwd|" : "|rev|") + r_.goods[g] + "|" +
                                   name_of(r_, state) + "|" + period(t),
                               upper,
                               cost * discount(t),
                               {}};
            put(column, balance(g, s, tail, t), -1);
            put(column, balance(g, next, head, then), 1);
            put(column, "link|" + link.id + "|" + period(t), 1);
            for (const Fleet& f : r_.fleets)
              if (f.links[l] && f.goods[g] != 0)
                put(column, "fleet|" + f.id + "|" + period(t),
                    (link.run_hours[t] * f.turn[t] + f.dwell[t]) / f.payload[t]);
            for (const Limit& m : r_.limits)
              if (m.kind == "crossing" && m.links[l] && m.goods[g] != 0 && m.fee == Limit::kNoFee)
                count_in(column, m, t, 1);
            for (const Policy& p : r_.policies)
              if (p.kind == "quota" && !p.where.empty() && p.links[l] && p.goods[g] != 0 &&
                  (p.target.empty() || targets(p, state.origin)) && !is_exempt(p, state.origin))
                put(column, "quota|" + p.id + "|" + period(t), 1);
            tell_move(column, l, g, state.origin, t, tell);
          }
        }
    }
  }
}

void Model::tell_handling(const Tell& tell) const {
  for (std::size_t p = 0; p < r_.places.size(); ++p) {
    const Place& place = r_.places[p];
    if (!place.split) continue;
    for (std::size_t g = 0; g < r_.goods.size(); ++g)
      for (std::size_t s = 0; s < spots_.states(g).size(); ++s)
        for (std::size_t t = 0; t < r_.periods.size(); ++t) {
          const State& state = spots_.states(g)[s];
          const std::size_t next = spots_.find(g, reduce(r_, g, {state.touched | place.touches, state.origin}));
          const std::size_t then = spots_.arrival(place.hours[t], t);
          if (!spots_.can_handle(p, t) || !live(g, s, 2 * p, t) || !live(g, next, 2 * p + 1, then)) continue;
          ColumnFacts column{"handle|" + place.id + "|" + r_.goods[g] + "|" + name_of(r_, state) + "|" + period(t),
                             available_[g],
                             (place.cost[t] + holding(g, place.hours[t])) * discount(t),
                             {}};
          put(column, balance(g, s, 2 * p, t), -1);
          put(column, balance(g, next, 2 * p + 1, then), 1);
          put(column, "place|" + place.id + "|" + period(t), 1);
          tell(column);
        }
  }
}

void Model::tell_runs(const Tell& tell) const {
  constexpr char kBoth = 3;
  for (std::size_t q = 0; q < r_.plants.size(); ++q) {
    const Plant& plant = r_.plants[q];
    const auto& [main, main_t] = plant.outputs.front();
    for (std::size_t t = 0; t < r_.periods.size(); ++t)
      for (const auto& pick : spots_.picks(q, t, kBoth)) {
        std::vector<State> inputs;
        std::string names;
        for (std::size_t k = 0; k < pick.size(); ++k) {
          inputs.push_back(spots_.states(plant.inputs[k].first)[pick[k]]);
          names += (k == 0 ? "" : ",") + name_of(r_, inputs.back());
        }
        const double let_in = spots_.let_in(q, inputs, t);
        const std::size_t made = spots_.find(main, spots_.made(q, main, inputs));
        if (let_in <= 0 || !live(main, made, spots_.in(plant.place), t)) continue;
        const bool part = let_in < 1 && !std::isnan(plant.capacity[t]);
        ColumnFacts column{"run|" + plant.id + "|" + names + "|" + period(t),
                           part ? std::min(available_[main], plant.capacity[t] * let_in) : available_[main],
                           (plant.cost_per_run[t] + duties(plant, inputs, t)) / main_t * discount(t),
                           {}};
        put_intake(column, plant, inputs, t);
        for (std::size_t k = 0; k < pick.size(); ++k)
          put(column, balance(plant.inputs[k].first, pick[k], spots_.out(plant.place), t),
              -plant.inputs[k].second / main_t);
        put(column, balance(main, made, spots_.in(plant.place), t), 1);
        for (std::size_t k = 1; k < plant.outputs.size(); ++k) {
          const auto& [by, by_t] = plant.outputs[k];
          const std::size_t state = spots_.find(by, spots_.made(q, by, inputs));
          if (live(by, state, spots_.in(plant.place), t))
            put(column, balance(by, state, spots_.in(plant.place), t), by_t / main_t);
        }
        put(column, "plant|" + plant.id + "|" + period(t), 1);
        for (const Limit& m : r_.limits)
          if (m.kind == "crossing" && m.plants[plant.row] && m.goods[main] != 0) count_in(column, m, t, 1);
        tell(column);
      }
  }
}

/// Whether what a plant takes is cleared there; else what is made of it is, which has kept its origin.
bool Model::clears(const Plant& plant, const Policy& p) {
  return plant.new_origin || p.goods[plant.outputs.front().first] == 0;
}

/// USD a run pays for its inputs.
double Model::duties(const Plant& plant, const std::vector<State>& inputs, std::size_t t) const {
  double usd = 0;
  for (const Policy& p : r_.policies)
    for (std::size_t k = 0; clears(plant, p) && is_duty(p) && k < inputs.size(); ++k)
      if (const auto& [good, tonnes] = plant.inputs[k]; meets(p, {good, plant.country}, inputs[k]))
        usd += tonnes * duty(r_, p, good, t);
  return usd;
}

void Model::put_intake(ColumnFacts& column, const Plant& plant, const std::vector<State>& inputs, std::size_t t) const {
  const double main_t = plant.outputs.front().second;
  for (const Policy& p : r_.policies)
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      const auto& [good, tonnes] = plant.inputs[k];
      const bool under = meets(p, {good, plant.country}, inputs[k]);
      const bool capped = (p.kind == "quota" && p.where.empty()) || p.kind == "export_control";
      if (capped && clears(plant, p) && under) put(column, "quota|" + p.id + "|" + period(t), tonnes / main_t);
      if (comes_from(p, inputs[k]))
        put(column, "stay|" + p.id + "|" + r_.goods[good] + "|" + period(t),
            tonnes / main_t * ((under ? 1.0 : 0.0) - let_out(p, t)));
    }
}

void Model::tell_disposals(const Tell& tell) const {
  std::set<std::pair<std::size_t, std::string>> where;
  for (const Plant& plant : r_.plants)
    for (std::size_t k = 1; k < plant.outputs.size(); ++k) where.emplace(plant.outputs[k].first, plant.place);
  for (const auto& [good, place] : where)
    for (std::size_t s = 0; s < spots_.states(good).size(); ++s)
      for (std::size_t t = 0; t < r_.periods.size(); ++t) {
        if (!live(good, s, spots_.in(place), t)) continue;
        ColumnFacts column{
            "dispose|" + place + "|" + r_.goods[good] + "|" + name_of(r_, spots_.states(good)[s]) + "|" + period(t),
            available_[good],
            0,
            {}};
        put(column, balance(good, s, spots_.in(place), t), -1);
        tell(column);
      }
}

void Model::tell_stores(const Tell& tell) const {
  for (const Store& store : r_.stores)
    for (std::size_t s = 0; s < spots_.states(store.good).size(); ++s)
      for (std::size_t t = 0; t + 1 < r_.periods.size(); ++t) {
        const std::size_t node = spots_.out(store.place);
        if (!live(store.good, s, node, t) || !live(store.good, s, node, t + 1)) continue;
        const double years = r_.periods[t].years;
        ColumnFacts column{"store|" + store.id + "|" + name_of(r_, spots_.states(store.good)[s]) + "|" + period(t),
                           available_[store.good],
                           (store.cost[t] * years + holding(store.good, 8760 * years)) * discount(t),
                           {}};
        put(column, balance(store.good, s, node, t), -1);
        put(column, balance(store.good, s, node, t + 1), 1);
        put(column, "store|" + store.id + "|" + period(t), 1);
        tell(column);
      }
}

}  // namespace korridor::verify
