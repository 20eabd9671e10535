#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "korridor/routing/shortest_paths.h"
#include "korridor/routing/ways.h"

namespace korridor {
namespace {

/// Which part of the avoid expressions means a link or place, as text.
std::string find_avoid(const Study& study, const std::vector<std::string>& avoid, const char* table, std::size_t row) {
  for (const std::string& text : avoid) {
    const auto whole = Selector::parse(text, study);
    if (!whole) continue;
    for (const std::string& part : whole->alternatives())
      if (const auto selector = Selector::parse(part, study); selector && selector->select(study, table)[row])
        return part;
  }
  return {};
}

std::string say(char block, const std::string& avoided_by) {
  switch (block) {
    case WayGraph::kAvoided:
      return "avoided by " + avoided_by;
    case WayGraph::kClosed:
      return "closed on that day";
    case WayGraph::kPlanned:
      return "planned, not built";
    case WayGraph::kBanned:
      return "transit of the good is banned";
    default:
      return "does not carry the good";
  }
}

}  // namespace

std::vector<Obstacle> find_cut(const WayGraph& graph, Index from, Index to, const std::vector<std::string>& avoid) {
  const Network& net = graph.network;
  const Study& study = net.study();
  // Every obstacle weighs far more than any way costs, so the fewest come first and cost decides among equals.
  double all = 1;
  for (const double c : graph.cost) all += c;
  std::vector<char> usable;
  std::vector<double> weight;
  const auto is_avoided_link = [&](Index a) {
    return net.arcs.link[a] != kNone && graph.block[a] == WayGraph::kAvoided &&
           !find_avoid(study, avoid, "links", net.arcs.link[a]).empty();
  };
  // Handling leads from one side of a place to the other: the place was counted when it was entered.
  const auto enters_avoided = [&](Index a) {
    return net.arcs.link[a] != kNone && graph.node_avoided[net.arcs.head[a]] != 0;
  };
  for (Index a = 0; a < net.arcs.size(); ++a) {
    const char block = graph.block[a];
    usable.push_back(block == WayGraph::kNotCarried ? 0 : 1);
    const bool blocked =
        block == WayGraph::kClosed || block == WayGraph::kPlanned || block == WayGraph::kBanned || is_avoided_link(a);
    weight.push_back(graph.cost[a] + (blocked ? all : 0) + (enters_avoided(a) ? all : 0));
  }
  ShortestPaths paths;
  paths.run(net.arcs, net.nodes.size(), from, usable, weight);
  if (!paths.reached(to)) return {};
  std::vector<Obstacle> obstacles;
  std::set<std::string> told;
  const auto tell = [&](const std::string& asset, std::string why) {
    if (told.insert(asset).second) obstacles.push_back({asset, std::move(why)});
  };
  const auto tell_place = [&](Index place) {
    tell("place:" + study.table("places").id(place),
         say(WayGraph::kAvoided, find_avoid(study, avoid, "places", place)));
  };
  if (graph.node_avoided[from] != 0) tell_place(net.nodes.place[from]);
  for (const Index a : paths.way_to(net.arcs, to)) {
    const Index link = net.arcs.link[a];
    const char block = graph.block[a];
    if (link != kNone && block != WayGraph::kFree) {
      const std::string by = find_avoid(study, avoid, "links", link);
      if (block != WayGraph::kAvoided || !by.empty())
        tell("link:" + study.table("links").id(link),
             say(block, by) + (block != WayGraph::kAvoided && !by.empty() ? "; avoided by " + by : ""));
    }
    if (link == kNone && block == WayGraph::kClosed)
      tell("place:" + study.table("places").id(net.arcs.place[a]), "no throughput on that day");
    if (const Index head = net.arcs.head[a]; graph.node_avoided[head] != 0) tell_place(net.nodes.place[head]);
  }
  return obstacles;
}

std::string find_why_no_cut(const WayGraph& graph) {
  const Arcs& arcs = graph.network.arcs;
  for (Index a = 0; a < arcs.size(); ++a)
    if (arcs.link[a] != kNone && graph.block[a] != WayGraph::kNotCarried) return "not_joined";
  return "not_carried";
}

}  // namespace korridor
