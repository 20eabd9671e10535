// The report over HTTP: the page that the command line writes, of the world that is asked for.
#include "korridor/report/gather.h"
#include "running_server.h"

namespace korridor::server {
namespace {

httplib::Result ask(const RunningServer& server, const Json& request) {
  return server.client().Post("/api/report", request.dump(), "application/json");
}

std::string written(const RunningServer& server, const std::vector<std::string>& with, const std::string& lang) {
  const auto study = read_study(server.folder());
  EXPECT_TRUE(study.has_value());
  ReportCommand command{.study = server.folder(), .world = {.with = with}, .plan = {}, .lang = lang};
  command.plan.period = PeriodKind::kYear;
  const auto input = gather_report(*study, command);
  EXPECT_TRUE(input.has_value());
  return render_report(*input);
}

TEST(Server, TheReportIsThatOfTheCommandLineAndAFileToSave) {
  const RunningServer server;
  for (const char* lang : {"en", "de"}) {
    const auto page = ask(server, {{"lang", lang}});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->status, 200) << page->body.substr(0, 300);
    EXPECT_EQ(page->get_header_value("Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(page->get_header_value("Content-Disposition"), "attachment; filename=\"report.html\"");
    EXPECT_EQ(page->body, written(server, {}, lang));
    const auto again = ask(server, {{"lang", lang}});  // from the cache, and just the same
    ASSERT_TRUE(again);
    EXPECT_EQ(again->body, page->body);
    EXPECT_EQ(again->get_header_value("Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(again->get_header_value("Content-Disposition"), "attachment; filename=\"report.html\"");
  }
}

TEST(Server, TheReportTellsWhatIsChangedOnThePage) {
  const RunningServer server;
  const Json closed = {
      {"table", "links"}, {"key", "road"}, {"column", "status"}, {"operation", "set"}, {"value", "closed"}};
  const auto base = ask(server, Json::object()), changed = ask(server, {{"changes", {closed}}, {"ordered", true}});
  ASSERT_TRUE(base && changed);
  EXPECT_EQ(changed->status, 200) << changed->body.substr(0, 300);
  EXPECT_NE(changed->body, base->body);
  EXPECT_NE(changed->body.find("<em>own changes</em>"), std::string::npos);
  EXPECT_EQ(base->body.find("own changes"), std::string::npos);
}

TEST(Server, AReportThatCannotBeMadeIsRefusedLikeEveryCommand) {
  const RunningServer server;
  EXPECT_EQ(code_of(server.post("/api/report", Json{{"langg", "de"}})), "bad_field");
  EXPECT_EQ(code_of(server.post("/api/report", Json{{"lang", "fr"}})), "bad_field");
  EXPECT_EQ(server.post("/api/report", Json{{"with", {"no_such_set"}}}).status, 422);
  EXPECT_EQ(server.get("/api/report").status, 405);
  ServeOptions small;
  small.app.max_memory_mb = 1e-6;
  const RunningServer narrow(small);
  EXPECT_EQ(code_of(narrow.post("/api/report", Json::object())), "too_much_memory");
}

TEST(Server, AReportThatIsCutShortIsNotTold) {
  ServeOptions hurried;
  hurried.app.max_seconds = 1e-9;
  const RunningServer server(hurried);
  const auto cut = server.post("/api/report", Json::object());
  EXPECT_EQ(cut.status, 503);
  EXPECT_EQ(code_of(cut), "limit_reached");
  const auto added = server.post("/api/jobs", Json{{"command", "report"}, {"request", Json::object()}});
  const std::string path = "/api/jobs/" + added.json["id"].get<std::string>();
  ASSERT_TRUE(server.client().Get((path + "/events").c_str()));
  const auto page = server.client().Get((path + "/result").c_str());  // a job has more time
  ASSERT_TRUE(page);
  EXPECT_EQ(page->body, written(server, {}, "en")) << "what was cut short is not kept for who asks again";
}

TEST(Server, AReportAsAJobIsAPageToo) {
  const RunningServer server;
  const auto added = server.post("/api/jobs", Json{{"command", "report"}, {"request", Json::object()}});
  ASSERT_EQ(added.status, 202);
  const std::string path = "/api/jobs/" + added.json["id"].get<std::string>();
  ASSERT_TRUE(server.client().Get((path + "/events").c_str()));
  const Json progress = server.get(path).json["progress"];
  EXPECT_GE(progress["parts"], 4);
  EXPECT_EQ(progress["parts_done"], progress["parts"]);
  const auto page = server.client().Get((path + "/result").c_str());
  ASSERT_TRUE(page);
  EXPECT_EQ(page->get_header_value("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(page->body, written(server, {}, "en"));
}

}  // namespace
}  // namespace korridor::server
