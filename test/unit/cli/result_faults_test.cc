#include <regex>

#include "unit/cli/run_program.h"

namespace korridor::cli_test {
namespace {

TEST(Result, IsKeptWhenItsFolderIsNamedWithASlash) {
  const NewStudy study;
  const std::string out = study.beside("result");
  ASSERT_EQ(run({"plan", study.path(), "--out", out}).code, 0);
  EXPECT_EQ(run({"plan", study.path(), "--out", out + "/"}).code, 0);
  EXPECT_EQ(run({"verify", out}).code, 0);
}

TEST(Result, DoesNotTakeNotesAwayThatStandBesideIt) {
  const NewStudy study;
  const std::string out = study.beside("result");
  ASSERT_EQ(run({"plan", study.path(), "--out", out}).code, 0);
  std::ofstream(out + "/note.txt") << "mine";
  EXPECT_EQ(run({"plan", study.path(), "--out", out}).code, 2);
  EXPECT_EQ(read_text(out + "/note.txt"), "mine");
}

TEST(Tables, ShowYearlyFiguresAsTheStudyWritesThem) {
  const NewStudy study;  // 2026 to 2028, the last a leap year, 150,000 t in each
  EXPECT_TRUE(std::regex_search(run({"plan", study.path()}).out, std::regex("buyer +150,000 ")));
}

TEST(Errors, AreJsonAlsoWhereAPathIsNoUtf8) {
  const Ran ran = run({"check", "no\xff", "--json"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.json()["status"], "bad_input");
}

}  // namespace
}  // namespace korridor::cli_test
