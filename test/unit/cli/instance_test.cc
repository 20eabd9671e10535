// `korridor instance`: problem files in, one reply out, with the exit code that its status asks for.

#include <gtest/gtest.h>

#include <fstream>

#include "unit/cli/run_program.h"
#include "unit/instance/samples.h"

namespace korridor::cli_test {
namespace {

/// Writes a file into the folder and runs the command on it.
Ran run_on(const Folder& folder, const std::string& name, const std::string& text,
           const std::vector<std::string>& more = {"--json"}) {
  std::ofstream(folder.at(name)) << text;
  std::vector<std::string> words{"instance", folder.at(name)};
  words.insert(words.end(), more.begin(), more.end());
  return run(words);
}

TEST(Instance, SolvesAFlowAndTellsWhatProvesIt) {
  const Folder folder;
  const Ran ran = run_on(folder, "two_ways.min", instance_test::kDimacs);
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(reply["command"], "instance");
  EXPECT_EQ(reply["status"], "optimal");
  EXPECT_EQ(reply["format"], "dimacs");
  EXPECT_EQ(reply["problem"], "min_cost_flow");
  EXPECT_EQ(reply["objective"], 14);
  EXPECT_EQ(reply["bound"], 14);
  EXPECT_EQ(reply["gap"], 0);
  EXPECT_EQ(reply["method"], "network simplex");
  EXPECT_EQ(reply["size"]["arcs"], 5);
  EXPECT_GE(reply["seconds"], 0);
  EXPECT_EQ(reply["checks"].size(), 3);
  for (const Json& check : reply["checks"]) EXPECT_EQ(check["ok"], true);
}

TEST(Instance, FindsTheTripsBesideTheNet) {
  const Folder folder;
  const Ran alone = run_on(folder, "x_net.tntp", instance_test::kNet);
  EXPECT_EQ(alone.code, 2);
  EXPECT_EQ(alone.json()["errors"][0]["code"], "no_file");
  std::ofstream(folder.at("x_trips.tntp")) << instance_test::kTrips;
  const Ran ran = run_on(folder, "x_net.tntp", instance_test::kNet);
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.json()["problem"], "user_equilibrium");
  EXPECT_NEAR(ran.json()["objective"].get<double>(), 35.2, 1e-6);
  EXPECT_EQ(
      run_on(folder, "x_net.tntp", instance_test::kNet, {"--json", "--problem", "all_or_nothing"}).json()["objective"],
      30);
}

TEST(Instance, AnInfeasibleFlowAndAnEndlessProgramExitWith1) {
  const Folder folder;
  const Ran none = run_on(folder, "none.min", "p min 2 1\nn 1 3\nn 2 -3\na 1 2 0 2 1\n");
  EXPECT_EQ(none.code, 1);
  EXPECT_EQ(none.json()["status"], "infeasible");
  EXPECT_TRUE(none.json()["objective"].is_null());
  const Ran endless = run_on(folder, "endless.mps", "NAME\nROWS\n N c\n G g\nCOLUMNS\n x c -1 g 2\nENDATA\n");
  EXPECT_EQ(endless.code, 1);
  EXPECT_EQ(endless.json()["status"], "unbounded");
}

TEST(Instance, TellsFaultsAtTheirPlace) {
  const Folder folder;
  const Ran ran = run_on(folder, "bad.min", "p min 2 1\na 1 3 0 2 1\n", {});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, "bad.min:2:5: the node is '3'; give a whole number from 1 to 2\n");
  EXPECT_EQ(run_on(folder, "what.bin", "\x01\x02").json()["errors"][0]["code"], "unknown_format");
  EXPECT_EQ(
      run_on(folder, "two.min", instance_test::kDimacs, {"--json", "--problem", "mip"}).json()["errors"][0]["code"],
      "wrong_problem");
  EXPECT_EQ(run_on(folder, "two.min", instance_test::kDimacs, {"--json", "--problem", "sudoku"}).code, 2);
}

TEST(Instance, ShowsATableToAPerson) {
  const Folder folder;
  const Ran ran = run_on(folder, "two_ways.min", instance_test::kDimacs, {});
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("min_cost_flow  optimal"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("4 nodes, 5 arcs; network simplex"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.err, "");
}

TEST(Instance, SaysTheSameWithAnyNumberOfThreads) {
  const Folder folder;
  std::ofstream(folder.at("x_trips.tntp")) << instance_test::kTrips;
  const auto with_threads = [&](const std::string& threads) {
    Json reply = run_on(folder, "x_net.tntp", instance_test::kNet, {"--json", "--threads", threads}).json();
    reply.erase("seconds");
    return reply.dump();
  };
  const std::string one = with_threads("1");
  EXPECT_EQ(with_threads("2"), one);
  EXPECT_EQ(with_threads("8"), one);
}

}  // namespace
}  // namespace korridor::cli_test
