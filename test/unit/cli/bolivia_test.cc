// studies/bolivia: another state, another half of the globe, other goods. What is asked of the main study is asked of
// it.

#include <fstream>
#include <set>

#include "unit/cli/run_program.h"

namespace korridor::cli_test {
namespace {

const std::string kBolivia = std::string(KORRIDOR_SOURCE_DIR) + "/studies/bolivia";

bool tells(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Bolivia, IsSoundAndSaysOfEveryFigureWhereItComesFrom) {
  const Json reply = run({"check", kBolivia, "--json"}).json();
  EXPECT_EQ(reply["status"], "ok");
  EXPECT_TRUE(reply["warnings"].empty()) << reply["warnings"];
  EXPECT_EQ(reply["coverage"]["yours"], 0);
  EXPECT_GT(reply["coverage"]["cited"], 30);
}

TEST(Bolivia, BothEnginesFindOneBill) {
  std::vector<double> bills;
  for (const char* engine : {"chains", "arcs"}) {
    const Json reply = run({"plan", kBolivia, "--period", "study", "--json", "--engine", engine}).json();
    EXPECT_EQ(reply["status"], "optimal") << engine;
    bills.push_back(reply["objective_usd"]);
  }
  EXPECT_NEAR(bills[0], bills[1], 1e-6 * std::abs(bills[0]));
}

TEST(Bolivia, TellsItsOwnPeriodsWhereYearsArePlanned) {
  const Json reply = run({"plan", kBolivia, "--json", "--only", "orders"}).json();
  EXPECT_EQ(reply["periods"].size(), 6U);
  EXPECT_EQ(reply["study_periods"], 15);  // quarters of three years, and three years
  EXPECT_TRUE(tells(run({"plan", kBolivia}).out, "--period study plans by the study's own periods"));
  EXPECT_FALSE(tells(run({"plan", kBolivia, "--period", "study"}).out, "--period study"));
}

TEST(Bolivia, AContractThatEndsEarlyIsToldByTheYear) {  // 1,603,080 t a year, over two of the six years
  const std::string out = run({"plan", kBolivia}).out;
  const auto at = out.find("gas_mtgas");
  ASSERT_NE(at, std::string::npos);
  EXPECT_TRUE(tells(out.substr(at, out.find('\n', at) - at), " 1,603,080 ")) << out.substr(at, 120);
}

TEST(Bolivia, SodaFromTheUnitedStatesMakesThemNoExporterOfLithium) {
  const Json reply = run({"dependence", kBolivia, "--good", "lithium_battery", "--json"}).json();
  std::set<std::string> exporters, sources;
  for (const Json& s : reply["shares"]) {
    if (s["side"] == "exporter") exporters.insert(s["of"]);
    if (s["side"] == "buyer" && s["stage"] == "mine" && s["dimension"] == "partner") sources.insert(s["on"]);
  }
  EXPECT_EQ(exporters, (std::set<std::string>{"BOL"}));
  EXPECT_EQ(sources, (std::set<std::string>{"BOL", "USA"}));
}

TEST(Bolivia, GasIsHeldAgainstTheRecordInItsUnit) {
  const Json reply = run({"backtest", kBolivia, "--json"}).json();
  int gas = 0;
  for (const Json& r : reply["rows"])
    if (r["unit"] == "bcm") {
      ++gas;
      EXPECT_LT(std::abs(r["error_pct"].get<double>()), 50) << r;
    }
  EXPECT_EQ(gas, 2);
}

TEST(Bolivia, ClausesOfSeveralOrdersShareNoPriceByTheTonne) {
  const Json reply = run({"compare", kBolivia, "--with", "not_chile", "--year", "2026", "--json"}).json();
  ASSERT_EQ(reply["clauses"].size(), 3U);
  for (const Json& c : reply["clauses"]) EXPECT_TRUE(c["usd_per_t"].is_null()) << c;
  const std::string out = run({"compare", kBolivia, "--with", "not_chile", "--year", "2026", "--lang", "de"}).out;
  EXPECT_TRUE(tells(out, "gemieden: Chile")) << out;
  EXPECT_TRUE(tells(out, "`korridor value` mit denselben Szenarien")) << out;
}

TEST(Bolivia, AnswersInGermanWithoutEnglishWords) {
  const std::string ways =
      run({"route", kBolivia, "--from", "santa_cruz", "--to", "buenaventura", "--good", "soy_meal", "--lang", "de"})
          .out;
  EXPECT_TRUE(tells(ways, "Argentinien")) << ways;
  EXPECT_FALSE(tells(ways, "Argentina ")) << ways;
  const std::string deals = run({"list", kBolivia, "agreements", "--lang", "de"}).out;
  EXPECT_TRUE(tells(deals, "Friedens- und Freundschaftsvertrag")) << deals;
  EXPECT_FALSE(tells(deals, "free transit")) << deals;
  const std::string partners = run({"dependence", kBolivia, "--lang", "de"}).out;
  EXPECT_TRUE(tells(partners, "Mio. USD"));
  EXPECT_FALSE(tells(partners, " m USD")) << partners;
}

TEST(Bolivia, AShorterQueueAtABorderTakesNothingAway) {
  const Folder folder;
  const std::string study = folder.at("shorter");
  ASSERT_EQ(run({"new", "--from", kBolivia, study}).code, 0);
  std::ofstream(study + "/sets.csv") << "set_id,name\nquick_border,Lorries cross in half the time\n";
  std::ofstream(study + "/changes.csv")
      << "set,table,key,column,operation,value\nquick_border,places,tambo_quemado,handling_hours,set,10\n";
  std::ofstream(study + "/projects.csv")
      << "project_id,name,set,cost_usd\nquick_border,One post for both states,quick_border,5000000\n";
  const Json reply = run({"invest", study, "--projects", "quick_border", "--json"}).json();
  ASSERT_EQ(reply["projects"].size(), 1U) << reply;
  EXPECT_EQ(reply["projects"][0]["relaxes"], true);
  EXPECT_TRUE(reply["projects"][0]["tightens"].empty());
  EXPECT_GT(reply["projects"][0]["alone_usd"].get<double>(), 0);
}

}  // namespace
}  // namespace korridor::cli_test
