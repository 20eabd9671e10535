#include <regex>
#include <set>

#include "korridor/base/error_codes.h"
#include "unit/cli/run_program.h"

namespace korridor::cli_test {
namespace {

TEST(Explain, TellsEveryCodeWhatToDoAboutIt) {
  for (const ErrorCode& row : error_codes())
    EXPECT_GT(explain_code(row.code).size(), 30U)
        << row.code << ": say in src/korridor/base/explanations_en.txt what to do about it";
  EXPECT_TRUE(explain_code("no_such_code").empty());
}

TEST(Explain, TellsItInGermanToo) {
  for (const ErrorCode& row : error_codes()) {
    EXPECT_GT(explain_code(row.code, "de").size(), 30U) << row.code;
    EXPECT_NE(explain_code(row.code, "de"), explain_code(row.code))
        << row.code << ": say it in src/korridor/base/explanations_de.txt";
  }
  const Ran ran = run({"explain", "sets_clash", "--lang", "de"});
  EXPECT_TRUE(ran.out.starts_with("Fehler 511 sets_clash: ")) << ran.out;
  EXPECT_NE(ran.out.find("Die beiden Szenarien sagen Verschiedenes"), std::string::npos) << ran.out;
}

TEST(Explain, EveryCodeHasAGermanTitleOfItsOwn) {
  std::set<std::string_view> titles;
  for (const ErrorCode& row : error_codes()) {
    EXPECT_NE(title_of(row, "de"), row.meaning) << row.code;
    EXPECT_TRUE(titles.insert(title_of(row, "de")).second) << row.code << ": a second one says the same";
    EXPECT_EQ(title_of(row, "en"), row.meaning);
  }
}

TEST(Explain, TakesCodeAndNumberAndListsAllWithoutOne) {
  for (const char* name : {"sets_clash", "SETS_CLASH", "511"}) {
    const Ran ran = run({"explain", name});
    EXPECT_EQ(ran.code, 0);
    EXPECT_TRUE(std::regex_search(ran.out, std::regex("^error 511 sets_clash: "))) << ran.out;
    EXPECT_NE(ran.out.find("--ordered"), std::string::npos);
    EXPECT_NE(ran.out.find("Exit code 2"), std::string::npos);
  }
  EXPECT_EQ(run({"explain", "--json"}).json()["codes"].size(), error_codes().size());
  const Ran unknown = run({"explain", "set_clash"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_NE(unknown.err.find("did you mean sets_clash?"), std::string::npos) << unknown.err;
}

TEST(Version, IsTheSameAsAWordAndAsAnOption) {
  const Ran word = run({"version"});
  EXPECT_EQ(word.code, 0);
  EXPECT_TRUE(std::regex_match(word.out, std::regex(R"(\d+\.\d+\.\d+\n)"))) << word.out;
  EXPECT_EQ(run({"--version"}).out, word.out);
  EXPECT_EQ(run({"version", "--json"}).json()["text"], word.out);
}

TEST(Helpers, SpeakJsonToo) {
  const std::vector<std::vector<std::string>> commands = {{"schema"}, {"completion", "bash"}, {"completion", "zsh"}};
  for (auto words : commands) {
    const std::string plain = run(words).out;
    EXPECT_GT(plain.size(), 500U);
    words.emplace_back("--json");
    const Json reply = run(words).json();
    EXPECT_EQ(reply["command"], words[0]);
    EXPECT_EQ(reply["text"], plain);
  }
}

TEST(New, ReplacesAStudyOnlyWhenForcedAndNothingElse) {
  const NewStudy study;
  study.change("links.csv", ",500,5000000,", ",500,7,");
  EXPECT_EQ(run({"new", study.path()}).code, 2);
  EXPECT_EQ(run({"new", "--force", study.path()}).code, 0);
  EXPECT_NE(read_text(study.path() + "/links.csv").find(",500,5000000,"), std::string::npos);
  std::ofstream(study.path() + "/thesis.txt") << "mine";
  const Ran refused = run({"new", "--force", study.path()});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("thesis.txt"), std::string::npos) << refused.err;
  EXPECT_EQ(read_text(study.path() + "/thesis.txt"), "mine");
  const Folder folder;
  std::filesystem::create_directories(folder.at("photos"));
  EXPECT_EQ(run({"new", "--force", folder.at("photos")}).code, 2);
}

TEST(Tables, OfCheckListAndVerifySpeakGermanToo) {
  const NewStudy study;
  const std::string out = study.beside("result");
  ASSERT_EQ(run({"plan", study.path(), "--out", out}).code, 0);
  const std::vector<std::pair<std::vector<std::string>, std::pair<std::string, std::string>>> commands = {
      {{"check", study.path()}, {"kein Fehler", "no error"}},
      {{"list", study.path(), "links"}, {"Stunden", "hours"}},
      {{"verify", out}, {"Prüfung", "check"}}};
  for (auto [words, told] : commands) {
    EXPECT_NE(run(words, "COLUMNS=200").out.find(told.second), std::string::npos);
    words.insert(words.end(), {"--lang", "de"});
    const std::string german = run(words, "COLUMNS=200").out;
    EXPECT_NE(german.find(told.first), std::string::npos) << german;
    EXPECT_EQ(german.find(told.second), std::string::npos) << german;
  }
}

TEST(New, TakesNoStudyAwayForOneThatCannotBeMade) {
  const NewStudy study;
  const std::string links = read_text(study.path() + "/links.csv");
  ASSERT_EQ(run({"new", study.beside("top"), "--from", study.path()}).code, 0);
  for (const std::string& base :
       {study.path(), study.path() + "/../mine", study.beside("nothing"), study.beside("top")}) {
    EXPECT_EQ(run({"new", study.path(), "--from", base, "--force"}).code, 2) << base;
    EXPECT_EQ(read_text(study.path() + "/links.csv"), links) << base;
  }
}

TEST(Export, DoesNotWriteThePlanOverAStudy) {
  const NewStudy study;
  const std::string orders = read_text(study.path() + "/orders.csv");
  const Ran ran = run({"export", study.path(), "--format", "csv", "--out", study.path(), "--json"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.json()["errors"].at(0)["code"], "exists");
  EXPECT_EQ(read_text(study.path() + "/orders.csv"), orders);
  EXPECT_EQ(run({"export", study.path(), "--format", "csv", "--out", study.beside("tables")}).code, 0);
}

}  // namespace
}  // namespace korridor::cli_test
