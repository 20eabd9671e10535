#include <algorithm>
#include <functional>
#include <utility>

#include "korridor/flow/network_simplex.h"

namespace korridor {

/// Dual simplex on the tree: while a tree arc is outside its bounds, the cheapest arcs over the cut that it spans take
/// its excess. Arcs whose whole capacity is needed turn over to their other bound on the way (long-step rule), so that
/// one exchange ends the excess.
FlowStatus NetworkSimplex::run_dual() {
  if (incident_start_.empty()) make_incident();
  const std::int64_t patience = counts_.dual_pivots + 1000 + 4 * static_cast<std::int64_t>(root_);
  for (Index out = choose_leaving(); out >= 0; out = choose_leaving()) {
    if (!dual_pivot(out)) return FlowStatus::kInfeasible;
    if (out_of_time()) return FlowStatus::kLimit;
    if (counts_.dual_pivots > patience) return solve_cold();  // ties may go round for ever
  }
  return FlowStatus::kOptimal;
}

void NetworkSimplex::make_incident() {
  incident_start_.assign(at(root_) + 2, 0);
  for (std::size_t a = 0; a < arcs_; ++a) {
    ++incident_start_[at(tail_[a]) + 1];
    ++incident_start_[at(head_[a]) + 1];
  }
  for (std::size_t v = 1; v < incident_start_.size(); ++v) incident_start_[v] += incident_start_[v - 1];
  std::vector<std::size_t> place(incident_start_);
  incident_.resize(2 * arcs_);
  for (std::size_t a = 0; a < arcs_; ++a) {
    incident_[place[at(tail_[a])]++] = static_cast<Index>(a);
    incident_[place[at(head_[a])]++] = static_cast<Index>(a);
  }
  mark_.assign(at(root_) + 1, 0);
}

/// How far the tree arc above a node is outside its bounds: above zero too much, below zero too little. Artificial arcs
/// carry nothing once a flow was found.
std::int64_t NetworkSimplex::excess_of(Index v) const {
  const SpanningTree::Node& node = tree_[v];
  const std::int64_t most = is_artificial(node.arc) ? 0 : node.capacity;
  return node.flow < 0 ? node.flow : std::max<std::int64_t>(0, node.flow - most);
}

/// The node below the arc that is furthest outside; arcs that are well again leave the list.
NetworkSimplex::Index NetworkSimplex::choose_leaving() {
  std::int64_t worst = 0;
  Index out = -1;
  std::size_t kept = 0;
  for (const Index a : wrong_) {
    if (side_[at(a)] != kInTree) continue;
    const Index v = tree_node(a);
    const std::int64_t excess = std::abs(excess_of(v));
    if (excess == 0) continue;
    wrong_[kept++] = a;
    if (excess > worst) {
      worst = excess;
      out = v;
    }
  }
  wrong_.resize(kept);
  return out;
}

/// Arcs that can take flow out of the subtree (or into it), found from the smaller side of the cut. Gives how much they
/// can take in all.
std::int64_t NetworkSimplex::gather_crossing(Index out, bool outward) {
  ++round_;
  const bool subtree_side = 2 * tree_[out].size <= root_;
  const Index start = subtree_side ? out : tree_.next[at(tree_.last[at(out)])];
  const Index end = subtree_side ? tree_.next[at(tree_.last[at(out)])] : out;
  for (Index u = start; u != end; u = tree_.next[at(u)]) mark_[at(u)] = round_;
  crossing_.clear();
  std::int64_t room = 0;
  for (Index u = start; u != end; u = tree_.next[at(u)]) {
    if (u == root_) continue;
    for (std::size_t k = incident_start_[at(u)]; k < incident_start_[at(u) + 1]; ++k) {
      const std::size_t a = at(incident_[k]);
      const bool leaves_side = tail_[a] == u;
      if (mark_[at(leaves_side ? head_[a] : tail_[a])] == round_) continue;
      const bool goes_outward = leaves_side == subtree_side;
      if (side_[a] != (goes_outward == outward ? kAtLower : kAtUpper) || capacity_[a] == 0) continue;
      crossing_.push_back({side_[a] * reduced_cost(incident_[k]), incident_[k]});
      room = capacity_[a] > kUnlimited - room ? kUnlimited : room + capacity_[a];
    }
  }
  return room;
}

bool NetworkSimplex::dual_pivot(Index out) {
  ++counts_.dual_pivots;
  const std::int64_t excess = excess_of(out);
  const bool outward = (excess > 0) == (tree_[out].up > 0);
  std::int64_t left = std::abs(excess);
  if (gather_crossing(out, outward) < left) return tell_cut(out, outward), false;
  std::ranges::make_heap(crossing_, std::greater{});
  for (;;) {
    const std::size_t e = at(crossing_.front().arc);
    const bool forward = side_[e] == kAtLower;
    const Index first = forward ? tail_[e] : head_[e];
    const Index second = forward ? head_[e] : tail_[e];
    const Index top = tree_.join(first, second);
    const bool turns_over = capacity_[e] < left;
    const std::int64_t amount = std::min(capacity_[e], left);
    push_and_note(first, second, top, amount);
    left -= amount;
    if (!turns_over) {
      side_[at(tree_[out].arc)] = excess > 0 && !is_artificial(tree_[out].arc) ? kAtUpper : kAtLower;
      exchange(crossing_.front().arc, forward ? amount : capacity_[e] - amount, outward ? first : second, out, top);
      return true;
    }
    side_[e] = forward ? kAtUpper : kAtLower;
    std::ranges::pop_heap(crossing_, std::greater{});
    crossing_.pop_back();
  }
}

void NetworkSimplex::tell_cut(Index out, bool outward) {
  std::vector<char> inside(at(root_) + 1, 0);
  const Index end = tree_.next[at(tree_.last[at(out)])];
  for (Index u = out; u != end; u = tree_.next[at(u)]) inside[at(u)] = 1;
  for (Index v = 0; v < root_; ++v)
    if ((inside[at(v)] != 0) == outward) cut_.push_back(v);
}

/// Pushes around and notes the tree arcs that this takes out of their bounds.
void NetworkSimplex::push_and_note(Index first, Index second, Index top, std::int64_t amount) {
  for (const auto& [end, sign] : {std::pair{first, -1}, std::pair{second, 1}})
    for (Index u = end; u != top; u = tree_[u].parent) {
      const bool well = excess_of(u) == 0;
      tree_[u].push_up(sign * amount);
      if (well && excess_of(u) != 0) wrong_.push_back(tree_[u].arc);
    }
}

}  // namespace korridor
