// Who is answered and how: methods, names, tokens, what is refused and in which language.
#include "korridor/service/requests.h"
#include "running_server.h"

namespace korridor::server {
namespace {

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
    EXPECT_EQ(code_of(answered), c.code) << answered.json.dump();
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

TEST(Server, RefusesAYearAndADayThatTheStudyDoesNotReach) {
  const RunningServer server;
  const auto plan = server.post("/api/plan", Json{{"year", 2099}});
  EXPECT_EQ(plan.status, 422);
  EXPECT_EQ(code_of(plan), "outside_horizon");
  const auto route = server.post("/api/route", Json{{"from", "mine"}, {"to", "port"}, {"depart", "1999-12-31"}});
  EXPECT_EQ(route.status, 422);
  EXPECT_EQ(code_of(route), "outside_horizon");
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
    EXPECT_EQ(code_of(answered), "bad_field") << command.name;
  }
}

}  // namespace
}  // namespace korridor::server
