#include "korridor/routing/corridor_classes.h"

#include <algorithm>

#include "korridor/routing/shortest_paths.h"

namespace korridor {
namespace {

/// Two copies of the arcs: the lower without a gateway crossed, the upper after one was. Arc i of the result is `origin[i]`.
struct TwoFloors {
  Arcs arcs;
  std::vector<Index> origin;
  std::vector<char> usable;
  std::vector<double> cost;
};

TwoFloors make_floors(const WayGraph& graph, const std::vector<char>& gate, const std::vector<char>& refused) {
  const Arcs& base = graph.network.arcs;
  const Index nodes = graph.network.nodes.size();
  TwoFloors floors;
  floors.arcs.first_out.push_back(0);
  const auto add = [&](Index a, Index tail, Index head) {
    floors.arcs.tail.push_back(tail);
    floors.arcs.head.push_back(head);
    floors.origin.push_back(a);
    floors.usable.push_back(graph.usable(a) && refused[a] == 0 ? 1 : 0);
    floors.cost.push_back(graph.cost[a]);
  };
  for (Index floor = 0; floor < 2; ++floor)
    for (Index n = 0; n < nodes; ++n) {
      for (Index a = base.first_out[n]; a < base.first_out[n + 1]; ++a)
        add(a, n + floor * nodes, base.head[a] + (floor == 1 || gate[a] != 0 ? nodes : 0));
      floors.arcs.first_out.push_back(floors.arcs.size());
    }
  return floors;
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
    if (!name.empty() && std::ranges::find(gateways.classes, name) == gateways.classes.end()) gateways.classes.push_back(name);
  }
  return gateways;
}

std::vector<Index> find_way_of_class(const WayGraph& graph, const Gateways& gateways, const std::string& class_name, Index from, Index to) {
  std::vector<char> gate(graph.network.arcs.size(), 0);
  std::vector<char> others(graph.network.arcs.size(), 0);
  for (std::size_t c = 0; c < gateways.corridors.size(); ++c) {
    if (gateways.class_of[c].empty()) continue;
    auto& marks = gateways.class_of[c] == class_name ? gate : others;
    for (std::size_t a = 0; a < marks.size(); ++a) marks[a] = marks[a] != 0 || gateways.arcs[c][a] != 0 ? 1 : 0;
  }
  const Index nodes = graph.network.nodes.size();
  for (const bool strict : {true, false}) {
    const TwoFloors floors = make_floors(graph, gate, strict ? others : std::vector<char>(others.size(), 0));
    ShortestPaths paths;
    paths.run(floors.arcs, 2 * nodes, from, floors.usable, floors.cost);
    if (!paths.reached(to + nodes)) continue;
    std::vector<Index> way;
    for (const Index a : paths.way_to(floors.arcs, to + nodes)) way.push_back(floors.origin[a]);
    return way;
  }
  return {};
}

}  // namespace korridor
