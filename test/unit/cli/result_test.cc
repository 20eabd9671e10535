#include "unit/cli/run_program.h"

namespace korridor::cli_test {
namespace {

namespace fs = std::filesystem;

std::set<std::string> names_in(const std::string& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

TEST(Result, HoldsFourFilesAndPassesVerify) {
  const NewStudy study;
  const std::string out = study.beside("result");
  const Json reply = run({"plan", study.path(), "--with", "west_half", "--out", out, "--json"}).json();
  EXPECT_EQ(reply["out"], out);
  EXPECT_EQ(names_in(out), (std::set<std::string>{"run.json", "columns.csv", "duals.csv", "flows.csv"}));
  const Json facts = Json::parse(read_text(out + "/run.json"));
  EXPECT_EQ(facts["study_sha256"], reply["study_sha256"]);
  EXPECT_EQ(facts["with"], Json({"west_half"}));
  EXPECT_EQ(facts["objective_usd"], reply["objective_usd"]);
  const Ran verified = run({"verify", out, "--json"});
  EXPECT_EQ(verified.code, 0);
  const Json checks = verified.json()["checks"];
  for (const Json& check : checks) {
    expect_fields(check, {"name", "ok", "worst", "tolerance"});
    EXPECT_TRUE(check["ok"].get<bool>()) << check.dump();
  }
}

TEST(Result, WithOneFigureChangedIsRefusedWithFour) {
  const NewStudy study;
  const std::string out = study.beside("result");
  ASSERT_EQ(run({"plan", study.path(), "--out", out}).code, 0);
  std::string columns = read_text(out + "/columns.csv");
  const std::size_t line = columns.find("move|");
  columns.replace(columns.find(',', line), 1, ",1");  // ten times as much, or more
  std::ofstream(out + "/columns.csv", std::ios::binary) << columns;
  const Ran told = run({"verify", out, "--json"});
  EXPECT_EQ(told.code, 4);
  EXPECT_EQ(told.json()["status"], "failed");
  const Ran plain = run({"verify", out});
  EXPECT_EQ(plain.code, 4);
  EXPECT_NE(plain.out.find("FAILED"), std::string::npos);
}

TEST(Result, OfAStudyThatChangedSinceIsRefused) {
  const NewStudy study;
  const std::string out = study.beside("result");
  ASSERT_EQ(run({"plan", study.path(), "--out", out}).code, 0);
  study.change("links.csv", ",18,7,10,", ",18,7,11,");
  EXPECT_EQ(run({"verify", out}).code, 4);
}

TEST(Result, TakesThePlaceOfAnOlderOne) {
  const NewStudy study;
  const std::string out = study.beside("result");
  ASSERT_EQ(run({"plan", study.path(), "--out", out}).code, 0);
  ASSERT_EQ(run({"plan", study.path(), "--with", "west_half", "--out", out}).code, 0);
  EXPECT_EQ(Json::parse(read_text(out + "/run.json"))["with"], Json({"west_half"}));
  EXPECT_EQ(run({"verify", out}).code, 0);
  for (const auto& entry : fs::directory_iterator(fs::path(out).parent_path()))
    EXPECT_FALSE(entry.path().filename().string().starts_with("result.")) << entry.path();
}

TEST(Result, DoesNotTakeThePlaceOfSomethingElse) {
  const NewStudy study;
  const std::string out = study.beside("letters");
  fs::create_directories(out);
  std::ofstream(out + "/letter.txt") << "dear";
  const Ran ran = run({"plan", study.path(), "--out", out, "--json"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.json()["errors"].at(0)["code"], "exists");
  EXPECT_EQ(names_in(out), (std::set<std::string>{"letter.txt"}));
  EXPECT_EQ(run({"plan", study.path(), "--out", study.path()}).code, 2);  // nor of the study itself
  EXPECT_EQ(run({"check", study.path()}).code, 0);
}

}  // namespace
}  // namespace korridor::cli_test
