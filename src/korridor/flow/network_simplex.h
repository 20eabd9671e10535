#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/flow/flow_network.h"
#include "korridor/flow/spanning_tree.h"

namespace korridor {

enum class FlowStatus { kOptimal, kInfeasible, kUnbounded, kLimit };

/// A changed arc: its cost and upper bound in place of those of the network, and the cost that the tree reckons with.
struct ArcChange {
  std::int32_t arc;
  std::int64_t cost, upper, tree_cost;
};

/// Where a network simplex stopped: the tree with its flows, the side of every other arc, the prices, and the changes
/// that were in force. A value: copy it, keep it, and restore it into any solver of the same network.
struct FlowBasis {
  SpanningTree tree;
  std::vector<std::int8_t> side;
  std::vector<std::uint64_t> potential;
  std::vector<ArcChange> changes;
  FlowStatus status = FlowStatus::kLimit;
  bool solved = false;
};

struct FlowCounts {
  std::int64_t primal_pivots = 0, dual_pivots = 0, cold_starts = 0;
};

/// Cheapest flow of one commodity, from nothing or from the last answer.
///
/// Method  primal network simplex: strongly feasible trees (Cunningham 1976), block search for the entering arc, start
///         from artificial arcs at a cost that no path reaches (Kovács 2015). After changes: a changed arc that carries
///         nothing and stays dear enough costs nothing; closed, cheaper and widened arcs by the primal simplex;
///         narrowed arcs by the dual, which looks at the smaller side of each cut and turns arcs over whose whole
///         capacity is needed.
/// Cost    O(m) memory; a pivot costs the way in the tree, the smaller part of it, and a block of arcs.
/// Ties    the arc found first in the order of the network; equal calls give equal answers.
/// Limits  what check_network refuses; 2^30 nodes and arcs. A time limit is looked at every 4,096 pivots.
/// Errors  `bad_network`.
class NetworkSimplex {
 public:
  static Result<NetworkSimplex> create(FlowNetwork network);

  /// Solves, from the last basis where there is one. `time_limit_s` 0: none.
  FlowStatus solve(double time_limit_s = 0);
  /// The next solve starts from nothing.
  void forget() { solved_ = false; }

  /// Both take effect with the next solve; what check_network would refuse is refused.
  Result<void> set_cost(std::size_t arc, std::int64_t cost);
  Result<void> set_upper(std::size_t arc, std::int64_t upper);
  [[nodiscard]] const FlowNetwork& network() const { return network_; }

  [[nodiscard]] FlowBasis basis() const;
  /// Takes the answer back, with the costs and bounds that it was found for.
  void restore(const FlowBasis& basis);

  [[nodiscard]] std::vector<std::int64_t> flow() const;
  /// Prices: on an arc between its bounds, cost + potential(tail) - potential(head) = 0.
  [[nodiscard]] std::vector<std::int64_t> potential() const;
  [[nodiscard]] WideInt objective() const;
  /// After kInfeasible: nodes that must send out more than their arcs can take (cut_excess).
  [[nodiscard]] std::vector<std::int32_t> cut() const { return cut_; }
  /// After kUnbounded: arcs of a ring that earns with every round.
  [[nodiscard]] std::vector<std::int32_t> ring() const { return ring_; }
  [[nodiscard]] const FlowCounts& counts() const { return counts_; }

 private:
  using Index = std::int32_t;
  static constexpr std::int8_t kAtLower = 1, kInTree = 0, kAtUpper = -1;
  struct Blocking {
    std::int64_t amount;  ///< what can be pushed around
    Index node;           ///< whose tree arc blocks first; -1: the entering arc itself
    bool on_first;        ///< it lies between the first node and the join
  };
  struct Crossing {
    std::int64_t price;
    Index arc;
    auto operator<=>(const Crossing&) const = default;
  };

  explicit NetworkSimplex(FlowNetwork network);
  [[nodiscard]] static std::size_t at(Index i) { return static_cast<std::size_t>(i); }
  [[nodiscard]] std::int64_t reduced_cost(Index a) const {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(cost_[at(a)]) + potential_[at(tail_[at(a)])] -
                                     potential_[at(head_[at(a)])]);
  }
  [[nodiscard]] bool is_artificial(Index a) const { return at(a) >= arcs_; }
  [[nodiscard]] Index tree_node(Index a) const;
  [[nodiscard]] bool out_of_time();

  // network_simplex.cc
  void put_in_force(Index a);
  // primal_simplex.cc
  FlowStatus solve_cold();
  void start_from_artificial();
  void pivot_on_cheap_arcs();
  FlowStatus run_primal();
  FlowStatus end_primal();
  FlowStatus tell_unbounded();
  Index find_entering();
  Index find_entering_among_few();
  void gather_candidates();
  [[nodiscard]] Blocking find_blocking(Index first, Index second, Index top, std::int64_t room) const;
  bool pivot(Index entering, std::int64_t flow_before, int direction);
  void push_around(Index first, Index second, Index top, std::int64_t amount);
  void exchange(Index entering, std::int64_t flow, Index root, Index out, Index top);
  void shift(Index subtree, std::int64_t by);
  // warm_simplex.cc
  FlowStatus solve_warm();
  [[nodiscard]] std::int64_t carried(Index a) const;
  FlowStatus price_out(std::vector<Index>& closing);
  void narrow(Index a, std::int64_t capacity);
  bool widen(Index a, std::int64_t capacity);
  bool change_cost(Index a, std::int64_t cost);
  // dual_simplex.cc
  FlowStatus run_dual();
  void make_incident();
  Index choose_leaving();
  std::int64_t gather_crossing(Index out, bool outward);
  bool dual_pivot(Index out);
  void tell_cut(Index out, bool outward);
  void push_and_note(Index first, Index second, Index top, std::int64_t amount);
  [[nodiscard]] std::int64_t excess_of(Index v) const;

  FlowNetwork network_;  ///< as wanted now
  std::vector<std::int64_t> given_cost_, given_upper_;
  std::size_t arcs_ = 0;
  Index root_ = 0;
  static constexpr std::int64_t kDearest = std::int64_t{1} << 45;  ///< thousands of raised costs on one path stay exact
  std::int64_t artificial_cost_ = 0, first_raise_ = 1;
  WideInt moved_ = 0;
  std::vector<Index> tail_, head_;             ///< artificial arcs behind the others, one a node
  std::vector<std::int64_t> cost_, capacity_;  ///< in force; bounds shifted so that the lower one is 0
  std::vector<std::int8_t> side_;
  std::vector<std::uint64_t> potential_;  ///< differences count; they may wrap around together
  SpanningTree tree_;
  std::vector<Index> pending_;  ///< arcs whose change no solve has seen
  std::vector<Index> changed_;  ///< arcs that may differ from the network as it was given
  std::vector<Index> candidates_;
  std::size_t next_arc_ = 0;
  bool solved_ = false;
  FlowStatus status_ = FlowStatus::kLimit;
  double deadline_s_ = 0;
  std::int64_t looks_at_clock_ = 0;
  FlowCounts counts_;
  std::vector<Index> cut_, ring_;

  std::vector<std::size_t> incident_start_;
  std::vector<Index> incident_;
  std::vector<std::uint32_t> mark_;
  std::uint32_t round_ = 0;
  std::vector<Index> wrong_;  ///< tree arcs that may be outside their bounds
  std::vector<Crossing> crossing_;
};

}  // namespace korridor
