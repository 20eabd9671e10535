// Plans over HTTP: the same as the program's, from what the server keeps, in the lists and the layout that are wanted.
#include <chrono>
#include <fstream>

#include "in_flight.h"
#include "korridor/service/kept_worlds.h"
#include "korridor/service/plan_reply.h"
#include "korridor/service/requests.h"
#include "korridor/study/study.h"
#include "running_server.h"

namespace korridor::server {
namespace {

TEST(Server, AnswersACommandWithTheReplyOfTheProgram) {
  const RunningServer server;
  const auto answered = server.post("/api/plan", Json{{"year", 2026}});
  EXPECT_EQ(answered.status, 200);
  EXPECT_EQ(answered.type, "application/json");
  const auto study = read_study(server.folder());
  const Reply reply = run_request(*find_request_command("plan"), &*study, {{"year", 2026}}, {});
  EXPECT_EQ(answered.json.dump(), reply.json.dump());
  EXPECT_NEAR(answered.json["objective_usd"].get<double>(), 262000, 1e-6);  // 10,000 * 18 + 2,000 * 41
}

TEST(Server, PlansAWhatIfOfInlineChanges) {
  const RunningServer server;
  const Json change = {
      {"table", "links"}, {"key", "road"}, {"column", "status"}, {"operation", "set"}, {"value", "closed"}};
  const auto answered = server.post("/api/plan", Json{{"year", 2026}, {"changes", Json::array({change})}});
  EXPECT_EQ(answered.status, 200);
  EXPECT_NEAR(answered.json["objective_usd"].get<double>(), 10000 * 18 + 2000 * 1000, 1e-6);
  Json wrong = change;
  wrong["column"] = "statsu";
  const auto refused = server.post("/api/plan", Json{{"changes", Json::array({change, wrong})}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.json.dump().find("changes[1]"), std::string::npos) << refused.json.dump();
}

TEST(Server, OneQuestionAskedByManyAtOnceIsAnsweredOnce) {
  InFlight all;
  const std::string question = "plan";
  const auto soon = [] { return std::chrono::steady_clock::now() + std::chrono::seconds(20); };
  std::atomic<int> at_work = 0, most = 0, answered = 0;
  std::vector<std::jthread> askers;
  for (int i = 0; i < 8; ++i)
    askers.emplace_back([&] {
      const InFlight::Turn turn(all, question, soon());
      most = std::max(most.load(), ++at_work);
      answered += turn ? 1 : 0;
      --at_work;
    });
  askers.clear();
  EXPECT_EQ(answered, 8);
  EXPECT_EQ(most, 1);
  const InFlight::Turn held(all, question, soon());
  EXPECT_FALSE(InFlight::Turn(all, question, std::chrono::steady_clock::now()));
  EXPECT_TRUE(InFlight::Turn(all, "another", std::chrono::steady_clock::now()));
}

TEST(Server, ThatWarmsUpAnswersAsOneThatDoesNot) {
  ServeOptions options;
  options.app.warm = true;
  EXPECT_EQ(RunningServer(options).post("/api/plan", Json::object()).json["objective_usd"],
            RunningServer().post("/api/plan", Json::object()).json["objective_usd"]);
}

/// What the page will ask is planned ahead; were it another question, the first map would wait for two plans.
TEST(Server, MakesAheadWhatThePageAsksFirst) {
  std::ifstream file(KORRIDOR_SOURCE_DIR "/web/src/plan.ts");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const std::size_t begin = page.find('[', page.find("const kLists"));
  const std::string lists = page.substr(begin, page.find(']', begin) - begin + 1);
  EXPECT_EQ(Json::parse(kFirstPlan)["only"], Json::parse(lists));
  EXPECT_NE(page.find("kLayout = " + Json::parse(kFirstPlan)["layout"].dump()), std::string::npos);
}

TEST(Server, TellsTheSameInRowsAndInColumns) {
  const RunningServer server;
  const Json rows = server.post("/api/plan", Json::object()).json;
  const Json columns = server.post("/api/plan", {{"layout", "columns"}}).json;
  for (const char* list : {"orders", "flows", "limits", "decided", "prices"}) {
    ASSERT_TRUE(columns[list].is_object()) << list;
    for (std::size_t r = 0; r < rows[list].size(); ++r)
      for (const auto& [field, value] : rows[list][r].items()) {
        const Json& told = columns[list][field];
        EXPECT_EQ(value, told.is_object() ? told["of"][told["at"][r].get<std::size_t>()] : told[r]) << list << field;
      }
  }
  EXPECT_GT(rows["flows"].size(), 1U);
  EXPECT_EQ(rows["chains"], columns["chains"]);
  EXPECT_EQ(server.post("/api/plan", {{"layout", "cells"}}).status, 422);
}

TEST(Server, TellsOnlyTheListsThatAreWanted) {
  const RunningServer server;
  const Json whole = server.post("/api/plan", Json::object()).json;
  const Json some = server.post("/api/plan", Json{{"only", {"flows", "netbacks"}}}).json;
  for (const std::string& list : plan_lists()) {
    ASSERT_TRUE(whole.contains(list)) << list;
    EXPECT_EQ(some.contains(list), list == "flows" || list == "netbacks") << list;
  }
  for (const auto& [name, value] : some.items()) EXPECT_EQ(value, whole[name]) << name;
  const Json bottlenecks = server.post("/api/plan", Json{{"only", {"bottlenecks"}}}).json["bottlenecks"];
  EXPECT_FALSE(bottlenecks.empty());
  EXPECT_EQ(bottlenecks, whole["bottlenecks"]);
  const auto refused = server.post("/api/plan", Json{{"only", {"flow"}}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.json["errors"][0]["file"], "only[0]");
  EXPECT_NE(refused.json.dump().find("flows"), std::string::npos) << "no nearest name";
}

TEST(Server, PlansWhatIfsFromThePlanThatItKeeps) {
  const RunningServer server;
  const auto what_if = [](const char* column, const char* value) {
    const Json change = {
        {"table", "links"}, {"key", "road"}, {"column", column}, {"operation", "set"}, {"value", value}};
    return Json{{"changes", {change}}, {"only", {"orders", "flows", "limits"}}};
  };
  for (const auto& [column, value, from] :
       {std::tuple("status", "closed", "kept_plan"), std::tuple("capacity_t_per_year", "1000", "kept_plan"),
        std::tuple("cost_usd_per_t", "50", "kept_plan")}) {
    const Json request = what_if(column, value);
    Json told = server.post("/api/plan", request).json;
    const auto study = read_study(server.folder());
    Json cold = run_request(*find_request_command("plan"), &*study, request, {}).json;
    EXPECT_EQ(told["planned_from"], from) << column;
    EXPECT_EQ(cold["planned_from"], "nothing");
    told.erase("planned_from");
    cold.erase("planned_from");
    EXPECT_EQ(told.dump(), cold.dump()) << "one plan is the best here, so both are the same";
  }
}

TEST(KeptWorlds, StayWhereNoScenarioIsSwitchedAndElseByTheLastQuestion) {
  const RunningServer server;
  const auto study = read_study(server.folder());
  const auto world = KeptWorld::make(*study, {}, {});
  ASSERT_TRUE(world);
  KeptWorlds kept(100);
  kept.put("base", *world, 60, true);
  kept.put("one", *world, 20, false);
  kept.put("two", *world, 20, false);
  EXPECT_TRUE(kept.find("one"));
  kept.put("three", *world, 20, false);
  EXPECT_TRUE(kept.find("base"));
  EXPECT_TRUE(kept.find("one"));
  EXPECT_FALSE(kept.find("two"));
  EXPECT_TRUE(kept.find("three"));
}

}  // namespace
}  // namespace korridor::server
