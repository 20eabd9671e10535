#include <gtest/gtest.h>

#include <cmath>

#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

/// HiGHS's branch and cut on the whole program against the search over chains.
TEST(WholeNumbers, BothEnginesDecideTheSameBill) {
  constexpr std::uint64_t kSeed = 2711;
  int decided = 0, infeasible = 0;
  for (std::uint64_t round = 0; round < 24; ++round) {
    Random random(kSeed, round);
    const TinyStudy tiny(random_whole_world(random));
    const auto where = ::testing::Message() << "seed " << kSeed << ", round " << round;
    const Study study = tiny.read();
    const auto world = World::apply(study);
    ASSERT_TRUE(world) << where;
    const auto chains = solve_plan(*world, decide_within(1e-7, "chains"));
    const auto arcs = solve_plan(*world, decide_within(1e-7, "arcs"));
    ASSERT_TRUE(chains && arcs) << where;
    ASSERT_EQ(chains->index(), arcs->index()) << where;
    const auto* plan = std::get_if<Plan>(&*chains);
    if (plan == nullptr) {
      ++infeasible;
      EXPECT_FALSE(std::get<Infeasible>(*chains).conflict.empty()) << where;
      continue;
    }
    const Plan& reference = std::get<Plan>(*arcs);
    EXPECT_EQ(plan->status, "optimal") << where;
    EXPECT_EQ(plan->engine, "chains") << where;
    for (const Warning& warning : plan->warnings)
      EXPECT_NE(warning.code, "engine_fell_back") << where << warning.message;
    EXPECT_NEAR(plan->objective_usd, reference.objective_usd, 1e-6 * std::max(1.0, reference.gross_usd)) << where;
    EXPECT_LE(plan->gap, 1e-6) << where;
    for (const Decided& d : plan->decided) {
      EXPECT_EQ(d.number, std::round(d.number)) << where << " " << d.limit;
      decided += d.number > 0 ? 1 : 0;
    }
  }
  EXPECT_GT(decided, 80);
  EXPECT_GT(infeasible, 0);
}

}  // namespace
}  // namespace korridor
