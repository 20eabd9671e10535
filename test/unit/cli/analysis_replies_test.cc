// Replies to the questions that rest on a plan.
#include "unit/cli/reply_shape.h"

namespace korridor::cli_test {
namespace {

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
  expect_fields(reply["rows"].at(0),
                {"observation", "name_de", "observed", "modelled", "unit", "error_pct", "cause", "cause_de", "claims"});
  EXPECT_EQ(reply["rows"].at(0)["base_load"], 350000);
  expect_fields(reply["score"], {"rows", "median_abs_error_pct", "naive_median_abs_error_pct", "base_load_share_pct"});
  EXPECT_NE(run({"backtest", study.path()}).out.find("350,000"), std::string::npos);
}

TEST(Backtest, IsToldByTheNamesOfTheStudyAndWhyItMisses) {
  const NewStudy study;
  std::ofstream(study.path() + "/observations.csv")
      << "observation_id,name,name_de,measure,selector,goods,year,value,unit,cause,cause_de\n"
         "near,Ferry,Fähre,turnover,link:west_ferry,,2026,350000,t,it is near,es ist nah\n"
         "far,Ferry of all,Fähre insgesamt,turnover,link:west_ferry,,2027,900000,t,others ship too,andere auch\n";
  const std::string english = run({"backtest", study.path()}).out;
  const std::string german = run({"backtest", study.path(), "--lang", "de"}).out;
  for (const char* told : {"Ferry of all", "Ferry of all, 2027 (-", "others ship too"})
    EXPECT_NE(english.find(told), std::string::npos) << told << english;
  for (const char* told : {"Fähre insgesamt", "Fähre insgesamt, 2027 (-", "andere auch"})
    EXPECT_NE(german.find(told), std::string::npos) << told << german;
  for (const char* untold : {"Ferry", "others ship too", "es ist nah"})
    EXPECT_EQ(german.find(untold), std::string::npos) << untold << german;
  EXPECT_EQ(english.find("it is near"), std::string::npos) << "only what is far off has its cause told";
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
      << "limit_id,name,kind,selector,goods,amount_t_per_year\nfew,Fewer trains,crossing,link:east_rail,copper_cathode,"
      << most << "\n";
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
  EXPECT_EQ(reply["value"].at(1)["says"], "at least 50 % must touch Way over the Caspian Sea");
  EXPECT_EQ(reply["value"].at(1)["says_de"], "Pflicht zu mindestens 50 %: Weg über das Kaspische Meer");
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

}  // namespace
}  // namespace korridor::cli_test
