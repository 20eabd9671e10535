#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "korridor/lp/solver.h"
#include "korridor/plan/solve_arcs.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

/// Objective that GLPK finds for a program in free MPS; NaN when it finds none.
double solve_by_glpk(const LinearProgram& lp, const std::filesystem::path& folder) {
  std::vector<std::string> columns, rows;
  for (std::size_t j = 0; j < lp.columns(); ++j) columns.push_back("c" + std::to_string(j));
  for (std::size_t i = 0; i < lp.rows(); ++i) rows.push_back("r" + std::to_string(i));
  std::ofstream(folder / "p.mps") << write_mps(lp, columns, rows);
  const std::string command =
      "glpsol --freemps " + (folder / "p.mps").string() + " --scale -w " + (folder / "p.sol").string() + " >/dev/null";
  if (std::system(command.c_str()) != 0) return NAN;
  std::ifstream in(folder / "p.sol");
  for (std::string line; std::getline(in, line);) {  // s bas ROWS COLUMNS f f OBJECTIVE
    std::istringstream words(line);
    std::string word;
    double objective = NAN;
    if (words >> word && word == "s" && words >> word >> word >> word >> word >> word >> objective) return objective;
  }
  return NAN;
}

TEST(PlanOnRandomWorlds, AnotherSolverFindsTheSameBill) {
  if (std::system("command -v glpsol >/dev/null 2>&1") != 0) GTEST_SKIP() << "glpsol is not installed";
  Random random(20267);
  for (int round = 0; round < 25; ++round) {
    const TinyStudy tiny(random_world(random));
    const Study study = tiny.read();
    const auto world = World::apply(study);
    const Network network = compile(*world, make_periods(study.settings));
    const auto entities = compile_entities(network);
    const auto tracking = make_tracking(network, *entities);
    const Model model = build_model(network, *entities, *tracking);
    const auto answer = solve_arcs(model, {});
    ASSERT_TRUE(answer);
    const double glpk = solve_by_glpk(model.lp, tiny.folder());
    EXPECT_NEAR(answer->total.objective, glpk, 1e-6 * answer->total.gross) << "seed 20267, round " << round;
  }
}

}  // namespace
}  // namespace korridor
