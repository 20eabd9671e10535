#include "korridor/routing/shortest_paths.h"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>

#include "korridor/base/random.h"

namespace korridor {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();

struct ArcWeb {
  Arcs arcs;
  Index nodes = 0;
  std::vector<double> cost;
  std::vector<char> usable;
};

struct Edge {
  Index tail, head;
  double cost;
};

/// Edges have to come in order of their tail.
ArcWeb make_web(Index nodes, const std::vector<Edge>& edges) {
  ArcWeb web;
  web.nodes = nodes;
  web.arcs.first_out.assign(nodes + 1, 0);
  for (const Edge& e : edges) {
    web.arcs.tail.push_back(e.tail);
    web.arcs.head.push_back(e.head);
    web.cost.push_back(e.cost);
    web.usable.push_back(1);
    ++web.arcs.first_out[e.tail + 1];
  }
  std::partial_sum(web.arcs.first_out.begin(), web.arcs.first_out.end(), web.arcs.first_out.begin());
  return web;
}

/// Zero costs, equal costs, loops and parallel arcs included.
ArcWeb random_web(Random& random) {
  const auto nodes = static_cast<Index>(2 + random.below(30));
  std::vector<Edge> edges;
  for (Index n = 0; n < nodes; ++n)
    for (std::uint64_t k = random.below(5); k > 0; --k)
      edges.push_back({n, static_cast<Index>(random.below(nodes)), static_cast<double>(random.below(6))});
  ArcWeb web = make_web(nodes, edges);
  for (char& usable : web.usable) usable = random.uniform() < 0.9 ? 1 : 0;
  return web;
}

/// Bellman and Ford: relaxes every arc until nothing changes.
std::vector<double> relax_all(const ArcWeb& web, Index start, bool backward) {
  std::vector<double> distance(web.nodes, kFar);
  distance[start] = 0;
  for (Index round = 0; round < web.nodes; ++round)
    for (Index a = 0; a < web.arcs.size(); ++a) {
      if (web.usable[a] == 0) continue;
      const Index from = backward ? web.arcs.head[a] : web.arcs.tail[a];
      const Index to = backward ? web.arcs.tail[a] : web.arcs.head[a];
      distance[to] = std::min(distance[to], distance[from] + web.cost[a]);
    }
  return distance;
}

TEST(ShortestPaths, AgreeWithRelaxingEveryArcBothWays) {
  ShortestPaths paths;  // one workspace for all runs
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random random(21, seed);
    const ArcWeb web = random_web(random);
    const auto start = static_cast<Index>(random.below(web.nodes));
    for (const bool backward : {false, true}) {
      paths.run(web.arcs, web.nodes, start, web.usable, web.cost, backward);
      const auto expected = relax_all(web, start, backward);
      for (Index n = 0; n < web.nodes; ++n) {
        EXPECT_EQ(paths.distance(n), expected[n]) << "seed " << seed << " node " << n;
        EXPECT_EQ(paths.reached(n), expected[n] < kFar);
      }
    }
  }
}

TEST(ShortestPaths, GiveAWayThatJoinsAndAddsUp) {
  ShortestPaths paths;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random random(22, seed);
    const ArcWeb web = random_web(random);
    paths.run(web.arcs, web.nodes, 0, web.usable, web.cost);
    for (Index n = 0; n < web.nodes; ++n) {
      if (!paths.reached(n)) continue;
      Index at = 0;
      double cost = 0;
      for (const Index a : paths.way_to(web.arcs, n)) {
        ASSERT_EQ(web.arcs.tail[a], at) << "seed " << seed;
        ASSERT_EQ(web.usable[a], 1);
        at = web.arcs.head[a];
        cost += web.cost[a];
      }
      EXPECT_EQ(at, n);
      EXPECT_EQ(cost, paths.distance(n));
    }
  }
}

TEST(ShortestPaths, TakeTheArcWithTheSmallerNumberAmongEquals) {
  // 0 -> 1 -> 3 and 0 -> 2 -> 3 cost the same, and 0 -> 1 is there twice.
  const ArcWeb web = make_web(4, {{0, 1, 1}, {0, 2, 1}, {0, 1, 1}, {1, 3, 1}, {2, 3, 1}});
  ShortestPaths paths;
  paths.run(web.arcs, web.nodes, 0, web.usable, web.cost);
  EXPECT_EQ(paths.way_to(web.arcs, 3), (std::vector<Index>{0, 3}));
}

TEST(ShortestPathsDeathTest, StopAtANegativeCost) {
#ifndef NDEBUG
  const ArcWeb web = make_web(2, {{0, 1, -1}});
  ShortestPaths paths;
  EXPECT_DEATH(paths.run(web.arcs, web.nodes, 0, web.usable, web.cost), "cost");
#endif
}

}  // namespace
}  // namespace korridor
