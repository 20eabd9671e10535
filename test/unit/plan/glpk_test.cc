#include "support/glpk.h"

#include <gtest/gtest.h>

#include <fstream>

#include "korridor/lp/solver.h"
#include "korridor/plan/solve_arcs.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

double solve_by_glpk(const LinearProgram& lp, const std::filesystem::path& folder) {
  std::vector<std::string> columns, rows;
  for (std::size_t j = 0; j < lp.columns(); ++j) columns.push_back("c" + std::to_string(j));
  for (std::size_t i = 0; i < lp.rows(); ++i) rows.push_back("r" + std::to_string(i));
  std::ofstream(folder / "p.mps") << write_mps(lp, columns, rows);
  return korridor::solve_by_glpk("--freemps", folder / "p.mps");
}

TEST(PlanOnRandomWorlds, AnotherSolverFindsTheSameBill) {
  if (!has_glpk()) GTEST_SKIP() << "glpsol is not installed";
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
