#include <algorithm>
#include <cmath>
#include <map>
#include <ranges>

#include "korridor/plan/intake.h"

namespace korridor {
namespace {

constexpr char kForward = 1;
constexpr char kBackward = 2;

/// All ways to pick one state index per input, in rising order.
std::vector<std::vector<Index>> combine(const std::vector<std::vector<Index>>& choices) {
  std::vector<std::vector<Index>> result{{}};
  for (const auto& choice : choices) {
    std::vector<std::vector<Index>> longer;
    for (const auto& head : result)
      for (const Index state : choice) {
        longer.push_back(head);
        longer.back().push_back(state);
      }
    result = std::move(longer);
  }
  return result;
}

class Search {
 public:
  Search(const Network& network, const Entities& entities, const Tracking& tracking)
      : network_(network), entities_(entities), tracking_(tracking), nodes_(network.nodes.size()),
        periods_(network.periods.size()) {
    reach_.states.resize(network.good_count);
    reach_.live.resize(network.good_count);
  }

  Reach run() {
    for (Index i = 0; i < entities_.supply.size(); ++i) seed_supply(i);
    for (Index i = 0; i < entities_.stores.size(); ++i)
      if (entities_.stores[i].opening > 0)
        mark_forward(entities_.stores[i].good, at_opening(entities_, tracking_, i), 0, entities_.stores[i].node);
    list_arcs_in();
    for (const Index good : entities_.stage_order) {
      spread_forward(good);
      for (Index q = 0; q < entities_.plants.size(); ++q) run_plants_forward(q, good);
    }
    for (const Index good : entities_.stage_order | std::views::reverse) {
      seed_orders(good);
      spread_backward(good);
      for (Index q = 0; q < entities_.plants.size(); ++q)
        if (entities_.plants[q].main == good) run_plants_backward(q);
    }
    for (auto& of_good : reach_.live)
      for (auto& of_state : of_good)
        for (char& mark : of_state) mark = mark == (kForward | kBackward) ? 1 : 0;
    return std::move(reach_);
  }

 private:
  struct Spot {
    Index state;
    std::size_t t;
    Index node;
  };

  char& mark(Index good, Index state, std::size_t t, Index node) { return reach_.live[good][state][t * nodes_ + node]; }

  Index intern(Index good, State state) {
    const Index found = reach_.find(good, state);
    if (found != kNone) return found;
    reach_.states[good].push_back(state);
    reach_.live[good].emplace_back(periods_ * nodes_, 0);
    return static_cast<Index>(reach_.states[good].size() - 1);
  }

  void mark_forward(Index good, State state, std::size_t t, Index node) {
    const Index s = intern(good, state);
    if (mark(good, s, t, node) != 0) return;
    mark(good, s, t, node) = kForward;
    queue_[good].push_back({s, t, node});
  }

  void seed_supply(Index i) {
    const SupplyItem& item = entities_.supply[i];
    for (std::size_t t = 0; t < periods_; ++t)
      if (item.amount[t] > 0) mark_forward(item.good, at_supply(entities_, tracking_, i), t, item.node);
  }

  void spread_forward(Index good) {
    auto& queue = queue_[good];
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const Spot at = queue[i];
      for (Index a = network_.arcs.first_out[at.node]; a < network_.arcs.first_out[at.node + 1]; ++a) {
        if (!can_move(network_, entities_, tracking_, a, good, reach_.states[good][at.state], at.t)) continue;
        const std::size_t then = at.t + lag_of(network_, a, at.t);
        if (then < periods_)
          mark_forward(good, after_arc(tracking_, a, good, reach_.states[good][at.state]), then, network_.arcs.head[a]);
      }
      for (const StoreItem& store : entities_.stores)
        if (store.good == good && store.node == at.node && at.t + 1 < periods_)
          mark_forward(good, reach_.states[good][at.state], at.t + 1, at.node);
    }
    queue.clear();
  }

  /// States of each input that are at the plant in the period with the given mark; empty when one input is missing.
  std::vector<std::vector<Index>> inputs_at(const PlantItem& plant, std::size_t t) {
    if (plant.open[t] <= 0 || plant.capacity[t] <= 0) return {};
    std::vector<std::vector<Index>> choices;
    for (const auto& [good, rate] : plant.inputs) {
      choices.emplace_back();
      for (Index s = 0; s < reach_.states[good].size(); ++s)
        if ((mark(good, s, t, plant.out_node) & kForward) != 0) choices.back().push_back(s);
      if (choices.back().empty()) return {};
    }
    return combine(choices);
  }

  std::vector<State> states_of(const PlantItem& plant, const std::vector<Index>& combination) {
    std::vector<State> states;
    for (std::size_t k = 0; k < combination.size(); ++k)
      states.push_back(reach_.states[plant.inputs[k].first][combination[k]]);
    return states;
  }

  /// A plant runs forward once the last of its inputs in stage order has been spread.
  void run_plants_forward(Index q, Index good) {
    const PlantItem& plant = entities_.plants[q];
    const auto rank = [&](Index g) {
      return std::ranges::find(entities_.stage_order, g) - entities_.stage_order.begin();
    };
    if (std::ranges::none_of(plant.inputs, [&](auto& in) { return in.first == good; })) return;
    if (std::ranges::any_of(plant.inputs, [&](auto& in) { return rank(in.first) > rank(good); })) return;
    for (std::size_t t = 0; t < periods_; ++t)
      for (const auto& combination : inputs_at(plant, t)) {
        const auto states = states_of(plant, combination);
        if (intake_share(entities_, tracking_, q, states, t) <= 0) continue;
        mark_forward(plant.main, after_plant(entities_, tracking_, q, plant.main, states), t, plant.in_node);
        for (const auto& [by, amount] : plant.byproducts)
          mark_forward(by, after_plant(entities_, tracking_, q, by, states), t, plant.in_node);
      }
  }

  void mark_backward(Index good, Index state, std::size_t t, Index node) {
    char& m = mark(good, state, t, node);
    if ((m & kForward) == 0 || (m & kBackward) != 0) return;
    m |= kBackward;
    queue_[good].push_back({state, t, node});
  }

  void seed_orders(Index good) {
    for (Index o = 0; o < entities_.orders.size(); ++o) {
      const OrderItem& order = entities_.orders[o];
      if (order.good != good) continue;
      for (std::size_t t = 0; t < periods_; ++t)
        for (Index s = 0; s < reach_.states[good].size(); ++s)
          if (order.wanted[t] > 0 && accepted_share(entities_, tracking_, o, reach_.states[good][s], t) > 0)
            mark_backward(good, s, t, order.node);
    }
  }

  void list_arcs_in() {
    arcs_in_.resize(nodes_);
    most_lag_.assign(network_.arcs.size(), 0);
    for (Index a = 0; a < network_.arcs.size(); ++a) {
      arcs_in_[network_.arcs.head[a]].push_back(a);
      for (std::size_t t = 0; t < periods_; ++t) most_lag_[a] = std::max(most_lag_[a], lag_of(network_, a, t));
    }
  }

  void spread_backward(Index good) {
    auto& queue = queue_[good];
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const Spot at = queue[i];
      for (const Index a : arcs_in_[at.node])
        for (std::size_t t = at.t - std::min(at.t, most_lag_[a]); t <= at.t; ++t) {  // departures that arrive in at.t
          if (t + lag_of(network_, a, t) != at.t) continue;
          for (Index s = 0; s < reach_.states[good].size(); ++s)
            if (after_arc(tracking_, a, good, reach_.states[good][s]) == reach_.states[good][at.state] &&
                can_move(network_, entities_, tracking_, a, good, reach_.states[good][s], t))
              mark_backward(good, s, t, network_.arcs.tail[a]);
        }
      for (const StoreItem& store : entities_.stores)
        if (store.good == good && store.node == at.node && at.t > 0) mark_backward(good, at.state, at.t - 1, at.node);
    }
    queue.clear();
  }

  void run_plants_backward(Index q) {
    const PlantItem& plant = entities_.plants[q];
    for (std::size_t t = 0; t < periods_; ++t)
      for (const auto& combination : inputs_at(plant, t)) {
        const auto states = states_of(plant, combination);
        if (intake_share(entities_, tracking_, q, states, t) <= 0) continue;
        const State out = after_plant(entities_, tracking_, q, plant.main, states);
        if ((mark(plant.main, reach_.find(plant.main, out), t, plant.in_node) & kBackward) == 0) continue;
        for (std::size_t k = 0; k < combination.size(); ++k)
          mark_backward(plant.inputs[k].first, combination[k], t, plant.out_node);
      }
  }

  const Network& network_;
  const Entities& entities_;
  const Tracking& tracking_;
  std::size_t nodes_;
  std::size_t periods_;
  Reach reach_;
  std::map<Index, std::vector<Spot>> queue_;
  std::vector<std::vector<Index>> arcs_in_;
  std::vector<std::size_t> most_lag_;  ///< by arc
};

}  // namespace

Index Reach::find(Index good, State state) const {
  const auto at = std::ranges::find(states[good], state);
  return at == states[good].end() ? kNone : static_cast<Index>(at - states[good].begin());
}

std::size_t Reach::state_count() const {
  std::size_t count = 0;
  for (const auto& of_good : states) count += of_good.size();
  return count;
}

Reach find_reach(const Network& network, const Entities& entities, const Tracking& tracking) {
  return Search(network, entities, tracking).run();
}

}  // namespace korridor
