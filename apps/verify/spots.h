#pragma once

#include <string>
#include <vector>

#include "states.h"

namespace korridor::verify {

/// One way of doing something with cargo in one period: what goes in, what comes out. The whole model is a list of
/// these; a spot is a good in a state at a node in a period.
struct Spot {
  std::size_t good = 0, state = 0, node = 0, period = 0;
};

/// All spots that a source can reach and from which an order can be reached (docs/methods/model.md 7).
class Spots {
 public:
  explicit Spots(const Reading& reading);

  [[nodiscard]] bool live(const Spot& spot) const {
    return marks_[spot.good][spot.state][spot.period * nodes_ + spot.node] == 3;
  }
  [[nodiscard]] const std::vector<State>& states(std::size_t good) const { return states_[good]; }
  [[nodiscard]] std::size_t find(std::size_t good, const State& state) const;  ///< kNowhere if it never exists
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  /// Nodes: 2 p is where things arrive at place p, 2 p + 1 where they leave; a place that is not split uses 2 p only.
  [[nodiscard]] std::size_t in(const std::string& place) const { return 2 * reading_.place_at.at(place); }
  [[nodiscard]] std::size_t out(const std::string& place) const {
    const std::size_t p = reading_.place_at.at(place);
    return 2 * p + (reading_.places[p].split ? 1 : 0);
  }

  // what the model allows
  [[nodiscard]] double banned(std::size_t link, std::size_t good, const std::string& origin, std::size_t t) const;
  [[nodiscard]] bool can_move(std::size_t link, std::size_t good, const std::string& origin, std::size_t t) const;
  [[nodiscard]] bool can_handle(std::size_t place, std::size_t t) const {
    return !(reading_.places[place].throughput[t] <= 0);
  }
  [[nodiscard]] bool can_run(std::size_t plant, std::size_t t) const {
    return reading_.plants[plant].open[t] > 0 && !(reading_.plants[plant].capacity[t] <= 0);
  }
  [[nodiscard]] double accepted(std::size_t order, const State& state, std::size_t t) const;
  /// Part of a period in which bans let a plant have inputs in these states.
  [[nodiscard]] double let_in(std::size_t plant, const std::vector<State>& inputs, std::size_t t) const;
  [[nodiscard]] std::size_t arrival(double hours, std::size_t t) const;
  [[nodiscard]] State made(std::size_t plant, std::size_t good, const std::vector<State>& inputs) const;
  [[nodiscard]] State source_state(std::size_t source) const;
  [[nodiscard]] State store_state(std::size_t store) const;
  /// All picks of one live state for each input of a plant; `marks` tells which marks count.
  [[nodiscard]] std::vector<std::vector<std::size_t>> picks(std::size_t plant, std::size_t t, char marks) const;

 private:
  void reach(std::size_t good, const State& state, std::size_t node, std::size_t t);
  void spread(std::size_t good);
  void reach_back(std::size_t good, std::size_t state, std::size_t node, std::size_t t);
  void spread_back(std::size_t good);

  const Reading& reading_;
  std::size_t nodes_;
  std::vector<std::vector<State>> states_;
  std::vector<std::vector<std::vector<char>>> marks_;  // 1 forward, 2 backward
  std::vector<std::vector<Spot>> open_;                // by good
  std::vector<std::vector<std::size_t>> out_links_,
      in_links_;  // by node, links that leave or arrive (2 l forward, 2 l + 1 back)
};

}  // namespace korridor::verify
