#include "korridor/report/report.h"

#include <gtest/gtest.h>

#include <regex>

#include "korridor/report/html.h"
#include "korridor/report/page.h"
#include "unit/report/small_world.h"

namespace korridor {
namespace {

TEST(Report, SentencesOnProjectsFollowTheChoice) {
  SmallWorld world;
  EXPECT_EQ(section(world.render(), "projects"), "");
  world.input.invest =
      Json::parse(R"({"status":"optimal","period":{"from":"2026-01-01","until":"2027-01-01"},"objective_usd":7e7,
    "spent_usd":5e7,"saved_usd":9e7,"net_usd":4.5e7,
    "projects":[
      {"project":"quay","partner":"KAZ","cost_usd":5e7,"charge_usd":4.5e7,"chosen":true,"why":"","here_usd":9e7,"alone_usd":8e7,"last_usd":9e7,"tightens":[]},
      {"project":"spur","partner":"","cost_usd":6e7,"charge_usd":6e7,"chosen":false,"why":"does_not_pay","here_usd":3e7,"alone_usd":1e7,"last_usd":3e7,"tightens":["orders/japan/amount_t_per_year"]},
      {"project":"tunnel","partner":"CHN","cost_usd":9e9,"charge_usd":8e9,"chosen":false,"why":"saves_nothing","here_usd":0,"alone_usd":0,"last_usd":0,"tightens":[]}],
    "pairs":[{"one":"quay","other":"spur","kind":"complements","both_usd":1.1e8,"joint_usd":2e7}]})");
  const std::string html = spaced(section(world.render(), "projects")), told = text(html);
  EXPECT_TRUE(tells(html, "<strong>quay</strong> would be built: 50.0 m USD as stated")) << told;
  EXPECT_TRUE(tells(told, "the plan costs 90.0 m USD less until 2027-01-01")) << told;
  EXPECT_TRUE(tells(told, "45.0 m USD are left over")) << told;
  EXPECT_TRUE(
      tells(told, "Closest to paying among the rest is spur, which would save 30.0 m USD and costs 60.0 m USD"));
  EXPECT_TRUE(tells(told, "Nothing is saved by tunnel")) << told;
  EXPECT_TRUE(tells(told, "quay and spur belong together: they save 20.0 m USD more")) << told;
  EXPECT_TRUE(tells(told, "serving the own demand of spur")) << told;
  EXPECT_TRUE(tells(told, "saves less than it costs")) << told;

  world.input.invest["projects"][0]["chosen"] = false;
  world.input.invest["projects"][0]["why"] = "does_not_pay";
  world.input.invest["pairs"][0]["joint_usd"] = -2e7;
  const std::string other = text(spaced(section(world.render(), "projects")));
  EXPECT_TRUE(tells(other, "None of the projects with a known cost (3)")) << other;
  EXPECT_TRUE(tells(other, "Closest to paying among the rest is quay")) << other;
  EXPECT_TRUE(tells(other, "together they save 20.0 m USD less")) << other;
}

TEST(Report, SaysWhatGoesWhereByWhichGatewayAgainstTheRecord) {
  const std::string answer = text(section(SmallWorld().render(), "answer"));
  EXPECT_TRUE(tells(answer,
                    "9\u202f000\u00a0t of Iron ore (100\u00a0% to Japan; 9\u202f000\u00a0t by the gateway “Way to the "
                    "east”, where 2025 saw 8\u202f000\u00a0t"))
      << answer;
}

TEST(Report, SentencesFollowTheirFigures) {
  SmallWorld world;
  const std::string before = text(section(world.render(), "answer"));
  world.input.plan["chains"][0]["t"] = 7000;
  world.input.plan["bottlenecks"][0]["worth_usd_per_t"] = 57;
  world.input.ways["by_class"][1]["cost_usd_per_t"] = 300;
  world.input.plan["orders"][0]["unmet_t"] = 5000;
  world.input.check["coverage"]["assumed"] = 15;
  const std::string after = text(section(world.render(), "answer"));
  for (const char* was : {"9\u202f000\u00a0t of", "worth 23.0&nbsp;USD", "103&nbsp;USD more", "lacks 3\u202f000",
                          "50\u00a0% of the study's 10 figures"}) {
    EXPECT_TRUE(tells(before, was)) << was << "\n" << before;
    EXPECT_FALSE(tells(after, was)) << was;
  }
  for (const char* is : {"7\u202f000\u00a0t of", "worth 57.0&nbsp;USD", "166&nbsp;USD more", "lacks 5\u202f000",
                         "75\u00a0% of the study's 20 figures"})
    EXPECT_TRUE(tells(after, is)) << is << "\n" << after;
}

TEST(Report, SaysFirstWhichSourceGivesNothingBeforeItsYear) {
  const std::string html = SmallWorld().render();
  EXPECT_TRUE(
      tells(section(html, "caveats"),
            "<b>Deep pit</b> gives nothing before 2033, and then only in the scenario <em>The deep pit opens</em>"));
  EXPECT_LT(html.find("id=\"caveats\""), html.find("id=\"answer\""));
}

TEST(Report, WritesTextOfTheStudyAsText) {
  const std::string html = SmallWorld("<script>alert(1)</script><img src=x onerror=alert(2)>&").render();
  EXPECT_FALSE(tells(html, "<script>alert"));
  EXPECT_FALSE(tells(html, "<img"));
  EXPECT_TRUE(tells(html, "&lt;script&gt;alert(1)"));
  EXPECT_TRUE(tells(html, "\\u003cscript\\u003ealert(1)")) << "the map's data must not end its own element";
}

TEST(Report, LoadsNothingFromElsewhere) {
  const std::string html = SmallWorld().render();
  for (const char* load :
       {"src=", "@import", "url(", "fetch(", "XMLHttpRequest", "<link", "<iframe", "<object", "<base", "import("})
    EXPECT_FALSE(tells(html, load)) << load;
  EXPECT_TRUE(tells(html, "default-src 'none'"));
}

TEST(Report, FollowsNoAddressButWebAddresses) {
  EXPECT_EQ(safe_link("https://a.org/?x=\"1\"&y"), "https://a.org/?x=&quot;1&quot;&amp;y");
  EXPECT_EQ(safe_link("javascript:alert(1)"), "");
  EXPECT_EQ(safe_link(" https://a.org"), "");
}

TEST(Report, NumbersEqualTheReply) {
  const std::string html = SmallWorld().render();
  EXPECT_TRUE(tells(section(html, "orders"), "data-v=\"12000\""));
  EXPECT_TRUE(tells(section(html, "orders"), "data-v=\"9000\""));
  EXPECT_TRUE(tells(section(html, "orders"), "data-v=\"41.5\""));
  EXPECT_TRUE(tells(section(html, "netbacks"), "data-v=\"23.5\""));
  EXPECT_TRUE(tells(section(html, "fees"), "data-v=\"1500000\""));
  EXPECT_TRUE(tells(section(html, "ways"), "data-v=\"237\""));
  EXPECT_TRUE(tells(section(html, "record"),
                    ">12.5"
                    "\u202f") ||
              tells(section(html, "record"), "12\u00a0%") || tells(section(html, "record"), "13\u00a0%"));
}

TEST(Report, DrawsDaysAndCostAgainstDistance) {
  SmallWorld world;
  EXPECT_FALSE(tells(section(world.render(), "ways"), "<svg")) << "legs without length, time and cost draw nothing";
  world.input.ways["by_class"][0]["legs"] = Json::parse(
      R"([{"to":"harbour","mode":"rail","length_km":10,"time_h":24,"cost_usd_per_t":5},
          {"to":"harbour","mode":"border","length_km":0,"time_h":48,"cost_usd_per_t":2}])");
  world.input.ways["by_class"][1]["legs"] =
      Json::parse(R"([{"to":"harbour","mode":"sea","length_km":20,"time_h":24,"cost_usd_per_t":28}])");
  const std::string ways = section(world.render(), "ways");
  EXPECT_TRUE(tells(ways, "<title>Days against distance"));
  EXPECT_TRUE(tells(ways, "<desc>China 3.00 days, 10 km; Caspian 1.00 days, 20 km</desc>"));
  EXPECT_TRUE(tells(ways, "<desc>China 7.00 USD/t, 10 km; Caspian 28.0 USD/t, 20 km</desc>"));
  // The plot is 372 wide for 20 km and 176 high for 3 days, its corner at 44, 200.
  EXPECT_TRUE(tells(ways, "points=\"44.0,200.0 230.0,141.3 230.0,24.0 \"")) << "a border stands upright";
}

TEST(Report, PlacesBearGermanNamesInGerman) {
  SmallWorld world;
  EXPECT_FALSE(tells(world.render(), "Osthafen"));
  world.input.lang = "de";
  EXPECT_TRUE(tells(section(world.render(), "orders"), "Osthafen") ||
              tells(section(world.render(), "ways"), "Osthafen"));
  EXPECT_FALSE(tells(section(world.render(), "ways"), "Harbour"));
}

TEST(Report, MarksEachFigureWithItsSourceOrAsAssumed) {
  const std::string html = SmallWorld().render();
  EXPECT_TRUE(tells(section(html, "bottlenecks"), "title=\"own guess\">assumed</small>"));
  EXPECT_TRUE(tells(section(html, "answer"), "<a href=\"#s1\">[1]</a>"));
  EXPECT_TRUE(tells(section(html, "sources"),
                    "<li id=\"s1\">Paper: <cite>Ore moves</cite>, 2026-02-01. <a rel=\"noreferrer\" "
                    "href=\"https://example.org/ore\">"));
  EXPECT_TRUE(tells(section(html, "orders"), ">yours</small>"));
}

TEST(Report, SameInputGivesTheSameBytes) { EXPECT_EQ(SmallWorld().render(), SmallWorld().render()); }

TEST(Report, ClosesWhatItOpens) {
  const std::string html = SmallWorld("A & \"B\" 'C' <b>").render();
  std::vector<std::string> open;
  std::string body = html.substr(html.find("<html"));
  for (const char* raw : {"script", "style"})  // their text is not markup
    for (std::size_t at = 0; (at = body.find(std::string("<") + raw, at)) != std::string::npos;) {
      const auto from = body.find('>', at) + 1;
      body.erase(from, body.find(std::string("</") + raw, from) - from);
      at = from;
    }
  for (std::size_t at = 0; (at = body.find('<', at)) != std::string::npos;) {
    bool quoted = false;
    const std::size_t from = ++at;
    for (; at < body.size() && (quoted || body[at] != '>'); ++at) quoted ^= body[at] == '"';
    const std::string tag = body.substr(from, at - from);
    if (tag.ends_with("/")) continue;
    const bool closes = tag.starts_with("/");
    const std::string name = tag.substr(closes ? 1 : 0, tag.find_first_of(" \n") - (closes ? 1 : 0));
    if (!closes) {
      open.push_back(name);
    } else {
      ASSERT_FALSE(open.empty());
      ASSERT_EQ(open.back(), name);
      open.pop_back();
    }
  }
  EXPECT_TRUE(open.empty());
}

TEST(Report, ToldInGermanTheNumbersAreGermanToo) {
  SmallWorld world;
  world.input.lang = "de";
  const std::string html = world.render();
  EXPECT_TRUE(tells(html, "<html lang=\"de\">"));
  EXPECT_TRUE(tells(section(html, "orders"), ">12.000 "));
  EXPECT_TRUE(tells(section(html, "answer"), "Eisenerz"));
}

TEST(Report, TellsAConflictWhereThereIsNoPlan) {
  SmallWorld world;
  world.input.plan = Json::parse(
      R"({"status":"infeasible","sets":[],"conflict":[{"name":"line","kind":"link","period":"2026","says":"at most 9000 t","says_de":"höchstens 9000 t"}]})");
  const std::string html = world.render();
  EXPECT_TRUE(tells(section(html, "conflict"), "at most 9000 t"));
  EXPECT_TRUE(tells(section(html, "answer"), "There is no plan"));
}

TEST(Report, SaysThatPricesAreNotFinalWhereThePlanIsNotProven) {
  SmallWorld world;
  world.input.plan["status"] = "limit";
  EXPECT_TRUE(tells(section(world.render(), "prices"), "Not optimal"));
  EXPECT_FALSE(tells(section(SmallWorld().render(), "prices"), "Not optimal"));
}

TEST(Report, TellsWhatAScenarioCosts) {
  SmallWorld world;
  world.input.scenario = world.input.plan;
  world.input.scenario["sets"] = {"open_deep"};
  world.input.scenario["objective_usd"] = 5262000;
  world.input.scenario["orders"][0]["served_t"] = 9500;
  world.input.scenario["orders"][0]["unmet_t"] = 2500;
  const std::string html = world.render();
  EXPECT_TRUE(
      tells(text(section(html, "answer")),
            "With The deep pit opens the plan costs 5.00\u00a0m\u00a0USD more over all years; of what contracts "
            "owe 500\u00a0t less of Iron ore stay undelivered."));
  EXPECT_TRUE(tells(section(html, "scenario"), "data-v=\"500\""));
}

TEST(Page, NamesTheHashOfATextAsAPolicyDoes) {  // printf abc | openssl dgst -sha256 -binary | base64
  EXPECT_EQ(hash_source("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

}  // namespace
}  // namespace korridor
