#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "corridor.h"
#include "korridor/chains/chain_engine.h"
#include "unit/chains/random_network.h"

namespace korridor {
namespace {

/// What an engine finds that never saw another capacity.
void expect_best(const HyperNetwork& net, const ChainAnswer& answer) {
  ASSERT_EQ(answer.status, ChainStatus::kOptimal);
  ChainEngine fresh(net);
  const double cold = fresh.solve().primal;
  EXPECT_NEAR(answer.primal, cold, 1e-7 * std::max(1.0, std::abs(cold)));
  EXPECT_NEAR(answer.bound, cold, 1e-7 * std::max(1.0, std::abs(cold)));
}

/// Inside its room the bill of a full row is a straight line and the basis stands; beyond it the price rises.
TEST(OneCapacity, AFullRowKeepsItsPriceAsFarAsItsRoomReaches) {
  Random random(34);
  int rooms = 0;
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE("seed 34, round " + std::to_string(round));
    HyperNetwork net = random_network(random);
    ChainEngine engine(net);
    ASSERT_EQ(engine.solve().status, ChainStatus::kOptimal);
    for (std::uint32_t row = 0; row < net.rows(); ++row) {
      const ChainAnswer before = engine.solve();
      const double price = before.row_price[row], capacity = net.capacity[row];
      const double room = std::min(engine.master().room_below(row), capacity);
      if (price <= 1e-6 || room <= 1e-3 || net.shortfall[row] < INFINITY) continue;
      net.capacity[row] = capacity - 0.9 * room;
      engine.master().set_capacity(row, net.capacity[row]);
      const ChainAnswer inside = engine.solve();
      EXPECT_EQ(inside.gate, ChainGate::kBasis);
      EXPECT_NEAR(inside.primal, before.primal + 0.9 * room * price, 1e-7 * (1 + std::abs(before.primal)));
      ASSERT_NO_FATAL_FAILURE(expect_best(net, inside));
      net.capacity[row] = std::max(0.0, capacity - 1.5 * room);
      engine.master().set_capacity(row, net.capacity[row]);
      const ChainAnswer beyond = engine.solve();
      ASSERT_NO_FATAL_FAILURE(expect_best(net, beyond));
      EXPECT_TRUE(net.capacity[row] <= 0 || beyond.row_price[row] >= price - 1e-7);
      ++rooms;
    }
  }
  EXPECT_GT(rooms, 60);
}

/// A full row that falls in small steps is followed bound by bound: a step takes a pivot or two, not a repair of all.
TEST(OneCapacity, ThatFallsInStepsTakesFewPivots) {
  HyperNetwork net = *to_hyper_network(make_corridor(60, 180, 4, 12, 7, 1.0));
  ChainEngine engine(net);
  const ChainAnswer base = engine.solve();
  ASSERT_EQ(base.status, ChainStatus::kOptimal);
  const auto dearest = static_cast<std::uint32_t>(std::ranges::max_element(base.row_price) - base.row_price.begin());
  const double whole = net.capacity[dearest];
  std::uint64_t before = base.counters.master.dual_pivots;
  for (int step = 1; step < 50; ++step) {
    net.capacity[dearest] = whole * (1 - 0.02 * step);
    engine.master().set_capacity(dearest, net.capacity[dearest]);
    const ChainAnswer answer = engine.solve();
    if (step % 10 == 0) expect_best(net, answer);
    EXPECT_LE(answer.counters.master.dual_pivots - before, 12U) << step;
    before = answer.counters.master.dual_pivots;
  }
}

}  // namespace
}  // namespace korridor
