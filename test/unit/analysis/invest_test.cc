#include "korridor/analysis/invest.h"

#include <gtest/gtest.h>

#include <cmath>

#include "unit/analysis/invest_worlds.h"
#include "unit/analysis/plain_planner.h"

namespace korridor {
namespace {

const ChoicePlannerMaker kPlain = [](const WorldRequest&) -> Planner {
  return [](const World& world) {
    PlanRequest request;
    request.bottlenecks = 0;
    return solve_plan(world, request);
  };
};

Investment invest(const std::map<std::string, std::string>& files, const InvestRequest& request = {}) {
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  auto found = find_investment(study, request, kPlain);
  if (found) return std::move(*found);
  ADD_FAILURE() << to_line(found.error().front());
  return {};
}

std::vector<std::string> names_of(const Investment& found, ChoiceMask choice) {
  std::vector<std::string> names;
  for (std::size_t k = 0; k < found.list.projects.size(); ++k)
    if (is_chosen(choice, k)) names.push_back(found.list.projects[k].id);
  return names;
}

std::vector<std::string> chosen_of(const Investment& found) {
  return found.answer.best.empty() ? std::vector<std::string>{"(none has a plan)"}
                                   : names_of(found, found.answer.best.front().choice);
}

using Names = std::vector<std::string>;

TEST(Invest, TwoHalvesOfARailwayAreWorthNothingAloneAndAreBuiltTogether) {
  auto files = halves_of_a_railway();
  files["projects.csv"] = std::string(kProjectColumns) +
                          "first,First,open_first,2000000,,,CHN,,\nlast,Last,open_last,3000000,,,USA,,\n"
                          "road_2,Road,open_road_2,1000000,,,KAZ,,\n";
  const Investment found = invest(files);
  EXPECT_EQ(found.status, "optimal");
  EXPECT_EQ(chosen_of(found), Names({"road_2"}));  // saves 3,800,000; the railway 6,943,000 for 5,000,000
  EXPECT_NEAR(*found.before_usd, ByHand::kNothing, 1e-3);
  EXPECT_NEAR(found.answer.best[0].whole_usd, ByHand::kRoad2 + 1e6, 1e-3);
  EXPECT_NEAR(found.answer.best[0].whole_usd, found.answer.bound_usd, 1);
  EXPECT_NEAR(*found.worth[0].alone_usd, 0, 1e-3);
  EXPECT_NEAR(*found.worth[1].alone_usd, 0, 1e-3);
  EXPECT_NEAR(*found.worth[0].last_usd, ByHand::kRoad2 - ByHand::kRailway, 1e-3);  // then nothing takes the road
  EXPECT_NEAR(*found.worth[2].alone_usd, ByHand::kNothing - ByHand::kRoad2, 1e-3);
  EXPECT_NEAR(*found.worth[2].last_usd, 0, 1e-3);
  EXPECT_NEAR(*found.worth[2].here_usd, ByHand::kNothing - ByHand::kRoad2, 1e-3);
  ASSERT_EQ(found.pairs.size(), 1U);
  EXPECT_NEAR(found.pairs[0].joint_usd, ByHand::kNothing - ByHand::kRailway, 1e-3);
  ASSERT_GE(found.answer.best.size(), 3U);
  EXPECT_EQ(names_of(found, found.answer.best[1].choice), Names({"first", "last"}));
  EXPECT_EQ(names_of(found, found.answer.best[2].choice), Names());
  ASSERT_EQ(found.answer.curve.size(), 2U);  // nothing, and from 1,000,000 on the road
  EXPECT_EQ(found.answer.curve[1].cost_usd, 1e6);
}

TEST(Invest, WithGivenMoneyTheRailwayIsTheBestUseOfFiveMillion) {
  auto files = halves_of_a_railway();
  files["projects.csv"] = std::string(kProjectColumns) +
                          "first,First,open_first,2000000,,,CHN,,\nlast,Last,open_last,3000000,,,USA,,\n"
                          "road_2,Road,open_road_2,1000000,,,KAZ,,\n";
  const Investment found = invest(files, {.budget_usd = 5e6, .is_granted = true});
  EXPECT_EQ(chosen_of(found), Names({"first", "last"}));
  EXPECT_NEAR(found.answer.best[0].whole_usd, ByHand::kRailway, 1e-3);
  ASSERT_EQ(found.answer.curve.size(), 3U);
  EXPECT_EQ(found.answer.curve[1].cost_usd, 1e6);
  EXPECT_EQ(found.answer.curve[2].cost_usd, 5e6);
  ASSERT_EQ(found.order.size(), 2U);
  EXPECT_NEAR(found.order[0].usd + found.order[1].usd, ByHand::kNothing - ByHand::kRailway, 1e-3);
  EXPECT_EQ(chosen_of(invest(files, {.budget_usd = 4.9e6, .is_granted = true})), Names({"road_2"}));
  EXPECT_EQ(chosen_of(invest(files, {.budget_usd = 0.9e6})), Names());
}

TEST(Invest, OfTwoThatExcludeEachOtherTheBetterIsBuiltAndAfterBringsWhatComesFirst) {
  auto files = halves_of_a_railway();
  files["projects.csv"] = std::string(kProjectColumns) +
                          "first,First,open_first,100000,,,,,\nlast,Last,open_last,200000,,,,first,road_2\n"
                          "road_2,Road,open_road_2,1000,,,,,\n";
  const Investment found = invest(files);
  EXPECT_EQ(chosen_of(found), Names({"first", "last"}));
  EXPECT_NEAR(found.answer.best[0].whole_usd, ByHand::kRailway + 3e5, 1e-3);
  ASSERT_EQ(found.order.size(), 2U);
  EXPECT_EQ(found.list.projects[found.order[0].project].id, "first");
  EXPECT_FALSE(found.worth[2].here_usd.has_value()) << "it cannot stand beside the last half";
  EXPECT_EQ(names_of(found, found.worth[1].needs), Names({"first"}));
  EXPECT_NEAR(*found.worth[1].alone_usd, ByHand::kNothing - ByHand::kRailway, 1e-3);
}

TEST(Invest, ACapOnAPartnerWantsOthersToPayTheirPart) {
  auto files = halves_of_a_railway();
  files["projects.csv"] = std::string(kProjectColumns) +
                          "first,First,open_first,200000,,,CHN,,\nlast,Last,open_last,200000,,,CHN,,\n"
                          "road_2,Road,open_road_2,500000,,,USA,,\n";
  EXPECT_EQ(chosen_of(invest(files)), Names({"first", "last"}));
  // of 900,000 China would pay 44 %; the road saves nothing then, but without it China pays all
  const Investment half = invest(files, {.caps = {{"china", 0.5}}});
  EXPECT_EQ(chosen_of(half), Names({"first", "last", "road_2"}));
  EXPECT_NEAR(half.answer.best[0].whole_usd, ByHand::kRailway + 9e5, 1e-3);
  EXPECT_EQ(chosen_of(invest(files, {.caps = {{"CHN", 0.4}}})), Names({"road_2"}));
  EXPECT_EQ(chosen_of(invest(files, {.caps = {{"any", 0.55}}})), Names());  // the road is 56 % of all three
  const TinyStudy tiny(files);
  const auto wrong = find_investment(tiny.read(), {.caps = {{"CHM", 0.4}}}, kPlain);
  ASSERT_FALSE(wrong.has_value());
  EXPECT_EQ(wrong.error().front().code, "unknown_partner");
  EXPECT_EQ(wrong.error().front().hint, "did you mean CHN?");
}

TEST(Invest, ACostThatIsNotKnownIsNotFree) {
  auto files = halves_of_a_railway();
  files["projects.csv"] =
      std::string(kProjectColumns) +
      "first,First,open_first,0,,,,,\nlast,Last,open_last,,,,,,\nroad_2,Road,open_road_2,1000,,,,last,\n";
  const Investment found = invest(files);
  EXPECT_EQ(chosen_of(found), Names());
  EXPECT_EQ(found.list.projects[2].blocked_by, "") << "it may come once the cost of the other is known";
  ASSERT_EQ(found.list.warnings.size(), 1U);
  EXPECT_EQ(found.list.warnings[0].code, "project_cost_unknown");
  EXPECT_NE(found.list.warnings[0].message.find("(1): last"), std::string::npos);
  InvestRequest request;
  request.projects.cost_usd["last"] = 50'000;
  const Investment known = invest(files, request);
  EXPECT_EQ(chosen_of(known), Names({"first", "last"}));
  EXPECT_TRUE(known.list.warnings.empty());
}

TEST(Invest, ASetThatWantsMoreIsNoRelaxationAndStillDecidedExactly) {
  auto files = halves_of_a_railway();
  files["changes.csv"] += "open_road_2,orders,work,amount_t_per_year,add,100\n";
  files["projects.csv"] = std::string(kProjectColumns) + "road_2,Road,open_road_2,1000,,,,,\n";
  const Investment found = invest(files);
  ASSERT_EQ(found.list.projects[0].effect.tightening, Names({"orders/work/amount_t_per_year"}));
  EXPECT_FALSE(found.list.projects[0].relaxes);
  EXPECT_EQ(chosen_of(found), Names({"road_2"}));
  EXPECT_NEAR(found.answer.best[0].whole_usd, ByHand::kRoad2 + 100 * 1000 + 1000, 1e-3);
  ASSERT_EQ(found.worth[0].delivered.size(), 1U);
  EXPECT_NEAR(found.worth[0].delivered[0].second, 4000, 1e-6);
}

TEST(Invest, ScenariosThatClashAreTakenToExcludeEachOther) {
  auto files = halves_of_a_railway();
  files["changes.csv"] += "open_first,links,road,cost_usd_per_t,set,40\nopen_last,links,road,cost_usd_per_t,set,39\n";
  files["projects.csv"] = std::string(kProjectColumns) + "first,First,open_first,0,,,,,\nlast,Last,open_last,0,,,,,\n";
  const Investment found = invest(files);
  EXPECT_EQ(chosen_of(found), Names({"last"}));
  ASSERT_EQ(found.list.warnings.size(), 1U);
  EXPECT_EQ(found.list.warnings[0].code, "projects_clash");
}

TEST(Invest, ChargesTheMiddleOfBuildingAndTakesOffWhatIsLeft) {
  auto files = halves_of_a_railway();
  files["study.toml"] = TinyStudy::toml("2026-01-01", "2036-01-01", "year", "[money]\ndiscount_rate = 0.1\n");
  files["projects.csv"] = std::string(kProjectColumns) + "road_2,Road,open_road_2,1000000,4,2030-01-01,,,\n";
  const double once = invest(files).list.projects[0].charge_usd;
  EXPECT_NEAR(once, 1e6 * std::pow(1.1, -2), 200);  // 2028-01-01
  InvestRequest request;
  request.projects.life_years = 30;  // six of them are over at the end of 2035
  EXPECT_NEAR(invest(files, request).list.projects[0].charge_usd, once - 1e6 * 0.8 * std::pow(1.1, -10), 200);
}

TEST(Invest, WhatIsBuiltIsNoChoiceAndWhatItShutsOutIsToldSo) {
  auto files = halves_of_a_railway();
  files["projects.csv"] = std::string(kProjectColumns) +
                          "first,First,open_first,10,,,,,\nlast,Last,open_last,20,,,,first,\n"
                          "road_2,Road,open_road_2,1000,,,,,first\nword,Word,,5,,,,,\n";
  InvestRequest request;
  request.projects.world.with = {"open_first"};
  const Investment found = invest(files, request);
  ASSERT_EQ(found.list.rest.size(), 2U);
  EXPECT_EQ(found.list.rest[0].second, "built");
  EXPECT_EQ(found.list.rest[1].second, "not_modelled");
  EXPECT_EQ(found.list.projects[1].blocked_by, "first");
  EXPECT_EQ(chosen_of(found), Names({"last"}));
  request.projects.only = {"lost"};
  const TinyStudy tiny(files);
  const auto wrong = find_investment(tiny.read(), request, kPlain);
  ASSERT_FALSE(wrong.has_value());
  EXPECT_EQ(wrong.error().front().hint, "did you mean last?");
}

}  // namespace
}  // namespace korridor
