#include "spots.h"

#include <algorithm>
#include <cmath>

namespace korridor::verify {
namespace {
constexpr char kForward = 1;
constexpr char kBack = 2;
}  // namespace

Spots::Spots(const Reading& reading)
    : reading_(reading), nodes_(2 * reading.places.size()), states_(reading.goods.size()), marks_(reading.goods.size()),
      open_(reading.goods.size()), out_links_(nodes_), in_links_(nodes_) {
  for (std::size_t l = 0; l < reading.links.size(); ++l) {
    const Link& link = reading.links[l];
    out_links_[out(link.from)].push_back(2 * l);
    in_links_[in(link.to)].push_back(2 * l);
    if (!link.both) continue;
    out_links_[out(link.to)].push_back(2 * l + 1);
    in_links_[in(link.from)].push_back(2 * l + 1);
  }
  const std::size_t periods = reading.periods.size();
  for (std::size_t i = 0; i < reading.sources.size(); ++i)
    for (std::size_t t = 0; t < periods; ++t)
      if (reading.sources[i].amount[t] > 0)
        reach(reading.sources[i].good, source_state(i), in(reading.sources[i].place), t);
  for (std::size_t w = 0; w < reading.stores.size(); ++w)
    if (reading.stores[w].opening > 0) reach(reading.stores[w].good, store_state(w), out(reading.stores[w].place), 0);
  for (const std::size_t good : reading.stages) {
    // All plants whose output this is have all their inputs spread by now.
    for (std::size_t q = 0; q < reading.plants.size(); ++q) {
      const Plant& plant = reading.plants[q];
      if (std::ranges::none_of(plant.outputs, [&](auto& o) { return o.first == good; })) continue;
      for (std::size_t t = 0; t < periods; ++t)
        for (const auto& pick : picks(q, t, kForward)) {
          std::vector<State> inputs;
          for (std::size_t k = 0; k < pick.size(); ++k) inputs.push_back(states_[plant.inputs[k].first][pick[k]]);
          if (let_in(q, inputs, t) > 0) reach(good, made(q, good, inputs), in(plant.place), t);
        }
    }
    spread(good);
  }
  for (auto g = reading.stages.rbegin(); g != reading.stages.rend(); ++g) {
    for (std::size_t o = 0; o < reading.orders.size(); ++o)
      for (std::size_t t = 0; t < periods; ++t)
        for (std::size_t s = 0; s < states_[*g].size(); ++s)
          if (reading.orders[o].good == *g && reading.orders[o].wanted[t] > 0 && accepted(o, states_[*g][s], t) > 0)
            reach_back(*g, s, out(reading.orders[o].place), t);
    spread_back(*g);
    for (std::size_t q = 0; q < reading.plants.size(); ++q) {
      const Plant& plant = reading.plants[q];
      if (plant.outputs.front().first != *g) continue;
      for (std::size_t t = 0; t < periods; ++t)
        for (const auto& pick : picks(q, t, kForward)) {
          std::vector<State> inputs;
          for (std::size_t k = 0; k < pick.size(); ++k) inputs.push_back(states_[plant.inputs[k].first][pick[k]]);
          if (let_in(q, inputs, t) <= 0 || !live({*g, find(*g, made(q, *g, inputs)), in(plant.place), t})) continue;
          for (std::size_t k = 0; k < pick.size(); ++k) reach_back(plant.inputs[k].first, pick[k], out(plant.place), t);
        }
    }
  }
}

std::size_t Spots::find(std::size_t good, const State& state) const {
  const auto at = std::ranges::find(states_[good], state);
  return at == states_[good].end() ? kNowhere : static_cast<std::size_t>(at - states_[good].begin());
}

void Spots::reach(std::size_t good, const State& state, std::size_t node, std::size_t t) {
  std::size_t s = find(good, state);
  if (s == kNowhere) {
    s = states_[good].size();
    states_[good].push_back(state);
    marks_[good].emplace_back(reading_.periods.size() * nodes_, 0);
  }
  char& mark = marks_[good][s][t * nodes_ + node];
  if (mark != 0) return;
  mark = kForward;
  open_[good].push_back({good, s, node, t});
}

void Spots::spread(std::size_t good) {
  while (!open_[good].empty()) {
    const Spot at = open_[good].back();
    open_[good].pop_back();
    const State state = states_[good][at.state];
    const std::size_t p = at.node / 2;
    if (reading_.places[p].split && at.node % 2 == 0 && can_handle(p, at.period))
      if (const std::size_t then = arrival(reading_.places[p].hours[at.period], at.period);
          then < reading_.periods.size())
        reach(good, reduce(reading_, good, {state.touched | reading_.places[p].touches, state.origin}), at.node + 1,
              then);
    for (const std::size_t way : out_links_[at.node]) {
      const Link& link = reading_.links[way / 2];
      if (!can_move(way / 2, good, state.origin, at.period)) continue;
      const std::size_t then = arrival(link.hours[at.period], at.period);
      if (then < reading_.periods.size())
        reach(good, reduce(reading_, good, {state.touched | link.touches, state.origin}),
              in(way % 2 == 0 ? link.to : link.from), then);
    }
    for (const Store& store : reading_.stores)
      if (store.good == good && out(store.place) == at.node && at.period + 1 < reading_.periods.size())
        reach(good, state, at.node, at.period + 1);
  }
}

void Spots::reach_back(std::size_t good, std::size_t state, std::size_t node, std::size_t t) {
  char& mark = marks_[good][state][t * nodes_ + node];
  if (mark != kForward) return;
  mark |= kBack;
  open_[good].push_back({good, state, node, t});
}

void Spots::spread_back(std::size_t good) {
  const auto& states = states_[good];
  const auto from = [&](const Spot& at, double hours, std::size_t t, std::uint64_t touches, std::size_t node,
                        const auto& lets_pass) {
    if (arrival(hours, t) != at.period) return;
    for (std::size_t s = 0; s < states.size(); ++s)
      if (lets_pass(states[s].origin) &&
          reduce(reading_, good, {states[s].touched | touches, states[s].origin}) == states[at.state])
        reach_back(good, s, node, t);
  };
  while (!open_[good].empty()) {
    const Spot at = open_[good].back();
    open_[good].pop_back();
    const std::size_t p = at.node / 2;
    for (std::size_t t = 0; t <= at.period; ++t) {
      if (at.node % 2 == 1 && can_handle(p, t))
        from(at, reading_.places[p].hours[t], t, reading_.places[p].touches, at.node - 1,
             [](const std::string&) { return true; });
      for (const std::size_t way : in_links_[at.node]) {
        const Link& link = reading_.links[way / 2];
        from(at, link.hours[t], t, link.touches, out(way % 2 == 0 ? link.from : link.to),
             [&](const std::string& origin) { return can_move(way / 2, good, origin, t); });
      }
    }
    for (const Store& store : reading_.stores)
      if (store.good == good && out(store.place) == at.node && at.period > 0)
        reach_back(good, at.state, at.node, at.period - 1);
  }
}

double Spots::banned(std::size_t link, std::size_t good, const std::string& origin, std::size_t t) const {
  double share = 0;
  for (const Policy& p : reading_.policies) {
    if (p.goods[good] == 0 || p.where.empty() || !p.links[link]) continue;
    if (p.kind == "transit_ban") share = std::max(share, p.open[t]);
    if (p.kind == "price_cap" && reading_.value[good] > p.rate[t] && comes_in(p, origin))
      share = std::max(share, p.open[t]);
  }
  return share;
}

bool Spots::can_move(std::size_t link, std::size_t good, const std::string& origin, std::size_t t) const {
  const Link& l = reading_.links[link];
  return l.carries[good] != 0 && l.open[t] > 0 && !(l.net[t] <= 0) && banned(link, good, origin, t) < 1;
}

double Spots::accepted(std::size_t order, const State& state, std::size_t t) const {
  const Order& o = reading_.orders[order];
  if (!o.lifts_avoid && (state.touched & reading_.avoid) != 0) return 0;
  for (const Clause& c : reading_.clauses)
    if (c.order == order && c.kind == "avoid" && !c.has_share && c.active[t] >= 1 && (state.touched & c.bit) != 0)
      return 0;
  return 1 - barred(reading_, {o.good, o.country}, state, t);
}

double Spots::let_in(std::size_t plant, const std::vector<State>& inputs, std::size_t t) const {
  const Plant& q = reading_.plants[plant];
  double least = 1;
  for (std::size_t k = 0; k < inputs.size(); ++k)
    least = std::min(least, 1 - barred(reading_, {q.inputs[k].first, q.country}, inputs[k], t));
  return least;
}

std::size_t Spots::arrival(double hours, std::size_t t) const {
  return t + static_cast<std::size_t>(std::lround(hours / reading_.periods[t].hours));
}

State Spots::made(std::size_t plant, std::size_t good, const std::vector<State>& inputs) const {
  const Plant& q = reading_.plants[plant];
  State state{q.touches, q.new_origin ? q.country : inputs.front().origin};
  for (const State& input : inputs) state.touched |= input.touched;
  return reduce(reading_, good, state);
}

State Spots::source_state(std::size_t i) const {
  return reduce(reading_, reading_.sources[i].good, {reading_.sources[i].touches, reading_.sources[i].country});
}

State Spots::store_state(std::size_t w) const {
  return reduce(reading_, reading_.stores[w].good, {reading_.stores[w].touches, reading_.stores[w].country});
}

std::vector<std::vector<std::size_t>> Spots::picks(std::size_t plant, std::size_t t, char marks) const {
  if (!can_run(plant, t)) return {};
  const Plant& q = reading_.plants[plant];
  std::vector<std::vector<std::size_t>> all{{}};
  for (const auto& [good, amount] : q.inputs) {
    std::vector<std::vector<std::size_t>> longer;
    for (const auto& head : all)
      for (std::size_t s = 0; s < states_[good].size(); ++s)
        if ((marks_[good][s][t * nodes_ + out(q.place)] & marks) == marks) {
          longer.push_back(head);
          longer.back().push_back(s);
        }
    all = std::move(longer);
  }
  return all;
}

}  // namespace korridor::verify
