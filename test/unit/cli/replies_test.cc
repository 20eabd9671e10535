#include "unit/cli/run_program.h"

// The shapes that programs rely on: docs/reference/replies.md.

namespace korridor::cli_test {
namespace {

void expect_head(const Json& reply, const std::string& command, const std::string& status) {
  expect_fields(reply, {"korridor", "command", "study", "study_sha256", "status", "warnings"});
  EXPECT_EQ(reply["command"], command);
  EXPECT_EQ(reply["status"], status);
  for (const Json& warning : reply["warnings"]) expect_fields(warning, {"code", "message", "where"});
}

/// JSON has no infinity; a figure that is not known is null and never text.
void expect_plain(const Json& value, const std::string& where) {
  if (value.is_number_float()) {
    EXPECT_TRUE(std::isfinite(value.get<double>())) << where;
  }
  if (value.is_structured())
    for (const auto& [name, part] : value.items()) expect_plain(part, where + "/" + name);
}

TEST(CheckReply, CountsRowsAndTellsWhatIsCited) {
  const NewStudy study;
  const Ran ran = run({"check", study.path(), "--json"});
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 0);
  expect_head(reply, "check", "ok");
  EXPECT_EQ(reply["study"], "mine");
  EXPECT_EQ(reply["study_sha256"].get<std::string>().size(), 64U);
  EXPECT_TRUE(reply["errors"].empty());
  EXPECT_EQ(reply["counts"]["places"], 7);
  EXPECT_EQ(reply["counts"]["links"], 8);
  EXPECT_EQ(reply["coverage"]["cited"], 1);    // the ferry's capacity is the one cited figure of the new study,
  EXPECT_EQ(reply["coverage"]["assumed"], 1);  // the mine's cost the one assumption
}

TEST(CheckReply, TheHashFollowsTheBytesOfTheStudy) {
  const NewStudy study;
  const Json before = run({"check", study.path(), "--json"}).json();
  EXPECT_EQ(run({"check", study.path(), "--json"}).json()["study_sha256"], before["study_sha256"]);
  study.change("links.csv", ",18,7,10,", ",18,7,11,");
  EXPECT_NE(run({"check", study.path(), "--json"}).json()["study_sha256"], before["study_sha256"]);
}

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

TEST(RouteReply, GivesWaysSortedByCostWithTheirLegs) {
  const NewStudy study;
  const Ran ran = run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--json"});
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 0);
  expect_head(reply, "route", "ok");
  expect_plain(reply, "");
  double last = 0;
  for (const Json& way : reply["routes"]) {
    expect_fields(way, {"cost_usd_per_t", "time_h", "time_p10_h", "time_p50_h", "time_p90_h", "risk", "length_km",
                        "countries", "corridors", "legs"});
    for (const Json& leg : way["legs"])
      expect_fields(leg, {"link", "from", "to", "mode", "country", "length_km", "time_h", "cost_usd_per_t", "claims"});
    EXPECT_GE(way["cost_usd_per_t"].get<double>(), last);
    last = way["cost_usd_per_t"];
  }
  // 16 + 95 + 12 over the eastern border, and 1050 h with holding costs on the other way: the cheapest way is the
  // eastern one.
  const Json& best = reply["routes"].at(0);
  EXPECT_EQ(best["legs"].size(), 3U);
  EXPECT_EQ(best["legs"].at(0)["link"], "smelter_east");
}

TEST(RouteReply, AvoidIsKeptByEveryWayAndTellsWhatItMatched) {
  const NewStudy study;
  for (const char* name : {"china", "CN", "CHN", "country:CHN"}) {
    const Json reply = run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--avoid", name,
                            "--alternatives", "2", "--json"})
                           .json();
    EXPECT_EQ(reply["status"], "ok") << name;
    EXPECT_EQ(reply["avoid"]["matched"], Json({"place:east_port", "link:east_rail", "link:east_sea"})) << name;
    for (const char* list : {"routes", "alternatives", "by_class"})
      for (const Json& way : reply[list])
        for (const Json& country : way["countries"]) EXPECT_NE(country, "CHN");
  }
}

TEST(RouteReply, NoWayTellsWhatStandsInIt) {
  const NewStudy study;
  const Ran ran = run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--avoid", "china", "--avoid",
                       "country:AZE", "--json"});
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 1);
  expect_head(reply, "route", "no_route");
  EXPECT_TRUE(reply["routes"].empty());
  ASSERT_FALSE(reply["cut"].empty());
  for (const Json& row : reply["cut"]) expect_fields(row, {"asset", "why"});
}

TEST(RouteReply, TakesPlacesByNameInAnyCase) {
  const NewStudy study;
  const auto routes = [&](const std::string& from, const std::string& to) {
    return run({"route", study.path(), "--from", from, "--to", to, "--json"}).json();
  };
  const Json by_id = routes("smelter", "buyer");
  for (const auto& [from, to] : {std::pair{"SMELTER", "Buyer"}, std::pair{"Smelter", "port of the BUYER"}}) {
    const Json by_name = routes(from, to);
    EXPECT_EQ(by_name["routes"], by_id["routes"]);
    EXPECT_EQ(by_name["from"], "smelter");
    EXPECT_EQ(by_name["to"], "buyer");
  }
  EXPECT_EQ(run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--good", "KUPFERKATHODE", "--json"})
                .json()["good"],
            "copper_cathode");
  const Ran misspelt = run({"route", study.path(), "--from", "smelter", "--to", "Port of the bayer"});
  EXPECT_EQ(misspelt.code, 2);
  EXPECT_NE(misspelt.err.find("did you mean Port of the buyer?"), std::string::npos) << misspelt.err;
  study.change("places.csv", "Western port", "Eastern port");
  const Ran twice = run({"route", study.path(), "--from", "smelter", "--to", "eastern port", "--json"});
  EXPECT_EQ(twice.code, 2);
  EXPECT_EQ(twice.json()["errors"].at(0)["code"], "ambiguous_name");
}

TEST(RouteReply, SaysInOneLineWhatAvoidMeans) {
  const NewStudy study;
  const Ran ran = run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--avoid", "china"});
  EXPECT_EQ(ran.err, "avoid china: 3 places and links: place:east_port, link:east_rail, link:east_sea\n");
  EXPECT_EQ(run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--avoid", "mode:air"}).err,
            "avoid mode:air: nothing that this good could pass\n");
}

TEST(RouteReply, HonoursWhatTheStudyItselfAvoids) {
  const NewStudy study;
  std::ofstream(study.path() + "/study.toml", std::ios::app) << "\n[model]\navoid = \"country:CHN\"\n";
  const std::vector<std::string> words = {"route", study.path(), "--from", "smelter", "--to", "buyer"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), words.begin(), words.end());
    return run(more);
  };
  const Json reply = with({"--json"}).json();
  EXPECT_EQ(reply["avoid"]["of_study"], "country:CHN");
  EXPECT_EQ(reply["routes"].at(0)["legs"].at(0)["link"], "smelter_west");
  EXPECT_NE(with({}).out.find("The study itself avoids: country:CHN"), std::string::npos);
  const Json free = with({"--json", "--ignore-study-avoid"}).json();
  EXPECT_EQ(free["avoid"]["of_study"], "");
  EXPECT_EQ(free["routes"].at(0)["legs"].at(0)["link"], "smelter_east");
}

TEST(RouteReply, SaysWhyNothingCouldBeOpenedForAGoodThatNobodyCarries) {
  const NewStudy study;
  std::ofstream(study.path() + "/goods.csv", std::ios::app) << "natural_gas,Gas,Gas,,gross,gas,,\n";
  const std::vector<std::string> words = {"route", study.path(), "--from", "smelter",
                                          "--to",  "buyer",      "--good", "natural_gas"};
  const Ran ran = run(words);
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.out.find("natural_gas: no link carries it"), std::string::npos) << ran.out;
  auto as_json = words;
  as_json.emplace_back("--json");
  const Json reply = run(as_json).json();
  EXPECT_EQ(reply["why_no_cut"], "not_carried");
  EXPECT_TRUE(reply["cut"].empty());
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

TEST(CompareReply, AWorldAgainstItselfDiffersInNothing) {
  const NewStudy study;
  const Json reply = run({"compare", study.path(), "--with", "west_half", "--against", "west_half", "--json"}).json();
  for (const char* list : {"inputs", "orders", "flows", "prices", "gains", "clauses", "corridors", "fees", "carriage"})
    EXPECT_TRUE(reply[list].empty()) << list;
}

TEST(FrontierReply, WithoutTimeOrWithAnotherEngineIsToldOnStandardError) {
  const NewStudy study;
  const Ran other = run({"frontier", study.path(), "--on", "mode:rail", "--engine", "arcs"});
  EXPECT_EQ(other.code, 2);
  EXPECT_NE(other.err.find("engine chains alone"), std::string::npos) << other.err;
  const Ran late = run({"frontier", study.path(), "--on", "mode:rail", "--time-limit", "1e-9"});
  EXPECT_TRUE(late.code == 1 || late.code == 3) << late.code << late.out << late.err;
  const Ran whole = run({"frontier", study.path(), "--on", "mode:rail"});
  EXPECT_EQ(whole.code, 0) << whole.err;
}

TEST(DependenceReply, HoldsSharesThatAddUpAndTheirConcentration) {
  const NewStudy study;
  const Ran ran = run({"dependence", study.path(), "--of", "buyer", "--json"});
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 0);
  expect_head(reply, "dependence", "optimal");
  ASSERT_FALSE(reply["shares"].empty());
  expect_fields(reply["shares"].at(0),
                {"of", "on", "dimension", "stage", "good", "period", "share", "part", "direct", "through"});
  ASSERT_FALSE(reply["hhi"].empty());
  expect_fields(reply["hhi"].at(0), {"hhi", "hhi_10000", "cr1", "cr3", "supply_risk"});
  expect_fields(reply["portfolio"], {"home", "rows", "concentration", "left_out"});
  EXPECT_TRUE(reply["statements"].is_array());
  EXPECT_NE(run({"dependence", study.path()}, "COLUMNS=200").out.find("KAZ 100"), std::string::npos);
  EXPECT_EQ(run({"dependence", study.path(), "--good", "copper"}).code, 2);
}

TEST(BacktestReply, HoldsRowsAndTheirScore) {
  const NewStudy study;
  std::ofstream(study.path() + "/observations.csv") << "observation_id,name,measure,selector,goods,year,value,"
                                                       "unit\nferry,Ferry,turnover,link:west_ferry,,2026,400000,t\n";
  const Ran ran = run({"backtest", study.path(), "--json"});
  EXPECT_EQ(ran.code, 0);
  const Json reply = ran.json();
  expect_head(reply, "backtest", "ok");
  ASSERT_EQ(reply["rows"].size(), 1U);
  expect_fields(reply["rows"].at(0), {"observation", "observed", "modelled", "unit", "error_pct", "claims"});
  EXPECT_EQ(reply["rows"].at(0)["base_load"], 350000);
  expect_fields(reply["score"], {"rows", "median_abs_error_pct", "naive_median_abs_error_pct", "base_load_share_pct"});
  EXPECT_NE(run({"backtest", study.path()}).out.find("350,000"), std::string::npos);
}

TEST(DependenceReply, ClosesEachThingOfAKind) {
  const NewStudy study;
  const Json reply = run({"dependence", study.path(), "--close", "country,port", "--year", "2027", "--json"}).json();
  ASSERT_FALSE(reply["n_minus_1"].empty());
  double last = 1e300;
  for (const Json& row : reply["n_minus_1"]) {
    expect_fields(row, {"selector", "cost_usd", "unmet_t", "pct", "status"});
    EXPECT_LE(row["cost_usd"].get<double>(), last);
    last = row["cost_usd"];
    EXPECT_GE(last, -1e-6);
  }
  EXPECT_EQ(reply["n_minus_1"].at(0)["selector"], "country:KAZ");
  EXPECT_NE(run({"dependence", study.path(), "--close", "country", "--year", "2027"}).out.find("country:KAZ"),
            std::string::npos);
}

TEST(Replies, ThatRestOnAPlanTellOnceWhatThePlanWarnsOf) {
  const NewStudy study;
  std::ofstream(study.path() + "/policies.csv")
      << "policy_id,name,kind,actor,rate,rate_unit,in_base\nfloor,Floor,subsidy,KAZ,110,USD/kg floor,yes\n";
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"plan"},
                                             {"compare", "--with", "west_half"},
                                             {"value"},
                                             {"value", "--rules"},
                                             {"frontier", "--on", "mode:ferry"},
                                             {"dependence"},
                                             {"invest"},
                                             {"evidence"},
                                             {"report", "--out", study.beside("page.html")}}) {
    std::vector<std::string> all = words;
    all.insert(all.begin() + 1, study.path());
    all.emplace_back("--json");
    int told = 0;
    const Json reply = run(all).json();
    for (const Json& w : reply["warnings"]) told += w["where"] == "policies/floor" ? 1 : 0;
    EXPECT_EQ(told, 1) << words[0];
  }
}

/// A limit takes 10,000 t off the railway on which most goes.
TEST(ValueReply, TellsWhatARuleMovesAndWhatItsRowIsWorth) {
  const NewStudy study;
  const Json plan = run({"plan", study.path(), "--year", "2027", "--json"}).json();
  double rail = 0;
  for (const Json& flow : plan["flows"]) rail += flow["link"] == "east_rail" ? flow["t"].get<double>() : 0;
  ASSERT_GT(rail, 10'000);
  const std::string most = std::to_string(std::lround(rail) - 10'000);
  std::ofstream(study.path() + "/limits.csv")
      << "limit_id,name,kind,selector,goods,amount_t_per_year\nfew,Fewer trains,crossing,link:east_rail,copper_cathode," << most
      << "\n";
  const Json reply = run({"value", study.path(), "--rules", "--year", "2027", "--json"}).json();
  int found = 0;
  for (const Json& rule : reply["rules"]) {
    if (rule["rule"] != "few") continue;
    ++found;
    EXPECT_EQ(rule["says"], "Fewer trains");
    EXPECT_NEAR(rule["moved_t"].get<double>(), 10'000, 1);
    EXPECT_GT(rule["row_usd_per_t"].get<double>(), 0);
    EXPECT_GE(rule["row_usd"].get<double>() * (1 + 1e-9), rule["cost_usd"].get<double>());
  }
  EXPECT_EQ(found, 1) << reply;
}

TEST(ListReply, HoldsEveryKindOfRow) {
  const NewStudy study;
  std::ofstream(study.path() + "/limits.csv")
      << "limit_id,kind,selector,goods,amount_t_per_year\nfew,crossing,mode:ferry,copper_concentrate,100\n";
  const Json rows = run({"list", study.path(), "limits", "--json"}).json()["rows"];
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0]["limit_id"], "few");
  EXPECT_EQ(rows[0]["amount_t_per_year"], "100");
  for (const char* what : {"clauses", "fleets", "stores", "processes", "owners", "agreements", "projects", "events"})
    EXPECT_EQ(run({"list", study.path(), what}).code, 0) << what;
  EXPECT_NE(run({"list", study.path(), "limits", "--lang", "de"}, "COLUMNS=300").out.find("Art der Grenze"),
            std::string::npos);
}

TEST(ValueReply, TellsTheWorthOfAClauseAndWhatIsNotModelled) {
  const NewStudy study;
  std::ofstream(study.path() + "/agreements.csv") << "agreement_id,parties,subject,status,set\nA,KAZ;JPN,Western "
                                                     "clause,signed,west_half\nB,KAZ;USA,Satellites,signed,\n";
  const Ran ran = run({"value", study.path(), "--with", "west_half", "--shapley", "--json"});
  EXPECT_EQ(ran.code, 0);
  const Json reply = ran.json();
  expect_head(reply, "value", "optimal");
  ASSERT_EQ(reply["value"].size(), 2U);  // the agreement, and its clause
  for (const Json& row : reply["value"])
    expect_fields(row, {"kind", "item", "method", "worth_usd", "shapley_usd", "gains"});
  EXPECT_LE(reply["value"].at(0)["worth_usd"].get<double>(), 0);
  EXPECT_EQ(reply["value"].at(0)["worth_usd"], reply["value"].at(1)["worth_usd"]);
  EXPECT_EQ(reply["value"].at(0)["shapley_usd"], reply["shapley"]["whole_usd"]);
  EXPECT_TRUE(reply["value"].at(1)["shapley_usd"].is_null());  // it belongs to the agreement
  EXPECT_EQ(reply["not_modelled"].at(0)["agreement"], "B");
  EXPECT_NE(run({"value", study.path()}, "COLUMNS=200").out.find("not modelled"), std::string::npos);
}

TEST(ValueReply, GainsAreThoseOfCompareByState) {
  const NewStudy study;
  const Json value = run({"value", study.path(), "--with", "west_half", "--json"}).json();
  const Json compare = run({"compare", study.path(), "--with", "west_half", "--json"}).json();
  std::map<std::string, double> of_value, of_compare;
  for (const Json& g : value["value"].at(0)["gains"]) of_value[g["country"]] += g["usd"].get<double>();
  for (const Json& g : compare["gains"]) of_compare[g["country"]] += g["usd"].get<double>();
  ASSERT_FALSE(of_value.empty());
  for (const auto& [country, usd] : of_compare)
    EXPECT_NEAR(of_value[country], usd, 10) << country;  // changes up to a dollar are left out
}

TEST(ListReply, ListsEveryKindOfThing) {
  const NewStudy study;
  const std::vector<std::pair<std::string, std::size_t>> lists = {
      {"places", 7}, {"links", 8},     {"goods", 2},     {"orders", 2},    {"supply", 1},
      {"plants", 1}, {"scenarios", 3}, {"corridors", 2}, {"agreements", 0}};
  for (const auto& [what, rows] : lists) {
    const Json reply = run({"list", study.path(), what, "--json"}).json();
    expect_head(reply, "list", "ok");
    EXPECT_EQ(reply["rows"].size(), rows) << what;
  }
  const Json forms = run({"list", study.path(), "selectors", "--json"}).json()["rows"];
  EXPECT_GE(forms.size(), 8U);
  for (const Json& form : forms)  // each but the last, which tells how they combine, holds for this study
    if (form != forms.back()) {
      EXPECT_NE(run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--avoid", form["selector"]}).code, 2)
          << form;
    }
}

TEST(NewReply, MakesAStudyThatChecksWithoutAWarning) {
  const Folder folder;
  const Json reply = run({"new", folder.at("mine"), "--json"}).json();
  expect_head(reply, "new", "ok");
  EXPECT_TRUE(std::filesystem::exists(reply["path"].get<std::string>()));
  EXPECT_TRUE(run({"check", folder.at("mine"), "--json"}).json()["warnings"].empty());
}

TEST(NewReply, RefusesAFolderThatExists) {
  const NewStudy study;
  const Ran ran = run({"new", study.path(), "--json"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.json()["errors"].at(0)["code"], "exists");
}

TEST(NewReply, LaysAStudyOverAnother) {
  const NewStudy base;
  ASSERT_EQ(run({"new", "--from", base.path(), base.beside("mine_too")}).code, 0);
  const Json own = run({"plan", base.beside("mine_too"), "--json"}).json();
  EXPECT_EQ(own["status"], "optimal");
  EXPECT_EQ(own["objective_usd"], run({"plan", base.path(), "--json"}).json()["objective_usd"]);
}

TEST(ReportReply, TellsWhereThePageIs) {
  const NewStudy study;
  const Ran ran = run({"report", study.path(), "--out", study.beside("page.html"), "--json"});
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(reply["path"], study.beside("page.html"));
  EXPECT_FALSE(reply["sections"].empty());
  EXPECT_TRUE(read_text(study.beside("page.html")).starts_with("<!DOCTYPE html>") ||
              read_text(study.beside("page.html")).starts_with("<!doctype html>"));
}

}  // namespace
}  // namespace korridor::cli_test
