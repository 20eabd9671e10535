#include "lemon_peer.h"

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace korridor {

using Graph = lemon::StaticDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int, std::int64_t>;
using Scaling = lemon::CostScaling<Graph, int, std::int64_t>;

/// The graph sorts its arcs by tail; `arc_of` says where ours went.
struct LemonPeer::Impl {
  Graph graph;
  Graph::NodeMap<int> supply{graph};
  Graph::ArcMap<int> upper{graph};
  Graph::ArcMap<std::int64_t> cost{graph};
  std::vector<int> arc_of;
  std::unique_ptr<Simplex> simplex;
  std::unique_ptr<Scaling> scaling;
};

LemonPeer::LemonPeer(const Network& network) : impl_(std::make_unique<Impl>()) {
  std::vector<std::size_t> order(network.tail.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return network.tail[a] < network.tail[b]; });
  std::vector<std::pair<int, int>> ends;
  for (const std::size_t a : order) ends.emplace_back(network.tail[a], network.head[a]);
  Impl& it = *impl_;
  it.graph.build(static_cast<int>(network.supply.size()), ends.begin(), ends.end());
  it.arc_of.resize(order.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    const auto arc = Graph::arcFromId(static_cast<int>(k));
    it.arc_of[order[k]] = static_cast<int>(k);
    it.upper[arc] = static_cast<int>(network.upper[order[k]]);
    it.cost[arc] = network.cost[order[k]];
  }
  for (std::size_t v = 0; v < network.supply.size(); ++v)
    it.supply[Graph::nodeFromId(static_cast<int>(v))] = static_cast<int>(network.supply[v]);
  it.simplex = std::make_unique<Simplex>(it.graph);
  it.scaling = std::make_unique<Scaling>(it.graph);
  it.simplex->upperMap(it.upper).costMap(it.cost).supplyMap(it.supply);
  it.scaling->upperMap(it.upper).costMap(it.cost).supplyMap(it.supply);
}

LemonPeer::~LemonPeer() = default;

std::int64_t LemonPeer::simplex() {
  return impl_->simplex->run() == Simplex::OPTIMAL ? impl_->simplex->totalCost<std::int64_t>() : -1;
}

std::int64_t LemonPeer::scaling() {
  return impl_->scaling->run() == Scaling::OPTIMAL ? impl_->scaling->totalCost<std::int64_t>() : -1;
}

std::int64_t LemonPeer::simplex_closed(const std::vector<std::size_t>& arcs) {
  std::vector<int> before;
  for (const std::size_t a : arcs) before.push_back(std::exchange(impl_->upper[Graph::arcFromId(impl_->arc_of[a])], 0));
  impl_->simplex->upperMap(impl_->upper);
  const std::int64_t result = simplex();
  for (std::size_t k = arcs.size(); k-- > 0;) impl_->upper[Graph::arcFromId(impl_->arc_of[arcs[k]])] = before[k];
  impl_->simplex->upperMap(impl_->upper);
  return result;
}

}  // namespace korridor
