#include "unit/cli/run_program.h"

namespace korridor::cli_test {
namespace {

const Json& row_of(const Json& list, const std::string& project) {
  static const Json kNone;
  for (const Json& row : list)
    if (row["project"] == project) return row;
  ADD_FAILURE() << project << " is not listed";
  return kNone;
}

/// The new study with a contract that must go west, over a ferry that has hardly room: a second one helps.
class TightStudy : public NewStudy {
 public:
  TightStudy() {
    change("links.csv", ",600000,350000,", ",450000,350000,");
    change("clauses.csv", ",off", ",active");
  }
};

TEST(InvestReply, HoldsEverythingThatThePageOfRepliesNames) {
  const NewStudy study;
  const Ran ran = run({"invest", study.path(), "--granted", "--json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const Json reply = ran.json();
  EXPECT_EQ(reply["command"], "invest");
  EXPECT_EQ(reply["status"], "optimal");
  expect_fields(reply, {"period",     "with",      "budget_usd", "caps",       "granted",       "life_years",
                        "before_usd", "plan_usd",  "spent_usd",  "charge_usd", "objective_usd", "bound_usd",
                        "gap_usd",    "saved_usd", "net_usd",    "chosen",     "projects",      "pairs",
                        "runners_up", "curve",     "partners",   "gains",      "search"});
  expect_fields(row_of(reply["projects"], "second_ferry"),
                {"project", "name", "partner", "opens", "cost_usd", "charge_usd", "set", "cost_from", "chosen", "why",
                 "blocked_by", "needs", "alone_usd", "last_usd", "here_usd", "delivered", "relaxes", "tightens"});
  expect_fields(reply["curve"].at(0), {"spent_usd", "projects", "plan_usd", "objective_usd", "net_usd"});
  EXPECT_TRUE(row_of(reply["projects"], "second_ferry")["relaxes"]);
}

/// What a single project saves is what `compare` says of its scenario, however it was found.
TEST(InvestReply, SavesWhatCompareSays) {
  const TightStudy study;
  const Json both = run({"compare", study.path(), "--with", "second_ferry", "--json"}).json();
  const double saved = both["objective_usd"]["before"].get<double>() - both["objective_usd"]["after"].get<double>();
  ASSERT_GT(saved, 1e5);
  const Json reply = run({"invest", study.path(), "--granted", "--json"}).json();
  EXPECT_EQ(reply["chosen"].at(0)["project"], "second_ferry");
  EXPECT_NEAR(reply["saved_usd"].get<double>(), saved, 1e-6 * saved);
  for (const char* field : {"alone_usd", "last_usd", "here_usd"})
    EXPECT_NEAR(row_of(reply["projects"], "second_ferry")[field].get<double>(), saved, 1e-6 * saved) << field;
  EXPECT_EQ(reply["gains"], both["gains"]);
}

TEST(InvestReply, ARuleThatFitsNothingLeavesNothingToBuild) {
  const TightStudy study;
  const Json poor = run({"invest", study.path(), "--granted", "--budget", "1e6", "--json"}).json();
  EXPECT_EQ(row_of(poor["projects"], "second_ferry")["why"], "over_budget");
  EXPECT_EQ(poor["spent_usd"], 0);
  const Ran told = run({"invest", study.path(), "--cost", "second_ferry=1e14"}, "COLUMNS=160");
  EXPECT_EQ(told.code, 0);
  EXPECT_NE(told.out.find("Build nothing"), std::string::npos) << told.out;
  EXPECT_NE(told.out.find("saves less than it costs"), std::string::npos) << told.out;
  EXPECT_NE(told.out.find("until 2029-01-01"), std::string::npos) << told.out;
  const Ran german = run({"invest", study.path(), "--cost", "second_ferry=1e14", "--lang", "de"}, "COLUMNS=160");
  EXPECT_NE(german.out.find("Nichts bauen"), std::string::npos) << german.out;
  for (const char* english : {"project", "saves", "chosen"})
    EXPECT_EQ(german.out.find(english), std::string::npos) << english << german.out;
}

TEST(InvestReply, AProjectWithoutACostIsWarnedOfAndNotChosen) {
  const NewStudy study;
  study.change("projects.csv", ",90000000,", ",,");
  const Ran ran = run({"invest", study.path(), "--granted"}, "COLUMNS=160");
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.err.find("their cost is not known (1): second_ferry"), std::string::npos) << ran.err;
  EXPECT_NE(ran.out.find("cost not known"), std::string::npos) << ran.out;
  const Json free = run({"invest", study.path(), "--cost", "second_ferry=0", "--json"}).json();
  EXPECT_TRUE(free["warnings"].empty());
  EXPECT_EQ(row_of(free["projects"], "second_ferry")["cost_from"], "asked");
}

TEST(InvestReply, WrongNamesAreToldWithTheNearestOne) {
  const NewStudy study;
  const Ran ran = run({"invest", study.path(), "--projects", "second_fery", "--json"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.json()["errors"].at(0)["hint"], "did you mean second_ferry?");
  EXPECT_EQ(run({"invest", study.path(), "--cost", "second_ferry"}).code, 2);
  EXPECT_EQ(run({"invest", study.path(), "--cap", "KAZ=2"}).code, 2);
  const Ran partner = run({"invest", study.path(), "--cap", "KAZ=0.5", "--json"});
  EXPECT_EQ(partner.code, 2);
  EXPECT_EQ(partner.json()["errors"].at(0)["code"], "unknown_partner");
}

TEST(InvestReply, IsTheSameForAnyNumberOfThreads) {
  const NewStudy study;
  const std::string one = run({"invest", study.path(), "--json", "--threads", "1"}).out;
  EXPECT_FALSE(one.empty());
  EXPECT_EQ(run({"invest", study.path(), "--json", "--threads", "2"}).out, one);
  EXPECT_EQ(run({"invest", study.path(), "--json", "--threads", "8"}).out, one);
}

TEST(InvestReply, TellsTheBestSoFarWhereTimeRunsOut) {
  const NewStudy study;
  const Ran ran = run({"invest", study.path(), "--time-limit", "1e-9", "--json"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.json()["status"], "limit");
  const Ran told = run({"invest", study.path(), "--time-limit", "1e-9"});
  EXPECT_EQ(told.code, 3);
  EXPECT_NE(told.out.find("Time ran out"), std::string::npos) << told.out;
  EXPECT_EQ(told.out.find("Build nothing"), std::string::npos) << "that is not known";
  EXPECT_EQ(row_of(ran.json()["projects"], "second_ferry")["why"], "not_decided");
}

}  // namespace
}  // namespace korridor::cli_test
