#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/study/period.h"
#include "korridor/study/selector.h"
#include "korridor/study/world.h"

namespace korridor {

using Index = std::uint32_t;
constexpr Index kNone = std::numeric_limits<Index>::max();

/// A node is a place, or one side of a place where handling is limited or costs something (docs/methods/model.md 2).
struct Nodes {
  std::vector<Index> place;          ///< row in the table places
  std::vector<char> side;            ///< ' ' whole place, 'i' in, 'o' out
  std::vector<Index> in_of, out_of;  ///< by place row: node where things arrive, node from which they leave
  [[nodiscard]] Index size() const { return static_cast<Index>(place.size()); }
};

/// Directed arcs in order of their tail (CSR), ties by table row, forward before reverse. Handling comes as arcs of its
/// own; border, gauge change and transshipment are links and so arcs too.
struct Arcs {
  std::vector<Index> tail, head;
  std::vector<Index> link;       ///< row in the table links, kNone for handling
  std::vector<Index> place;      ///< row in the table places of a handling arc, else kNone
  std::vector<char> reverse;     ///< 1 when the link is run from `to` to `from`
  std::vector<Index> first_out;  ///< by node, one more than there are nodes
  [[nodiscard]] Index size() const { return static_cast<Index>(tail.size()); }
};

/// What changes with the period, period-major: value[period * count + index].
struct Timed {
  std::size_t count = 0;
  std::vector<double> value;
  [[nodiscard]] double at(std::size_t period, std::size_t index) const { return value[period * count + index]; }
  [[nodiscard]] const double* row(std::size_t period) const { return value.data() + period * count; }
};

/// A study under change sets as arrays: immutable, shared between threads.
struct Network {
  const World* world = nullptr;  ///< must outlive the network
  std::vector<Period> periods;
  Nodes nodes;
  Arcs arcs;

  Timed arc_cost;                        ///< usd/t, without holding cost and transit fees
  Timed arc_hours;                       ///< h, with half the departure interval
  std::vector<std::uint32_t> arc_lag;    ///< periods from departure to arrival: period * arcs + arc
  Timed arc_open;                        ///< share of the period the arc can be used
  std::vector<double> arc_spread_hours;  ///< h, one standard deviation, of the first period
  std::vector<double> arc_length_km;

  Timed link_capacity;     ///< t per period left after base load; NaN means no limit
  Timed place_throughput;  ///< t per period; NaN means no limit

  std::size_t good_count = 0;
  std::vector<char> link_carries;  ///< link * good_count + good
  [[nodiscard]] bool carries(Index arc, std::size_t good) const {
    return arcs.link[arc] == kNone || link_carries[arcs.link[arc] * good_count + good] != 0;
  }

  [[nodiscard]] const Study& study() const { return world->study(); }
  /// Whether periods, places and arcs of the other count alike, so that the same number means the same way.
  [[nodiscard]] bool has_ways_of(const Network& other) const;
  /// `place`, `place:in` or `place:out`.
  [[nodiscard]] std::string node_name(Index node) const;
};

/// Compiles a world over the given periods. Cost O(cells) with one pass per period.
[[nodiscard]] Network compile(const World& world, std::vector<Period> periods);

/// Marks the arcs that a selector means: links it selects, links with an end place it selects, handling at such a
/// place.
[[nodiscard]] std::vector<char> mark_arcs(const Network& network, const Selector& selector);

}  // namespace korridor
