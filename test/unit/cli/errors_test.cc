#include <regex>

#include "unit/cli/run_program.h"

namespace korridor::cli_test {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(Errors, EachStandsOnALineOfItsOwnWithItsPlaceAndARemedy) {
  const NewStudy study;
  study.change("links.csv", ",500,5000000,", ",500,-3,");
  study.change("orders.csv", "copper_cathode,buyer,150000", "copper_cathode,bayer,150000");
  const Ran ran = run({"check", study.path()});
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(ran.out.empty()) << ran.out;
  const auto lines = lines_of(ran.err);
  ASSERT_EQ(lines.size(), 2U) << ran.err;
  EXPECT_TRUE(std::regex_match(lines[0], std::regex(R"(links\.csv:2:8: .*-3.*; .*)"))) << lines[0];
  EXPECT_TRUE(std::regex_match(lines[1], std::regex(R"(orders\.csv:2:7: .*bayer.*; did you mean buyer\?)")))
      << lines[1];
}

TEST(Errors, WithJsonTheyAreOneObjectAndEveryFieldIsThere) {
  const NewStudy study;
  study.change("links.csv", ",500,5000000,", ",500,-3,");
  const Ran ran = run({"plan", study.path(), "--json"});
  EXPECT_EQ(ran.code, 2);
  const Json reply = ran.json();
  EXPECT_EQ(reply["status"], "bad_input");
  ASSERT_EQ(reply["errors"].size(), 1U);
  const Json& error = reply["errors"].at(0);
  expect_fields(error, {"code", "message", "file", "row", "column", "hint"});
  EXPECT_EQ(error["code"], "out_of_range");
  EXPECT_EQ(error["file"], "links.csv");
  EXPECT_EQ(error["row"], 2);
  EXPECT_EQ(error["column"], 8);
}

TEST(Errors, EveryCommandRefusesAFolderThatIsNoStudy) {
  const Folder folder;
  const std::string none = folder.at("nothing");
  const std::vector<std::vector<std::string>> commands = {{"check", none},
                                                          {"plan", none},
                                                          {"compare", none, "--with", "x"},
                                                          {"list", none, "places"},
                                                          {"route", none, "--from", "a", "--to", "b"},
                                                          {"report", none},
                                                          {"verify", none}};
  for (auto words : commands) {
    const Ran plain = run(words);
    EXPECT_EQ(plain.code, 2) << words[0];
    EXPECT_FALSE(plain.err.empty()) << words[0];
    words.emplace_back("--json");
    const Ran told = run(words);
    EXPECT_EQ(told.code, 2) << words[0];
    EXPECT_EQ(told.json()["status"], "bad_input") << words[0];
  }
}

TEST(Errors, AMisspeltNameIsAnsweredWithTheNearestOne) {
  const NewStudy study;
  const std::string p = study.path();
  const std::vector<std::pair<std::vector<std::string>, std::string>> commands = {
      {{"plan", p, "--with", "west_halv"}, "west_half"},
      {{"plan", p, "--without", "second_fery"}, "second_ferry"},
      {{"compare", p, "--with", "ferry_strom"}, "ferry_storm"},
      {{"list", p, "placez"}, "places"},
      {{"route", p, "--from", "smeltr", "--to", "buyer"}, "smelter"},
      {{"route", p, "--from", "smelter", "--to", "buyer", "--good", "copper_catode"}, "copper_cathode"},
      {{"route", p, "--from", "smelter", "--to", "buyer", "--avoid", "mode:rial"}, "rail"}};
  for (const auto& [words, meant] : commands) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, 2) << words[0];
    EXPECT_NE(ran.err.find("did you mean " + meant + "?"), std::string::npos) << ran.err;
  }
}

TEST(Errors, AWrongUseIsTwoAndAnObjectWithJson) {
  const NewStudy study;
  const std::string p = study.path();
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {"plam", p},
      {"plan"},
      {"plan", p, "--wiht", "west_half"},
      {"plan", p, "--engine", "steam"},
      {"plan", p, "--gap", "-1"},
      {"plan", p, "--threads", "many"},
      {"plan", p, "--period", "week"},
      {"plan", p, "--lang", "xx"},
      {"route", p, "--from", "smelter", "--to", "smelter"},
      {"route", p, "--from", "smelter", "--to", "buyer", "--depart", "2026-02-30"},
      {"completion", "fish"},
      {"plan", p, p}};
  for (auto words : wrong) {
    const Ran plain = run(words);
    EXPECT_EQ(plain.code, 2) << testing::PrintToString(words);
    EXPECT_TRUE(plain.out.empty()) << plain.out;
    EXPECT_FALSE(plain.err.empty());
    words.emplace_back("--json");
    const Ran told = run(words);
    EXPECT_EQ(told.code, 2) << testing::PrintToString(words);
    const Json reply = told.json();
    EXPECT_EQ(reply["status"], "bad_input");
    EXPECT_FALSE(reply["errors"].empty());
  }
}

TEST(Errors, AFolderThatCannotBeMadeIsTold) {
  const NewStudy study;
  const Ran ran = run({"plan", study.path(), "--out", "/proc/no_such_place/result", "--json"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.json()["errors"].at(0)["code"], "cannot_write");
}

TEST(Errors, ACommandThatIsNoneIsNamedWithTheNearestOne) {
  const Folder folder;
  const Ran top = run({"plam", "mine"});
  EXPECT_EQ(top.err, "korridor: there is no command plam; did you mean plan?\n");
  const Ran ledger = run({"ledger", folder.at("press.db"), "lst"});
  EXPECT_EQ(ledger.err, "korridor: there is no command lst; did you mean list?\n");
  EXPECT_EQ(run({}).err, "korridor: a command is missing; see korridor --help\n");
  EXPECT_EQ(run({"plan", "mine", "--jsn"}).err, "korridor: --jsn is not expected here; did you mean --json?\n");
  EXPECT_EQ(run({"ledger", "press.db", "list", "--lnag=de"}).err,
            "korridor: --lnag=de is not expected here; did you mean --lang?\n");
  EXPECT_EQ(run({"frontier", "mine"}).err, "korridor: --on is required; see korridor frontier --help\n");
  EXPECT_EQ(run({"list", "mine"}).err, "korridor: the argument what is missing; see korridor list --help\n");
}

TEST(Errors, WordsThatDoNotFitAreToldInGermanToo) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> told = {
      {{"plam", "mine"}, "es gibt keinen Befehl plam; war plan gemeint?"},
      {{}, "ein Befehl fehlt; siehe korridor --help"},
      {{"plan"}, "es fehlt die Angabe study; siehe korridor plan --help"},
      {{"plan", "mine", "--wiht", "x"}, "--wiht gehört nicht hierher; war --with gemeint?"},
      {{"plan", "mine", "--year", "x"}, "--year: x liegt nicht zwischen 1990 und 2100; siehe korridor plan --help"},
      {{"plan", "mine", "--period", "week"},
       "--period: week ist nichts von diesen: year,quarter,month,study; siehe korridor plan --help"},
      {{"plan", "mine", "--with"}, "--with: ein Wert fehlt; siehe korridor plan --help"},
      {{"plan", "mine", "--gap", "2"}, "--gap: 2 ist keine Zahl von 0 bis 1; siehe korridor plan --help"},
      {{"invest", "mine", "--cap", "KAZ=3"},
       "--cap: KAZ=3 ist nicht NAME=ZAHL mit einer Zahl von 0 bis 1; siehe korridor invest --help"}};
  for (auto [words, line] : told) {
    words.insert(words.begin(), {"--lang", "de"});
    EXPECT_EQ(run(words).err, "korridor: " + line + "\n");
  }
}

TEST(Errors, ANumberThatIsNoneIsRefusedInOneShortLine) {
  const NewStudy study;
  const std::vector<std::string> route = {"route", study.path(), "--from", "smelter", "--to", "buyer"};
  const std::vector<std::string> plan = {"plan", study.path()};
  const std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> wrong = {
      {route, {"--tonnes", "nan"}},
      {route, {"--tonnes", "inf"}},
      {route, {"--tonnes", "0"}},
      {route, {"--epsilon", "nan"}},
      {plan, {"--gap", "nan"}},
      {plan, {"--gap", "2"}},
      {plan, {"--time-limit", "nan"}},
      {plan, {"--seed", "-1"}},
      {plan, {"--seed", "99999999999999999999"}},
      {{"evidence", study.path()}, {"--range", "nan"}}};
  for (auto [words, option] : wrong) {
    words.insert(words.end(), option.begin(), option.end());
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, 2) << testing::PrintToString(option);
    EXPECT_NE(ran.err.find(option[0] + ": " + option[1] + " is no "), std::string::npos) << ran.err;
    EXPECT_LT(ran.err.size(), 120U) << ran.err;
  }
  for (const char* right : {"0", "1e-6", "0.5", "1"})
    EXPECT_EQ(run({"plan", study.path(), "--gap", right}).code, 0) << right;
  EXPECT_EQ(run({"plan", study.path(), "--seed", "18446744073709551615"}).code, 0);
}

TEST(Errors, AServerOfNoStudyDoesNotStart) {
  const Folder empty;
  const Ran ran = run({"serve", empty.at("nothing"), "--port", "0"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("there is no study.toml"), std::string::npos) << ran.err;
}

TEST(Errors, AStateThatIsNoneIsNotAnEmptyTable) {
  const NewStudy study;
  const Ran ran = run({"dependence", study.path(), "--state", "Atlantis"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("there is no state Atlantis"), std::string::npos) << ran.err;
  for (const char* state : {"JPN", "japan", "EU27"})
    EXPECT_EQ(run({"dependence", study.path(), "--state", state}).code, 0) << state;
}

}  // namespace
}  // namespace korridor::cli_test
