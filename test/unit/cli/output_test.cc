#include "unit/cli/run_program.h"

namespace korridor::cli_test {
namespace {

TEST(Output, ThatCannotBeWrittenEndsWithTwoAndSaysSo) {
  const NewStudy study;
  const std::vector<std::vector<std::string>> commands = {
      {"plan", study.path()}, {"plan", study.path(), "--json"}, {"check", study.path()}, {"schema"}, {"--help"},
      {"plam", "--json"}};
  for (const auto& words : commands) {
    const Ran ran = run(words, "", ">/dev/full");
    EXPECT_EQ(ran.code, 2) << testing::PrintToString(words);
    EXPECT_NE(ran.err.find("cannot be written"), std::string::npos) << ran.err;
  }
}

TEST(Output, OfAReaderThatLeavesIsNoFailure) {
  const Folder folder;
  const std::string command =
      "(" + quote(KORRIDOR_BINARY) + " schema; echo $? >" + quote(folder.at("code")) + ") | true";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(read_text(folder.at("code")), "0\n");
}

TEST(Output, FilesOfAFullDiskAreToldAndLeaveNothingHalfWritten) {
  const NewStudy study;
  const std::string full = "ulimit -f 1; trap '' XFSZ;";  // no file longer than a block
  const Ran plan = run({"plan", study.path(), "--out", study.beside("result")}, full);
  EXPECT_EQ(plan.code, 2);
  EXPECT_NE(plan.err.find("cannot be written"), std::string::npos) << plan.err;
  const Ran page = run({"report", study.path(), "--out", study.beside("page.html")}, full);
  EXPECT_EQ(page.code, 2);
  EXPECT_NE(page.err.find("cannot be written"), std::string::npos) << page.err;
  std::size_t left = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(study.path()).parent_path()))
    left += entry.exists() ? 1 : 0;
  EXPECT_EQ(left, 1U) << "the study and nothing else";
}

TEST(Output, GoesToADeviceWithoutReplacingIt) {
  const NewStudy study;
  std::filesystem::create_symlink("/dev/full", study.beside("device"));
  EXPECT_EQ(run({"report", study.path(), "--out", study.beside("device")}).code, 2);
  EXPECT_TRUE(std::filesystem::is_symlink(study.beside("device")));
  std::filesystem::create_symlink("/dev/null", study.beside("nothing"));
  EXPECT_EQ(run({"report", study.path(), "--out", study.beside("nothing")}).code, 0);
  EXPECT_TRUE(std::filesystem::is_symlink(study.beside("nothing")));
}

TEST(ExitCodes, AreThreeWhereTimeRunsOut) {
  const NewStudy study;
  const Ran ran = run({"plan", study.path(), "--engine", "arcs", "--time-limit", "1e-9", "--json"});
  EXPECT_EQ(ran.code, 3);
  const Json reply = ran.json();
  EXPECT_EQ(reply["status"], "limit");
  EXPECT_GT(reply["gap"].get<double>(), 1e-6);
  for (const Json& order : reply["orders"]) EXPECT_EQ(order["served_t"], 0) << "what was not reached delivers nothing";
  EXPECT_NE(run({"plan", study.path(), "--time-limit", "1e-9"}).out.find("Time ran out"), std::string::npos);
}

TEST(ExitCodes, AreThreeWithAPlanThatHoldsWhereChainsRunOutOfTime) {
  const NewStudy study;
  const std::string out = study.beside("result");
  const Ran ran = run({"plan", study.path(), "--time-limit", "1e-9", "--out", out, "--json"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.json()["status"], "limit");
  const Ran verify = run({"verify", out, "--json"});
  const Json checks = verify.json()["checks"];
  for (const Json& check : checks)
    EXPECT_TRUE(check["ok"].get<bool>() || check["name"].get<std::string>().starts_with("gap")) << check;
}

TEST(ExitCodes, AreFourWhereAResultDoesNotHold) {
  const NewStudy study;
  const std::string out = study.beside("result");
  ASSERT_EQ(run({"plan", study.path(), "--out", out}).code, 0);
  study.change("supply.csv", "1200000", "900000");
  const Ran ran = run({"verify", out, "--json"});
  EXPECT_EQ(ran.code, 4);
  EXPECT_EQ(ran.json()["status"], "failed");
}

}  // namespace
}  // namespace korridor::cli_test
