#include "korridor/routing/travel_time.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "korridor/base/random.h"

namespace korridor {
namespace {

TEST(TravelTime, AddsMeansAndVariances) {
  const TimeSpread spread = add_times({100, 50, 10}, {30, 40, 0});
  EXPECT_DOUBLE_EQ(spread.mean, 160);
  EXPECT_DOUBLE_EQ(spread.deviation, 50);  // 30, 40, 50
}

TEST(TravelTime, WithoutSpreadIsTheMean) {
  const TimeSpread spread = add_times({7, 5}, {0, 0});
  EXPECT_DOUBLE_EQ(spread.p10, 12);
  EXPECT_DOUBLE_EQ(spread.p50, 12);
  EXPECT_DOUBLE_EQ(spread.p90, 12);
}

TEST(TravelTime, IsZeroForNoTime) {
  const TimeSpread spread = add_times({}, {});
  EXPECT_EQ(spread.mean, 0);
  EXPECT_EQ(spread.p90, 0);
}

/// By hand: mean 100, deviation 100 * sqrt(e - 1) is the lognormal with sigma 1, median 100 / sqrt(e).
TEST(TravelTime, MatchesALognormalDoneByHand) {
  const TimeSpread spread = add_times({100}, {100 * std::sqrt(std::numbers::e - 1)});
  EXPECT_NEAR(spread.p50, 60.6531, 1e-4);
  EXPECT_NEAR(spread.p10, 60.6531 * std::exp(-1.28155), 1e-3);
  EXPECT_NEAR(spread.p90, 60.6531 * std::exp(1.28155), 1e-3);
}

TEST(TravelTime, PercentilesRiseAndSpreadWidensThem) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(31, seed);
    std::vector<double> means, deviations, wider;
    for (std::uint64_t k = 1 + random.below(12); k > 0; --k) {
      means.push_back(1 + 100 * random.uniform());
      deviations.push_back(means.back() * 0.5 * random.uniform());
      wider.push_back(deviations.back() * 1.5);
    }
    const TimeSpread a = add_times(means, deviations), b = add_times(means, wider);
    EXPECT_LT(a.p10, a.p50);
    EXPECT_LT(a.p50, a.p90);
    EXPECT_LT(a.p50, a.mean);
    EXPECT_LT(a.p90 - a.p10, b.p90 - b.p10);
  }
}

double normal(Random& random) {  // Box and Muller 1958
  const double u = 1 - random.uniform();
  return std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * random.uniform());
}

/// A lognormal time with this mean and deviation.
double draw(Random& random, double mean, double deviation) {
  const double sigma2 = std::log1p(deviation * deviation / (mean * mean));
  return std::exp(std::log(mean) - sigma2 / 2 + std::sqrt(sigma2) * normal(random));
}

/// Links as the study has them: rail 35 % + 2 h, ports with wide spreads, one weekly ship (uniform wait).
TEST(TravelTime, IsWithinThreePercentOfDrawnTimes) {
  struct Link {
    double hours, spread, interval;
  };
  const std::vector<Link> links = {{9.5, 5.3, 0},  {51.4, 38, 0}, {7.2, 4.5, 0},      {47.3, 18.6, 0},
                                   {16.9, 7.9, 0}, {60, 36, 0},   {122.7, 28.4, 168}, {30, 12, 0}};
  std::vector<double> means, deviations;
  for (const Link& link : links) {
    means.push_back(link.hours + link.interval / 2);
    deviations.push_back(std::sqrt(link.spread * link.spread + link.interval * link.interval / 12));
  }
  const TimeSpread spread = add_times(means, deviations);
  constexpr std::size_t kDraws = 200'000;
  std::vector<double> times(kDraws);
  for (std::size_t d = 0; d < kDraws; ++d) {
    Random random(32, d);
    for (const Link& link : links) times[d] += draw(random, link.hours, link.spread) + link.interval * random.uniform();
  }
  std::ranges::sort(times);
  EXPECT_NEAR(spread.p10 / times[kDraws / 10], 1, 0.03);
  EXPECT_NEAR(spread.p50 / times[kDraws / 2], 1, 0.03);
  EXPECT_NEAR(spread.p90 / times[kDraws * 9 / 10], 1, 0.03);
}

}  // namespace
}  // namespace korridor
