#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// What one unit of something uses of a row; less than zero where it gives.
struct RowUse {
  std::uint32_t row = 0;
  double per_unit = 0;
};

/// Entries of many owners in two arrays: those of owner i are [first[i], first[i + 1]).
struct UseLists {
  std::vector<std::uint32_t> first{0}, row;
  std::vector<double> per_unit;

  void add(std::span<const RowUse> uses);
  /// Forgets the owners from `owners` on.
  void cut(std::uint32_t owners);
  /// Gives back the memory kept for more.
  void shrink();
  [[nodiscard]] bool holds(std::uint32_t owner, std::span<const RowUse> uses) const;
  [[nodiscard]] std::uint32_t owners() const { return static_cast<std::uint32_t>(first.size()) - 1; }
  /// Sum of price times use, for one owner.
  [[nodiscard]] double charge(std::uint32_t owner, const double* price) const {
    double sum = 0;
    for (std::uint32_t k = first[owner]; k < first[owner + 1]; ++k) sum += per_unit[k] * price[row[k]];
    return sum;
  }
};

/// The chain form of a plan: what is minimised is the cost of chains, each a tree from sources through moves and joins
/// to a sink, subject to
///
///     rows   sum of use * amount            <= capacity      (a row with a `shortfall` may be missed at that cost)
///     sets   sum of chains + sum of steps    = wanted         (each sink belongs to one set; steps stand for what is
///     not
///                                                             served, cheapest first, each with an upper bound)
///
/// A node is a good in a state at a place in a period; nothing here knows that. Nodes come in blocks: moves lead to the
/// same block or a later one and joins and stores only to later ones, so that labels are final block by block, and a
/// move inside a block costs zero or more, whatever prices up to their caps are. A by-product is a source whose row has
/// capacity 0, filled by the joins that make it. All amounts are tonnes, all costs USD per tonne. Immutable once built;
/// shared between threads.
struct HyperNetwork {
  std::uint32_t nodes = 0;
  std::vector<std::uint32_t> block_first;  ///< first node of each block, one more than there are blocks

  // sources: a tonne of what the node holds, from nothing
  std::vector<std::uint32_t> source_node;
  std::vector<double> source_cost;
  UseLists source_uses;

  // moves, in order of their tail; what they use is written once for all that use the same (the goods on a link do)
  std::vector<std::uint32_t> move_first, move_head;  ///< by node; by move
  std::vector<double> move_cost;
  std::vector<std::uint32_t> move_list;  ///< by move: owner in shared_uses
  UseLists shared_uses;

  // joins: one unit at the head from `rate` units at each tail
  std::vector<std::uint32_t> join_head;
  std::vector<double> join_cost;
  UseLists join_tails;  ///< RowUse::row is the tail, per_unit the rate
  UseLists join_uses;

  // sinks: a tonne delivered
  std::vector<std::uint32_t> sink_node, sink_set;
  std::vector<double> sink_cost;
  UseLists sink_uses;

  std::vector<double> wanted;                 ///< by set
  std::vector<std::uint32_t> set_group;       ///< by set: sets that share many rows have the same; only a hint
  std::vector<std::uint32_t> step_set;        ///< steps in order of their set
  std::vector<double> step_cost, step_upper;  ///< an infinite cost: must not be used (a firm order)
  std::vector<std::uint32_t> step_first;      ///< by set, one more than there are sets

  std::vector<double> capacity, shortfall;  ///< by row; shortfall is infinity where the row is hard
  std::vector<double> price_cap;  ///< by row: no price needs to be higher (what uses less than nothing is paid
                                  ///< no more); infinity where nothing is known
  std::vector<double> row_scale;  ///< by row, > 0: an amount below 1e-9 of it counts as nothing

  [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(capacity.size()); }
  [[nodiscard]] std::uint32_t sets() const { return static_cast<std::uint32_t>(wanted.size()); }
  [[nodiscard]] std::uint32_t blocks() const { return static_cast<std::uint32_t>(block_first.size()) - 1; }
  [[nodiscard]] std::uint32_t moves() const { return static_cast<std::uint32_t>(move_head.size()); }
  [[nodiscard]] std::uint32_t joins() const { return static_cast<std::uint32_t>(join_head.size()); }
  [[nodiscard]] std::uint32_t sources() const { return static_cast<std::uint32_t>(source_node.size()); }
  [[nodiscard]] std::uint32_t sinks() const { return static_cast<std::uint32_t>(sink_node.size()); }
  [[nodiscard]] std::uint32_t steps() const { return static_cast<std::uint32_t>(step_cost.size()); }
};

/// Puts a HyperNetwork together. Rows and sets first, then the nodes block after block, then the rest; moves may come
/// in any order and are sorted by tail (ties keep their order), which moves() of the result tells.
class HyperNetworkBuilder {
 public:
  /// `scale` > 0 tells the size of amounts in a row that has no capacity of its own; 0: from its capacity.
  std::uint32_t add_row(double capacity, double shortfall = std::numeric_limits<double>::infinity(), double scale = 0,
                        double price_cap = std::numeric_limits<double>::infinity());
  /// Steps of the set come right after it, in any order of cost.
  std::uint32_t add_set(double wanted, std::uint32_t group = 0);
  void add_step(double cost, double upper);
  /// Appends a block of nodes and gives back the first.
  std::uint32_t add_block(std::uint32_t nodes);
  std::uint32_t add_source(std::uint32_t node, double cost, std::span<const RowUse> uses);
  std::uint32_t add_move(std::uint32_t tail, std::uint32_t head, double cost, std::span<const RowUse> uses);
  std::uint32_t add_join(std::span<const RowUse> tails, std::uint32_t head, double cost, std::span<const RowUse> uses);
  std::uint32_t add_sink(std::uint32_t node, std::uint32_t set, double cost, std::span<const RowUse> uses);

  /// Position in the result of each move as it was added; empty when they came in order.
  [[nodiscard]] const std::vector<std::uint32_t>& move_order() const { return move_order_; }

  /// Errors (code `chain_form`): a move or join against the order of blocks, a move inside a block that can cost less
  /// than nothing, a number that is not finite, a set whose steps cannot take what is wanted.
  Result<HyperNetwork> finish();

 private:
  void sort_moves();
  std::uint32_t find_shared(std::span<const RowUse> uses);
  HyperNetwork net_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> shared_;  ///< hash of a list of uses: owner
  std::vector<std::uint32_t> move_tail_, move_order_;
};

}  // namespace korridor
