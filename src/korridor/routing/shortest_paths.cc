#include "korridor/routing/shortest_paths.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

namespace korridor {

namespace {
constexpr double kFar = std::numeric_limits<double>::infinity();
constexpr std::size_t kWays = 4;
}  // namespace

void ShortestPaths::push(double key, Index node) {
  std::size_t at = heap_.size();
  heap_.push_back({key, node});
  while (at > 0) {
    const std::size_t up = (at - 1) / kWays;
    if (heap_[up].key < key || (heap_[up].key == key && heap_[up].node <= node)) break;
    heap_[at] = heap_[up];
    at = up;
  }
  heap_[at] = {key, node};
}

ShortestPaths::Entry ShortestPaths::pop() {
  const auto less = [](const Entry& a, const Entry& b) { return a.key < b.key || (a.key == b.key && a.node < b.node); };
  const Entry top = heap_.front();
  const Entry last = heap_.back();
  heap_.pop_back();
  std::size_t at = 0;
  while (!heap_.empty()) {
    const std::size_t first = at * kWays + 1;
    if (first >= heap_.size()) break;
    std::size_t best = first;
    for (std::size_t child = first + 1; child < std::min(first + kWays, heap_.size()); ++child)
      if (less(heap_[child], heap_[best])) best = child;
    if (!less(heap_[best], last)) break;
    heap_[at] = heap_[best];
    at = best;
  }
  if (!heap_.empty()) heap_[at] = last;
  return top;
}

void ShortestPaths::index_heads(const Arcs& arcs, Index nodes) {
  first_in_.assign(nodes + 1, 0);
  for (const Index head : arcs.head) ++first_in_[head + 1];
  std::partial_sum(first_in_.begin(), first_in_.end(), first_in_.begin());
  arcs_in_.resize(arcs.size());
  std::vector<Index> next(first_in_.begin(), first_in_.end() - 1);
  for (Index a = 0; a < arcs.size(); ++a) arcs_in_[next[arcs.head[a]]++] = a;
}

void ShortestPaths::run(const Arcs& arcs, Index nodes, Index start, const std::vector<char>& usable,
                        const std::vector<double>& cost, bool backward) {
  distance_.assign(nodes, kFar);
  arc_into_.assign(nodes, kNone);
  settled_.assign(nodes, 0);
  heap_.clear();
  if (backward) index_heads(arcs, nodes);
  distance_[start] = 0;
  push(0, start);
  while (!heap_.empty()) {
    const auto [key, node] = pop();
    if (settled_[node] != 0) continue;
    settled_[node] = 1;
    const Index begin = backward ? first_in_[node] : arcs.first_out[node];
    const Index end = backward ? first_in_[node + 1] : arcs.first_out[node + 1];
    for (Index k = begin; k < end; ++k) {
      const Index arc = backward ? arcs_in_[k] : k;
      if (usable[arc] == 0) continue;
      assert(cost[arc] >= 0);
      const Index next = backward ? arcs.tail[arc] : arcs.head[arc];
      const double far = key + cost[arc];
      if (far > distance_[next] || (far == distance_[next] && arc >= arc_into_[next])) continue;
      if (settled_[next] != 0) continue;
      const bool nearer = far < distance_[next];
      distance_[next] = far;
      arc_into_[next] = arc;
      if (nearer) push(far, next);
    }
  }
}

bool ShortestPaths::reached(Index node) const { return distance_[node] < kFar; }

std::vector<Index> ShortestPaths::way_to(const Arcs& arcs, Index node) const {
  std::vector<Index> way;
  for (Index at = node; arc_into_[at] != kNone; at = arcs.tail[arc_into_[at]]) way.push_back(arc_into_[at]);
  std::ranges::reverse(way);
  return way;
}

}  // namespace korridor
