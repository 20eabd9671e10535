#include "korridor/chains/hyper_network.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <string>

#include "korridor/base/hash.h"

namespace korridor {
namespace {

constexpr double kRounding = 1e-12;

std::unexpected<Errors> refuse(const std::string& what) {
  return fail({.code = "chain_form", .message = what, .hint = "this is a fault of the program that built the network"});
}

std::uint32_t block_of(const HyperNetwork& net, std::uint32_t node) {
  const auto after = std::ranges::upper_bound(net.block_first, node);
  return static_cast<std::uint32_t>(after - net.block_first.begin()) - 1;
}

/// Block of each node; built once for the checks.
std::vector<std::uint32_t> list_blocks(const HyperNetwork& net) {
  std::vector<std::uint32_t> block(net.nodes);
  for (std::uint32_t b = 0; b < net.blocks(); ++b)
    std::fill(block.begin() + net.block_first[b], block.begin() + net.block_first[b + 1], b);
  return block;
}

Result<void> check_moves(const HyperNetwork& net) {
  const auto block = list_blocks(net);
  for (std::uint32_t v = 0; v < net.nodes; ++v)
    for (std::uint32_t m = net.move_first[v]; m < net.move_first[v + 1]; ++m) {
      if (!std::isfinite(net.move_cost[m])) return refuse("a move has no finite cost");
      if (block[v] > block[net.move_head[m]]) return refuse("a move leads to an earlier block");
      if (block[v] < block[net.move_head[m]]) continue;
      double least = net.move_cost[m];
      const UseLists& uses = net.shared_uses;
      for (std::uint32_t k = uses.first[net.move_list[m]]; k < uses.first[net.move_list[m] + 1]; ++k)
        if (uses.per_unit[k] < 0) least += uses.per_unit[k] * net.price_cap[uses.row[k]];
      if (least < -kRounding * net.move_cost[m]) return refuse("a move inside a block costs less than nothing");
    }
  return {};
}

Result<void> check_joins(const HyperNetwork& net) {
  for (std::uint32_t j = 0; j < net.joins(); ++j) {
    if (!std::isfinite(net.join_cost[j])) return refuse("a join has no finite cost");
    for (std::uint32_t k = net.join_tails.first[j]; k < net.join_tails.first[j + 1]; ++k) {
      if (block_of(net, net.join_tails.row[k]) >= block_of(net, net.join_head[j]))
        return refuse("a join does not lead to a later block");
      if (!(net.join_tails.per_unit[k] > 0)) return refuse("a join takes none of an input");
    }
  }
  return {};
}

Result<void> check_sets(const HyperNetwork& net) {
  for (std::uint32_t s = 0; s < net.sets(); ++s) {
    double room = 0;
    for (std::uint32_t k = net.step_first[s]; k < net.step_first[s + 1]; ++k) room += net.step_upper[k];
    if (!std::isfinite(net.wanted[s]) || net.wanted[s] < 0) return refuse("a set wants no finite amount");
    if (room < net.wanted[s] * (1 - 1e-12)) return refuse("the steps of a set cannot take what it wants");
  }
  for (std::uint32_t r = 0; r < net.rows(); ++r)
    if (std::isnan(net.capacity[r])) return refuse("a row has no capacity");
  return {};
}

}  // namespace

void UseLists::add(std::span<const RowUse> uses) {
  for (const RowUse& use : uses) {
    row.push_back(use.row);
    per_unit.push_back(use.per_unit);
  }
  first.push_back(static_cast<std::uint32_t>(row.size()));
}

void UseLists::cut(std::uint32_t owners) {
  if (owners >= this->owners()) return;
  first.resize(owners + 1);
  row.resize(first.back());
  per_unit.resize(first.back());
}

void UseLists::shrink() {
  first.shrink_to_fit();
  row.shrink_to_fit();
  per_unit.shrink_to_fit();
}

bool UseLists::holds(std::uint32_t owner, std::span<const RowUse> uses) const {
  if (first[owner + 1] - first[owner] != uses.size()) return false;
  for (std::uint32_t k = 0; k < uses.size(); ++k)
    if (row[first[owner] + k] != uses[k].row || per_unit[first[owner] + k] != uses[k].per_unit) return false;
  return true;
}

std::uint32_t HyperNetworkBuilder::add_row(double capacity, double shortfall, double scale, double price_cap) {
  net_.price_cap.push_back(price_cap);
  net_.capacity.push_back(capacity);
  net_.shortfall.push_back(shortfall);
  net_.row_scale.push_back(scale > 0 ? scale : std::isfinite(capacity) ? std::max(capacity, 0.0) : 0);
  return net_.rows() - 1;
}

std::uint32_t HyperNetworkBuilder::add_set(double wanted, std::uint32_t group) {
  net_.set_group.push_back(group);
  net_.wanted.push_back(wanted);
  net_.step_first.push_back(net_.steps());
  return net_.sets() - 1;
}

void HyperNetworkBuilder::add_step(double cost, double upper) {
  net_.step_set.push_back(net_.sets() - 1);
  net_.step_cost.push_back(cost);
  net_.step_upper.push_back(upper);
}

std::uint32_t HyperNetworkBuilder::add_block(std::uint32_t nodes) {
  net_.block_first.push_back(net_.nodes);
  net_.nodes += nodes;
  return net_.block_first.back();
}

std::uint32_t HyperNetworkBuilder::add_source(std::uint32_t node, double cost, std::span<const RowUse> uses) {
  net_.source_node.push_back(node);
  net_.source_cost.push_back(cost);
  net_.source_uses.add(uses);
  return net_.sources() - 1;
}

std::uint32_t HyperNetworkBuilder::add_move(std::uint32_t tail, std::uint32_t head, double cost,
                                            std::span<const RowUse> uses) {
  move_tail_.push_back(tail);
  net_.move_head.push_back(head);
  net_.move_cost.push_back(cost);
  net_.move_list.push_back(find_shared(uses));
  return net_.moves() - 1;
}

/// The owner of a list of uses in shared_uses, added if it is new.
std::uint32_t HyperNetworkBuilder::find_shared(std::span<const RowUse> uses) {
  Hash hash;
  for (const RowUse& use : uses) {
    hash.add(std::uint64_t{use.row});
    hash.add(std::bit_cast<std::uint64_t>(use.per_unit));
  }
  UseLists& lists = net_.shared_uses;
  const auto [first, last] = shared_.equal_range(hash.value());
  for (auto it = first; it != last; ++it)
    if (lists.holds(it->second, uses)) return it->second;
  lists.add(uses);
  shared_.emplace(hash.value(), lists.owners() - 1);
  return lists.owners() - 1;
}

std::uint32_t HyperNetworkBuilder::add_join(std::span<const RowUse> tails, std::uint32_t head, double cost,
                                            std::span<const RowUse> uses) {
  net_.join_tails.add(tails);
  net_.join_head.push_back(head);
  net_.join_cost.push_back(cost);
  net_.join_uses.add(uses);
  return net_.joins() - 1;
}

std::uint32_t HyperNetworkBuilder::add_sink(std::uint32_t node, std::uint32_t set, double cost,
                                            std::span<const RowUse> uses) {
  net_.sink_node.push_back(node);
  net_.sink_set.push_back(set);
  net_.sink_cost.push_back(cost);
  net_.sink_uses.add(uses);
  return net_.sinks() - 1;
}

/// By counting; one array after the other takes its new order, so that no two copies of them all are held at once.
void HyperNetworkBuilder::sort_moves() {
  net_.move_first.assign(net_.nodes + 1, 0);
  for (const std::uint32_t tail : move_tail_) ++net_.move_first[tail + 1];
  std::partial_sum(net_.move_first.begin(), net_.move_first.end(), net_.move_first.begin());
  const bool is_sorted = std::ranges::is_sorted(move_tail_);
  if (!is_sorted) {
    move_order_ = std::move(move_tail_);
    auto next = net_.move_first;
    for (std::uint32_t& m : move_order_) m = next[m]++;
  }
  move_tail_ = {};
  const auto arrange = [&]<class T>(std::vector<T>& values) {
    std::vector<T> arranged(values.size());
    if (is_sorted)
      std::ranges::copy(values, arranged.begin());
    else
      for (std::size_t m = 0; m < values.size(); ++m) arranged[move_order_[m]] = values[m];
    values = std::move(arranged);
  };
  arrange(net_.move_head);
  arrange(net_.move_cost);
  arrange(net_.move_list);
}

Result<HyperNetwork> HyperNetworkBuilder::finish() {
  net_.block_first.push_back(net_.nodes);
  net_.step_first.push_back(net_.steps());
  shared_ = {};
  net_.shared_uses.shrink();
  sort_moves();
  double typical = 1e-6;
  for (const double wanted : net_.wanted) typical = std::max(typical, wanted * 1e-3);
  for (double& scale : net_.row_scale)
    if (scale <= 0) scale = typical;
  if (auto ok = check_moves(net_); !ok) return std::unexpected(ok.error());
  if (auto ok = check_joins(net_); !ok) return std::unexpected(ok.error());
  if (auto ok = check_sets(net_); !ok) return std::unexpected(ok.error());
  return std::move(net_);
}

}  // namespace korridor
