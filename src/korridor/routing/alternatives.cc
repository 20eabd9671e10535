#include <algorithm>

#include "korridor/routing/shortest_paths.h"
#include "korridor/routing/ways.h"

namespace korridor {
namespace {

constexpr double kPenalty = 1.5;
constexpr int kRoundsPerWay = 12;

double length_of(const WayGraph& graph, const std::vector<Index>& way) {
  double km = 0;
  for (const Index a : way) km += graph.network.arc_length_km[a];
  return km;
}

/// Length that two ways have in common, as a share of the shorter one.
double shared(const WayGraph& graph, const std::vector<Index>& a, const std::vector<Index>& b) {
  double common = 0;
  for (const Index arc : a)
    if (std::ranges::find(b, arc) != b.end()) common += graph.network.arc_length_km[arc];
  const double shorter = std::min(length_of(graph, a), length_of(graph, b));
  return shorter > 0 ? common / shorter : 1;
}

}  // namespace

std::vector<std::vector<Index>> find_alternatives(const WayGraph& graph, Index from, Index to, int count) {
  std::vector<char> usable;
  for (Index a = 0; a < graph.network.arcs.size(); ++a) usable.push_back(graph.usable(a) ? 1 : 0);
  std::vector<double> cost = graph.cost;
  std::vector<std::vector<Index>> ways;
  ShortestPaths paths;
  for (int round = 0; static_cast<int>(ways.size()) < count && round < count * kRoundsPerWay; ++round) {
    paths.run(graph.network.arcs, graph.network.nodes.size(), from, usable, cost);
    if (!paths.reached(to)) break;
    auto way = paths.way_to(graph.network.arcs, to);
    for (const Index a : way) cost[a] = cost[a] * kPenalty + 1e-6;  // free arcs get dearer too
    if (std::ranges::all_of(ways, [&](const auto& other) { return shared(graph, way, other) <= kMaxShared; }))
      ways.push_back(std::move(way));
  }
  return ways;
}

}  // namespace korridor
