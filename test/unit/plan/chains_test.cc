#include <gtest/gtest.h>

#include <cmath>

#include "korridor/plan/solve_arcs.h"
#include "korridor/plan/solve_chains.h"
#include "unit/plan/random_model.h"

namespace korridor {
namespace {

TEST(ChainsOnRandomWorlds, AgreeWithArcs) {
  Random random(20271);
  for (int round = 0; round < 500; ++round) {
    SCOPED_TRACE("seed 20271, round " + std::to_string(round));
    const Modelled m(random);
    auto replanner = Replanner::create(m.model);
    ASSERT_TRUE(replanner);
    const auto chains = solve_chains(m.model, {}, *replanner);
    const auto arcs = solve_arcs(m.model, {});
    ASSERT_TRUE(chains && arcs);
    EXPECT_TRUE(chains->complete);
    EXPECT_TRUE(chains->warnings.empty()) << chains->warnings.front().message;
    EXPECT_NEAR(chains->total.objective, arcs->total.objective, 1e-7 * std::max(1.0, arcs->total.gross));
    EXPECT_LE(chains->total.gap(), 1e-7);
    EXPECT_LE(chains->total.worst_row, 1e-7);
    EXPECT_LE(chains->total.worst_column, 1e-7);
    for (const LpCheck& part : chains->checks) EXPECT_LE(part.gap(), 1e-7);
  }
}

/// Narrowed and widened limits, each solved from where the last one ended.
TEST(ChainsOnRandomWorlds, PlanAgainAsIfForTheFirstTime) {
  Random random(20272);
  for (int round = 0; round < 40; ++round) {
    SCOPED_TRACE("seed 20272, round " + std::to_string(round));
    Modelled m(random);
    auto replanner = Replanner::create(m.model);
    ASSERT_TRUE(replanner);
    ASSERT_EQ(replanner->solve(), ChainStatus::kOptimal);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < m.model.rows.size(); ++i)
      if (m.model.rows[i].kind == RowKind::kLink && m.model.lp.row_upper[i] > 0) rows.push_back(i);
    ASSERT_FALSE(rows.empty());
    LinearProgram changed = m.model.lp;
    for (int change = 0; change < 4; ++change) {
      const std::size_t row = rows[random.below(rows.size())];
      changed.row_upper[row] = random.uniform() < 0.3 ? 0 : changed.row_upper[row] * 2 * random.uniform();
      replanner->set_limit(row, changed.row_upper[row]);
      ASSERT_EQ(replanner->solve(), ChainStatus::kOptimal);
      const auto fresh = solve_lp(changed);
      ASSERT_TRUE(fresh && fresh->status == LpStatus::kOptimal);
      EXPECT_NEAR(replanner->objective(), fresh->objective, 1e-7 * std::max(1.0, std::abs(fresh->objective)));
    }
    replanner->reset();
    ASSERT_EQ(replanner->solve(), ChainStatus::kOptimal);
    const auto base = solve_lp(m.model.lp);
    EXPECT_NEAR(replanner->objective(), base->objective, 1e-7 * std::max(1.0, std::abs(base->objective)));
  }
}

}  // namespace
}  // namespace korridor
