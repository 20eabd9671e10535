// The problems themselves, against sums by hand and brute force.

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "korridor/base/random.h"
#include "korridor/instance/assignment.h"
#include "korridor/instance/concurrent_flow.h"
#include "korridor/instance/dimacs.h"
#include "korridor/instance/interdict.h"
#include "korridor/instance/network_design.h"
#include "korridor/instance/solve_flow.h"
#include "unit/instance/samples.h"

namespace korridor {
namespace {

using namespace instance_test;

void expect_checks(const InstanceAnswer& answer) {
  for (const auto& check : answer.checks) EXPECT_TRUE(check.ok()) << check.name << " " << check.worst;
}

/// 4 units: three by 1-2-4 at 5, or by 1-2-3-4 at 4 (two fit), or by 1-3-4 at 3 (two fit).
TEST(MinCostFlow, TheSampleCosts14) {
  const auto answer = solve_flow(read_dimacs(kDimacs, "f").value(), 0);
  ASSERT_EQ(answer->status, InstanceStatus::kOptimal);
  EXPECT_EQ(*answer->objective, 2 * 3 + 2 * 4);
  EXPECT_EQ(*answer->bound, 14);
  expect_checks(*answer);
}

/// A-B wants 10: 10 fit by A-B (4 and its largest module 6) and 5 by A-C-B; C-B wants 5. At share s: 10 s + 5 s <= 15
/// over the cut around B.
TEST(ConcurrentFlow, TheTriangleServesAllOfIt) {
  const auto answer = find_concurrent_flow(read_sndlib(kSndlib, "f").value(), {});
  EXPECT_NEAR(*answer->objective, 1, 1e-9);
  EXPECT_NEAR(*answer->bound, 1, 1e-9);
  EXPECT_EQ(answer->warnings.size(), 1);  // it lists ways for one demand
  expect_checks(*answer);
}

TEST(ConcurrentFlow, ADemandThatIsCutOffGetsNothing) {
  DemandNetwork network{.nodes = {"A", "B", "C"}, .links = {{0, 1, 5}}, .demands = {{0, 1, 1}, {0, 2, 1}}};
  EXPECT_EQ(*find_concurrent_flow(network, {})->objective, 0);
}

/// Link 1 takes 10 (1 + 0.5 x / 2) = 10 + 2.5 x, link 2 always 12: 0.8 trips slow link 1 down to 12.
TEST(Equilibrium, TwoLinksTakeTheSameTime) {
  auto problem = read_tntp_net(kNet, "f").value();
  ASSERT_TRUE(read_tntp_trips(kTrips, "f", problem));
  const auto answer = find_equilibrium(problem, {});
  EXPECT_NEAR(*answer->objective, 10 * 0.8 + 2.5 * 0.8 * 0.8 / 2 + 12 * 2.2, 1e-6);
  EXPECT_LE(*answer->gap, 1e-8);
  EXPECT_LE(*answer->bound, *answer->objective);
  expect_checks(*answer);
  EXPECT_NEAR(*assign_all_or_nothing(problem)->objective, 30, 1e-12);
}

TEST(Equilibrium, LengthsAndTollsCountAsTheyAreWeighed) {
  auto problem = read_tntp_net(kNet, "f").value();
  ASSERT_TRUE(read_tntp_trips(kTrips, "f", problem));
  problem.weigh(2, 0);  // both links are 1 long: 2 more for each of 3 trips
  EXPECT_NEAR(*find_equilibrium(problem, {})->objective, 10 * 0.8 + 2.5 * 0.8 * 0.8 / 2 + 12 * 2.2 + 6, 1e-6);
}

/// Braess 1968: 6 trips over 1-3 and 4-2 at 10 x, 3-2 and 1-4 at 50 + x, 3-4 at 10 + x: each of three ways carries 2
/// and takes 92.
TEST(Equilibrium, BraessTripsTake92) {
  TrafficProblem problem;
  problem.nodes = 4;
  problem.zones = 2;
  const auto add = [&](std::int32_t from, std::int32_t to, double fixed, double slope) {
    problem.links.push_back(
        {.from = from, .to = to, .capacity = 1, .free_time = fixed, .b = slope / fixed, .power = 1});
  };
  add(0, 2, 1e-8, 10);
  add(0, 3, 50, 1);
  add(2, 1, 50, 1);
  add(2, 3, 10, 1);
  add(3, 1, 1e-8, 10);
  problem.trips = {{0, 1, 6}};
  const auto answer = find_equilibrium(problem, {});
  EXPECT_NEAR(*answer->objective, 386, 1e-6);  // 2 * 10 * 4^2 / 2 + 2 * (50 * 2 + 2^2 / 2) + 10 * 2 + 2^2 / 2
  expect_checks(*answer);
}

TEST(Equilibrium, NoWayPassesThroughAZoneThatForbidsIt) {
  TrafficProblem problem;
  problem.nodes = 3;
  problem.zones = 3;
  problem.links = {{.from = 0, .to = 1, .free_time = 1}, {.from = 1, .to = 2, .free_time = 1}};
  problem.trips = {{0, 2, 1}};
  EXPECT_EQ(find_equilibrium(problem, {})->status, InstanceStatus::kOptimal);
  problem.first_through = 3;
  EXPECT_EQ(find_equilibrium(problem, {})->status, InstanceStatus::kInfeasible);
  EXPECT_EQ(assign_all_or_nothing(problem)->status, InstanceStatus::kInfeasible);
}

InterdictionProblem random_interdiction(std::uint64_t seed) {
  Random random(seed);
  InterdictionProblem problem;
  problem.nodes = 6;
  problem.budget = random.below(4);
  for (std::int32_t v = 0; v + 1 < 6; ++v)
    problem.arcs.push_back({v, v + 1, static_cast<double>(1 + random.below(9)), static_cast<double>(random.below(9))});
  for (int a = 0; a < 8; ++a)
    problem.arcs.push_back({static_cast<std::int32_t>(random.below(6)), static_cast<std::int32_t>(random.below(6)),
                            static_cast<double>(random.below(20)), static_cast<double>(random.below(9))});
  return problem;
}

TEST(Interdiction, FindsWhatTryingAllFinds) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const InterdictionProblem problem = random_interdiction(seed);
    double longest = 0;
    for (std::uint32_t set = 0; set < (1U << problem.arcs.size()); ++set) {
      if (static_cast<std::size_t>(std::popcount(set)) > problem.budget) continue;
      std::vector<char> delayed;
      for (std::size_t a = 0; a < problem.arcs.size(); ++a) delayed.push_back(static_cast<char>((set >> a) & 1U));
      longest = std::max(longest, shortest_way(problem, delayed));
    }
    const auto answer = interdict(problem, {});
    ASSERT_EQ(answer->status, InstanceStatus::kOptimal) << seed;
    EXPECT_EQ(*answer->objective, longest) << seed;
    EXPECT_NEAR(*answer->bound, longest, 1e-6) << seed;
    expect_checks(*answer);
  }
}

DesignProblem random_design(std::uint64_t seed) {
  Random random(seed);
  DesignProblem problem;
  problem.nodes = 4;
  const auto number = [&](std::uint64_t low, std::uint64_t high) {
    return static_cast<double>(low + random.below(high - low + 1));
  };
  for (int a = 0; a < 8; ++a) {
    const auto from = static_cast<std::int32_t>(a < 4 ? a : static_cast<int>(random.below(4)));
    const auto to = static_cast<std::int32_t>(a < 4 ? (a + 1) % 4 : static_cast<int>(random.below(4)));
    problem.arcs.push_back({.from = from,
                            .to = to,
                            .capacity = number(4, 12),
                            .fixed_cost = number(0, 30),
                            .unit_cost = {number(1, 6)},
                            .most = {}});
  }
  for (int k = 0; k < 3; ++k) {
    const auto from = static_cast<std::int32_t>(random.below(4));
    const double amount = number(1, 4);
    problem.goods.push_back({{from, amount}, {(from + 1 + static_cast<std::int32_t>(random.below(3))) % 4, -amount}});
  }
  return problem;
}

/// The least cost over all sets of bought arcs; what is bought costs nothing more, what is not has no room.
double buy_by_trying_all(const DesignProblem& problem) {
  double least = kInfinity;
  for (std::uint32_t set = 0; set < (1U << problem.arcs.size()); ++set) {
    DesignProblem bought = problem;
    double fixed = 0;
    for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
      fixed += ((set >> a) & 1U) != 0 ? problem.arcs[a].fixed_cost : 0;
      bought.arcs[a].fixed_cost = 0;
      if (((set >> a) & 1U) == 0) bought.arcs[a].capacity = 0;
    }
    if (fixed >= least) continue;
    const auto flow = relax_weakly(bought, {});
    if (flow->status == InstanceStatus::kOptimal) least = std::min(least, fixed + *flow->objective);
  }
  return least;
}

TEST(NetworkDesign, FindsWhatTryingAllFindsAndRelaxationsStayBelow) {
  int solved = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const DesignProblem problem = random_design(seed);
    const double least = buy_by_trying_all(problem);
    const auto answer = design_network(problem, {});
    ASSERT_EQ(answer->status == InstanceStatus::kOptimal, std::isfinite(least)) << seed;
    if (!std::isfinite(least)) continue;
    ++solved;
    EXPECT_NEAR(*answer->objective, least, 1e-6) << seed;
    const auto weak = relax_weakly(problem, {});
    const auto strong = relax_strongly(problem, {});
    EXPECT_LE(*weak->objective, *strong->objective + 1e-7) << seed;
    EXPECT_LE(*strong->objective, least + 1e-7) << seed;
    expect_checks(*weak);
    expect_checks(*strong);
    DesignProblem apart = problem;  // goods that are told apart by equal costs cost the same in the weak relaxation
    for (auto& arc : apart.arcs) arc.unit_cost.assign(3, arc.unit_cost[0]);
    EXPECT_NEAR(*relax_weakly(apart, {})->objective, *weak->objective, 1e-7) << seed;
  }
  EXPECT_GT(solved, 6);
}

}  // namespace
}  // namespace korridor
