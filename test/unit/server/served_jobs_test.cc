// Long work over HTTP: its events, its progress, its result.
#include "running_server.h"

namespace korridor::server {
namespace {

std::map<std::string, std::string> with_observations() {
  auto files = rail_and_road();
  files["observations.csv"] =
      "observation_id,name,measure,selector,goods,year,value,unit\nroad,By "
      "road,crossing,link:road,iron_ore,2026,2000,t\n";
  return files;
}

TEST(Server, RunsAJobTellsItsEventsAndForgetsIt) {
  const RunningServer server;
  const auto added = server.post("/api/jobs", Json{{"command", "plan"}, {"request", {{"year", 2026}}}});
  ASSERT_EQ(added.status, 202);
  const std::string path = "/api/jobs/" + added.json["id"].get<std::string>();
  auto client = server.client();
  const auto events = client.Get((path + "/events").c_str());  // ends with the job
  ASSERT_TRUE(events);
  EXPECT_NE(events->body.find("event: done"), std::string::npos) << events->body;
  EXPECT_EQ(server.get(path).json["state"], "done");
  EXPECT_NEAR(server.get(path + "/result").json["objective_usd"].get<double>(), 262000, 1e-6);
  auto again = client.Delete(path.c_str());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->status, 200);
  EXPECT_EQ(server.get(path).status, 404);
  EXPECT_EQ(server.post("/api/jobs", Json{{"command", "paln"}}).status, 422);
}

TEST(Server, AJobOfNoCommandIsRefusedAndTheServerGoesOn) {
  const RunningServer server;
  for (const Json& job : {Json{{"command", ""}}, Json::object(), Json{{"command", "read"}}}) {
    EXPECT_EQ(server.post("/api/jobs", job).status, 422) << job.dump();
    EXPECT_EQ(server.post("/api/jobs", Json{{"command", "version"}}).status, 202);
  }
  EXPECT_EQ(code_of(server.post("/api/route", Json{{"from", ""}, {"to", "port"}})), "bad_field");
}

TEST(Server, AJobOfManyPlansTellsHowManyAreMade) {
  const RunningServer server;
  const Json request = {{"year", 2026}, {"close", {"link"}}};  // two links carry something, so both are planned anew
  const auto added = server.post("/api/jobs", Json{{"command", "dependence"}, {"request", request}});
  ASSERT_EQ(added.status, 202);
  const std::string path = "/api/jobs/" + added.json["id"].get<std::string>();
  const auto events = server.client().Get((path + "/events").c_str());
  ASSERT_TRUE(events);
  const Json progress = server.get(path).json["progress"];
  EXPECT_EQ(progress["plans"], 2) << events->body;
  EXPECT_EQ(progress["plans_done"], 2);
}

TEST(Server, AJobOfInvestTellsTheBestSoFar) {
  const RunningServer server;
  const auto added = server.post("/api/jobs", Json{{"command", "invest"}, {"request", Json::object()}});
  ASSERT_EQ(added.status, 202);
  const std::string path = "/api/jobs/" + added.json["id"].get<std::string>();
  const auto events = server.client().Get((path + "/events").c_str());
  ASSERT_TRUE(events);
  const Json best = server.get(path).json["progress"]["best"], reply = server.get(path + "/result").json;
  ASSERT_TRUE(best.is_object()) << events->body;
  for (const char* sum : {"before_usd", "plan_usd", "spent_usd", "objective_usd", "saved_usd", "net_usd"})
    EXPECT_EQ(best[sum], reply[sum]) << sum;
  EXPECT_EQ(best["projects"].size(), reply["chosen"].size());
  EXPECT_TRUE(best["gap_usd"].is_number()) << best;
  EXPECT_EQ(best["tolerance_usd"], reply["search"]["tolerance_usd"]) << best;
}

/// The job asks the very question that was cut short before it: had that answer been kept, the job would end with it.
TEST(Server, AnAnswerThatWasCutShortIsNotTheAnswerOfTheNext) {
  ServeOptions options;
  options.app.max_seconds = 1e-9;
  const RunningServer server(options, with_observations());
  const Json cut_short = server.post("/api/backtest", Json::object()).json;
  EXPECT_EQ(cut_short["status"], "limit") << cut_short.dump();
  const auto added = server.post("/api/jobs", Json{{"command", "backtest"}, {"request", Json::object()}});
  ASSERT_EQ(added.status, 202);
  const std::string path = "/api/jobs/" + added.json["id"].get<std::string>();
  ASSERT_TRUE(server.client().Get((path + "/events").c_str()));
  const Json whole = server.get(path + "/result").json;
  EXPECT_EQ(whole["status"], "ok") << whole.dump();
}

}  // namespace
}  // namespace korridor::server
