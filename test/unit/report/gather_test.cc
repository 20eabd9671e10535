// A report of a study with everything that is asked for it, held against the replies of the commands.
#include "korridor/report/gather.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "korridor/base/write_file.h"
#include "korridor/report/numbers.h"
#include "korridor/service/commands.h"
#include "korridor/service/dependence.h"
#include "korridor/service/evidence.h"
#include "korridor/service/frontier.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;
const fs::path kStudy = fs::path(KORRIDOR_SOURCE_DIR) / "studies/kazakhstan";
constexpr int kYear = 2026;

/// The bundled study by year, with the clause on; gathered once.
class Gathered : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    study_ = new Study(*read_study(kStudy));
    input_ = new ReportInput(*gather_report(*study_, command("en")));
  }
  static void TearDownTestSuite() {
    delete input_;
    delete study_;
  }
  static ReportCommand command(const std::string& lang) {
    ReportCommand command{
        .study = kStudy, .world = {.with = {"titr_clause"}, .without = {}, .ordered = false}, .plan = plan()};
    command.lang = lang;
    return command;
  }
  static PlanRequest plan() {
    PlanRequest plan;
    plan.period = PeriodKind::kYear;
    return plan;
  }
  static std::string section(const std::string& html, const std::string& id) {
    const auto first = html.find("<section id=\"" + id + "\"");
    return first == std::string::npos ? "" : html.substr(first, html.find("</section>", first) - first);
  }
  static const Study* study_;
  static const ReportInput* input_;
};
const Study* Gathered::study_ = nullptr;
const ReportInput* Gathered::input_ = nullptr;

TEST_F(Gathered, TellsTheFiguresThatTheCommandsTell) {
  const std::string html = render_report(*input_);
  const Numbers num(false);

  const Json evidence = evidence_study({.study = kStudy, .world = {}, .plan = plan(), .year = kYear}).json;
  ASSERT_EQ(evidence["swings"].size(), 10U);
  const std::string swings = section(html, "swings");
  for (const Json& s : evidence["swings"])
    EXPECT_NE(swings.find(num.fixed(s["change_usd"].get<double>() / 1e6, 0)), std::string::npos) << s;

  const Json frontier = frontier_study({.study = kStudy,
                                        .world = {},
                                        .plan = plan(),
                                        .ask = {.on = "country:CHN", .orders = "country:JPN"},
                                        .year = kYear})
                            .json;
  const std::string curve = section(html, "frontier");
  int points = 0;
  for (const Json& c : frontier["curves"])
    for (const Json& p : c["points"]) {
      if (c["points"].size() < 2) continue;
      ++points;
      EXPECT_NE(curve.find(">" + num.fixed(p["extra_usd"].get<double>()) + "<"), std::string::npos) << p;
    }
  EXPECT_GT(points, 3);

  const Json dependence = dependence_study({.study = kStudy,
                                            .world = {},
                                            .plan = plan(),
                                            .ask = {.side = "exporter", .good = "", .state = "KAZ"},
                                            .year = kYear,
                                            .close = {}})
                              .json;
  for (const Json& h : dependence["hhi"])
    if (h["good"] == "crude_oil" && h["delivered"] == "crude_oil" && h["dimension"] == "transit" &&
        h["stage"] == "way") {
      EXPECT_NE(section(html, "dependence").find(num.fixed(h["hhi_10000"].get<double>())), std::string::npos);
      points = -1;
    }
  EXPECT_EQ(points, -1) << "oil has transit states";
  EXPECT_EQ(section(html, "dependence").find(">Kazakhstan<br/>"), std::string::npos) << "what stays home is no export";

  const Json compare = compare_study({.study = kStudy,
                                      .world = {.with = {"titr_clause"}, .without = {}, .ordered = false},
                                      .plan = plan(),
                                      .out = std::nullopt,
                                      .year = kYear},
                                     {})
                           .json;
  ASSERT_FALSE(compare["gains"].empty());
  for (const Json& g : compare["gains"])
    EXPECT_NE(section(html, "comparison").find(num.fixed(g["usd"].get<double>() / 1e6, 2)), std::string::npos) << g;
}

TEST_F(Gathered, DrawingsSayInWordsWhatTheyShow) {
  const std::string html = render_report(*input_);
  std::size_t drawings = 0;
  for (std::size_t at = html.find("<svg class=\""); at != std::string::npos; at = html.find("<svg class=\"", at + 1)) {
    const std::string drawing = html.substr(at, html.find("</svg>", at) - at);
    if (!drawing.starts_with("<svg class=\"bar\"") && !drawing.starts_with("<svg class=\"chart\"")) continue;
    ++drawings;
    EXPECT_NE(drawing.find("role=\"img\""), std::string::npos);
    const auto title = drawing.find("<title>");
    ASSERT_NE(title, std::string::npos);
    EXPECT_NE(drawing.substr(title, 15), "<title></title>");
    EXPECT_EQ(drawing.find("style="), std::string::npos) << "the page's policy refuses inline styles";
  }
  EXPECT_GT(drawings, 20U);
}

TEST_F(Gathered, LeavesOutWhatAStudyDoesNotAskFor) {
  const fs::path folder = fs::temp_directory_path() / ("korridor_gather_" + std::to_string(::getpid()));
  ASSERT_TRUE(write_new_study(folder));
  const auto study = read_study(folder);
  ASSERT_TRUE(study);
  const auto input = gather_report(*study, {.study = folder, .world = {}, .plan = plan()});
  fs::remove_all(folder);
  ASSERT_TRUE(input);
  EXPECT_TRUE(input->comparison.is_null()) << "no scenario was asked for";
  EXPECT_FALSE(input->evidence.is_null());
  EXPECT_EQ(section(render_report(*input), "comparison"), "");
}

TEST_F(Gathered, WhatIsLeftOutOfTheBaseWorldIsTheScenario) {
  const std::string hormuz = "hormuz_2026";
  ReportCommand without = command("en");
  without.world = {.with = {}, .without = {hormuz}, .ordered = false};
  const auto input = gather_report(*study_, without);
  ASSERT_TRUE(input);
  const auto acts = [&](const Json& plan) {
    const Json& sets = plan["sets"];
    return std::ranges::find(sets, Json(hormuz)) != sets.end();
  };
  EXPECT_TRUE(acts(input->plan)) << "the base world is the study's own";
  ASSERT_FALSE(input->scenario.is_null());
  EXPECT_FALSE(acts(input->scenario));
  EXPECT_EQ(input->plan["objective_usd"], input_->plan["objective_usd"]);
  EXPECT_FALSE(input->comparison.is_null());
  EXPECT_NE(section(render_report(*input), "answer").find("<b>Without <em>"), std::string::npos);
}

/// Each part is asked for: a report that is stopped after the n-th question is an error, whatever n is.
TEST_F(Gathered, IsWholeOrNotTold) {
  const fs::path folder = fs::temp_directory_path() / ("korridor_stopped_" + std::to_string(::getpid()));
  ASSERT_TRUE(write_new_study(folder));
  const auto study = read_study(folder);
  ASSERT_TRUE(study);
  std::vector<std::pair<std::size_t, std::size_t>> told;  // how many parts lie behind, of how many
  const auto stop_at = [&](int question, int& asked, std::vector<std::string>& begun) {
    ReportCommand command{.study = folder, .world = {.with = {"west_half"}}, .plan = plan(), .projects = true};
    command.progress = [&](const char* what) { begun.emplace_back(what); };
    command.go_on = [&] { return asked++ != question; };
    command.tell_part = [&](std::size_t done, std::size_t all) { told.emplace_back(done, all); };
    return gather_report(*study, command);
  };
  int questions = 0;
  std::vector<std::string> parts;
  ASSERT_TRUE(stop_at(-1, questions, parts));
  EXPECT_EQ(static_cast<std::size_t>(questions), parts.size() + 1) << "before each part, and at the end";
  EXPECT_GE(parts.size(), 6U);
  ASSERT_EQ(told.size(), parts.size() + 1);
  EXPECT_EQ(told.front().first, 0U);
  EXPECT_EQ(told.back(), std::pair(told.back().second, told.front().second)) << "all of them lie behind";
  EXPECT_TRUE(std::ranges::is_sorted(told));
  for (int stop = 0; stop < questions; ++stop) {
    int asked = 0;
    std::vector<std::string> begun;
    const auto input = stop_at(stop, asked, begun);
    ASSERT_FALSE(input) << stop;
    EXPECT_EQ(input.error().front().code, "limit_reached");
    EXPECT_EQ(asked, stop + 1) << "it came back at once";
    EXPECT_EQ(begun, std::vector<std::string>(parts.begin(), parts.begin() + stop));
  }
  fs::remove_all(folder);
}

TEST_F(Gathered, TellsWhichProjectsWouldPayOnlyWhereThatWasAsked) {
  const fs::path folder = fs::temp_directory_path() / ("korridor_projects_" + std::to_string(::getpid()));
  ASSERT_TRUE(write_new_study(folder));
  const auto told = [&](bool projects) {
    const auto study = read_study(folder);
    const auto input =
        gather_report(*study, {.study = folder, .world = {}, .plan = plan(), .lang = "en", .projects = projects});
    return section(render_report(*input), "projects");
  };
  EXPECT_EQ(told(false), "");
  EXPECT_NE(told(true).find("None of the projects with a known cost (1)"), std::string::npos) << told(true);

  // The railway is shut and others fill the ferry: 150,000 t a year are missing at 20,000 USD each.
  std::ifstream file(folder / "links.csv");
  std::string links(std::istreambuf_iterator<char>(file), {});
  const auto replace = [&](const std::string& was, const std::string& is) {
    ASSERT_NE(links.find(was), std::string::npos) << was;
    links.replace(links.find(was), was.size(), is);
  };
  replace("140,30,95,open", "140,30,95,closed");
  replace("600000,350000", "600000,599000");
  ASSERT_TRUE(write_file(folder / "links.csv", links));
  const std::string html = told(true);
  fs::remove_all(folder);
  EXPECT_NE(html.find("<strong>Second ferry</strong> would be built: " + Numbers(false).usd(9e7)), std::string::npos)
      << html;
}

TEST_F(Gathered, SaysWhyProjectsAreNotAskedAbout) {
  const fs::path folder = fs::temp_directory_path() / ("korridor_unasked_" + std::to_string(::getpid()));
  ASSERT_TRUE(write_new_study(folder));
  const auto told = [&](const std::string& projects, const std::string& lang = "en") {
    EXPECT_TRUE(write_file(folder / "projects.csv", "project_id,name,set,cost_usd,build_years,opens\n" + projects));
    const auto study = read_study(folder);
    const auto input =
        gather_report(*study, {.study = folder, .world = {}, .plan = plan(), .lang = lang, .projects = true});
    return section(render_report(*input), "projects");
  };
  EXPECT_NE(told("").find("The study has no projects."), std::string::npos);
  EXPECT_NE(
      told("ferry,Ferry,second_ferry,,2,2027-01-01\n").find("Projects without a known cost are not asked about: 1"),
      std::string::npos);
  std::string many;
  for (int n = 1; n <= 65; ++n) many += "p" + std::to_string(n) + ",Ferry,second_ferry,1000,2,2027-01-01\n";
  EXPECT_NE(told(many).find("<code>too_many_projects</code> 65 projects may be chosen from (name at most 64"),
            std::string::npos)
      << told(many);
  EXPECT_NE(told(many, "de").find("65 Vorhaben stehen zur Wahl (mit --projects"), std::string::npos);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace korridor
