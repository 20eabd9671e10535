#pragma once

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "korridor/chains/chain_pool.h"
#include "korridor/chains/hyper_network.h"

namespace korridor {

/// Cheapest way to have one tonne at every node under given row prices, and the chains behind it.
///
/// Method  block after block: sources, joins and moves from earlier blocks give first labels. The block is then passed
///         through once in the order in which its nodes were settled last, which new prices change little; nodes that a
///         later one improves after their turn are settled by Dijkstra with a binary heap. When prices change, only
///         blocks that a changed row reaches, or whose inputs changed, are done again; the labels are then bit for bit
///         those of a full run.
/// Cost    O(n + m) a block where the order holds, else O((n + m) log n); memory reused.
/// Ties    the way that is looked at first keeps the node: the same labels() and prices give the same chains.
/// Limits  a move inside a block must not cost less than nothing under the prices: holds for prices of zero or more.
/// Source  Dijkstra 1959; joins: Knuth 1977, Gallo, Longo, Nguyen, Pallottino 1993.
class ChainPricing {
 public:
  explicit ChainPricing(const HyperNetwork& net);

  /// Brings all labels up to date with `charge`, by row, of zero or more. The first call does everything.
  void price(const std::vector<double>& charge);

  /// 0: only charges count, costs do not.
  void weigh_cost(double weight);
  /// USD per tonne; infinity where nothing can get.
  [[nodiscard]] double label(std::uint32_t node) const { return label_[node]; }
  /// Label, cost and charge of a delivery at a sink.
  [[nodiscard]] double delivered(std::uint32_t sink) const;
  /// The chain that ends in a sink, whose label must be finite.
  void trace(std::uint32_t sink, FoundChain& chain);

  [[nodiscard]] std::uint64_t blocks_done() const { return blocks_done_; }

  /// All that the next price() goes on from.
  struct Labels {
    std::vector<double> label, charge;
    std::vector<std::uint32_t> origin, tail, order;
    double weight = 1;
  };
  /// Only after price().
  [[nodiscard]] Labels labels() const { return {label_, charge_, origin_, tail_, order_, weight_}; }
  void put_back(const Labels& labels);

 private:
  static constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();
  struct Entry {  ///< an arc that comes from another block
    std::uint32_t code, tail;
  };
  struct Moves;
  void list_entries();
  void list_row_blocks();
  void mark_changes(const std::vector<double>& charge);
  void charge_all(const std::vector<double>& charge);
  void do_block(std::uint32_t block);
  void enter(std::uint32_t block);
  void settle(std::uint32_t block);
  void settle_late(std::uint32_t low, std::uint32_t high);
  void put_in_order(std::uint32_t low, std::uint32_t high);
  void tell_successors(std::uint32_t block);
  [[nodiscard]] double label_by_join(std::uint32_t join) const;
  void unroll(std::uint32_t node, double amount, FoundChain& chain);

  const HyperNetwork& net_;
  std::vector<double> label_, charge_, before_;
  std::vector<double> list_charge_;          ///< by owner in shared_uses
  std::vector<std::uint32_t> origin_;        ///< by node: code of the way that gave the label
  std::vector<std::uint32_t> tail_;          ///< by node: where that way comes from, if it is a move
  std::vector<std::uint32_t> order_, turn_;  ///< by block: its nodes as they were settled; by node: its place there
  std::vector<std::uint32_t> entry_first_;   ///< by block
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> row_list_first_, row_lists_;  ///< by row: owners in shared_uses
  std::vector<std::uint32_t> row_block_first_, row_blocks_, block_of_, next_first_, next_blocks_;
  std::vector<char> dirty_;
  std::vector<std::uint32_t> changed_rows_;
  std::vector<std::pair<double, std::uint32_t>> heap_;
  std::vector<RowUse> merged_;
  std::uint64_t blocks_done_ = 0;
  double weight_ = 1;
  bool is_fresh_ = true;
};

}  // namespace korridor
