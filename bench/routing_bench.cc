// Ways through the bundled study: cheapest way and Pareto set, beside Boost.Graph's Dijkstra.
//
// The peer of the Pareto set is what anybody would have to pay at least: its own three Dijkstras, one per criterion.
// Boost has no search with several criteria for this model, so that ratio is a price, not a race.

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <cstdio>

#include "korridor/routing/pareto.h"
#include "korridor/routing/shortest_paths.h"
#include "korridor/routing/way_graph.h"
#include "ratio.h"

namespace korridor {
namespace {

struct BoostArc {
  double cost, hours, risk;
};
using BoostGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, BoostArc>;

BoostGraph make_boost(const WayGraph& graph) {
  const Arcs& arcs = graph.network.arcs;
  std::vector<std::pair<Index, Index>> ends;
  std::vector<BoostArc> values;
  for (Index a = 0; a < arcs.size(); ++a) {
    if (!graph.usable(a)) continue;
    ends.emplace_back(arcs.tail[a], arcs.head[a]);
    values.push_back({graph.cost[a], graph.hours[a], graph.risk[a]});
  }
  return {boost::edges_are_sorted, ends.begin(), ends.end(), values.begin(), graph.network.nodes.size()};
}

/// Workspace of the peer, used again as ours is.
class BoostPaths {
 public:
  explicit BoostPaths(const BoostGraph& graph)
      : graph_(graph), distance_(boost::num_vertices(graph)), before_(boost::num_vertices(graph)),
        color_(boost::num_vertices(graph)) {}
  double run(std::size_t from, std::size_t to, double BoostArc::* criterion) {
    const auto ids = boost::get(boost::vertex_index, graph_);
    boost::dijkstra_shortest_paths(graph_, from,
                                   boost::weight_map(boost::get(criterion, graph_))
                                       .distance_map(boost::make_iterator_property_map(distance_.begin(), ids))
                                       .predecessor_map(boost::make_iterator_property_map(before_.begin(), ids))
                                       .color_map(boost::make_iterator_property_map(color_.begin(), ids)));
    return distance_[to];
  }

 private:
  const BoostGraph& graph_;
  std::vector<double> distance_;
  std::vector<std::size_t> before_;
  std::vector<boost::default_color_type> color_;
};

int run() {
  const auto study = read_study(KORRIDOR_SOURCE_DIR "/studies/kazakhstan");
  if (!study) return std::fprintf(stderr, "%s\n", to_line(study.error().front()).c_str()), 2;
  const auto world = World::apply(*study);
  const auto good = study->table("goods").find("ferrochrome");
  if (!world || !good) return 2;
  auto graph = make_way_graph(*world, *good, {}, study->settings.start);
  auto narrow = make_way_graph(*world, *good, {"country:CHN | country:RUS | country:IRN"}, study->settings.start);
  if (!graph || !narrow) return 2;
  const Network& net = graph->network;
  const Index from = net.nodes.out_of[*study->table("places").find("almaty")];
  const Index to = net.nodes.out_of[*study->table("places").find("yokohama")];
  std::vector<char> usable;
  for (Index a = 0; a < net.arcs.size(); ++a) usable.push_back(graph->usable(a) ? 1 : 0);
  const BoostGraph boost_graph = make_boost(*graph);
  BoostPaths peer(boost_graph);
  ShortestPaths paths;
  paths.run(net.arcs, net.nodes.size(), from, usable, graph->cost);
  if (std::abs(paths.distance(to) - peer.run(from, to, &BoostArc::cost)) > 1e-9)
    return std::fputs("the two disagree\n", stderr), 1;

  double sink = 0;
  compare(
      "cheapest_way", "Boost.Graph", "kazakhstan", 31, 200,
      [&] {
        paths.run(net.arcs, net.nodes.size(), from, usable, graph->cost);
        sink += paths.distance(to);
      },
      [&] { sink += peer.run(from, to, &BoostArc::cost); });
  compare(
      "pareto", "Boost.Graph, 3 Dijkstras", "kazakhstan", 31, 5,
      [&] { sink += static_cast<double>(find_pareto_ways(*graph, from, to).size()); },
      [&] {
        for (const auto c : {&BoostArc::cost, &BoostArc::hours, &BoostArc::risk}) sink += peer.run(from, to, c);
      });
  const double cheapest = median_ms(31, [&] {
    paths.run(net.arcs, net.nodes.size(), from, usable, graph->cost);
    sink += paths.distance(to);
  });
  const double pareto = median_ms(31, [&] { sink += static_cast<double>(find_pareto_ways(*graph, from, to).size()); });
  fmt::print("cheapest way: {:.3f} ms, target 0.2 ms: {}\n", cheapest, cheapest < 0.2 ? "met" : "MISSED");
  fmt::print("pareto: {:.3f} ms, target 50 ms: {}\n", pareto, pareto < 50 ? "met" : "MISSED");
  std::size_t ways = 0;
  const double ms = median_ms(11, [&] { ways = find_pareto_ways(*narrow, from, to).size(); });
  fmt::print("pareto without China, Russia and Iran: {} ways in {:.3f} ms\n", ways, ms);
  const double build =
      median_ms(11, [&] { sink += make_way_graph(*world, *good, {}, study->settings.start)->cost[0]; });
  fmt::print("graph of a day, {} nodes, {} arcs: {:.3f} ms\n", net.nodes.size(), net.arcs.size(), build);
  return sink > 0 ? 0 : 1;
}

}  // namespace
}  // namespace korridor

int main() { return korridor::run(); }
