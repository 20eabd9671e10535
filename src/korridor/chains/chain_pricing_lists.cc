// What pricing knows of the network beforehand: which arcs lead into a block, and which blocks a row or a block can
// change.

#include <algorithm>
#include <numeric>
#include <utility>

#include "korridor/chains/chain_pricing.h"

namespace korridor {
namespace {

/// Pairs (key, value) as lists by key, values in order and each once.
void make_lists(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs, std::uint32_t keys,
                std::vector<std::uint32_t>& first, std::vector<std::uint32_t>& values) {
  std::vector<std::uint32_t> end(keys + 1, 0), all(pairs.size());
  for (const auto& pair : pairs) ++end[pair.first + 1];
  std::partial_sum(end.begin(), end.end(), end.begin());
  for (const auto& [key, value] : pairs) all[end[key]++] = value;  // ends up as the end of each key
  first.assign(1, 0);
  values.clear();
  auto from = all.begin();
  for (std::uint32_t key = 0; key < keys; ++key) {
    const auto to = all.begin() + end[key];
    std::sort(from, to);
    values.insert(values.end(), from, std::unique(from, to));
    first.push_back(static_cast<std::uint32_t>(values.size()));
    from = to;
  }
  values.shrink_to_fit();
}

}  // namespace

void ChainPricing::list_entries() {
  std::vector<std::pair<std::uint32_t, Entry>> found;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> next;
  found.reserve(net_.sources() + net_.joins());
  for (std::uint32_t s = 0; s < net_.sources(); ++s)
    found.push_back({block_of_[net_.source_node[s]], {Piece::code_of(PieceKind::kSource, s), kNowhere}});
  for (std::uint32_t v = 0; v < net_.nodes; ++v)
    for (std::uint32_t m = net_.move_first[v]; m < net_.move_first[v + 1]; ++m) {
      const std::uint32_t to = block_of_[net_.move_head[m]];
      if (to == block_of_[v]) continue;
      found.push_back({to, {Piece::code_of(PieceKind::kMove, m), v}});
      next.emplace_back(block_of_[v], to);
    }
  for (std::uint32_t j = 0; j < net_.joins(); ++j) {
    const std::uint32_t to = block_of_[net_.join_head[j]];
    found.push_back({to, {Piece::code_of(PieceKind::kJoin, j), kNowhere}});
    for (std::uint32_t k = net_.join_tails.first[j]; k < net_.join_tails.first[j + 1]; ++k)
      next.emplace_back(block_of_[net_.join_tails.row[k]], to);
  }
  std::ranges::stable_sort(found, {}, &std::pair<std::uint32_t, Entry>::first);
  entry_first_.assign(net_.blocks() + 1, 0);
  for (const auto& [block, entry] : found) {
    ++entry_first_[block + 1];
    entries_.push_back(entry);
  }
  std::partial_sum(entry_first_.begin(), entry_first_.end(), entry_first_.begin());
  entries_.shrink_to_fit();
  make_lists(next, net_.blocks(), next_first_, next_blocks_);
}

/// Blocks whose labels a row can change.
void ChainPricing::list_row_blocks() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  const auto add = [&](const UseLists& uses, std::uint32_t owner, std::uint32_t block) {
    for (std::uint32_t k = uses.first[owner]; k < uses.first[owner + 1]; ++k) {
      const std::pair<std::uint32_t, std::uint32_t> pair{uses.row[k], block};
      if (pairs.empty() || pairs.back() != pair) pairs.push_back(pair);
    }
  };
  for (std::uint32_t s = 0; s < net_.sources(); ++s) add(net_.source_uses, s, block_of_[net_.source_node[s]]);
  for (std::uint32_t m = 0; m < net_.moves(); ++m)
    add(net_.shared_uses, net_.move_list[m], block_of_[net_.move_head[m]]);
  for (std::uint32_t j = 0; j < net_.joins(); ++j) add(net_.join_uses, j, block_of_[net_.join_head[j]]);
  make_lists(pairs, net_.rows(), row_block_first_, row_blocks_);
  pairs.clear();
  const UseLists& shared = net_.shared_uses;
  for (std::uint32_t l = 0; l < shared.owners(); ++l)
    for (std::uint32_t k = shared.first[l]; k < shared.first[l + 1]; ++k) pairs.emplace_back(shared.row[k], l);
  make_lists(pairs, net_.rows(), row_list_first_, row_lists_);
}

}  // namespace korridor
