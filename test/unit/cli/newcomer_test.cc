#include <regex>

#include "unit/cli/run_program.h"

// What a person meets who types the first commands: options that may stand alone, help, and answers without rows.

namespace korridor::cli_test {
namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Alternatives, NeedNoNumberWhateverStandsBehindThem) {
  const NewStudy study;
  const std::vector<std::string> ways = {"--from", "smelter", "--to", "buyer"};
  const auto ask = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "route");
    words.insert(words.end(), ways.begin(), ways.end());
    return run(words);
  };
  const Json three = ask({study.path(), "--alternatives", "3", "--json"}).json();
  EXPECT_EQ(three["status"], "ok");
  EXPECT_EQ(ask({study.path(), "--alternatives", "--json"}).json(), three);
  EXPECT_EQ(ask({"--json", "--alternatives", study.path()}).json(), three);
  EXPECT_EQ(run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--json", "--alternatives"}).json(),
            three);
  EXPECT_EQ(ask({study.path(), "--alternatives=0", "--json"}).json()["alternatives"].size(), 0U);
  EXPECT_EQ(ask({study.path(), "--alternatives", "51"}).code, 2);
  EXPECT_EQ(ask({study.path(), "--alternatives", "-1"}).code, 2);
}

TEST(Horizon, AYearOrADayBeyondItIsRefusedWithItsEnds) {
  const NewStudy study;
  const Json horizon = run({"check", study.path(), "--json"}).json()["horizon"];
  const std::string start = horizon["start"], first = start.substr(0, 4);
  for (const char* command : {"plan", "compare", "dependence", "value", "evidence"}) {
    const Ran ran = run({command, study.path(), "--year", "2099", "--json"});
    EXPECT_EQ(ran.code, 2) << command;
    const Json error = ran.json()["errors"][0];
    EXPECT_EQ(error["code"], "outside_horizon") << command;
    EXPECT_TRUE(has(error["message"], "2099") && has(error["message"], start)) << error;
    EXPECT_TRUE(has(error["hint"], first) && has(error["hint"], "study.toml")) << error;
  }
  EXPECT_EQ(run({"plan", study.path(), "--year", first}).code, 0);
  const auto depart = [&](const char* day) {
    return run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--depart", day, "--json"});
  };
  EXPECT_EQ(depart("1999-12-31").json()["errors"][0]["code"], "outside_horizon");
  EXPECT_EQ(depart(start.c_str()).code, 0);
}

TEST(Help, OfEveryCommandNamesTheOptionsThatAllTake) {
  const std::string all = run({"--help"}).out;
  const std::regex line("\n  ([a-z]+) +[A-Z]");
  std::size_t commands = 0;
  for (auto at = std::sregex_iterator(all.begin(), all.end(), line); at != std::sregex_iterator(); ++at, ++commands) {
    const std::string help = run({(*at)[1], "--help"}).out;
    for (const char* option : {"With every command", "--json", "--lang", "--threads", "--seed", "--verbose"})
      EXPECT_TRUE(has(help, option)) << (*at)[1] << " " << option;
  }
  EXPECT_GE(commands, 20U);
  EXPECT_TRUE(has(run({"ledger", "press.db", "list", "--help"}).out, "--lang"));
  EXPECT_EQ(run({"help"}).out, all);
  EXPECT_EQ(run({"help", "plan"}).out, run({"plan", "--help"}).out);
}

TEST(EmptyAnswers, AreOneLineAboutWhatIsNotThere) {
  const NewStudy study;
  const auto expect_line = [](const Ran& ran, const std::string& says) {
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(has(ran.out, says)) << ran.out;
  };
  expect_line(run({"list", study.path(), "agreements"}), "agreements: the study has none");
  expect_line(run({"list", study.path(), "agreements", "--lang", "de"}), "agreements: die Studie hat keine");
  expect_line(run({"backtest", study.path()}), "nothing to compare");
  expect_line(run({"dependence", study.path(), "--state", "BRA"}), "nothing of this is delivered");
  expect_line(run({"compare", study.path()}), "both worlds are the same: switch a scenario on with --with");
  std::ofstream(study.beside("a.txt")) << "Nothing happened.\n";
  const Ran read = run({"read", study.beside("a.txt"), "--date", "2025-01-01", "--text-lang", "en"});
  EXPECT_EQ(read.out, "");
  EXPECT_TRUE(has(read.err, "nothing was read")) << read.err;
}

TEST(Route, EveryTableHasAHeadingThatSaysWhatItIs) {
  const std::string study = std::string(KORRIDOR_SOURCE_DIR) + "/studies/kazakhstan";
  const Ran ran = run({"route", study, "--from", "almaty", "--to", "yokohama", "--alternatives"}, "COLUMNS=120");
  std::size_t tables = 0;
  std::istringstream lines(ran.out);
  for (std::string line, before; std::getline(lines, line); before = line)
    if (line.starts_with("class ") || line.starts_with("link ")) {
      ++tables;
      EXPECT_FALSE(before.empty()) << line;
    }
  EXPECT_EQ(tables, 4U) << ran.out;
}

TEST(German, StatesClassesAndTheMeaningOfAnErrorAreTranslated) {
  const std::string study = std::string(KORRIDOR_SOURCE_DIR) + "/studies/kazakhstan";
  const Ran route = run({"route", study, "--from", "almaty", "--to", "yokohama", "--lang", "de"}, "COLUMNS=160");
  for (const char* word : {"Kaspisches Meer", "Russland", "Bahn"}) EXPECT_TRUE(has(route.out, word)) << route.out;
  for (const char* word : {"Caspian", "Russia ", " rail "}) EXPECT_FALSE(has(route.out, word)) << route.out;
  const Ran links = run({"list", study, "links", "--lang", "de"});
  EXPECT_TRUE(has(links.out, "geplant") && has(links.out, "Ölleitung"));
  EXPECT_FALSE(has(links.out, "pipeline_oil"));
  const Ran wrong = run({"plan", study, "--with", "no_such_set", "--lang", "de"});
  EXPECT_TRUE(has(wrong.err, "es gibt kein Szenario no_such_set; siehe: korridor list STUDIE scenarios")) << wrong.err;
  EXPECT_FALSE(has(wrong.err, "there is")) << wrong.err;
  const Ran warned = run({"plan", study, "--year", "2026", "--without", "titr_clause", "--lang", "de"});
  EXPECT_TRUE(has(warned.err, "Warnung: ")) << warned.err;
  EXPECT_TRUE(has(warned.err, "Ein Szenario gehört nicht zur Basiswelt: ")) << warned.err;
}

TEST(Route, GoesBetweenThePlacesOfTheStudyWhereNoneAreNamed) {
  const NewStudy study;
  const Json own = run({"route", study.path(), "--json"}).json();
  EXPECT_EQ(own, run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--json"}).json());
  EXPECT_EQ(run({"route", study.path(), "--to", "east_port", "--json"}).json()["from"], "smelter");
  study.change("study.toml", "from = \"smelter\"\n", "");
  const Ran lost = run({"route", study.path()});
  EXPECT_EQ(lost.code, 2);
  EXPECT_TRUE(has(lost.err, "give from, or from in the section [route] of study.toml")) << lost.err;
}

TEST(Owners, OfAnAssetWrittenAsASelectorAreToldTheTable) {
  const NewStudy study;
  std::ofstream(study.path() + "/owners.csv") << "owner_id,asset,holder,percent\na,plant:smelter_1,KAZ,20\n";
  EXPECT_TRUE(has(run({"check", study.path()}).err, "write plants:smelter_1 here"));
  EXPECT_TRUE(has(run({"check", study.path(), "--lang", "de"}).err, "hier plants:smelter_1 schreiben"));
}

TEST(Evidence, SaysWhatIsTheAnalystsOwn) {
  const NewStudy study;
  const std::string out = run({"evidence", study.path(), "--top", "1"}).out;
  const std::string first = out.substr(0, out.find('\n'));
  EXPECT_TRUE(has(first, "rests on assumptions, ") && first.ends_with(" % yours")) << first;
}

TEST(Compare, SaysWhichMoneyIsDiscountedAndGivesNothingASign) {
  const NewStudy study;
  const std::string out = run({"compare", study.path(), "--with", "west_half"}).out;
  EXPECT_TRUE(has(out, "m USD, discounted")) << out;
  const std::string same = run({"compare", study.path(), "--with", "ferry_storm"}).out;
  EXPECT_FALSE(has(same, "(+0)")) << same;
}

TEST(Year, IsPlannedByThePeriodsOfTheStudyWhereTheyAreAskedFor) {
  const NewStudy study;
  study.change("study.toml", "period = \"year\"", "period = \"quarter\"");
  const auto periods = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"plan", study.path(), "--year", "2027", "--json"});
    return run(more).json()["periods"].size();
  };
  EXPECT_EQ(periods({}), 1U);
  EXPECT_EQ(periods({"--period", "study"}), 4U);
  EXPECT_TRUE(
      has(run({"plan", study.path(), "--year", "2027"}).out, "--period study plans by the study's own periods"));
}

}  // namespace
}  // namespace korridor::cli_test
