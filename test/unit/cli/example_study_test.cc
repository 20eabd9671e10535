// examples/mongolia: fills nearly every table, and is what a reader copies from.

#include "unit/cli/run_program.h"

namespace korridor::cli_test {
namespace {

const std::string kExample = std::string(KORRIDOR_SOURCE_DIR) + "/examples/mongolia";

TEST(ExampleStudy, RestsOnMarkedAssumptionsAlone) {
  const Json reply = run({"check", kExample, "--json"}).json();
  EXPECT_EQ(reply["status"], "ok");
  EXPECT_EQ(reply["coverage"]["cited"], 0);
  EXPECT_EQ(reply["coverage"]["yours"], 0);
  EXPECT_GT(reply["coverage"]["assumed"], 200);
}

/// The values are those of another program, written from docs/methods/model.md alone, solved by SciPy 1.17 (HiGHS).
TEST(ExampleStudy, CostsWhatAnotherReadingOfTheModelSays) {
  const std::vector<std::pair<std::vector<std::string>, double>> worlds = {{{}, -9111316375.98},
                                                                           {{"--with", "re_clause"}, -9130263380.04},
                                                                           {{"--with", "winter"}, -9109410825.78},
                                                                           {{"--with", "rail_link"}, -9210861278.54}};
  for (const auto& [with, usd] : worlds)
    for (const char* engine : {"chains", "arcs"}) {
      std::vector<std::string> words = {"plan", kExample, "--period", "study", "--json", "--engine", engine};
      words.insert(words.end(), with.begin(), with.end());
      const Json reply = run(words).json();
      EXPECT_EQ(reply["status"], "optimal");
      EXPECT_NEAR(reply["objective_usd"].get<double>(), usd, 1) << engine;
    }
}

}  // namespace
}  // namespace korridor::cli_test
