#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "korridor/base/random.h"
#include "korridor/lp/linear_program.h"
#include "korridor/lp/scaling.h"
#include "korridor/lp/solver.h"

namespace korridor {
namespace {

/// Dantzig's two plants and three markets (1963): 153.675 thousand USD.
LinearProgram dantzig() {
  const double supply[] = {350, 600};
  const double demand[] = {325, 300, 275};
  const double miles[2][3] = {{2.5, 1.7, 1.8}, {2.5, 1.8, 1.4}};
  LinearProgram lp;
  for (const double s : supply) lp.add_row(-kInfinity, s);
  for (const double d : demand) lp.add_row(d, kInfinity);
  for (int i = 0; i < 2; ++i)
    for (int j = 0; j < 3; ++j) lp.add_column(90 * miles[i][j] / 1000, 0, 1000, {{i, 1.0}, {2 + j, 1.0}});
  return lp;
}

/// Random transport program; feasible because every demand may also be met at a high price.
LinearProgram random_transport(Random& random, double scale) {
  LinearProgram lp;
  const int n = 3 + static_cast<int>(random.below(5));
  const int m = 3 + static_cast<int>(random.below(5));
  for (int i = 0; i < n; ++i) lp.add_row(-kInfinity, scale * (5 + 20 * random.uniform()));
  for (int j = 0; j < m; ++j) {
    const double d = scale * (5 + 10 * random.uniform());
    lp.add_row(d, d);
    lp.add_column(900, 0, d, {{n + j, 1.0}});
  }
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < m; ++j)
      if (random.uniform() < 0.7)
        lp.add_column(10 + 90 * random.uniform(), 0, scale * 40, {{i, 1.0}, {n + j, 0.5 + random.uniform()}});
  return lp;
}

TEST(Lp, FindsDantzigsOptimum) {
  const auto answer = solve_lp(dantzig());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, LpStatus::kOptimal);
  EXPECT_NEAR(answer->objective, 153.675, 1e-9);
}

TEST(Lp, CheckAcceptsTheOptimumAndItsPrices) {
  const auto lp = dantzig();
  const auto answer = solve_lp(lp);
  ASSERT_TRUE(answer);
  const auto check = check_answer(lp, answer->x, answer->y);
  EXPECT_NEAR(check.objective, 153.675, 1e-9);
  EXPECT_NEAR(check.bound, 153.675, 1e-9);
  EXPECT_LE(check.worst_row, 1e-12);
  EXPECT_LE(check.gap(), 1e-12);
}

TEST(Lp, CheckSeesAViolatedRowAndAWorseAnswer) {
  const auto lp = dantzig();
  auto answer = solve_lp(lp).value();
  auto y = answer.y;
  answer.x[0] += 1;  // plant 1 to market 1: more than the plant has, or more cost
  const auto check = check_answer(lp, answer.x, y);
  EXPECT_GT(check.objective, check.bound + 0.1);
}

TEST(Lp, BoundNeverExceedsTheOptimumWhateverThePrices) {
  Random random(7);
  for (int round = 0; round < 50; ++round) {
    const auto lp = random_transport(random, 1);
    const auto answer = solve_lp(lp).value();
    ASSERT_EQ(answer.status, LpStatus::kOptimal);
    auto y = answer.y;
    for (double& v : y) v += 20 * (random.uniform() - 0.5);
    EXPECT_LE(check_answer(lp, answer.x, y).bound, answer.objective + 1e-6) << "seed 7, round " << round;
    EXPECT_NEAR(check_answer(lp, answer.x, answer.y).bound, answer.objective, 1e-6);
  }
}

TEST(Lp, PartsSolvedApartCostTheSameAsTogether) {
  Random random(11);
  LinearProgram whole;
  double apart = 0;
  for (int k = 0; k < 4; ++k) {
    const auto lp = random_transport(random, std::pow(10.0, 2 * k));
    apart += solve_lp(lp)->objective;
    const auto base = static_cast<std::int32_t>(whole.rows());
    for (std::size_t i = 0; i < lp.rows(); ++i) whole.add_row(lp.row_lower[i], lp.row_upper[i]);
    for (std::size_t j = 0; j < lp.columns(); ++j) {
      std::vector<std::pair<std::int32_t, double>> entries;
      for (std::size_t e = lp.start[j]; e < lp.start[j + 1]; ++e) entries.emplace_back(base + lp.index[e], lp.value[e]);
      whole.add_column(lp.cost[j], lp.lower[j], lp.upper[j], entries);
    }
  }
  const auto parts = find_parts(whole);
  double sum = 0;
  for (const auto& part : split(whole, parts)) sum += solve_lp(part.lp)->objective;
  EXPECT_NEAR(sum, apart, 1e-9 * apart);
  EXPECT_NEAR(solve_lp(whole)->objective, apart, 1e-9 * apart);
  EXPECT_GE(parts.count, 4U);
}

TEST(Lp, ScalingChangesNoDigitOfTheAnswer) {
  LinearProgram lp;  // 15 tonnes of gallium beside 80 million tonnes of oil on one row
  lp.add_row(-kInfinity, 80e6);
  lp.add_row(15, 15);
  lp.add_row(70e6, 70e6);
  lp.add_column(590000, 0, 15, {{0, 1}, {1, 1}});
  lp.add_column(545, 0, 80e6, {{0, 1}, {2, 1}});
  const auto answer = solve_lp(lp);
  ASSERT_TRUE(answer);
  EXPECT_DOUBLE_EQ(answer->x[0], 15);
  EXPECT_DOUBLE_EQ(answer->x[1], 70e6);
}

TEST(Lp, ReportsInfeasible) {
  LinearProgram lp;
  lp.add_row(5, kInfinity);
  lp.add_column(1, 0, 3, {{0, 1.0}});
  EXPECT_EQ(solve_lp(lp)->status, LpStatus::kInfeasible);
}

TEST(Lp, SolvesAgainAfterARowChanged) {
  auto solver = LpSolver::create(dantzig());
  ASSERT_TRUE(solver);
  ASSERT_TRUE(solver->solve());
  solver->set_row_bounds(4, 250, kInfinity);  // the third market wants 25 cases less, at 0.126 from plant 2
  EXPECT_NEAR(solver->solve()->objective, 153.675 - 25 * 0.126, 1e-9);
}

TEST(Lp, RangeTellsHowLongAPriceHolds) {
  LinearProgram lp;  // rail at 18 up to 10, road at 41 up to 5, 12 wanted: one more on rail saves 23 until 12
  lp.add_row(-kInfinity, 10);
  lp.add_row(12, 12);
  lp.add_column(18, 0, 100, {{0, 1}, {1, 1}});
  lp.add_column(41, 0, 5, {{1, 1}});
  auto solver = LpSolver::create(lp);
  const auto answer = solver->solve();
  ASSERT_TRUE(answer);
  EXPECT_NEAR(answer->y[0], -23, 1e-9);
  EXPECT_NEAR(solver->upper_range(0).value(), 12, 1e-9);
}

TEST(Lp, WholeColumnsAreWhole) {
  LinearProgram lp;
  lp.add_row(-kInfinity, 7);
  lp.add_column(-3, 0, 10, {{0, 2.0}});
  lp.integer = {1};
  const auto answer = solve_lp(lp);
  ASSERT_TRUE(answer);
  EXPECT_NEAR(answer->x[0], 3, 1e-9);
}

TEST(Lp, GlpkReadsOurMpsAndAgrees) {
  if (std::system("command -v glpsol >/dev/null 2>&1") != 0) GTEST_SKIP() << "glpsol is not installed";
  Random random(5);
  const auto dir = std::filesystem::temp_directory_path() / "korridor_mps_test";
  std::filesystem::create_directories(dir);
  for (int round = 0; round < 10; ++round) {
    const auto lp = random_transport(random, 1000);
    std::vector<std::string> columns, rows;
    for (std::size_t j = 0; j < lp.columns(); ++j) columns.push_back("c" + std::to_string(j));
    for (std::size_t i = 0; i < lp.rows(); ++i) rows.push_back("r" + std::to_string(i));
    std::ofstream(dir / "p.mps") << write_mps(lp, columns, rows);
    const std::string command =
        "glpsol --freemps " + (dir / "p.mps").string() + " -w " + (dir / "p.sol").string() + " >/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
    std::ifstream in(dir / "p.sol");
    double glpk = NAN;
    for (std::string line; std::getline(in, line);) {  // "s bas ROWS COLUMNS f f OBJECTIVE"
      std::istringstream words(line);
      std::string s, bas, a, b, c, d;
      if (words >> s && s == "s" && words >> bas >> a >> b >> c >> d) words >> glpk;
    }
    EXPECT_NEAR(solve_lp(lp)->objective, glpk, 1e-6 * std::abs(glpk));
  }
  std::filesystem::remove_all(dir);
}

}  // namespace
}  // namespace korridor
