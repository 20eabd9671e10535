#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "korridor/analysis/closures.h"
#include "korridor/analysis/dependence.h"
#include "korridor/analysis/worth.h"
#include "korridor/base/tolerance.h"
#include "unit/analysis/plain_planner.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

TEST(OnRandomWorlds, AClosureNeverHelpsAndOneOfWhatIsUnusedChangesNothing) {
  Random random(20270);
  int untouched = 0, costly = 0;
  for (int round = 0; round < 12; ++round) {
    const TinyStudy tiny(random_world(random));
    const Study study = tiny.read();
    const Plan plan = plan_of(study);
    const auto found = run_closures(study, plan, {.closures = list_closures(study, "link"), .threads = 2},
                                    plan_anew(study, {}, kPlanner));
    ASSERT_TRUE(found.has_value());
    const double small = kOptimalGap * std::max(1.0, plan.gross_usd);
    for (const ClosureResult& r : *found) {
      ASSERT_TRUE(r.cost_usd.has_value());
      EXPECT_GE(*r.cost_usd, -small) << "seed 20270, round " << round << " " << r.closure.selector;
      if (*r.cost_usd > small) ++costly;
      if (r.status != "untouched") continue;
      ++untouched;
      const auto outcome = plan_anew(study, {}, kPlanner)(*find_closed(study, r.closure.selector));
      EXPECT_NEAR(outcome->objective_usd, plan.objective_usd, small)
          << "seed 20270, round " << round << " " << r.closure.selector;
    }
  }
  EXPECT_GT(untouched, 5);
  EXPECT_GT(costly, 20);
}

TEST(OnRandomWorlds, StartingFromThePlanFindsWhatPlanningAnewFinds) {
  Random random(20273);
  int infeasible = 0;
  for (int round = 0; round < 12; ++round) {
    auto files = random_world(random);
    const TinyStudy tiny(files);
    const Study study = tiny.read();
    const auto world = World::apply(study);
    const auto plans = ClosedPlans::make(*world, {});
    ASSERT_TRUE(plans && plans->is_ready());
    const auto anew = plan_anew(study, {}, kPlanner);
    for (const char* selector : {"mode:rail", "mode:sea | mode:ferry", "country:AZE", "country:KAZ", "plant:q0",
                                 "supply:s0 | supply:s2", "place:p1"}) {
      const auto rows = find_closed(study, selector);
      ASSERT_TRUE(rows.has_value());
      const auto fast = plans->close(*rows);
      const auto plain = anew(*rows);
      ASSERT_TRUE(fast && plain);
      EXPECT_EQ(fast->status, plain->status) << "seed 20273, round " << round << " " << selector;
      if (plain->status != "optimal") {
        ++infeasible;
        continue;
      }
      EXPECT_NEAR(fast->objective_usd, plain->objective_usd, 1e-7 * std::max(1.0, std::abs(plain->objective_usd)))
          << "seed 20273, round " << round << " " << selector;
    }
  }
  EXPECT_EQ(infeasible, 0) << "everything has a way out there";
}

TEST(OnRandomWorlds, SharesCountEveryDeliveredTonneOnceAndPartsAddUp) {
  Random random(20271);
  for (int round = 0; round < 12; ++round) {
    const TinyStudy tiny(random_world(random));
    const Study study = tiny.read();
    const auto world = World::apply(study);
    const Plan plan = plan_of(study);
    std::map<std::string, double> delivered, counted;
    for (const BalanceResult& b : plan.balance)
      if (b.delivered_t > 0) delivered[b.good] = b.delivered_t;
    std::map<std::string, double> parts;
    for (const ShareRow& row : find_dependence(*world, plan, {.side = "buyer", .good = {}}).shares) {
      if (row.period != "all") continue;
      parts[row.of + row.dimension + row.stage + row.delivered + row.good] += row.part;
      if (row.dimension == "transit") counted[row.delivered] += row.part * row.of_t;
    }
    for (const auto& [good, t] : delivered)
      EXPECT_NEAR(counted[good], t, 1e-6 * t) << "seed 20271, round " << round << " " << good;
    for (const auto& [group, sum] : parts) EXPECT_NEAR(sum, 1, 1e-9) << group;
  }
}

TEST(OnRandomWorlds, AClauseNeverHelpsAndFairSharesAddUp) {
  Random random(20272);
  int clauses = 0;
  for (int round = 0; round < 8; ++round) {
    const TinyStudy tiny(random_world(random));
    const Study study = tiny.read();
    const double small = kOptimalGap * std::max(1.0, plan_of(study).gross_usd);
    const auto worth = find_worth(study, {.world = {}, .fair_shares = true, .threads = 2}, kPlanner);
    ASSERT_TRUE(worth.has_value());
    double sum = 0;
    for (const WorthRow& row : worth->rows) {
      ++clauses;
      EXPECT_LE(*row.worth_usd, small) << "seed 20272, round " << round << " " << row.item.id;
      sum += row.shapley_usd.value_or(0);
    }
    EXPECT_NEAR(sum, worth->whole_usd.value_or(0), small) << "seed 20272, round " << round;
  }
  EXPECT_GT(clauses, 4);
}

}  // namespace
}  // namespace korridor
