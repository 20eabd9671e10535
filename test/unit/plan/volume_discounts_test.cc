// Fees that are lower from a volume on: both engines, and the bill of the fee by its own wording.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

/// 20 usd/t, 14 from 400 t a year on, 8 from 900 t on.
double due(double t, double years, bool for_all) {
  const double first = 400 * years, second = 900 * years;
  if (for_all) return std::min({20 * t, 14 * std::max(t, first), 8 * std::max(t, second)});
  return 20 * std::min(t, first) + 14 * std::clamp(t - first, 0.0, second - first) + 8 * std::max(t - second, 0.0);
}

double fee_by_its_wording(const Plan& plan, bool for_all) {
  std::map<std::string, double> crossing;
  for (const Flow& flow : plan.flows)
    if (flow.mode == "rail" || flow.mode == "sea") crossing[flow.period] += flow.t;
  double usd = 0;
  for (const Period& period : plan.periods) usd += due(crossing[period.name], period.years, for_all);
  return usd;
}

class VolumeDiscounts : public ::testing::TestWithParam<bool> {};

TEST_P(VolumeDiscounts, BothEnginesPayWhatTheWordingSays) {
  constexpr std::uint64_t kSeed = 405;
  int lower = 0, paid_empty = 0;
  for (std::uint64_t round = 0; round < 16; ++round) {
    Random random(kSeed, round);
    const TinyStudy tiny(random_fee_world(random, GetParam()));
    const auto where = ::testing::Message() << "seed " << kSeed << ", round " << round;
    const Study study = tiny.read();
    const Plan plan = plan_of(study, {}, decide_within(1e-8, "chains")),
               reference = plan_of(study, {}, decide_within(1e-8, "arcs"));
    ASSERT_EQ(plan.status, "optimal") << where;
    EXPECT_EQ(plan.engine, "chains") << where;
    EXPECT_NEAR(plan.objective_usd, reference.objective_usd, 1e-6 * std::max(1.0, reference.gross_usd)) << where;
    for (const Plan* p : {&plan, &reference}) {
      const auto fees = p->fees_usd.find("UZB");
      EXPECT_NEAR(fees == p->fees_usd.end() ? 0 : fees->second, fee_by_its_wording(*p, GetParam()),
                  2e-4 * std::max(1.0, fee_by_its_wording(*p, GetParam())))
          << where << " " << p->engine;
    }
    for (const Decided& d : plan.decided) {
      EXPECT_EQ(d.bound, "discount");
      lower += d.number > 0 ? 1 : 0;
      paid_empty += d.number > 0 && d.empty_t > 1 ? 1 : 0;
    }
  }
  EXPECT_GT(lower, 10);
  EXPECT_EQ(paid_empty > 0, GetParam());
}

/// Gains add up to what the plan is worth plus what states take; chains that deliver bear no more of the fee than is
/// paid.
TEST_P(VolumeDiscounts, SumsAddUp) {
  constexpr std::uint64_t kSeed = 406;
  double all_fees = 0;
  for (std::uint64_t round = 0; round < 8; ++round) {
    Random random(kSeed, round);
    const TinyStudy tiny(random_fee_world(random, GetParam()));
    const Plan plan = plan_of(tiny.read(), {}, decide_within(1e-8, "chains"));
    const auto where = ::testing::Message() << "seed " << kSeed << ", round " << round;
    double gains = 0, discounted_fees = 0, borne = 0;
    for (const Gain& gain : plan.gains) {
      gains += gain.usd;
      if (gain.role == "state") discounted_fees += gain.usd;
    }
    EXPECT_NEAR(gains, -plan.objective_usd + discounted_fees, 1e-6 * std::max(1.0, plan.gross_usd)) << where;
    for (const ChainResult& chain : plan.chains) borne += chain.cost.fees;
    const auto uzb = plan.fees_usd.find("UZB");
    const double fee = uzb == plan.fees_usd.end() ? 0 : uzb->second;
    double ferries = 0;
    for (const Flow& flow : plan.flows) ferries += flow.mode == "ferry" ? 2 * flow.t : 0;  // the other fee
    EXPECT_LE(borne, (fee + ferries) * (1 + 1e-9) + 1e-6) << where;
    EXPECT_GE(fee, -1e-9) << where;
    all_fees += fee;
  }
  EXPECT_GT(all_fees, 0);
}

INSTANTIATE_TEST_SUITE_P(Rules, VolumeDiscounts, ::testing::Values(false, true),
                         [](const auto& rule) { return rule.param ? "all" : "beyond"; });

}  // namespace
}  // namespace korridor
