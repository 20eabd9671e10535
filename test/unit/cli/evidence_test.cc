#include "unit/cli/run_program.h"

// `evidence`: docs/methods/evidence.md.

#include <cmath>
#include <set>

namespace korridor::cli_test {
namespace {

const Json* find_swing(const Json& reply, const std::string& figure) {
  for (const Json& swing : reply["swings"])
    if (swing["figures"][0]["figure"] == figure) return &swing;
  return nullptr;
}

double objective(const std::string& study) { return run({"plan", study, "--json"}).json()["objective_usd"]; }

TEST(Evidence, ACostMovesTheBillByWhatItSets) {
  const NewStudy study;
  const Json reply = run({"evidence", study.path(), "--json"}).json();
  EXPECT_EQ(reply["status"], "optimal");
  const Json* swing = find_swing(reply, "supply/mine_1/cost_usd_per_t");
  ASSERT_NE(swing, nullptr);
  // 1 Mt of concentrate a year for 250,000 t of copper; 900 USD/t and a quarter more; years discounted from their
  // middle.
  const double years = std::pow(1.05, -0.5) + std::pow(1.05, -1.5) + std::pow(1.05, -2.5);
  EXPECT_NEAR((*swing)["first_order_usd"].get<double>(), 1e6 * 225 * years, 1e-3 * 1e6 * 225 * years);
  EXPECT_NEAR((*swing)["change_usd"].get<double>(), (*swing)["first_order_usd"].get<double>(), 1);
  EXPECT_EQ((*swing)["why"], "assumption");
  for (const Json& figure : (*swing)["figures"]) expect_fields(figure, {"figure", "name", "name_de", "from", "to"});
  const std::string told = run({"evidence", study.path(), "--lang", "de"}).out;
  for (const char* words : {": Kosten, USD/t", "supply/mine_1/cost_usd_per_t", "steht in"})
    EXPECT_NE(told.find(words), std::string::npos) << words << told;
}

TEST(Evidence, TellsTheMoneyByWhereTheFiguresComeFrom) {
  const NewStudy study;
  const Json rests = run({"evidence", study.path(), "--top", "0", "--json"}).json()["rests_on"];
  const double years = std::pow(1.05, -0.5) + std::pow(1.05, -1.5) + std::pow(1.05, -2.5);
  EXPECT_NEAR(rests["assumed_usd"].get<double>(), 9e8 * years, 1e-3 * 9e8 * years);  // the mine's cost alone is cited
  EXPECT_EQ(rests["cited_usd"], 0.0);
  // 100,000 t of the market's five steps of 20,000 t
  EXPECT_NEAR(rests["markets_usd"].get<double>(), 2e4 * (9800 + 9500 + 9200 + 8900 + 8600) * years, 1e6);
}

TEST(Evidence, TakesTheValueOfAClaimThatContradicts) {
  const NewStudy study;
  study.change("plants.csv", ",250000", ",200000");
  study.change("citations.csv", "supply,mine_1", "plants,smelter_1,capacity_t_per_year,cited,C2,\nsupply,mine_1");
  study.change("claims.csv", "C1,S1,Ferry",
               "C2,S1,Smelter,capacity,200,kt/yr,2026,high\nC3,S2,smelter,capacity,150,kt/yr,2026,low\nC1,S1,Ferry");
  study.change("sources.csv", "S1,Railway", "S2,Paper,News,2026,,en\nS1,Railway");
  const Json reply = run({"evidence", study.path(), "--json"}).json();
  const Json* swing = find_swing(reply, "plants/smelter_1/capacity_t_per_year");
  ASSERT_NE(swing, nullptr) << reply.dump();
  EXPECT_EQ((*swing)["why"], "contradiction");
  EXPECT_EQ((*swing)["claim"], "C2");
  EXPECT_EQ((*swing)["against"], "C3");
  EXPECT_EQ((*swing)["figures"][0]["to"], 150000.0);
  const double before = objective(study.path());
  study.change("plants.csv", ",200000", ",150000");
  EXPECT_NEAR((*swing)["change_usd"].get<double>(), objective(study.path()) - before, 1);
}

TEST(Evidence, OreReadAsRareEarthsChangesTheAnswer) {
  const std::string study = std::string(KORRIDOR_SOURCE_DIR) + "/studies/kazakhstan";
  const Json reply = run({"evidence", study, "--year", "2035", "--top", "0", "--json"}).json();
  const Json* reading = nullptr;
  for (const Json& r : reply["readings"])
    if (r["set"] == "zhana_kazakhstan") reading = &r;
  ASSERT_NE(reading, nullptr);
  EXPECT_EQ((*reading)["against"], "zhana_kazakhstan_metal");
  EXPECT_FALSE((*reading)["claims"].empty());
  const Json& order = (*reading)["orders"][0];
  EXPECT_EQ(order["order"], "jpn_zhana_ndpr");
  EXPECT_NEAR(order["served_t"].get<double>(), 76, 1e-6);  // changes.csv: amounts of the two scenarios
  EXPECT_NEAR(order["against_served_t"].get<double>(), 1530, 1e-6);
  const auto planned = [&](const char* set) {
    return run({"plan", study, "--with", set, "--json"}).json()["objective_usd"].get<double>();
  };
  const Json whole = run({"evidence", study, "--top", "0", "--json"}).json();
  for (const Json& r : whole["readings"]) {
    if (r["set"] != "zhana_kazakhstan") continue;
    EXPECT_NEAR(r["change_usd"].get<double>(), planned("zhana_kazakhstan_metal") - planned("zhana_kazakhstan"), 1e6);
  }
}

TEST(Evidence, EveryResultTellsItsFigures) {
  const NewStudy study;
  study.change("plants.csv", ",250000", ",200000");
  const Json reply = run({"evidence", study.path(), "--top", "0", "--json"}).json();
  std::set<std::string> kinds;
  for (const Json& r : reply["results"]) {
    expect_fields(r, {"kind", "id", "period", "value", "unit", "figures", "claims"});
    kinds.insert(r["kind"]);
    EXPECT_GT(r["figures"]["cited"].get<int>() + r["figures"]["assumed"].get<int>() + r["figures"]["yours"].get<int>(),
              0);
  }
  EXPECT_EQ(kinds, (std::set<std::string>{"bottleneck", "objective", "order"}));
}

}  // namespace
}  // namespace korridor::cli_test
