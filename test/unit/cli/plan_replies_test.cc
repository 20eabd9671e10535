// Replies that hold a plan, or two.
#include "unit/cli/reply_shape.h"

namespace korridor::cli_test {
namespace {

TEST(PlanReply, HoldsOfItsListsTheOnesThatAreWanted) {
  const NewStudy study;
  const Json whole = run({"plan", study.path(), "--json"}).json();
  const Ran ran = run({"plan", study.path(), "--json", "--only", "orders,prices"});
  EXPECT_EQ(ran.code, 0);
  Json some = ran.json();
  EXPECT_EQ(some["objective_usd"], whole["objective_usd"]);
  EXPECT_EQ(some["orders"], whole["orders"]);
  EXPECT_EQ(some["prices"], whole["prices"]);
  for (const char* list :
       {"flows", "limits", "bottlenecks", "fees", "carriage", "balance", "chains", "netbacks", "parts"})
    EXPECT_FALSE(some.contains(list)) << list;
  EXPECT_EQ(some["size"], whole["size"]);
  const Ran told = run({"plan", study.path(), "--only", "bottlenecks"});
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_EQ(told.out.find("Orders"), std::string::npos);
  EXPECT_EQ(run({"plan", study.path(), "--only", "orders,flow"}).code, 2);
}

TEST(PlanReply, HoldsEverythingThatThePageOfRepliesNames) {
  const NewStudy study;
  study.change("plants.csv", ",250000", ",200000");  // less than the 250,000 t that are wanted, so the smelter binds
  const Ran ran = run({"plan", study.path(), "--json"});
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 0);
  expect_head(reply, "plan", "optimal");
  expect_plain(reply, "");
  expect_fields(reply,
                {"objective_usd", "bound_usd", "gap",          "engine",  "periods",     "orders", "flows",    "limits",
                 "bottlenecks",   "fees",      "carriage",     "balance", "prices",      "chains", "netbacks", "parts",
                 "agreements_on", "sets",      "not_modelled", "tracked", "planned_from"});
  EXPECT_EQ(reply["planned_from"], "nothing");
  EXPECT_EQ(reply["engine"], "chains");
  EXPECT_EQ(reply["periods"].size(), 3U);
  expect_fields(reply["orders"].at(0),
                {"order", "good", "period", "wanted_t", "served_t", "unmet_t", "price_usd_per_t"});
  expect_fields(reply["flows"].at(0), {"link", "period", "good", "t", "from", "to", "state", "unit"});
  expect_fields(reply["limits"].at(0),
                {"name", "kind", "period", "used", "limit", "price_usd_per_t", "unit", "price_usd_per_unit"});
  expect_fields(reply["bottlenecks"].at(0), {"limit", "worth_usd_per_t", "displaced"});
  expect_fields(reply["balance"].at(0), {"good", "supplied_t", "produced_t", "consumed_t", "delivered_t",
                                         "byproduct_unused_t", "stock_change_t", "in_transit_t", "lost_t"});
  expect_fields(reply["prices"].at(0), {"place", "good", "period", "usd_per_t"});
  expect_fields(reply["chains"].at(0), {"order", "period", "t", "supply", "legs", "processes", "cost_usd"});
  expect_fields(reply["netbacks"].at(0),
                {"supply", "order", "period", "delivered_price", "incoterm", "minus", "netback"});
}

TEST(PlanReply, ObeysTheLawsOfAPlan) {
  const NewStudy study;
  const Json reply = run({"plan", study.path(), "--json"}).json();
  const double objective = reply["objective_usd"];
  EXPECT_LE(reply["bound_usd"].get<double>(), objective + 1e-6 * std::abs(objective));
  EXPECT_LE(reply["gap"].get<double>(), 1e-6);
  for (const Json& order : reply["orders"])
    EXPECT_NEAR(order["served_t"].get<double>() + order["unmet_t"].get<double>(), order["wanted_t"].get<double>(),
                1e-6 * order["wanted_t"].get<double>());
  std::map<std::string, double> in_chains, delivered;
  for (const Json& chain : reply["chains"]) in_chains[chain["good"]] += chain["t"].get<double>();
  for (const Json& row : reply["balance"]) delivered[row["good"]] = row["delivered_t"];
  for (const auto& [good, t] : in_chains) EXPECT_NEAR(t, delivered[good], 1e-6 * t) << good;
  for (const Json& netback : reply["netbacks"]) {
    double minus = 0;
    for (const auto& [part, usd] : netback["minus"].items()) minus += usd.get<double>();
    EXPECT_NEAR(netback["delivered_price"].get<double>() - minus, netback["netback"].get<double>(), 1e-6);
  }
}

TEST(PlanReply, IsTheSameForAnyNumberOfThreads) {
  const NewStudy study;
  const std::string one = run({"plan", study.path(), "--json", "--threads", "1"}).out;
  EXPECT_FALSE(one.empty());
  EXPECT_EQ(run({"plan", study.path(), "--json", "--threads", "2"}).out, one);
  EXPECT_EQ(run({"plan", study.path(), "--json", "--threads", "8"}).out, one);
}

TEST(PlanReply, NamesTheScenariosThatAct) {
  const NewStudy study;
  const Json reply = run({"plan", study.path(), "--with", "west_half", "--with", "second_ferry", "--json"}).json();
  EXPECT_EQ(reply["sets"], Json({"west_half", "second_ferry"}));
}

TEST(PlanReply, CallsNotModelledWhatNeitherASetNorAClauseCarries) {
  const NewStudy study;
  std::ofstream(study.path() + "/agreements.csv") << "agreement_id,parties,subject,status\nwest_pact,KAZ;JPN,Half goes "
                                                     "west,signed\nword,KAZ;JPN,Friendship,signed\n";
  study.change("clauses.csv", "share,status", "share,status,agreement");
  study.change("clauses.csv", ",0.5,off", ",0.5,off,west_pact");
  const auto names = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words{"plan", study.path(), "--json"}, found;
    words.insert(words.end(), more.begin(), more.end());
    const Json reply = run(words).json();
    for (const Json& row : reply["not_modelled"]) found.push_back(row["name"]);
    return found;
  };
  EXPECT_EQ(names({}), (std::vector<std::string>{"west_pact", "word"}));
  EXPECT_EQ(names({"--with", "west_half"}), (std::vector<std::string>{"word"}));
}

TEST(PlanReply, AnInfeasibleWorldNamesItsConflictAndEndsWithOne) {
  const NewStudy study;
  study.change("orders.csv", ",150000,no,20000,", ",400000,yes,,");  // the smelter makes 250,000 t
  const Ran ran = run({"plan", study.path(), "--json"});
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 1);
  expect_head(reply, "plan", "infeasible");
  ASSERT_FALSE(reply["conflict"].empty());
  bool names_order = false;
  for (const Json& row : reply["conflict"]) {
    expect_fields(row, {"name", "kind", "period", "says", "says_de"});
    EXPECT_NE(row["says"], row["says_de"]) << row;  // each sentence has a German one
    names_order = names_order || row["name"] == "contract";
  }
  EXPECT_TRUE(names_order);
}

TEST(CompareReply, TellsBothWorldsAndWhatDiffers) {
  const NewStudy study;
  const Ran ran = run({"compare", study.path(), "--with", "west_half", "--json"});
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 0);
  expect_head(reply, "compare", "optimal");
  expect_fields(reply, {"inputs", "orders", "flows", "prices", "fees", "before", "after"});
  EXPECT_GE(reply["after"]["objective_usd"].get<double>(),
            reply["before"]["objective_usd"].get<double>());  // a clause never helps
  ASSERT_EQ(reply["inputs"].size(), 1U);
  EXPECT_EQ(reply["inputs"].at(0)["key"], "west_clause");
  double plan_alone = run({"plan", study.path(), "--with", "west_half", "--json"}).json()["objective_usd"];
  EXPECT_DOUBLE_EQ(reply["after"]["objective_usd"].get<double>(), plan_alone);
}

TEST(CompareReply, GainsAddUpToTheFallOfTheBillAndTheRiseOfFees) {
  const NewStudy study;
  const Json reply = run({"compare", study.path(), "--with", "west_half", "--json"}).json();
  ASSERT_FALSE(reply["gains"].empty());
  double gains = 0, fees = 0;
  for (const Json& g : reply["gains"]) gains += g["usd"].get<double>();
  for (const Json& g : reply["gains"])
    if (g["role"] == "state") fees += g["usd"].get<double>();
  EXPECT_NEAR(gains - fees, -reply["objective_usd"]["change"].get<double>(),
              20);  // changes up to a dollar are left out
  ASSERT_EQ(reply["clauses"].size(), 1U);
  EXPECT_EQ(reply["clauses"].at(0)["clause"], "west_clause");
  EXPECT_GT(reply["clauses"].at(0)["usd_per_t"].get<double>(), 0);
}

/// Half of 150,000 t are to go west, and one tonne less costs 1 USD, far less than the way: nothing moves, and all that
/// the bill rises by is the penalty, 75,000 USD a year at 5 % from the middle of the year.
TEST(CompareReply, SaysWhatOfTheDifferenceIsThePenaltyOfASoftClause) {
  const NewStudy study;
  study.change("clauses.csv", "order,kind,selector,share,status", "order,kind,selector,share,penalty_usd_per_t,status");
  study.change("clauses.csv", "must,corridor:WEST,0.5,", "priority,corridor:WEST,0.5,1,");
  const std::vector<std::string> asked = {"compare", study.path(), "--with", "west_half"};
  auto as_json = asked, in_german = asked;
  as_json.emplace_back("--json");
  in_german.insert(in_german.end(), {"--lang", "de"});
  const Json reply = run(as_json).json();
  EXPECT_TRUE(reply["flows"].empty());
  ASSERT_EQ(reply["penalties"].size(), 1U);
  const Json& penalty = reply["penalties"].at(0);
  EXPECT_EQ(penalty["kind"], "clause");
  EXPECT_EQ(penalty["id"], "west_clause");
  EXPECT_EQ(penalty["order"], "contract");
  EXPECT_NEAR(penalty["missed_t"]["after"].get<double>(), 3 * 75000, 1e-3);
  EXPECT_EQ(penalty["missed_t"]["before"], 0.0);
  const double usd = 75000 * (std::pow(1.05, -0.5) + std::pow(1.05, -1.5) + std::pow(1.05, -2.5));
  EXPECT_NEAR(penalty["usd"]["change"].get<double>(), usd, 1e-2);
  EXPECT_NEAR(reply["objective_usd"]["change"].get<double>(), usd, 1);
  EXPECT_NE(run(asked).out.find("of it penalties, which nobody is paid: +0.21"), std::string::npos);
  EXPECT_NE(run(in_german).out.find("davon Strafen, die niemand erhält: +0,21"), std::string::npos);
}

/// The mine gives half of what the contract wants: what is not served is paid for as well.
TEST(CompareReply, CountsContractsThatAreNotServedAmongThePenalties) {
  const NewStudy study;
  study.change("changes.csv", "second_ferry,1,",
               "west_half,2,supply,mine_1,,amount_t_per_year,set,300000,,\nsecond_ferry,1,");
  const Json reply = run({"compare", study.path(), "--with", "west_half", "--json"}).json();
  ASSERT_EQ(reply["penalties"].size(), 1U);
  const Json& penalty = reply["penalties"].at(0);
  EXPECT_EQ(penalty["kind"], "order");
  EXPECT_EQ(penalty["id"], "contract");
  EXPECT_NEAR(penalty["missed_t"]["change"].get<double>(), 3 * 75000, 1e-3);  // 300,000 t make 75,000 t of metal
}

TEST(CompareReply, AWorldAgainstItselfDiffersInNothing) {
  const NewStudy study;
  const Json reply = run({"compare", study.path(), "--with", "west_half", "--against", "west_half", "--json"}).json();
  for (const char* list :
       {"inputs", "orders", "flows", "prices", "gains", "clauses", "penalties", "corridors", "fees", "carriage"})
    EXPECT_TRUE(reply[list].empty()) << list;
}

}  // namespace
}  // namespace korridor::cli_test
