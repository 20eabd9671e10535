#pragma once

#include <vector>

#include "korridor/network/network.h"

namespace korridor {

/// Cheapest way from one node to all others, for arc costs of zero or more.
///
/// Method  Dijkstra, 4-ary heap with lazy deletion; every node is settled at most once.
/// Cost    O((n + m) log n) time; O(n + m) memory, reused by the next run.
/// Ties    the arc with the smaller number wins, so equal inputs give equal ways.
/// Limits  arc costs of zero or more (the schema refuses others).
/// Source  Dijkstra 1959; Johnson 1975 for the heap.
class ShortestPaths {
 public:
  /// `usable` and `cost` are by arc. `backward` searches against the arcs: distances are then to `start`.
  void run(const Arcs& arcs, Index nodes, Index start, const std::vector<char>& usable, const std::vector<double>& cost,
           bool backward = false);
  [[nodiscard]] double distance(Index node) const { return distance_[node]; }
  [[nodiscard]] bool reached(Index node) const;
  /// Arcs from the start to a node, in order (forward searches).
  [[nodiscard]] std::vector<Index> way_to(const Arcs& arcs, Index node) const;

 private:
  struct Entry {
    double key;
    Index node;
  };
  void push(double key, Index node);
  Entry pop();
  void index_heads(const Arcs& arcs, Index nodes);

  std::vector<double> distance_;
  std::vector<Index> arc_into_;
  std::vector<char> settled_;
  std::vector<Entry> heap_;
  std::vector<Index> first_in_, arcs_in_;  // CSR by head, for backward searches
};

}  // namespace korridor
