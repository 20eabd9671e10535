#include <algorithm>
#include <cmath>

#include "korridor/flow/network_simplex.h"

namespace korridor {
namespace {

/// No bound reaches so far (check_network), and what is left of an unlimited arc always does.
constexpr std::int64_t kEndless = std::int64_t{1} << 62;

}  // namespace

FlowStatus NetworkSimplex::solve_cold() {
  ++counts_.cold_starts;
  for (const Index a : changed_) put_in_force(a);
  WideInt sum = 0;
  for (const std::int64_t s : network_.supply) sum += s;
  start_from_artificial();
  if (sum != 0) {  // all nodes together are the cut, or what lies outside them
    for (Index v = 0; sum > 0 && v < root_; ++v) cut_.push_back(v);
    return FlowStatus::kInfeasible;
  }
  pivot_on_cheap_arcs();
  return run_primal();
}

/// Every arc at its lower bound, every node hangs from the root by an arc that carries what the node is short of.
void NetworkSimplex::start_from_artificial() {
  const std::size_t n = network_.nodes();
  std::vector<std::int64_t> supply(network_.supply);
  for (std::size_t a = 0; a < arcs_; ++a) {
    side_[a] = kAtLower;
    supply[at(tail_[a])] -= network_.lower[a];
    supply[at(head_[a])] += network_.lower[a];
  }
  tree_.make_star(n + 1);
  potential_.assign(n + 1, 0);
  for (std::size_t v = 0; v < n; ++v) {
    const std::size_t a = arcs_ + v;
    const auto node = static_cast<Index>(v);
    const bool up = supply[v] >= 0;
    tail_[a] = up ? node : root_;
    head_[a] = up ? root_ : node;
    cost_[a] = artificial_cost_;
    capacity_[a] = kUnlimited;
    side_[a] = kInTree;
    SpanningTree::Node& record = tree_[node];
    record.arc = static_cast<Index>(a);
    record.up = up ? 1 : -1;
    record.flow = std::abs(supply[v]);
    record.capacity = kUnlimited;
    potential_[v] = up ? std::uint64_t{0} - static_cast<std::uint64_t>(artificial_cost_)
                       : static_cast<std::uint64_t>(artificial_cost_);
  }
  next_arc_ = 0;
}

/// First pivots: the cheapest arc into every node that wants flow.
void NetworkSimplex::pivot_on_cheap_arcs() {
  std::vector<Index> cheapest(network_.nodes(), -1);
  for (std::size_t a = 0; a < arcs_; ++a) {
    Index& best = cheapest[at(head_[a])];
    if (network_.supply[at(head_[a])] < 0 && (best < 0 || cost_[a] < cost_[at(best)])) best = static_cast<Index>(a);
  }
  for (const Index a : cheapest)
    if (a >= 0 && capacity_[at(a)] > 0 && side_[at(a)] == kAtLower && reduced_cost(a) < 0) pivot(a, 0, 1);
}

FlowStatus NetworkSimplex::run_primal() {
  // Strongly feasible trees do not cycle. After dual pivots the tree may not be one: a start from nothing then is.
  const std::int64_t patience = counts_.primal_pivots + 1000 + 50 * static_cast<std::int64_t>(arcs_ + at(root_));
  const bool cold = !solved_;
  const auto find = [&] { return cold ? find_entering() : find_entering_among_few(); };
  candidates_.clear();
  for (Index entering = find(); entering >= 0; entering = find()) {
    const bool lower = side_[at(entering)] == kAtLower;
    if (!pivot(entering, lower ? 0 : capacity_[at(entering)], lower ? 1 : -1)) return tell_unbounded();
    if (out_of_time()) return FlowStatus::kLimit;
    if (!cold && counts_.primal_pivots > patience) {
      solved_ = false;
      return solve_cold();
    }
  }
  return end_primal();
}

/// Flow that is left on artificial arcs finds no other way; the prices then split the nodes in those that cannot send
/// on and those that cannot get.
FlowStatus NetworkSimplex::end_primal() {
  bool short_of_flow = false;
  for (Index v = 0; v < root_; ++v) short_of_flow |= is_artificial(tree_[v].arc) && tree_[v].flow != 0;
  if (!short_of_flow) return FlowStatus::kOptimal;
  const std::vector<std::int64_t> prices = potential();
  for (Index v = 0; v < root_; ++v)
    if (prices[at(v)] < 0) cut_.push_back(v);
  return FlowStatus::kInfeasible;
}

/// A ring that earns without end only counts where there is a flow at all.
FlowStatus NetworkSimplex::tell_unbounded() {
  FlowNetwork free = network_;
  std::ranges::fill(free.cost, 0);
  NetworkSimplex feasible(std::move(free));
  const FlowStatus status = feasible.solve();
  if (status != FlowStatus::kInfeasible) return FlowStatus::kUnbounded;
  ring_.clear();
  cut_ = feasible.cut();
  return status;
}

/// Block search: the best arc of a block of about sqrt(m), the blocks in turn.
NetworkSimplex::Index NetworkSimplex::find_entering() {
  const auto block = std::max<std::size_t>(10, static_cast<std::size_t>(std::sqrt(static_cast<double>(arcs_))));
  std::int64_t best = 0;
  Index entering = -1;
  std::size_t a = next_arc_ < arcs_ ? next_arc_ : 0;
  for (std::size_t seen = 0; seen < arcs_;) {
    const std::size_t end = std::min({a + block, arcs_, a + (arcs_ - seen)});
    seen += end - a;
    for (; a < end; ++a) {
      const std::int64_t gain = side_[a] * reduced_cost(static_cast<Index>(a));
      if (gain < best) {
        best = gain;
        entering = static_cast<Index>(a);
      }
    }
    if (a == arcs_) a = 0;
    if (entering >= 0) break;
  }
  next_arc_ = a;
  return entering;
}

/// After small changes few arcs pay: those found in a look at many are kept, and the best of them taken until none is
/// left.
NetworkSimplex::Index NetworkSimplex::find_entering_among_few() {
  for (bool refilled = false;; refilled = true) {
    std::int64_t best = 0;
    Index entering = -1;
    std::size_t kept = 0;
    for (const Index a : candidates_) {
      const std::int64_t gain = side_[at(a)] * reduced_cost(a);
      if (gain >= 0) continue;
      candidates_[kept++] = a;
      if (gain < best) {
        best = gain;
        entering = a;
      }
    }
    candidates_.resize(kept);
    if (entering >= 0 || refilled) return entering;
    gather_candidates();
  }
}

void NetworkSimplex::gather_candidates() {
  const auto enough = 64 + static_cast<std::size_t>(3 * std::sqrt(static_cast<double>(arcs_)));
  std::size_t a = next_arc_ < arcs_ ? next_arc_ : 0;
  for (std::size_t seen = 0; seen < arcs_ && candidates_.size() < enough; ++seen) {
    if (side_[a] * reduced_cost(static_cast<Index>(a)) < 0) candidates_.push_back(static_cast<Index>(a));
    if (++a == arcs_) a = 0;
  }
  next_arc_ = a;
}

/// The last arc that blocks on the way round, seen from the join: keeps the tree strongly feasible.
NetworkSimplex::Blocking NetworkSimplex::find_blocking(Index first, Index second, Index top, std::int64_t room) const {
  Blocking found{.amount = room, .node = -1, .on_first = true};
  for (Index u = first; u != top; u = tree_[u].parent)
    if (const std::int64_t d = tree_[u].room_down(); d < found.amount)
      found = {.amount = d, .node = u, .on_first = true};
  for (Index u = second; u != top; u = tree_[u].parent)
    if (const std::int64_t d = tree_[u].room_up(); d <= found.amount)
      found = {.amount = d, .node = u, .on_first = false};
  return found;
}

void NetworkSimplex::push_around(Index first, Index second, Index top, std::int64_t amount) {
  for (Index u = first; u != top; u = tree_[u].parent) tree_[u].push_up(-amount);
  for (Index u = second; u != top; u = tree_[u].parent) tree_[u].push_up(amount);
}

/// Changes the flow of an arc outside the tree as far as it goes. False: without end.
bool NetworkSimplex::pivot(Index entering, std::int64_t flow_before, int direction) {
  ++counts_.primal_pivots;
  const std::size_t e = at(entering);
  const Index first = direction > 0 ? tail_[e] : head_[e];
  const Index second = direction > 0 ? head_[e] : tail_[e];
  const Index top = tree_.join(first, second);
  const Blocking blocking = find_blocking(first, second, top, direction > 0 ? capacity_[e] - flow_before : flow_before);
  if (blocking.amount > kEndless) {
    ring_ = {entering};
    for (const Index end : {first, second})
      for (Index u = end; u != top; u = tree_[u].parent) ring_.push_back(tree_[u].arc);
    return false;
  }
  if (blocking.amount > 0) push_around(first, second, top, blocking.amount);
  if (blocking.node < 0) {
    side_[e] = direction > 0 ? kAtUpper : kAtLower;
    return true;
  }
  const SpanningTree::Node& leaving = tree_[blocking.node];
  side_[at(leaving.arc)] = leaving.flow == 0 ? kAtLower : kAtUpper;
  exchange(entering, flow_before + direction * blocking.amount, blocking.on_first ? first : second, blocking.node, top);
  return true;
}

/// Puts an arc into the tree for the one above `out`; `root` is its end in the part that is cut off.
void NetworkSimplex::exchange(Index entering, std::int64_t flow, Index root, Index out, Index top) {
  const std::size_t e = at(entering);
  const bool up = tail_[e] == root;
  const std::int64_t price = reduced_cost(entering);
  side_[e] = kInTree;
  tree_.reattach(out, root, up ? head_[e] : tail_[e], top,
                 {.parent = -1, .arc = entering, .size = 0, .up = up ? 1 : -1, .flow = flow, .capacity = capacity_[e]});
  shift(root, up ? -price : price);
}

/// Adds to the prices of a subtree, or takes from those of all other nodes where these are fewer.
void NetworkSimplex::shift(Index subtree, std::int64_t by) {
  const auto add = static_cast<std::uint64_t>(by);
  if (2 * tree_[subtree].size <= root_) {
    Index u = subtree;
    for (Index left = tree_[subtree].size; left > 0; --left, u = tree_.next[at(u)]) potential_[at(u)] += add;
  } else {
    for (Index u = tree_.next[at(tree_.last[at(subtree)])]; u != subtree; u = tree_.next[at(u)])
      potential_[at(u)] -= add;
  }
}

}  // namespace korridor
