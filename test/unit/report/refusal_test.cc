// What was asked for a report and has no answer: its section says why, in its place.
#include "korridor/report/refusal.h"

#include <gtest/gtest.h>

#include "korridor/report/gather.h"
#include "support/tiny_study.h"

namespace korridor {
namespace {

/// A mine in Kazakhstan, a port in Japan, China between them. The way takes 5,000 hours, which is one period of a year:
/// what arrives in 2026 left in 2025, and 2026 alone has no plan for an order that must be served.
TinyStudy slow_way(bool firm) {
  return TinyStudy(
      {{"study.toml", TinyStudy::toml("2025-01-01", "2028-01-01", "year",
                                      "[route]\ngood = \"iron\"\nfrom = \"mine\"\nto = \"harbour\"\n")},
       {"places.csv",
        "place_id,name,country,lat,lon,kind\nmine,Mine,KAZ,50,70,mine\nharbour,Harbour,JPN,35,139,port\n"},
       {"goods.csv", "good_id,name,cargo,value_usd_per_t\niron,Iron ore,bulk,100\n"},
       {"links.csv",
        "link_id,from,to,mode,hours,capacity_t_per_year,countries\nline,mine,harbour,rail,5000,9000,KAZ;CHN;JPN\n"},
       {"supply.csv", "supply_id,name,place,good,amount_t_per_year,status\npit,Pit,mine,iron,12000,open\n"},
       {"orders.csv",
        "order_id,name,kind,buyer,good,place,amount_t_per_year,firm,penalty_usd_per_t,opens\n"
        "japan,Japan: iron,contract,JPN,iron,harbour,9000," +
            std::string(firm ? "yes,," : "no,500,") + "2026-01-01\n"},
       {"sets.csv", "set_id,name\nshut,The line shuts\nwide,The line carries more\n"},
       {"changes.csv",
        "set,table,key,column,operation,value,from\nshut,links,line,status,set,closed,\n"
        "wide,links,line,capacity_t_per_year,set,9900,\n"},
       {"projects.csv", "project_id,name,set,cost_usd\nsecond_track,Second track,wide,1000\n"},
       {"sources.csv", "source_id,publisher,title,date,url\ns1,Paper,Ore moves,2026-02-01,https://example.org/ore\n"},
       {"claims.csv", "claim_id,source,subject,property,value,unit\nc1,s1,line,volume,8000,t\n"},
       {"citations.csv", "table,key,column,kind,claims,reason\nlinks,line,capacity_t_per_year,cited,c1,\n"}});
}

std::string section(const std::string& html, const std::string& id) {
  const auto at = html.find("<section id=\"" + id + "\"");
  return at == std::string::npos ? "" : html.substr(at, html.find("</section>", at) - at);
}

ReportInput gather(const Study& study, const TinyStudy& files, const std::vector<std::string>& with, PlanRequest plan,
                   const std::string& lang = "en") {
  plan.period = PeriodKind::kYear;
  auto input = gather_report(
      study,
      {.study = files.folder(), .world = {.with = with, .without = {}, .ordered = false}, .plan = plan, .lang = lang});
  EXPECT_TRUE(input) << (input ? "" : to_line(input.error().front()));
  return input ? *input : ReportInput{};
}

TEST(Refusal, AYearThatHasNoPlanAloneIsToldWhereItWasAskedFor) {
  const TinyStudy files = slow_way(true);
  const Study study = files.read();
  const ReportInput input = gather(study, files, {}, {});
  ASSERT_EQ(input.plan["status"], "optimal") << input.plan.dump(2);
  const std::string html = render_report(input);
  const std::map<std::string, std::string> told{{"swings", "For 2026 alone there is no plan"},
                                                {"dependence", "For 2026 alone there is no plan"},
                                                {"frontier", "Iron ore: the world has no plan."}};
  for (const auto& [id, why] : told) {
    EXPECT_NE(section(html, id).find("This was asked, and there is no answer: " + why), std::string::npos)
        << id << section(html, id);
    EXPECT_EQ(section(html, id).find("ask with <code>--year</code> of another year") == std::string::npos,
              id == "frontier")
        << id;
    EXPECT_EQ(section(html, id).find("class=\"lead\""), std::string::npos) << "no table stands below";
  }
  std::map<std::string, std::string> refused;
  for (const ReportSection& s : list_report_sections(input)) refused[s.id] = s.refused;
  EXPECT_EQ(refused["swings"], "infeasible");
  EXPECT_EQ(refused["dependence"], "infeasible");
  EXPECT_EQ(refused["frontier"], "no_curve");
  EXPECT_EQ(refused["orders"], "");
}

TEST(Refusal, AScenarioWithoutAPlanIsToldWhereItIsCompared) {
  const TinyStudy files = slow_way(false);
  const Study study = files.read();
  ReportInput input = gather(study, files, {"shut"}, {});
  EXPECT_EQ(section(render_report(input), "comparison").find("class=\"warn\""), std::string::npos)
      << "an order with a penalty may be missed";
  input.comparison = Json::parse(
      R"({"status":"infeasible","infeasible_world":"after","conflict":[{"says":"a < b","says_de":"a unter b"}]})");
  EXPECT_NE(section(render_report(input), "comparison")
                .find("Under the scenario there is no plan for 2026, for these rows cannot hold together: a &lt; b."),
            std::string::npos);
}

/// The order must be served and the line is shut, whatever is built: that names no rows, and the section says so
/// itself.
TEST(Refusal, NoChoiceOfProjectsHavingAPlanIsToldAsThat) {
  const TinyStudy files = slow_way(true);
  const Study study = files.read();
  auto input = gather_report(study, {.study = files.folder(),
                                     .world = {.with = {"shut"}, .without = {}, .ordered = false},
                                     .plan = {.period = PeriodKind::kYear},
                                     .projects = true});
  ASSERT_TRUE(input) << to_line(input.error().front());
  ASSERT_EQ(input->invest["status"], "infeasible") << input->invest.dump(2);
  const std::string told = section(render_report(*input), "projects");
  EXPECT_NE(told.find("No choice of projects has a plan."), std::string::npos) << told;
  EXPECT_EQ(told.find("cannot hold together"), std::string::npos) << told;
}

TEST(Refusal, AFrontierWithoutACurveSaysWhyForEachReasonOnce) {
  const TinyStudy files = slow_way(false);
  const Study study = files.read();
  ReportInput input = gather(study, files, {}, {}, "de");
  input.frontier = Json::parse(R"({"status":"ok","curves":[
      {"good":"iron","reason":"nothing of these deliveries passes through it","points":[]},
      {"good":"tin","reason":"","end":"no_way","points":[{"cap_t":9000,"extra_usd":0}]},
      {"good":"zinc","reason":"nothing of these deliveries passes through it","points":[]}]})");
  const std::string told = section(render_report(input), "frontier");
  EXPECT_NE(told.find("Danach wurde gefragt, und es gibt keine Antwort: "), std::string::npos) << told;
  EXPECT_NE(told.find("zinc: nichts von diesen Lieferungen geht hindurch; tin: weniger kann nicht hindurch"),
            std::string::npos)
      << told;
  input.frontier["curves"][1]["points"].push_back({{"cap_t", 0}, {"extra_usd", 500}});
  EXPECT_EQ(section(render_report(input), "frontier").find("class=\"warn\""), std::string::npos)
      << "one curve is an answer";
}

TEST(Refusal, AnErrorIsToldWithCodeWordsAndRemedyInTheLanguageOfThePage) {
  const TinyStudy files = slow_way(false);
  const Study study = files.read();
  PlanRequest plan;
  plan.engine = "arcs";
  const ReportInput input = gather(study, files, {}, plan);
  EXPECT_NE(section(render_report(input), "frontier")
                .find("<code>usage</code> a frontier is planned by the engine chains alone (leave out --engine)"),
            std::string::npos)
      << section(render_report(input), "frontier");
  ReportInput german = input;
  german.lang = "de";
  const std::string told = section(render_report(german), "frontier");
  EXPECT_NE(told.find("Danach wurde gefragt, und es gibt keine Antwort: <code>usage</code>"), std::string::npos)
      << told;
  EXPECT_EQ(told.find("is planned by"), std::string::npos) << told;
}

/// Whatever is refused, and whatever else the page has: each of the five has its place.
TEST(Refusal, EachPartHasItsPlace) {
  const TinyStudy files = slow_way(false);
  const Study study = files.read();
  const ReportInput input = gather(study, files, {}, {});
  const Json refused =
      reply_errors("x", {{.code = "usage", .message = "no <such> thing", .hint = "ask for another"}}).json;
  const std::map<std::string, Json ReportInput::*> parts{
      {"swings", &ReportInput::evidence},   {"dependence", &ReportInput::dependence},
      {"frontier", &ReportInput::frontier}, {"comparison", &ReportInput::comparison},
      {"ways", &ReportInput::ways},         {"projects", &ReportInput::invest}};
  for (const auto& [id, member] : parts) {
    ReportInput one = input;
    one.*member = refused;
    EXPECT_NE(
        section(render_report(one), id).find("no answer: <code>usage</code> no &lt;such&gt; thing (ask for another)."),
        std::string::npos)
        << id << section(render_report(one), id);
  }
}

}  // namespace
}  // namespace korridor
