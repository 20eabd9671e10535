#include <algorithm>

#include "korridor/flow/network_simplex.h"

namespace korridor {

/// First what takes room away, then what gives room or changes costs. Closed arcs are priced out by the primal simplex,
/// which needs a quarter of the time of the dual one where cuts are wide (docs/methods/instances.md); other narrowed
/// arcs are mended by the dual. Where only the second part could mend the first: a start from nothing.
FlowStatus NetworkSimplex::solve_warm() {
  const auto wanted = [this](Index a) {
    const std::int64_t upper = network_.upper[at(a)];
    return upper == kUnlimited ? kUnlimited : upper - network_.lower[at(a)];
  };
  wrong_.clear();
  std::vector<Index> closing;
  for (const Index a : pending_)
    if (wanted(a) == 0 && carried(a) > 0 && artificial_cost_ < kDearest &&
        std::ranges::find(closing, a) == closing.end())
      closing.push_back(a);
  if (const FlowStatus status = price_out(closing); status != FlowStatus::kOptimal) return status;
  for (const Index a : pending_)
    if (wanted(a) < capacity_[at(a)]) narrow(a, wanted(a));
  if (!wrong_.empty()) {
    const bool others = std::ranges::any_of(
        pending_, [&](Index a) { return wanted(a) > capacity_[at(a)] || network_.cost[at(a)] != cost_[at(a)]; });
    const FlowStatus status = run_dual();
    if (status == FlowStatus::kInfeasible && others) return cut_.clear(), solve_cold();
    if (status != FlowStatus::kOptimal) return status;
  }
  bool prices_moved = false;
  for (const Index a : pending_)
    if (network_.cost[at(a)] != cost_[at(a)] && (capacity_[at(a)] > 0 || wanted(a) > 0))
      prices_moved |= change_cost(a, network_.cost[at(a)]);
  for (const Index a : pending_) {
    if (wanted(a) <= capacity_[at(a)]) continue;
    prices_moved |= side_[at(a)] == kAtUpper;
    if (!widen(a, wanted(a))) return tell_unbounded();
  }
  const bool pays = std::ranges::any_of(
      pending_, [this](Index a) { return side_[at(a)] * reduced_cost(a) < 0 && capacity_[at(a)] > 0; });
  return prices_moved || pays ? run_primal() : FlowStatus::kOptimal;
}

std::int64_t NetworkSimplex::carried(Index a) const {
  if (side_[at(a)] == kInTree) return tree_[tree_node(a)].flow;
  return side_[at(a)] == kAtUpper ? capacity_[at(a)] : 0;
}

/// Raises the cost of arcs until nothing is left on them. Small steps first: they leave fewer arcs worth a pivot. An
/// arc that stays in the tree keeps its raised cost; being closed, it has no say in what is cheapest.
FlowStatus NetworkSimplex::price_out(std::vector<Index>& closing) {
  std::vector<std::int64_t> base;
  for (const Index a : closing) base.push_back(cost_[at(a)]);
  for (std::int64_t raise = first_raise_; !closing.empty(); raise = std::min(4 * raise, artificial_cost_)) {
    for (std::size_t k = 0; k < closing.size(); ++k) change_cost(closing[k], base[k] + raise);
    if (const FlowStatus status = run_primal(); status != FlowStatus::kOptimal) return status;
    std::size_t kept = 0;
    for (std::size_t k = 0; k < closing.size(); ++k) {
      const Index a = closing[k];
      if (carried(a) > 0) {
        base[kept] = base[k];
        closing[kept++] = a;
        continue;
      }
      capacity_[at(a)] = 0;
      if (side_[at(a)] == kInTree)
        tree_[tree_node(a)].capacity = 0;
      else
        cost_[at(a)] = base[k];
    }
    closing.resize(kept);
    if (raise == artificial_cost_ && kept > 0) return solve_cold();  // no way around: the cut is told from there
  }
  return FlowStatus::kOptimal;
}

void NetworkSimplex::narrow(Index a, std::int64_t capacity) {
  const std::size_t i = at(a);
  if (side_[i] == kInTree) {
    tree_[tree_node(a)].capacity = capacity;
    if (tree_[tree_node(a)].flow > capacity) wrong_.push_back(a);
  } else if (side_[i] == kAtUpper) {
    push_and_note(head_[i], tail_[i], tree_.join(tail_[i], head_[i]), capacity_[i] - capacity);
  }
  capacity_[i] = capacity;
}

/// An arc that was full carries more where that pays, else less, until something blocks. False: without end.
bool NetworkSimplex::widen(Index a, std::int64_t capacity) {
  const std::size_t i = at(a);
  const std::int64_t before = capacity_[i];
  capacity_[i] = capacity;
  if (side_[i] == kInTree) tree_[tree_node(a)].capacity = capacity;
  if (side_[i] != kAtUpper) return true;
  if (before == 0) side_[i] = kAtLower;
  return before == 0 || pivot(a, before, reduced_cost(a) < 0 ? 1 : -1);
}

/// True: prices of nodes had to follow.
bool NetworkSimplex::change_cost(Index a, std::int64_t cost) {
  const std::int64_t by = cost - cost_[at(a)];
  cost_[at(a)] = cost;
  if (side_[at(a)] != kInTree || by == 0) return false;
  const Index u = tree_node(a);
  shift(u, tree_[u].up > 0 ? -by : by);
  return true;
}

}  // namespace korridor
