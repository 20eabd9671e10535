#include "korridor/flow/network_simplex.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "korridor/lp/solver.h"
#include "unit/flow/random_network.h"

namespace korridor {
namespace {

using flow_test::random_network;

LinearProgram as_program(const FlowNetwork& network) {
  LinearProgram lp;
  for (const std::int64_t s : network.supply) lp.add_row(static_cast<double>(s), static_cast<double>(s));
  for (std::size_t a = 0; a < network.arcs(); ++a)
    lp.add_column(static_cast<double>(network.cost[a]), static_cast<double>(network.lower[a]),
                  network.upper[a] == kUnlimited ? kInfinity : static_cast<double>(network.upper[a]),
                  {{network.tail[a], 1.0}, {network.head[a], -1.0}});
  return lp;
}

/// HiGHS may not tell infeasible and unbounded apart; without costs it must say infeasible or not.
FlowStatus status_by_lp(const FlowNetwork& network, double& objective) {
  LinearProgram lp = as_program(network);
  const auto solved = solve_lp(lp);
  objective = solved->objective;
  if (solved->status == LpStatus::kOptimal) return FlowStatus::kOptimal;
  std::ranges::fill(lp.cost, 0.0);
  return solve_lp(lp)->status == LpStatus::kOptimal ? FlowStatus::kUnbounded : FlowStatus::kInfeasible;
}

WideInt ring_cost(const FlowNetwork& network, const NetworkSimplex& simplex) {
  WideInt least = 0;  // the ring's arcs are told without direction: the dearest reading still has to earn
  for (const std::int32_t a : simplex.ring()) least += network.cost[static_cast<std::size_t>(a)];
  return least;
}

/// The answer proves itself; the kind of answer is that of the other solver.
void expect_proven(const FlowNetwork& network, NetworkSimplex& simplex, FlowStatus status, const std::string& which) {
  double objective = 0;
  ASSERT_EQ(status, status_by_lp(network, objective)) << which;
  if (status == FlowStatus::kOptimal) {
    const FlowCheck check = check_flow(network, simplex.flow(), simplex.potential());
    EXPECT_TRUE(check.optimal()) << which;
    EXPECT_NEAR(static_cast<double>(check.objective), objective, 1e-6) << which;
    EXPECT_TRUE(check.objective == simplex.objective()) << which;
  } else if (status == FlowStatus::kInfeasible) {
    const auto sum = std::accumulate(network.supply.begin(), network.supply.end(), std::int64_t{0});
    EXPECT_TRUE(sum < 0 || cut_excess(network, simplex.cut()) > 0) << which;
  } else {
    EXPECT_FALSE(simplex.ring().empty()) << which;
  }
}

TEST(NetworkSimplex, AgreesWithTheLpSolverOnSmallNetworksOfAllKinds) {
  std::array<int, 4> seen{};
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    const FlowNetwork network = random_network(seed);
    auto simplex = NetworkSimplex::create(network);
    ASSERT_TRUE(simplex) << seed;
    const FlowStatus status = simplex->solve();
    ++seen[static_cast<std::size_t>(status)];
    expect_proven(network, *simplex, status, "seed " + std::to_string(seed));
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(seen[0], 300);
  EXPECT_GT(seen[1], 300);
  EXPECT_GT(seen[2], 20);
}

TEST(NetworkSimplex, AWarmStartAgreesAfterAnySeriesOfChanges) {
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    FlowNetwork network = random_network(seed);
    if (network.arcs() == 0) continue;
    auto simplex = NetworkSimplex::create(network);
    simplex->solve();
    Random random(seed, 7);
    for (int round = 0; round < 12; ++round) {
      for (std::uint64_t changes = 1 + random.below(3); changes > 0; --changes) {
        const auto a = static_cast<std::size_t>(random.below(network.arcs()));
        if (random.below(3) == 0) {
          network.cost[a] = static_cast<std::int64_t>(random.below(15)) - 3;
          ASSERT_TRUE(simplex->set_cost(a, network.cost[a]));
        } else {
          const std::uint64_t kind = random.below(6);
          network.upper[a] = kind == 0  ? kUnlimited
                             : kind < 2 ? network.lower[a]
                                        : network.lower[a] + static_cast<std::int64_t>(random.below(9));
          ASSERT_TRUE(simplex->set_upper(a, network.upper[a]));
        }
      }
      expect_proven(network, *simplex, simplex->solve(),
                    "seed " + std::to_string(seed) + " round " + std::to_string(round));
      if (HasFatalFailure()) return;
    }
  }
}

/// A ring that can always carry everything, dearly, and arcs by chance.
FlowNetwork ring_with_chords(std::uint64_t seed) {
  Random random(seed);
  FlowNetwork network;
  network.supply.assign(40, 0);
  for (std::int32_t v = 0; v < 40; ++v) network.add_arc(v, (v + 1) % 40, 0, kUnlimited, 100);
  for (int a = 0; a < 200; ++a)
    network.add_arc(static_cast<std::int32_t>(random.below(40)), static_cast<std::int32_t>(random.below(40)), 0,
                    1 + static_cast<std::int64_t>(random.below(20)), static_cast<std::int64_t>(random.below(90)));
  for (int s = 0; s < 60; ++s) {
    ++network.supply[random.below(40)];
    --network.supply[random.below(40)];
  }
  return network;
}

TEST(NetworkSimplex, NarrowedArcsAreMendedByTheDualSimplex) {
  std::int64_t dual = 0;
  std::int64_t cold = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    FlowNetwork network = ring_with_chords(seed);
    auto simplex = NetworkSimplex::create(network);
    ASSERT_EQ(simplex->solve(), FlowStatus::kOptimal);
    Random random(seed, 1);
    for (int round = 0; round < 10; ++round) {
      const std::vector<std::int64_t> flow = simplex->flow();
      for (std::size_t a = 40; a < network.arcs(); ++a) {
        if (flow[a] < 2 || random.below(4) > 0) continue;
        network.upper[a] = flow[a] / 2;
        ASSERT_TRUE(simplex->set_upper(a, network.upper[a]));
      }
      ASSERT_EQ(simplex->solve(), FlowStatus::kOptimal) << seed;
      EXPECT_TRUE(check_flow(network, simplex->flow(), simplex->potential()).optimal()) << seed;
    }
    dual += simplex->counts().dual_pivots;
    cold += simplex->counts().cold_starts;
  }
  EXPECT_GT(dual, 1000);
  EXPECT_EQ(cold, 60);
}

TEST(NetworkSimplex, ARestoredBasisIsTheAnswerItWasTakenFrom) {
  int restored = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const FlowNetwork network = random_network(seed);
    auto simplex = NetworkSimplex::create(network);
    if (network.arcs() == 0 || simplex->solve() != FlowStatus::kOptimal) continue;
    const FlowBasis base = simplex->basis();
    const auto flow = simplex->flow();
    Random random(seed, 3);
    for (int round = 0; round < 6; ++round) {
      const auto a = static_cast<std::size_t>(random.below(network.arcs()));
      FlowNetwork closed = network;
      closed.upper[a] = closed.lower[a];
      ASSERT_TRUE(simplex->set_upper(a, closed.upper[a]));
      expect_proven(closed, *simplex, simplex->solve(), "seed " + std::to_string(seed) + " arc " + std::to_string(a));
      if (HasFatalFailure()) return;
      auto other = NetworkSimplex::create(network);
      other->restore(simplex->basis());  // a basis moves to another solver with its changes
      EXPECT_EQ(other->flow(), simplex->flow()) << seed;
      simplex->restore(base);
      EXPECT_EQ(simplex->flow(), flow) << seed;
      EXPECT_EQ(simplex->network().upper, network.upper) << seed;
      ++restored;
    }
  }
  EXPECT_GT(restored, 500);
}

TEST(NetworkSimplex, AClosedArcThatCarriesNothingCostsNoPivot) {
  FlowNetwork network;
  network.supply = {5, 0, -5};
  network.add_arc(0, 2, 0, 10, 4);
  const std::size_t idle = network.add_arc(0, 1, 0, 10, 9);
  network.add_arc(1, 2, 0, 10, 9);
  auto simplex = NetworkSimplex::create(network);
  ASSERT_EQ(simplex->solve(), FlowStatus::kOptimal);
  const FlowCounts before = simplex->counts();
  ASSERT_TRUE(simplex->set_upper(idle, 0));
  ASSERT_EQ(simplex->solve(), FlowStatus::kOptimal);
  EXPECT_EQ(simplex->counts().primal_pivots, before.primal_pivots);
  EXPECT_EQ(simplex->counts().dual_pivots, before.dual_pivots);
  EXPECT_EQ(static_cast<std::int64_t>(simplex->objective()), 20);
}

TEST(NetworkSimplex, TellsWhichNodesAreCutOff) {
  FlowNetwork network;
  network.supply = {7, 0, -7};
  network.add_arc(0, 1, 0, 9, 1);
  network.add_arc(1, 2, 0, 6, 1);
  auto simplex = NetworkSimplex::create(network);
  ASSERT_EQ(simplex->solve(), FlowStatus::kInfeasible);
  EXPECT_EQ(simplex->cut(), (std::vector<std::int32_t>{0, 1}));
  EXPECT_EQ(static_cast<std::int64_t>(cut_excess(network, simplex->cut())), 1);
}

TEST(NetworkSimplex, ARingThatEarnsIsNoAnswerWhereThereIsNoFlow) {
  FlowNetwork network;
  network.supply = {1, -1, 0, 0};
  network.add_arc(2, 3, 0, kUnlimited, -2);
  network.add_arc(3, 2, 0, kUnlimited, 1);
  auto simplex = NetworkSimplex::create(network);
  EXPECT_EQ(simplex->solve(), FlowStatus::kInfeasible);
  network.add_arc(0, 1, 0, 1, 0);
  simplex = NetworkSimplex::create(network);
  EXPECT_EQ(simplex->solve(), FlowStatus::kUnbounded);
  EXPECT_EQ(ring_cost(network, *simplex), -1);
}

TEST(NetworkSimplex, RefusesWhatLeaves64Bits) {
  FlowNetwork network;
  network.supply = {1, -1};
  network.add_arc(0, 1, 0, 5, std::int64_t{1} << 60);
  EXPECT_EQ(NetworkSimplex::create(network).error().front().code, "bad_network");
  network.cost = {1};
  network.upper = {kUnlimited - 1};
  EXPECT_EQ(NetworkSimplex::create(network).error().front().code, "bad_network");
  network.upper = {-1};
  EXPECT_EQ(NetworkSimplex::create(network).error().front().code, "bad_network");
  network.upper = {kUnlimited};
  network.head = {2};
  EXPECT_EQ(NetworkSimplex::create(network).error().front().code, "bad_network");
  network.head = {1};
  auto simplex = NetworkSimplex::create(network);
  ASSERT_TRUE(simplex);
  EXPECT_FALSE(simplex->set_cost(0, std::int64_t{1} << 60));
  EXPECT_FALSE(simplex->set_upper(0, -1));
  EXPECT_EQ(simplex->solve(), FlowStatus::kOptimal);
}

}  // namespace
}  // namespace korridor
