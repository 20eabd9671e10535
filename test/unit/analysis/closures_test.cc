#include "korridor/analysis/closures.h"

#include <gtest/gtest.h>

#include <map>

#include "korridor/analysis/worth.h"
#include "unit/analysis/plain_planner.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

/// Railway 10,000 t at 18, road 5,000 t at 41, 12,000 t wanted or 1,000 USD for each that is missing: 262,000 USD.
/// Besides a ship through Iran that nobody would take, and an owner of the railway.
std::map<std::string, std::string> with_a_ship() {
  auto files = rail_and_road();
  files["places.csv"] += "gulf,Gulf,IRN,27,56,port\n";
  files["links.csv"] += "down,mine,gulf,rail,KAZ;IRN,,24,400\nship,gulf,port,sea,IRN;GEO,,24,400\n";
  files["owners.csv"] = "owner_id,asset,holder,percent\na,links:rail,RUS,20\n";
  return files;
}

class Closures : public testing::Test {
 protected:
  Closures() : tiny_(with_a_ship()), study_(tiny_.read()), plan_(plan_of(study_)) {}
  [[nodiscard]] std::map<std::string, ClosureResult> close(std::vector<Closure> closures, int threads = 1) const {
    const auto found = run_closures(study_, plan_, {.closures = std::move(closures), .threads = threads},
                                    plan_anew(study_, {}, kPlanner));
    EXPECT_TRUE(found.has_value());
    std::map<std::string, ClosureResult> by_name;
    if (found)
      for (const ClosureResult& r : *found) by_name[r.closure.selector] = r;
    return by_name;
  }
  TinyStudy tiny_;
  Study study_;
  Plan plan_;
};

TEST_F(Closures, CostWhatTheNextBestAnswerCostsMore) {
  // Without the railway: 5,000 by road at 41, 7,000 by ship at 800. Without the road: 10,000 by rail, 2,000 by ship.
  auto found = close({{"link", "link:rail"}, {"link", "link:road"}});
  EXPECT_NEAR(*found["link:rail"].cost_usd, 5000 * 41 + 7000 * 800 - 262000, 1e-6);
  EXPECT_NEAR(*found["link:road"].cost_usd, 10000 * 18 + 2000 * 800 - 262000, 1e-6);
  EXPECT_NEAR(*found["link:rail"].pct, 100 * *found["link:rail"].cost_usd / 262000, 1e-9);
  EXPECT_TRUE(found["link:rail"].unmet.empty());
}

TEST_F(Closures, OfAnOwnerShutAllHeHoldsAndOfACountryAllThatRunsThroughIt) {
  auto found = close({{"owner", "owner:\"RUS\""}, {"country", "country:KAZ"}});
  EXPECT_NEAR(*found["owner:\"RUS\""].cost_usd, 5000 * 41 + 7000 * 800 - 262000, 1e-6);
  EXPECT_NEAR(*found["country:KAZ"].cost_usd, 12000 * 1000 - 262000, 1e-6);
  ASSERT_EQ(found["country:KAZ"].unmet.size(), 1U);
  EXPECT_NEAR(found["country:KAZ"].unmet[0].second, 12000, 1e-6);
}

TEST_F(Closures, OfWhatNothingRestsOnCostNothingAndAreNotPlannedAgain) {
  int planned = 0;
  const Planner counting = [&](const World& world) {
    ++planned;
    return kPlanner(world);
  };
  const auto found = run_closures(study_, plan_, {.closures = {{"port", "place:gulf"}, {"country", "country:IRN"}}},
                                  plan_anew(study_, {}, counting));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(planned, 0);
  for (const ClosureResult& r : *found) {
    EXPECT_EQ(r.status, "untouched");
    EXPECT_EQ(*r.cost_usd, 0);
  }
}

TEST_F(Closures, ThatShutTheSameRowsArePlannedOnce) {
  int planned = 0;
  const Planner counting = [&](const World& world) {
    ++planned;
    return kPlanner(world);
  };
  const auto found =
      run_closures(study_, plan_, {.closures = {{"link", "link:rail"}, {"owner", "owner:RUS"}, {"link", "link:road"}}},
                   plan_anew(study_, {}, counting));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(planned, 2);
  EXPECT_EQ((*found)[0].cost_usd, (*found)[1].cost_usd);
  EXPECT_NE((*found)[0].closure.selector, (*found)[1].closure.selector);
}

TEST_F(Closures, GiveTheSameForAnyNumberOfThreads) {
  std::vector<Closure> all;
  for (const char* kind : {"country", "owner", "port", "plant", "link"})
    for (const Closure& c : list_closures(study_, kind)) all.push_back(c);
  EXPECT_EQ(all.size(), 3U + 1U + 2U + 0U + 4U);
  const auto one = close(all, 1), many = close(all, 8);
  for (const auto& [name, r] : one) {
    EXPECT_EQ(r.cost_usd, many.at(name).cost_usd) << name;
    EXPECT_GE(*r.cost_usd, 0) << name;  // a closed link never helps
  }
}

TEST_F(Closures, WithoutAPlanHaveNoCost) {
  auto files = with_a_ship();
  files["orders.csv"] = "order_id,kind,good,place,amount_t_per_year,firm\nwork,contract,iron_ore,port,12000,yes\n";
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto found =
      run_closures(study, plan_of(study), {.closures = {{"country", "country:KAZ"}, {"link", "link:road"}}},
                   plan_anew(study, {}, kPlanner));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->front().status, "infeasible");  // worst first
  EXPECT_FALSE(found->front().cost_usd.has_value());
  EXPECT_TRUE(found->back().cost_usd.has_value());
}

TEST_F(Closures, ActAlsoWhereAScenarioOpensTheLink) {
  auto files = with_a_ship();
  files["links.csv"] =
      "link_id,from,to,mode,countries,capacity_t_per_year,hours,cost_usd_per_t,status\nrail,mine,port,rail,KAZ;GEO,"
      "10000,24,18,planned\nroad,mine,port,road,KAZ;GEO,,24,41,open\n";
  files["places.csv"] = "place_id,name,country,lat,lon,kind\nmine,Mine,KAZ,45,70,mine\nport,Port,GEO,42,41,port\n";
  files["sets.csv"] = "set_id,name\nbuilt,Built\n";
  files["changes.csv"] = "set,table,key,column,operation,value\nbuilt,links,rail,status,set,open\n";
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto found = run_closures(study, plan_of(study, {.with = {"built"}}), {.closures = {{"link", "link:rail"}}},
                                  plan_anew(study, {.with = {"built"}}, kPlanner));
  ASSERT_TRUE(found.has_value());
  EXPECT_NEAR(*found->front().cost_usd, 10000 * (41 - 18), 1e-6);
}

// ---- worth

TEST(Shapley, OfAGameByHand) {
  // Player 1 alone is worth 10, player 2 alone 20, together 50: 10 + 30 and 20 + 40 halved.
  const auto share = shapley(2, {0, 10, 20, 50});
  EXPECT_NEAR(share[0], 20, 1e-12);
  EXPECT_NEAR(share[1], 30, 1e-12);
  // A glove game: one left (player 1), two right gloves; a pair is worth 6.
  const auto gloves = shapley(3, {0, 0, 0, 6, 0, 6, 0, 6});
  EXPECT_NEAR(gloves[0], 4, 1e-12);
  EXPECT_NEAR(gloves[1], 1, 1e-12);
  EXPECT_NEAR(gloves[2], 1, 1e-12);
}

/// The railway is planned; one agreement builds it, another doubles the road, a clause forbids 1/4 of the tonnes to go
/// by road.
std::map<std::string, std::string> two_deals() {
  auto files = rail_and_road();
  files["links.csv"] =
      "link_id,from,to,mode,countries,capacity_t_per_year,hours,cost_usd_per_t,status\nrail,mine,port,rail,KAZ;GEO,"
      "10000,24,18,planned\nroad,mine,port,road,KAZ;GEO,5000,24,41,open\n";
  files["sets.csv"] = "set_id,name\nbuilt,Built\nwide,Wide\n";
  files["changes.csv"] =
      "set,table,key,column,operation,value\nbuilt,links,rail,status,set,open\nwide,links,road,capacity_t_per_year,"
      "scale,2\n";
  files["agreements.csv"] =
      "agreement_id,parties,subject,status,set,in_base\nA,KAZ;CHN,Railway,signed,built,no\nB,KAZ;TUR,Road,signed,wide,"
      "no\nC,KAZ;USA,Satellites,signed,,no\n";
  return files;
}

Worth worth_of(const std::map<std::string, std::string>& files, const WorthRequest& request) {
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto found = find_worth(study, request, kPlanner);
  EXPECT_TRUE(found.has_value());
  return found ? *found : Worth{};
}

TEST(Worth, IsTheDifferenceWithAndWithoutAndFairSharesAddUp) {
  const Worth worth = worth_of(two_deals(), {.world = {.with = {"built", "wide"}}, .fair_shares = true});
  // Nothing: 5,000 * 41 + 7,000 * 1,000. Railway: 180,000 + 2,000 * 41. Road: 10,000 * 41 + 2,000 * 1,000. Both: as the
  // railway.
  const double none = 205000 + 7e6, rail = 262000, road = 410000 + 2e6, both = 262000;
  ASSERT_EQ(worth.rows.size(), 2U);
  EXPECT_NEAR(*worth.rows[0].worth_usd, road - both, 1e-6);
  EXPECT_NEAR(*worth.rows[1].worth_usd, 0, 1e-6);
  EXPECT_EQ(worth.rows[0].method, "left_out");
  EXPECT_NEAR(*worth.rows[0].shapley_usd, ((none - rail) + (road - both)) / 2, 1e-6);
  EXPECT_NEAR(*worth.rows[1].shapley_usd, ((none - road) + (rail - both)) / 2, 1e-6);
  EXPECT_NEAR(*worth.whole_usd, none - both, 1e-6);
  EXPECT_NEAR(*worth.rows[0].shapley_usd + *worth.rows[1].shapley_usd, *worth.whole_usd, 1e-6);
  EXPECT_EQ(worth.not_modelled, std::vector<std::string>{"C"});  // satellites: never 0 USD
}

TEST(Worth, OfWhatIsOffIsFoundByAddingIt) {
  const Worth worth = worth_of(two_deals(), {});
  EXPECT_EQ(worth.rows[0].method, "added");
  EXPECT_NEAR(*worth.rows[0].worth_usd, 205000 + 7e6 - 262000, 1e-6);
  EXPECT_FALSE(worth.rows[0].shapley_usd.has_value());
}

TEST(Worth, OfAClauseIsWhatItCosts) {
  auto files = rail_and_road();
  files["clauses.csv"] = "clause_id,order,kind,selector,share\nby_road,work,must,mode:road,0.4\n";
  const Worth worth = worth_of(files, {.world = {}, .fair_shares = true});
  ASSERT_EQ(worth.rows.size(), 1U);
  EXPECT_NEAR(*worth.rows[0].worth_usd, -(4800 - 2000) * (41 - 18), 1e-6);  // 4,800 t must go by road instead of 2,000
  EXPECT_NEAR(*worth.rows[0].shapley_usd, *worth.rows[0].worth_usd, 1e-6);
}

TEST(Worth, LeavesBaseAgreementsOutByTheirSet) {
  auto files = two_deals();
  files["agreements.csv"] =
      "agreement_id,parties,subject,status,set,in_base\nA,KAZ;CHN,Railway,signed,built,yes\nB,KAZ;TUR,Road,signed,wide,"
      "no\n";
  const Worth worth = worth_of(files, {});
  EXPECT_TRUE(worth.rows[0].item.is_on);
  EXPECT_NEAR(*worth.rows[0].worth_usd, 205000 + 7e6 - 262000, 1e-6);
}

TEST(Worth, RefusesFairSharesOfTooMany) {
  auto files = rail_and_road();
  files["clauses.csv"] = "clause_id,order,kind,selector,share\n";
  for (int c = 0; c < 13; ++c) files["clauses.csv"] += "c" + std::to_string(c) + ",work,must,mode:road,0.4\n";
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto found = find_worth(study, {.world = {}, .fair_shares = true}, kPlanner);
  ASSERT_FALSE(found.has_value());
  EXPECT_EQ(found.error().front().code, "too_many_players");
}

}  // namespace
}  // namespace korridor
