#include <gtest/gtest.h>

#include "korridor/analysis/worth.h"
#include "unit/analysis/plain_planner.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

/// 12,000 t to the works: 10,000 t by rail at 18, 5,000 t by road at 41, each missing tonne 1,000. One agreement wants
/// 40 % of it on the road, one is an order for 1,000 t more, one is a word.
std::map<std::string, std::string> three_agreements() {
  auto files = rail_and_road();
  files["agreements.csv"] =
      "agreement_id,parties,subject,status\nroad_pact,KAZ;GEO,Ore by road,signed\nore_pact,KAZ;GEO,More ore,signed\n"
      "word,KAZ;GEO,Friendship,signed\n";
  files["clauses.csv"] = "clause_id,order,kind,selector,share,agreement\nby_road,work,must,mode:road,0.4,road_pact\n";
  files["orders.csv"] =
      "order_id,kind,good,place,amount_t_per_year,penalty_usd_per_t,agreement\nwork,contract,iron_ore,port,12000,1000,"
      "\n"
      "more,contract,iron_ore,port,1000,1000,ore_pact\n";
  return files;
}

constexpr double kBoth = 8200 * 18 + 4800 * 41;  // of the works' 12,000 t 7,200 by rail; the 1,000 t more take it too

TEST(WorthOfAgreement, WithoutASetIsThatOfItsClausesAndOrders) {
  const TinyStudy tiny(three_agreements());
  const Study study = tiny.read();
  const auto found = find_worth(study, {}, kPlanner);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->not_modelled, std::vector<std::string>{"word"});
  ASSERT_EQ(found->rows.size(), 3U);
  const WorthRow &road = found->rows[0], &ore = found->rows[1], &clause = found->rows[2];
  EXPECT_EQ(road.item.clauses, std::vector<std::string>{"by_road"});
  EXPECT_NEAR(*road.worth_usd, (10000 * 18 + 3000 * 41) - kBoth, 1e-6);
  EXPECT_EQ(ore.item.orders, std::vector<std::string>{"more"});
  EXPECT_NEAR(*ore.worth_usd, (7200 * 18 + 4800 * 41) - kBoth, 1e-6);  // what its own 1,000 t cost
  EXPECT_EQ(clause.item.kind, "clause");
  EXPECT_NEAR(*clause.worth_usd, *road.worth_usd, 1e-6);
}

TEST(WorthOfAgreement, SharesOutWhatItsClausesAndOrdersAreWorth) {
  const TinyStudy tiny(three_agreements());
  const Study study = tiny.read();
  const auto found = find_worth(study, {.world = {}, .fair_shares = true}, kPlanner);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->players, 2U) << "the clause belongs to its agreement";
  const double bare = 10000 * 18 + 2000 * 41, with_road = 7200 * 18 + 4800 * 41, with_ore = 10000 * 18 + 3000 * 41;
  EXPECT_NEAR(*found->rows[0].shapley_usd, ((bare - with_road) + (with_ore - kBoth)) / 2, 1e-6);
  EXPECT_NEAR(*found->rows[1].shapley_usd, ((bare - with_ore) + (with_road - kBoth)) / 2, 1e-6);
  EXPECT_NEAR(*found->whole_usd, bare - kBoth, 1e-6);
}

/// A clause that is off has nothing to leave out.
TEST(WorthOfAgreement, ThatNothingActsOfIsNotModelled) {
  auto files = three_agreements();
  files["clauses.csv"] =
      "clause_id,order,kind,selector,share,status,agreement\nby_road,work,must,mode:road,0.4,off,road_pact\n";
  const TinyStudy tiny(files);
  const auto found = find_worth(tiny.read(), {}, kPlanner);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->not_modelled, (std::vector<std::string>{"road_pact", "word"}));
}

}  // namespace
}  // namespace korridor
