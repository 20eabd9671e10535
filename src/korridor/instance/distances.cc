#include "korridor/instance/distances.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace korridor {

Distances::Distances(std::size_t nodes, std::span<const std::pair<std::int32_t, std::int32_t>> arcs,
                     std::int32_t first_through)
    : first_through_(first_through), start_(nodes + 1, 0), arc_(arcs.size()), head_(arcs.size()), distance_(nodes),
      last_arc_(nodes) {
  for (const auto& [from, to] : arcs) {
    ++start_[static_cast<std::size_t>(from) + 1];
    tail_.push_back(from);
  }
  for (std::size_t v = 1; v < start_.size(); ++v) start_[v] += start_[v - 1];
  std::vector<std::size_t> place(start_);
  for (std::size_t a = 0; a < arcs.size(); ++a) {
    const std::size_t k = place[static_cast<std::size_t>(arcs[a].first)]++;
    arc_[k] = static_cast<std::int32_t>(a);
    head_[k] = arcs[a].second;
  }
}

void Distances::run(std::int32_t origin, std::span<const double> length) {
  std::ranges::fill(distance_, std::numeric_limits<double>::infinity());
  std::ranges::fill(last_arc_, -1);
  distance_[static_cast<std::size_t>(origin)] = 0;
  heap_.assign(1, {0.0, origin});
  while (!heap_.empty()) {
    std::ranges::pop_heap(heap_, std::greater{});
    const auto [d, v] = heap_.back();
    heap_.pop_back();
    if (d > distance_[static_cast<std::size_t>(v)] || (v < first_through_ && v != origin)) continue;
    for (std::size_t k = start_[static_cast<std::size_t>(v)]; k < start_[static_cast<std::size_t>(v) + 1]; ++k) {
      const double reached = d + length[static_cast<std::size_t>(arc_[k])];
      const auto head = static_cast<std::size_t>(head_[k]);
      if (reached >= distance_[head]) continue;
      distance_[head] = reached;
      last_arc_[head] = arc_[k];
      heap_.emplace_back(reached, head_[k]);
      std::ranges::push_heap(heap_, std::greater{});
    }
  }
}

}  // namespace korridor
