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

const char* code_of(const RunningServer::Answered& answered) {
  static thread_local std::string code;
  code = answered.json.contains("errors") && !answered.json["errors"].empty()
             ? answered.json["errors"][0]["code"].get<std::string>()
             : std::string();
  return code.c_str();
}

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

TEST(Server, RefusesWhatItCannotReadWithAProblem) {
  const RunningServer server;
  const struct {
    std::string body;
    const char* type;
    int status;
    const char* code;
  } cases[] = {
      {"{", "application/json", 400, "bad_json"},
      {"[]", "application/json", 400, "bad_json"},
      {std::string(1000, '['), "application/json", 400, "bad_json"},
      {R"({"yaer":1})", "application/json", 422, "bad_field"},
      {R"({"with":[1]})", "application/json", 422, "bad_field"},
      {R"({"with":["nothing_like_it"]})", "application/json", 422, "unknown_set"},
      {R"({"study":"../etc"})", "application/json", 422, "bad_field"},
      {"{}", "text/plain", 415, "wrong_type"},
  };
  for (const auto& c : cases) {
    const auto answered = server.post("/api/plan", c.body, c.type);
    EXPECT_EQ(answered.type, "application/problem+json") << c.body.substr(0, 40);
    EXPECT_TRUE(answered.status == c.status || (answered.status >= 400 && answered.status < 500))
        << c.body.substr(0, 40) << " " << answered.status;
    EXPECT_STREQ(code_of(answered), c.code) << answered.json.dump();
  }
  EXPECT_EQ(server.get("/api/nothing").status, 404);
  EXPECT_EQ(server.get("/api/plan").status, 405);
  EXPECT_EQ(server.get("/../../etc/passwd").status, 404);
}

TEST(Server, RefusesOtherNamesAndOrigins) {
  const RunningServer server;
  const std::string own = "127.0.0.1:" + std::to_string(server.port());
  EXPECT_EQ(server.get("/api/version", {{"Host", "evil.example"}}).status, 403);
  EXPECT_EQ(server.post("/api/version", "{}", "application/json", {{"Origin", "http://evil.example"}}).status, 403);
  EXPECT_EQ(server.post("/api/version", "{}", "application/json", {{"Origin", "http://" + own}}).status, 200);
  EXPECT_EQ(server.get("/api/version", {{"Host", "localhost:" + std::to_string(server.port())}}).status, 200);
}

TEST(Server, WithATokenAnswersNobodyWithoutIt) {
  ServeOptions options;
  options.token = "open-sesame";
  const RunningServer server(options);
  EXPECT_EQ(server.get("/api/version").status, 401);
  EXPECT_EQ(server.get("/").status, 401);
  EXPECT_EQ(server.get("/api/version", {{"Authorization", "Bearer wrong"}}).status, 401);
  EXPECT_EQ(server.get("/api/version", {{"Authorization", "Bearer open-sesame"}}).status, 200);
  EXPECT_NE(server.address().find("open-sesame"), std::string::npos);
  auto client = server.client();
  const auto entered = client.Get("/?token=open-sesame");
  ASSERT_TRUE(entered);
  EXPECT_EQ(entered->status, 303);
  const std::string cookie = entered->get_header_value("Set-Cookie");
  EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
  EXPECT_EQ(server.get("/api/version", {{"Cookie", cookie.substr(0, cookie.find(';'))}}).status, 200);
}

TEST(Server, ListensBeyondLoopbackOnlyWithAToken) {
  ServeOptions options;
  options.listen = "0.0.0.0";
  const RunningServer server(options);
  EXPECT_NE(server.address().find("?token="), std::string::npos);
  EXPECT_EQ(server.get("/api/version").status, 401);
}

TEST(Server, TellsMapTablesAndChecksEditedOnes) {
  const RunningServer server;
  const auto map = server.get("/api/map");
  EXPECT_EQ(map.json["places"].size(), 2U);
  EXPECT_EQ(map.json["links"].size(), 2U);
  const auto table = server.get("/api/tables/links");
  ASSERT_EQ(table.status, 200);
  EXPECT_FALSE(table.json["columns"].empty());
  EXPECT_EQ(table.json["rows"].size(), 2U);
  EXPECT_EQ(server.get("/api/tables/lniks").status, 404);
  const Json edited = {{"tables",
                        {{"links",
                          {{"columns", {"link_id", "from", "to", "mode", "countries"}},
                           {"rows", {{"rail", "mine", "prot", "rail", "KAZ"}}}}}}}};
  const auto checked = server.post("/api/check", edited);
  EXPECT_NE(checked.json.dump().find("did you mean port"), std::string::npos) << checked.json.dump();
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
  EXPECT_STREQ(code_of(server.post("/api/route", Json{{"from", ""}, {"to", "port"}})), "bad_field");
}

TEST(Server, AnswersAnyOtherMethodWithThoseThatItTakes) {
  const RunningServer server;
  auto client = server.client();
  for (const char* method : {"PUT", "PATCH", "TRACE", "OPTIONS", "QUERY", "BREW"}) {
    httplib::Request request;
    request.method = method;
    request.path = "/api/studies";
    const auto answered = client.send(request);
    ASSERT_TRUE(answered) << method;
    EXPECT_EQ(answered->get_header_value("Connection"), "close") << "what follows may be its body";
    EXPECT_EQ(answered->status, 405) << method;
    EXPECT_EQ(answered->get_header_value("Allow"), "GET, HEAD") << method;
  }
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

TEST(Server, ReadsATextAndKeepsItInTheLedger) {
  const TinyStudy beside({});
  ServeOptions options;
  options.app.ledger = beside.folder() / "ledger.db";
  const RunningServer server(options);
  const Json text = {
      {"text", "Kazakhstan sold 500 tonnes of uranium to Japan in 2024."}, {"lang", "en"}, {"date", "2025-01-01"}};
  const auto read = server.post("/api/read", text);
  ASSERT_EQ(read.status, 200);
  EXPECT_FALSE(read.json["lines"].empty());
  EXPECT_EQ(server.post("/api/ledger/add", text).status, 200);
  const auto statements = server.get("/api/ledger/statements");
  ASSERT_FALSE(statements.json["statements"].empty()) << statements.json.dump();
  const Json id = statements.json["statements"][0]["id"];
  EXPECT_EQ(server.post("/api/ledger/review", Json{{"id", id}, {"decision", "accept"}}).status, 200);
  EXPECT_EQ(server.get("/api/ledger/statements").json["statements"][0]["state"], "accepted");
  EXPECT_EQ(server.post("/api/ledger/review", Json{{"id", id}, {"decision", "edit"}, {"value", "1;state=x"}}).status,
            422);
  EXPECT_EQ(server.get("/api/ledger/conflicts").status, 200);
  EXPECT_EQ(RunningServer().get("/api/ledger/statements").status, 404);
}

TEST(Server, TextsWithoutANameStandSideBySideInTheLedger) {
  const TinyStudy beside({});
  ServeOptions options;
  options.app.ledger = beside.folder() / "ledger.db";
  const RunningServer server(options);
  const auto add = [&](const char* text) {
    const auto added = server.post("/api/ledger/add", Json{{"text", text}, {"lang", "en"}, {"date", "2025-01-01"}});
    EXPECT_EQ(added.status, 200) << added.json.dump();
    return added.json["sources"][0];
  };
  const Json first = add("Kazakhstan sold 500 tonnes of uranium to Japan in 2024.");
  const Json second = add("Kazakhstan sold 700 tonnes of copper to China in 2024.");
  EXPECT_NE(first["name"], second["name"]);
  EXPECT_TRUE(second["replaces"].is_null()) << second.dump();
  EXPECT_FALSE(second["known"].get<bool>());
  const Json again = add("Kazakhstan sold 500 tonnes of uranium to Japan in 2024.");
  EXPECT_EQ(again["name"], first["name"]);
  EXPECT_TRUE(again["known"].get<bool>());
}

TEST(Server, RefusesAYearAndADayThatTheStudyDoesNotReach) {
  const RunningServer server;
  const auto plan = server.post("/api/plan", Json{{"year", 2099}});
  EXPECT_EQ(plan.status, 422);
  EXPECT_STREQ(code_of(plan), "outside_horizon");
  const auto route = server.post("/api/route", Json{{"from", "mine"}, {"to", "port"}, {"depart", "1999-12-31"}});
  EXPECT_EQ(route.status, 422);
  EXPECT_STREQ(code_of(route), "outside_horizon");
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

TEST(Server, TellsWhatItRefusesInTheLanguageOfTheCaller) {
  const RunningServer server;
  const auto ask = [&](const char* language) {
    return server
        .post("/api/plan", R"({"with":["nothing_like_it"]})", "application/json", {{"Accept-Language", language}})
        .json;
  };
  const Json german = ask("de-DE,de;q=0.9,en;q=0.8");
  EXPECT_EQ(german["detail"], "es gibt kein Szenario nothing_like_it");
  EXPECT_EQ(german["errors"][0]["hint"], "siehe: korridor list STUDIE scenarios");
  EXPECT_EQ(german["errors"][0]["code"], "unknown_set");
  for (const char* language : {"en-GB", "", "fr"})
    EXPECT_EQ(ask(language)["detail"], "there is no scenario nothing_like_it") << language;
  const Json field = server.post("/api/plan", R"({"yaer":1})", "application/json", {{"Accept-Language", "de"}}).json;
  EXPECT_EQ(field["detail"], "yaer ist kein Feld dieser Anfrage");
}

TEST(Server, NamesEveryCommandOfTheTable) {
  const RunningServer server;
  for (const RequestCommand& command : request_commands()) {
    const auto answered = server.post("/api/" + std::string(command.name), Json{{"no_such_field", 1}});
    EXPECT_EQ(answered.status, 422) << command.name;
    EXPECT_STREQ(code_of(answered), "bad_field") << command.name;
  }
}

}  // namespace
}  // namespace korridor::server
