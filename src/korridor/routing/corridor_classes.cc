#include "korridor/routing/corridor_classes.h"

#include <algorithm>

#include "korridor/routing/set_search.h"
#include "korridor/routing/shortest_paths.h"

namespace korridor {
namespace {

constexpr std::size_t kMostLabels = 1'000'000;
constexpr std::size_t kMostRemembered = 64;

/// The first node that a walk comes to twice, or kNone.
Index find_repeated(const Arcs& arcs, const std::vector<Index>& walk, Index from) {
  std::vector<Index> seen{from};
  for (const Index a : walk) {
    if (std::ranges::find(seen, arcs.head[a]) != seen.end()) return arcs.head[a];
    seen.push_back(arcs.head[a]);
  }
  return kNone;
}

/// Searches on two floors, the gateways leading from the lower to the upper. When the answer comes to a node twice, the
/// labels remember that node, and the search runs again (decremental state space relaxation, Righini and Salani 2008).
std::vector<Index> find_through(const WayGraph& graph, const std::vector<char>& gate, const std::vector<char>& refused,
                                Index from, Index to) {
  const Arcs& arcs = graph.network.arcs;
  const Index nodes = graph.network.nodes.size();
  std::vector<std::uint64_t> bit(nodes, 0);
  const auto expand = [&](const SetSearch::Label& label, auto open) {
    const Index node = label.node % nodes;
    for (Index a = arcs.first_out[node]; a < arcs.first_out[node + 1]; ++a) {
      const Index head = arcs.head[a];
      if (!graph.usable(a) || refused[a] != 0 || (label.met & bit[head]) != 0) continue;
      const Index floor = label.node >= nodes || gate[a] != 0 ? nodes : 0;
      open({.node = head + floor,
            .arc = a,
            .met = label.met | bit[head],
            .cost = label.cost + graph.cost[a],
            .parent = 0});
    }
  };
  for (std::size_t remembered = 0; remembered < kMostRemembered; ++remembered) {
    const auto walk =
        SetSearch(2 * nodes, kMostLabels)
            .run({.node = from, .arc = kNone, .met = bit[from], .cost = 0, .parent = 0}, to + nodes, expand);
    if (!walk) return {};
    const Index repeated = find_repeated(arcs, *walk, from);
    if (repeated == kNone) return *walk;
    bit[repeated] = std::uint64_t{1} << remembered;
  }
  return {};
}

}  // namespace

Gateways find_gateways(const WayGraph& graph) {
  Gateways gateways;
  const Study& study = graph.network.study();
  const Table& corridors = study.table("corridors");
  for (std::size_t c = 0; c < corridors.size(); ++c) {
    const auto selector = Selector::parse("corridor:" + corridors.id(c), study);
    if (!selector) continue;  // the reader has checked every gateway
    const auto links = selector->select(study, "links");
    std::vector<char> arcs(graph.network.arcs.size(), 0);
    for (Index a = 0; a < arcs.size(); ++a)
      if (const Index link = graph.network.arcs.link[a]; link != kNone && links[link]) arcs[a] = 1;
    gateways.corridors.push_back(corridors.id(c));
    gateways.class_of.push_back(corridors.text(c, "class"));
    gateways.arcs.push_back(std::move(arcs));
    const std::string& name = gateways.class_of.back();
    if (!name.empty() && std::ranges::find(gateways.classes, name) == gateways.classes.end())
      gateways.classes.push_back(name);
  }
  return gateways;
}

std::vector<Index> find_way_of_class(const WayGraph& graph, const Gateways& gateways, const std::string& class_name,
                                     Index from, Index to) {
  std::vector<char> gate(graph.network.arcs.size(), 0);
  std::vector<char> others(graph.network.arcs.size(), 0);
  for (std::size_t c = 0; c < gateways.corridors.size(); ++c) {
    if (gateways.class_of[c].empty()) continue;
    auto& marks = gateways.class_of[c] == class_name ? gate : others;
    for (std::size_t a = 0; a < marks.size(); ++a) marks[a] = marks[a] != 0 || gateways.arcs[c][a] != 0 ? 1 : 0;
  }
  const auto alone = find_through(graph, gate, others, from, to);
  return alone.empty() ? find_through(graph, gate, std::vector<char>(gate.size(), 0), from, to) : alone;
}

std::vector<Index> find_way_off_corridors(const WayGraph& graph, const Gateways& gateways, Index from, Index to) {
  const Arcs& arcs = graph.network.arcs;
  std::vector<char> usable(arcs.size(), 0);
  for (Index a = 0; a < arcs.size(); ++a)
    usable[a] = graph.usable(a) && std::ranges::none_of(gateways.arcs, [&](const auto& gate) { return gate[a] != 0; });
  ShortestPaths paths;
  paths.run(arcs, graph.network.nodes.size(), from, usable, graph.cost);
  return paths.reached(to) ? paths.way_to(arcs, to) : std::vector<Index>{};
}

}  // namespace korridor
