#include "korridor/chains/chain_engine.h"

#include <gtest/gtest.h>

#include <cmath>

#include "corridor.h"
#include "korridor/lp/solver.h"
#include "scenario.h"
#include "unit/chains/random_network.h"

namespace korridor {
namespace {

double solve_by_highs(const HyperNetwork& net) {
  const auto solution = solve_lp(to_linear_program(net));
  return solution && solution->status == LpStatus::kOptimal ? solution->objective : NAN;
}

/// Uses of rows and sums of sets, added up from the chains alone.
void expect_feasible(const HyperNetwork& net, const ChainEngine& engine, const ChainAnswer& answer) {
  std::vector<double> use(net.rows(), 0), served(net.sets(), 0);
  for (const auto& [chain, tonnes] : answer.chains) {
    EXPECT_GE(tonnes, -1e-7);
    served[engine.pool().set(chain)] += tonnes;
    for (std::size_t k = 0; k < engine.pool().rows(chain).size(); ++k)
      use[engine.pool().rows(chain)[k]] += engine.pool().per_unit(chain)[k] * tonnes;
  }
  for (std::uint32_t k = 0; k < net.steps(); ++k) {
    EXPECT_GE(answer.step_amount[k], -1e-7);
    EXPECT_LE(answer.step_amount[k], net.step_upper[k] + 1e-7);
    served[net.step_set[k]] += answer.step_amount[k];
  }
  for (std::uint32_t r = 0; r < net.rows(); ++r)
    EXPECT_LE(use[r] - answer.shortfall[r], net.capacity[r] + 1e-7 * net.row_scale[r]) << "row " << r;
  for (std::uint32_t s = 0; s < net.sets(); ++s) EXPECT_NEAR(served[s], net.wanted[s], 1e-7 * (1 + net.wanted[s]));
}

/// An optimal plan that keeps every row, of which HiGHS finds none better.
void expect_best(const HyperNetwork& net, const ChainEngine& engine, const ChainAnswer& answer) {
  ASSERT_EQ(answer.status, ChainStatus::kOptimal);
  const double highs = solve_by_highs(net);
  EXPECT_NEAR(answer.primal, highs, 1e-7 * std::max(1.0, std::abs(highs)));
  EXPECT_NEAR(answer.bound, highs, 1e-7 * std::max(1.0, std::abs(highs)));
  expect_feasible(net, engine, answer);
}

HyperNetwork corridor(std::uint32_t places, std::uint32_t links, std::uint32_t goods, std::uint32_t months,
                      double load) {
  return *to_hyper_network(make_corridor(places, links, goods, months, 42, load));
}

TEST(ChainEngine, FindsTheKnownOptimaOfTheSyntheticCorridor) {
  const struct {
    std::uint32_t places, links, goods, months;
    double load, optimum;
  } known[] = {{100, 300, 4, 6, 1.0, 259060.033202},
               {100, 300, 4, 12, 1.0, 402888.850351},
               {150, 450, 6, 12, 0.8, 448639.036350},
               {200, 600, 6, 12, 0.6, 403611.728091},
               {300, 900, 10, 12, 1.0, 1054304.946256}};
  for (const auto& k : known) {
    const HyperNetwork net = corridor(k.places, k.links, k.goods, k.months, k.load);
    ChainEngine engine(net);
    const ChainAnswer answer = engine.solve();
    EXPECT_EQ(answer.status, ChainStatus::kOptimal);
    EXPECT_NEAR(answer.primal, k.optimum, 1e-9 * k.optimum);
    EXPECT_NEAR(answer.bound, k.optimum, 1e-9 * k.optimum);
    expect_feasible(net, engine, answer);
  }
}

TEST(ChainEngine, AgreesWithHighsOnRandomNetworks) {
  Random random(31);
  for (int round = 0; round < 500; ++round) {
    SCOPED_TRACE("seed 31, round " + std::to_string(round));
    const HyperNetwork net = random_network(random);
    ChainEngine engine(net);
    const ChainAnswer answer = engine.solve();
    ASSERT_NO_FATAL_FAILURE(expect_best(net, engine, answer));
  }
}

TEST(ChainEngine, AfterChangedCapacitiesItEndsWhereAColdStartEnds) {
  Random random(32);
  for (int round = 0; round < 100; ++round) {
    SCOPED_TRACE("seed 32, round " + std::to_string(round));
    HyperNetwork net = random_network(random);
    ChainEngine engine(net);
    ASSERT_EQ(engine.solve().status, ChainStatus::kOptimal);
    for (int change = 0; change < 6; ++change) {
      for (int k = 0; k < 3; ++k) {
        const auto row = static_cast<std::uint32_t>(random.below(12));
        net.capacity[row] = random.uniform() < 0.4 ? 0.0 : static_cast<double>(random.below(70));
        engine.master().set_capacity(row, net.capacity[row]);
      }
      const ChainAnswer warm = engine.solve();
      ASSERT_NO_FATAL_FAILURE(expect_best(net, engine, warm));
    }
  }
}

TEST(ChainEngine, StepsBackToAnyEarlierFooting) {
  Random random(33);
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE("seed 33, round " + std::to_string(round));
    HyperNetwork net = random_network(random);
    ChainEngine engine(net);
    ASSERT_EQ(engine.solve().status, ChainStatus::kOptimal);
    std::vector<ChainEngine::Footing> footings{engine.footing()};
    for (int change = 0; change < 8; ++change) {
      const auto row = static_cast<std::uint32_t>(random.below(12));
      net.capacity[row] = random.uniform() < 0.3 ? 0.0 : static_cast<double>(random.below(70));
      engine.step_back(footings[random.below(footings.size())]);
      engine.master().set_capacity(row, net.capacity[row]);
      const ChainAnswer answer = engine.solve();
      ASSERT_NO_FATAL_FAILURE(expect_best(net, engine, answer));
      footings.push_back(engine.footing());
    }
  }
}

TEST(ChainEngine, AScenarioDependsOnItsBaseAndOnNothingSolvedBetween) {
  const HyperNetwork net = corridor(100, 300, 4, 12, 1.0);
  const Corridor shape = make_corridor(100, 300, 4, 12, 42, 1.0);
  const auto links = static_cast<std::uint32_t>(shape.from.size());
  const auto solve = [&](ChainEngine& engine, const ChainEngine::Base& base, std::uint64_t index) {
    engine.restore(base);
    const auto changes = make_scenario(links, 12, 5, index);
    for (const auto& c : changes)
      engine.master().set_capacity(c.link * 12 + c.month, c.factor * net.capacity[c.link * 12 + c.month]);
    const ChainAnswer answer = engine.solve();
    for (const auto& c : changes)
      engine.master().set_capacity(c.link * 12 + c.month, net.capacity[c.link * 12 + c.month]);
    return answer;
  };
  ChainEngine first(net), second(net);
  first.solve();
  second.solve();
  const auto base_one = first.save(), base_two = second.save();
  std::vector<double> forward, backward(20);
  for (std::uint64_t i = 0; i < 20; ++i) forward.push_back(solve(first, base_one, i).primal);
  for (std::uint64_t i = 20; i-- > 0;) backward[i] = solve(second, base_two, i).primal;
  EXPECT_EQ(forward, backward);  // bit for bit
}

/// Row closures on random networks, asked of one engine in order and of its twins in another.
TEST(ChainEngine, ATwinAnswersWhatItsModelAnswersToTheBit) {
  Random random(34);
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE("seed 34, round " + std::to_string(round));
    const HyperNetwork net = random_network(random);
    ChainEngine engine(net);
    ASSERT_EQ(engine.solve().status, ChainStatus::kOptimal);
    const auto base = engine.save();
    const auto solve = [&](ChainEngine& with, std::uint32_t closed) {
      with.restore(base);
      for (std::uint32_t row = closed; row < net.rows(); row += 5) with.master().set_capacity(row, 0);
      const ChainAnswer answer = with.solve();
      for (std::uint32_t row = closed; row < net.rows(); row += 5) with.master().set_capacity(row, net.capacity[row]);
      return std::tuple(answer.status, answer.primal, answer.bound, answer.row_price, answer.step_amount);
    };
    std::vector<decltype(solve(engine, 0))> answers;
    for (std::uint32_t closed = 0; closed < 5; ++closed) answers.push_back(solve(engine, closed));
    for (std::uint32_t closed = 5; closed-- > 0;) {
      ChainEngine twin(engine, base);
      EXPECT_EQ(solve(twin, closed), answers[closed]);
      EXPECT_EQ(solve(twin, (closed + 2) % 5), answers[(closed + 2) % 5]);
    }
  }
}

/// Kept, written, read and gone on from in a new engine: as it was, with other capacities, with other costs.
TEST(ChainEngine, GoesOnFromAStateThatWasWritten) {
  using Fit = ChainEngine::Fit;
  Random random(35);
  for (int round = 0; round < 100; ++round) {
    SCOPED_TRACE("seed 35, round " + std::to_string(round));
    HyperNetwork net = random_network(random);
    ChainEngine engine(net);
    const ChainAnswer found = engine.solve();
    ASSERT_EQ(found.status, ChainStatus::kOptimal);
    const std::string bytes = to_bytes(engine.keep(engine.save(), found));
    const auto state = from_bytes(bytes);
    ASSERT_TRUE(state);
    EXPECT_EQ(to_bytes(*state), bytes);
    const auto go_on = [&](Fit fit) {
      ChainEngine other(net);
      EXPECT_EQ(other.take(*state), fit);
      const ChainAnswer answer = other.solve();
      ASSERT_EQ(answer.status, ChainStatus::kOptimal);
      const double highs = solve_by_highs(net);
      EXPECT_NEAR(answer.primal, highs, 1e-7 * std::max(1.0, std::abs(highs)));
      EXPECT_NEAR(answer.bound, highs, 1e-7 * std::max(1.0, std::abs(highs)));
      expect_feasible(net, other, answer);
      if (net.capacity == engine.master().capacities() && fit == Fit::kExactly) {
        EXPECT_EQ(answer.counters.master.primal_pivots + answer.counters.master.dual_pivots, 0U);
      }
    };
    go_on(Fit::kExactly);
    for (int k = 0; k < 3; ++k) net.capacity[random.below(net.rows())] *= random.uniform();
    go_on(Fit::kExactly);
    net.sink_cost[random.below(net.sinks())] += 5 * random.uniform();
    go_on(Fit::kNear);
    net.wanted[0] *= 0.5;
    go_on(Fit::kNear);
    net.move_head.pop_back();
    EXPECT_NE(hash_network(net).shape, state->hashes.shape);
  }
}

TEST(ChainEngine, RefusesAStateWithAByteChangedOrMissing) {
  Random random(36);
  const HyperNetwork net = random_network(random);
  ChainEngine engine(net);
  const ChainAnswer found = engine.solve();
  const std::string bytes = to_bytes(engine.keep(engine.save(), found));
  for (std::size_t at = 0; at < bytes.size(); at += 7) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(from_bytes(changed)) << at;
    EXPECT_FALSE(from_bytes(std::string_view(bytes).substr(0, at))) << at;
  }
  EXPECT_FALSE(from_bytes(bytes + "0"));
}

TEST(ChainEngine, AFirmOrderIsServedInFullOrTheCaseIsInfeasible) {
  for (const double capacity : {20.0, 5.0}) {
    HyperNetworkBuilder builder;
    const std::uint32_t link = builder.add_row(capacity);
    builder.add_set(10);
    builder.add_step(kInfinity, 10);
    builder.add_block(2);
    const RowUse use{link, 1};
    builder.add_source(0, 3, {});
    builder.add_move(0, 1, 4, {&use, 1});
    builder.add_sink(1, 0, 1, {});
    const HyperNetwork net = *builder.finish();
    ChainEngine engine(net);
    const ChainAnswer answer = engine.solve();
    EXPECT_EQ(answer.status, capacity > 10 ? ChainStatus::kOptimal : ChainStatus::kInfeasible);
    if (capacity > 10) {
      EXPECT_NEAR(answer.primal, 80, 1e-9);  // 10 * (3 + 4 + 1)
      EXPECT_NEAR(answer.bound, 80, 1e-9);
    }
  }
}

/// Two ways to a firm order; the dearer one is not known before the cheaper one shuts.
TEST(ChainEngine, AFirmOrderChangesItsWayWhenOneShutsAndIsMissedWhenBothDo) {
  HyperNetworkBuilder builder;
  const std::uint32_t near = builder.add_row(20), far = builder.add_row(20);
  builder.add_set(10);
  builder.add_step(kInfinity, 10);
  builder.add_block(2);
  const RowUse by_near{near, 1}, by_far{far, 1};
  builder.add_source(0, 3, {});
  builder.add_move(0, 1, 4, {&by_near, 1});
  builder.add_move(0, 1, 9, {&by_far, 1});
  builder.add_sink(1, 0, 0, {});
  const HyperNetwork net = *builder.finish();
  ChainEngine engine(net);
  EXPECT_NEAR(engine.solve().primal, 70, 1e-9);
  const auto base = engine.save();
  for (int round = 0; round < 2; ++round) {
    engine.restore(base);
    engine.master().set_capacity(near, 0);
    const ChainAnswer other = engine.solve();
    EXPECT_EQ(other.status, ChainStatus::kOptimal);
    EXPECT_NEAR(other.primal, 120, 1e-9);
    EXPECT_NEAR(other.bound, 120, 1e-9);
    engine.master().set_capacity(far, 0);
    EXPECT_EQ(engine.solve().status, ChainStatus::kInfeasible);
    engine.master().set_capacity(near, 20);
    engine.master().set_capacity(far, 20);
  }
  engine.restore(base);
  const ChainAnswer again = engine.solve();
  EXPECT_EQ(again.gate, ChainGate::kBasis);
  EXPECT_NEAR(again.primal, 70, 1e-9);
}

TEST(ChainEngine, RefusesANetworkThatLeadsBack) {
  HyperNetworkBuilder builder;
  builder.add_block(1);
  builder.add_block(1);
  builder.add_move(1, 0, 1, {});
  const auto net = builder.finish();
  ASSERT_FALSE(net);
  EXPECT_EQ(net.error().front().code, "chain_form");
}

}  // namespace
}  // namespace korridor
