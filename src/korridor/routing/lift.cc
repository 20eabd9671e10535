#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <queue>
#include <tuple>

#include "korridor/routing/ways.h"

namespace korridor {
namespace {

constexpr std::size_t kMostParts = 64;
constexpr std::size_t kMostLabels = 1'000'000;

using Parts = std::uint64_t;

/// By arc: the parts that mean its link or one of its ends.
std::vector<Parts> mark_parts(const WayGraph& graph, const std::vector<std::string>& parts) {
  const Network& net = graph.network;
  std::vector<Parts> marks(net.arcs.size(), 0);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const auto selector = Selector::parse(parts[p], net.study());
    if (!selector) continue;  // make_way_graph has parsed the whole
    const auto links = selector->select(net.study(), "links");
    const auto places = selector->select(net.study(), "places");
    for (Index a = 0; a < net.arcs.size(); ++a) {
      const Index link = net.arcs.link[a];
      if ((link != kNone && links[link]) || places[net.nodes.place[net.arcs.tail[a]]] ||
          places[net.nodes.place[net.arcs.head[a]]])
        marks[a] |= Parts{1} << p;
    }
  }
  return marks;
}

/// The least set of parts on any way, or nothing: no way at all, or (`gave_up`) too many labels.
std::optional<Parts> search(const WayGraph& graph, Index from, Index to, const std::vector<Parts>& marks,
                            bool& gave_up) {
  const Arcs& arcs = graph.network.arcs;
  using Label = std::tuple<int, Parts, Index>;  // number of parts, parts, node
  std::priority_queue<Label, std::vector<Label>, std::greater<>> open;
  std::vector<std::vector<Parts>> settled(graph.network.nodes.size());
  std::size_t made = 0;
  open.emplace(0, 0, from);
  while (!open.empty()) {
    const auto [count, touched, node] = open.top();
    open.pop();
    if (node == to) return touched;
    auto& here = settled[node];
    if (std::ranges::any_of(here, [&](Parts p) { return (p & ~touched) == 0; })) continue;
    here.push_back(touched);
    for (Index a = arcs.first_out[node]; a < arcs.first_out[node + 1]; ++a) {
      if (graph.block[a] != WayGraph::kFree && graph.block[a] != WayGraph::kAvoided) continue;
      if (++made > kMostLabels) {
        gave_up = true;
        return std::nullopt;
      }
      const Parts next = touched | marks[a];
      open.emplace(std::popcount(next), next, arcs.head[a]);
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> find_lift(const WayGraph& graph, Index from, Index to, const std::vector<std::string>& avoid,
                                   Warnings& warnings) {
  std::vector<std::string> parts;
  for (const std::string& text : avoid)
    if (const auto selector = Selector::parse(text, graph.network.study()))
      for (auto& part : selector->alternatives()) parts.push_back(std::move(part));
  if (parts.empty()) return {};
  bool gave_up = parts.size() > kMostParts;
  std::optional<Parts> found;
  if (!gave_up) found = search(graph, from, to, mark_parts(graph, parts), gave_up);
  if (gave_up)
    warnings.push_back(
        {"lift_not_found",
         fmt::format("which of the {} avoided parts to lift was not found: more than {} parts or {} labels",
                     parts.size(), kMostParts, kMostLabels),
         "avoid"});
  std::vector<std::string> lift;
  for (std::size_t p = 0; p < parts.size() && found; ++p)
    if ((*found >> p & 1U) != 0) lift.push_back(parts[p]);
  return lift;
}

}  // namespace korridor
