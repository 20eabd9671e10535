#include "korridor/analysis/rule_prices.h"

#include <gtest/gtest.h>

#include "korridor/base/tolerance.h"
#include "unit/analysis/plain_planner.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

/// 12,000 t to the works: 10,000 t by rail at 18, 5,000 t by road at 41, each missing tonne 1,000.
RulePrice price_of(const std::string& table, const std::string& rows) {
  auto files = rail_and_road();
  files[table] = rows;
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto found = find_rule_prices(study, {}, kPlanner);
  EXPECT_TRUE(found.has_value());
  EXPECT_EQ(found->rules.size(), 1U);
  return found->rules.empty() ? RulePrice{} : found->rules.front();
}

TEST(RulePrice, OfAShareIsWhatEachTonneMovedCosts) {
  const RulePrice price =
      price_of("clauses.csv", "clause_id,order,kind,selector,share\nby_road,work,must,mode:road,0.4\n");
  EXPECT_NEAR(*price.moved_t, 4800 - 2000, 1e-6);
  EXPECT_NEAR(*price.cost_usd, 2800 * (41 - 18), 1e-6);
  EXPECT_NEAR(*price.usd_per_t, 41 - 18, 1e-9);
  EXPECT_NEAR(*price.row_usd_per_t, 41 - 18, 1e-9);
  EXPECT_EQ(price.why, "");
}

TEST(RulePrice, OfTheLastTonneIsNotThatOfAllWhereTheWayChanges) {
  const RulePrice price = price_of(
      "limits.csv", "limit_id,kind,selector,goods,amount_t_per_year\nfew_trains,crossing,mode:rail,iron_ore,3000\n");
  // with it 3,000 t by rail, 5,000 t by road, 4,000 t stay away; without it 10,000 t by rail, 2,000 t by road
  EXPECT_NEAR(*price.moved_t, 10000 - 3000, 1e-6);
  EXPECT_NEAR(*price.cost_usd, (3000 * 18 + 5000 * 41 + 4000 * 1000.0) - (10000 * 18 + 2000 * 41), 1e-6);
  EXPECT_NEAR(*price.row_usd_per_t, 1000 - 18, 1e-6);  // the last tonne would otherwise stay away
  EXPECT_LT(*price.usd_per_t, *price.row_usd_per_t);
  EXPECT_EQ(price.why, "changes_on_the_way");
}

TEST(RulePrice, OfAPromiseThatIsKeptAnywayIsNothing) {
  const RulePrice price = price_of("limits.csv",
                                   "limit_id,kind,selector,goods,amount_t_per_year,bound,penalty_usd_per_t\ntrains,"
                                   "crossing,mode:rail,iron_ore,3000,least,10\n");
  EXPECT_NEAR(*price.cost_usd, 0, 1e-6);
  EXPECT_EQ(price.why, "not_moved");
}

TEST(RulePrice, OfWhatShutsWaysOutIsFoundByPlanningAlone) {
  const RulePrice price = price_of("clauses.csv", "clause_id,order,kind,selector\nno_trains,work,avoid,mode:rail\n");
  EXPECT_NEAR(*price.cost_usd, (5000 * 41 + 7000 * 1000.0) - (10000 * 18 + 2000 * 41), 1e-6);
  EXPECT_FALSE(price.row_usd_per_t.has_value());
  EXPECT_EQ(price.why, "no_row");
}

TEST(RulePrice, OfAPolicyOnRecordIsNotZeroButUnknown) {
  const RulePrice price =
      price_of("policies.csv",
               "policy_id,name,kind,actor,rate,rate_unit,in_base\nfloor,Floor,subsidy,KAZ,110,USD/kg floor,yes\n");
  EXPECT_FALSE(price.cost_usd.has_value());
  EXPECT_EQ(price.why, "not_modelled");
}

/// The bill is convex in the right side of a row, so its price bounds what leaving it out can save.
TEST(RulePrice, NeverCostsMoreThanItsRowsPriceOnRandomWorlds) {
  Random random(20292);
  int measured = 0;
  for (int round = 0; round < 12; ++round) {
    const TinyStudy tiny(random_world(random));
    const Study study = tiny.read();
    const double small = kOptimalGap * std::max(1.0, plan_of(study).gross_usd);
    const auto found = find_rule_prices(study, {.world = {}, .threads = 2}, kPlanner);
    ASSERT_TRUE(found.has_value());
    for (const RulePrice& price : found->rules) {
      if (!price.row_usd) continue;
      measured += *price.moved_t > 1 ? 1 : 0;
      EXPECT_LE(*price.cost_usd, *price.row_usd + small) << "seed 20292, round " << round << " " << price.rule.id;
      EXPECT_GE(*price.cost_usd, -small) << "seed 20292, round " << round << " " << price.rule.id;
    }
  }
  EXPECT_GT(measured, 12);
}

}  // namespace
}  // namespace korridor
