#include "korridor/chains/chain_pricing.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

namespace korridor {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();
constexpr double kMostLate = 0.02;  // of the nodes of a block: with more its order is made anew

}  // namespace

ChainPricing::ChainPricing(const HyperNetwork& net)
    : net_(net), label_(net.nodes, kFar), list_charge_(net.shared_uses.owners()), origin_(net.nodes, kNowhere),
      tail_(net.nodes, kNowhere), order_(net.nodes), turn_(net.nodes), block_of_(net.nodes), dirty_(net.blocks(), 1) {
  std::iota(order_.begin(), order_.end(), 0U);
  std::iota(turn_.begin(), turn_.end(), 0U);
  for (std::uint32_t b = 0; b < net.blocks(); ++b)
    std::fill(block_of_.begin() + net.block_first[b], block_of_.begin() + net.block_first[b + 1], b);
  list_entries();
  list_row_blocks();
}

void ChainPricing::mark_changes(const std::vector<double>& charge) {
  for (std::uint32_t r = 0; r < net_.rows(); ++r) {
    if (charge[r] == charge_[r]) continue;
    charge_[r] = charge[r];
    for (std::uint32_t k = row_block_first_[r]; k < row_block_first_[r + 1]; ++k) dirty_[row_blocks_[k]] = 1;
    changed_rows_.push_back(r);
  }
  for (const std::uint32_t r : changed_rows_)
    for (std::uint32_t k = row_list_first_[r]; k < row_list_first_[r + 1]; ++k)
      list_charge_[row_lists_[k]] = net_.shared_uses.charge(row_lists_[k], charge_.data());
  changed_rows_.clear();
}

void ChainPricing::charge_all(const std::vector<double>& charge) {
  charge_ = charge;
  for (std::uint32_t l = 0; l < list_charge_.size(); ++l) list_charge_[l] = net_.shared_uses.charge(l, charge_.data());
}

void ChainPricing::put_back(const Labels& labels) {
  label_ = labels.label;
  origin_ = labels.origin;
  tail_ = labels.tail;
  order_ = labels.order;
  for (std::uint32_t i = 0; i < order_.size(); ++i) turn_[order_[i]] = i;
  weight_ = labels.weight;
  std::ranges::fill(dirty_, 0);
  charge_all(labels.charge);
  is_fresh_ = false;
}

void ChainPricing::weigh_cost(double weight) {
  if (weight != weight_) std::ranges::fill(dirty_, 1);
  weight_ = weight;
}

void ChainPricing::price(const std::vector<double>& charge) {
  if (is_fresh_)
    charge_all(charge);
  else
    mark_changes(charge);
  is_fresh_ = false;
  for (std::uint32_t b = 0; b < net_.blocks(); ++b)
    if (dirty_[b] != 0) do_block(b);
}

void ChainPricing::do_block(std::uint32_t block) {
  const std::uint32_t low = net_.block_first[block], high = net_.block_first[block + 1];
  before_.assign(label_.begin() + low, label_.begin() + high);
  std::fill(label_.begin() + low, label_.begin() + high, kFar);
  std::fill(origin_.begin() + low, origin_.begin() + high, kNowhere);
  enter(block);
  settle(block);
  dirty_[block] = 0;
  ++blocks_done_;
  if (!std::equal(before_.begin(), before_.end(), label_.begin() + low)) tell_successors(block);
}

double ChainPricing::label_by_join(std::uint32_t join) const {
  double sum = weight_ * net_.join_cost[join] + net_.join_uses.charge(join, charge_.data());
  for (std::uint32_t k = net_.join_tails.first[join]; k < net_.join_tails.first[join + 1]; ++k)
    sum += net_.join_tails.per_unit[k] * label_[net_.join_tails.row[k]];
  return sum;
}

void ChainPricing::enter(std::uint32_t block) {
  for (std::uint32_t e = entry_first_[block]; e < entry_first_[block + 1]; ++e) {
    const auto [code, tail] = entries_[e];
    const std::uint32_t id = Piece::id_of(code);
    std::uint32_t head = 0;
    double label = 0;
    switch (Piece::kind_of(code)) {
      case PieceKind::kSource:
        head = net_.source_node[id];
        label = weight_ * net_.source_cost[id] + net_.source_uses.charge(id, charge_.data());
        break;
      case PieceKind::kMove:
        head = net_.move_head[id];
        label = label_[tail] + weight_ * net_.move_cost[id] + list_charge_[net_.move_list[id]];
        break;
      default:
        head = net_.join_head[id];
        label = label_by_join(id);
    }
    if (label >= label_[head]) continue;
    label_[head] = label;
    origin_[head] = code;
    tail_[head] = tail;
  }
}

/// What moves out of a node, as the inner loops read it: plain pointers, which no store to a label makes them load
/// anew.
struct ChainPricing::Moves {
  explicit Moves(ChainPricing& p)
      : first(p.net_.move_first.data()), head(p.net_.move_head.data()), list(p.net_.move_list.data()),
        cost(p.net_.move_cost.data()), charge(p.list_charge_.data()), weight(p.weight_), label(p.label_.data()),
        origin(p.origin_.data()), tail(p.tail_.data()) {}
  /// Tells of each head within [low, high) that comes to be cheaper by way of v.
  template <class Improved>
  void relax(std::uint32_t v, std::uint32_t low, std::uint32_t high, Improved&& improved) const {
    const double here = label[v];
    for (std::uint32_t m = first[v], end = first[v + 1]; m < end; ++m) {
      const std::uint32_t to = head[m];
      if (to < low || to >= high) continue;
      const double longer = here + weight * cost[m] + charge[list[m]];
      if (longer >= label[to]) continue;
      label[to] = longer;
      origin[to] = Piece::code_of(PieceKind::kMove, m);
      tail[to] = v;
      improved(to, longer);
    }
  }
  const std::uint32_t *first, *head, *list;
  const double *cost, *charge;
  double weight;
  double* label;
  std::uint32_t *origin, *tail;
};

void ChainPricing::settle(std::uint32_t block) {
  const std::uint32_t low = net_.block_first[block], high = net_.block_first[block + 1];
  const Moves moves(*this);
  const std::uint32_t *order = order_.data(), *turn = turn_.data();
  heap_.clear();
  for (std::uint32_t i = low; i < high; ++i) {
    const std::uint32_t v = order[i];
    if (moves.label[v] == kFar) continue;
    moves.relax(v, low, high, [&](std::uint32_t head, double label) {
      if (turn[head] < i) heap_.emplace_back(label, head);
    });
  }
  if (heap_.empty()) return;
  const bool is_old = static_cast<double>(heap_.size()) > kMostLate * (high - low);
  settle_late(low, high);
  if (is_old) put_in_order(low, high);
}

/// Nodes whose label fell after their turn, and what follows from it.
void ChainPricing::settle_late(std::uint32_t low, std::uint32_t high) {
  const Moves moves(*this);
  std::ranges::make_heap(heap_, std::greater{});
  while (!heap_.empty()) {
    std::ranges::pop_heap(heap_, std::greater{});
    const auto [label, v] = heap_.back();
    heap_.pop_back();
    if (label > label_[v]) continue;
    moves.relax(v, low, high, [&](std::uint32_t head, double longer) {
      heap_.emplace_back(longer, head);
      std::ranges::push_heap(heap_, std::greater{});
    });
  }
}

void ChainPricing::put_in_order(std::uint32_t low, std::uint32_t high) {
  std::sort(order_.begin() + low, order_.begin() + high,
            [&](std::uint32_t a, std::uint32_t b) { return std::pair(label_[a], a) < std::pair(label_[b], b); });
  for (std::uint32_t i = low; i < high; ++i) turn_[order_[i]] = i;
}

void ChainPricing::tell_successors(std::uint32_t block) {
  for (std::uint32_t k = next_first_[block]; k < next_first_[block + 1]; ++k) dirty_[next_blocks_[k]] = 1;
}

double ChainPricing::delivered(std::uint32_t sink) const {
  return label_[net_.sink_node[sink]] + weight_ * net_.sink_cost[sink] + net_.sink_uses.charge(sink, charge_.data());
}

void ChainPricing::unroll(std::uint32_t node, double amount, FoundChain& chain) {
  for (;;) {
    const std::uint32_t code = origin_[node], id = Piece::id_of(code);
    chain.pieces.emplace_back(Piece::kind_of(code), id, amount);
    if (Piece::kind_of(code) == PieceKind::kSource) return;
    if (Piece::kind_of(code) == PieceKind::kMove) {
      node = tail_[node];
      continue;
    }
    const std::uint32_t first = net_.join_tails.first[id], last = net_.join_tails.first[id + 1];
    for (std::uint32_t k = first; k + 1 < last; ++k)
      unroll(net_.join_tails.row[k], amount * net_.join_tails.per_unit[k], chain);
    node = net_.join_tails.row[last - 1];
    amount *= net_.join_tails.per_unit[last - 1];
  }
}

void ChainPricing::trace(std::uint32_t sink, FoundChain& chain) {
  chain.set = net_.sink_set[sink];
  chain.pieces.clear();
  chain.pieces.emplace_back(PieceKind::kSink, sink, 1.0);
  unroll(net_.sink_node[sink], 1.0, chain);
  add_up_pieces(net_, chain, merged_);
}

}  // namespace korridor
