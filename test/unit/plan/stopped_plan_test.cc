#include <gtest/gtest.h>

#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

/// A search by the engine that is stopped when it has asked that often whether to go on.
Result<PlanOutcome> stopped_after(int asked, const std::map<std::string, std::string>& files, const char* engine) {
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto world = World::apply(study, {});
  PlanRequest request;
  request.engine = engine;
  request.tell = [left = asked](double, double) mutable { return left-- > 0; };
  return solve_plan(world.value(), request);
}

Result<PlanOutcome> stopped_at_once(const std::map<std::string, std::string>& files, const char* engine) {
  return stopped_after(0, files, engine);
}

TEST(StoppedPlan, WithAFirmOrderUnservedIsNoPlan) {
  auto files = rail_and_road();
  files["orders.csv"] = "order_id,kind,good,place,amount_t_per_year,firm\nwork,contract,iron_ore,port,12000,yes\n";
  for (const char* engine : {"arcs", "chains"}) {
    const auto outcome = stopped_at_once(files, engine);
    if (outcome) {
      const Plan& plan = std::get<Plan>(*outcome);  // chains may have found one before it was asked to stop
      EXPECT_STREQ(engine, "chains");
      EXPECT_NEAR(plan.orders.front().unmet_t, 0, 1e-6);
    } else {
      EXPECT_EQ(outcome.error().front().code, "no_plan_in_time") << engine;
      EXPECT_FALSE(outcome.error().front().hint.empty());
    }
  }
}

/// Two firm orders of 9,000 t each, and ways for 15,000 t: no order alone is too much, so it takes a search to see it.
TEST(StoppedPlan, ThatCannotBeIsNamedOrToldToBeUnfinishedAndNeverPlanned) {
  auto files = rail_and_road();
  files["orders.csv"] =
      "order_id,kind,good,place,amount_t_per_year,firm\nwork,contract,iron_ore,port,9000,yes\n"
      "more,contract,iron_ore,port,9000,yes\n";
  for (const char* engine : {"arcs", "chains"}) {
    SCOPED_TRACE(engine);
    bool is_named = false;
    for (int asked = 0; asked < 50 && !is_named; ++asked) {
      const auto outcome = stopped_after(asked, files, engine);
      if (!outcome) {
        EXPECT_EQ(outcome.error().front().code, "no_plan_in_time") << asked;
        continue;
      }
      const auto* infeasible = std::get_if<Infeasible>(&*outcome);
      ASSERT_NE(infeasible, nullptr) << asked;
      EXPECT_FALSE(infeasible->conflict.empty());
      is_named = true;
    }
    EXPECT_TRUE(is_named);
  }
}

TEST(StoppedPlan, PaysForEveryTonneThatIsMissedOrPromised) {
  auto files = rail_and_road();
  files["limits.csv"] =
      "limit_id,kind,bound,selector,goods,amount_t_per_year,penalty_usd_per_t\n"
      "toll,crossing,least,link:rail,iron_ore,4000,7\n";
  const auto outcome = stopped_at_once(files, "arcs");
  ASSERT_TRUE(outcome) << to_line(outcome.error().front());
  const Plan& plan = std::get<Plan>(*outcome);
  EXPECT_EQ(plan.status, "limit");
  EXPECT_NEAR(plan.objective_usd, 12000 * 1000 + 4000 * 7, 1e-6);
}

}  // namespace
}  // namespace korridor
