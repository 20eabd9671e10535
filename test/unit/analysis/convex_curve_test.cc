#include "korridor/analysis/convex_curve.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "korridor/base/random.h"

namespace korridor {
namespace {

constexpr int kWalk = 64 + 3;  // questions of the walk from end to end
constexpr Nothing kExact = {.share = 0, .least = 1e-9};

/// The largest of some lines: convex, and its breakpoints can be listed by trying every pair.
struct Lines {
  std::vector<std::pair<double, double>> line;  ///< slope, value at 0
  int asked = 0;

  [[nodiscard]] double at(double x) const {
    double most = -1e300;
    for (const auto& [slope, value] : line) most = std::max(most, slope * x + value);
    return most;
  }
  Result<CurvePoint> ask(double x) {
    ++asked;
    CurvePoint point{x, at(x), 0};
    for (const auto& [slope, value] : line)
      if (slope * x + value == point.value) point.slope = slope;
    return point;
  }
  [[nodiscard]] std::vector<double> breakpoints(double low, double high) const {
    std::vector<double> found;
    for (const auto& a : line)
      for (const auto& b : line) {
        if (a.first >= b.first) continue;
        const double x = (a.second - b.second) / (b.first - a.first);
        const bool on_top = std::abs(at(x) - (a.first * x + a.second)) < 1e-9 * std::max(1.0, std::abs(at(x)));
        const bool bends = at(x - 1e-3) + at(x + 1e-3) > 2 * at(x) + 1e-9;
        if (x > low && x < high && on_top && bends) found.push_back(x);
      }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end(), [](double a, double b) { return b - a < 1e-6; }), found.end());
    return found;
  }
};

std::vector<CurvePoint> trace(Lines& lines, double low, double high) {
  const auto points = trace_curve([&](double x) { return lines.ask(x); }, low, *lines.ask(high), kExact);
  EXPECT_TRUE(points.has_value());
  return points.value_or(std::vector<CurvePoint>{});
}

TEST(ConvexCurve, OfOneLineHasItsEndsAlone) {
  Lines lines{{{-2, 10}}};
  EXPECT_EQ(trace(lines, 0, 5).size(), 2U);
}

TEST(ConvexCurve, HasExactlyTheBreakpointsThatEveryPairOfLinesGives) {
  Random random(20291);
  for (int round = 0; round < 200; ++round) {
    Lines lines;
    for (std::uint64_t k = 0; k < 2 + random.below(12); ++k)
      lines.line.emplace_back(-std::floor(40 * random.uniform()), std::floor(400 * random.uniform()));
    const auto points = trace(lines, 0, 20);
    const auto expected = lines.breakpoints(1e-6, 20 - 1e-6);
    ASSERT_EQ(points.size(), expected.size() + 2) << "seed 20291, round " << round;
    for (std::size_t i = 0; i < expected.size(); ++i)
      EXPECT_NEAR(points[i + 1].at, expected[i], 1e-6) << "seed 20291, round " << round;
    EXPECT_LE(lines.asked, 2 * static_cast<int>(expected.size() + 2) + kWalk);
  }
}

/// A point that knows how far its line is the curve is asked for next where that ends, and breakpoints stay the same.
TEST(ConvexCurve, WalksFromTheHigherEndWhereRangesAreKnown) {
  Random random(20292);
  for (int round = 0; round < 100; ++round) {
    Lines lines;
    for (std::uint64_t k = 0; k < 2 + random.below(12); ++k)
      lines.line.emplace_back(-std::floor(40 * random.uniform()), std::floor(400 * random.uniform()));
    const auto expected = lines.breakpoints(1e-6, 20 - 1e-6);
    std::vector<double> ends = {0};
    ends.insert(ends.end(), expected.begin(), expected.end());
    ends.push_back(20);
    double last = 20;
    int back = 0;
    const auto ask = [&](double x) -> Result<CurvePoint> {
      auto point = lines.ask(x);
      const auto above = std::ranges::upper_bound(ends, x - 1e-12);
      point->from = above == ends.begin() ? 0 : *std::prev(above);
      back += x > last + 20. / 64 + 1e-9 ? 1 : 0;
      last = x;
      return point;
    };
    const auto points = trace_curve(ask, 0, *ask(20), kExact);
    ASSERT_TRUE(points.has_value());
    ASSERT_EQ(points->size(), expected.size() + 2) << "seed 20292, round " << round;
    for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR((*points)[i + 1].at, expected[i], 1e-6);
    EXPECT_LE(lines.asked, 3 * static_cast<int>(expected.size() + 2) + kWalk);
    EXPECT_LE(back, 1 + static_cast<int>(expected.size())) << "seed 20292, round " << round;
  }
}

TEST(ConvexCurve, BearsAWildSlopeAtAnEndWhereTheCurveStops) {
  Lines lines{{{-3, 30}, {-1, 14}}};
  const auto ask = [&](double x) { return x > 0 ? lines.ask(x) : Result<CurvePoint>({0, 30, -1e9}); };
  const auto points = trace_curve(ask, 0, *lines.ask(10), kExact);
  ASSERT_TRUE(points.has_value());
  ASSERT_EQ(points->size(), 3U);
  EXPECT_NEAR((*points)[1].at, 8, 1e-6);
}

/// Below 4 the curve is beyond and climbs by ten thousand million a step; what is told climbs by 300. At 8 it bends by
/// a tenth, which is nothing against what lies beyond and something against what is told.
TEST(ConvexCurve, HoldsBendsAgainstTheHeightOfWhatIsTold) {
  Lines lines{{{-10, 200}, {-20, 300}, {-20.1, 300.8}, {-60, 540.2}, {-1e10, 300.2 + 4e10}}};
  const std::vector<double> ends = {0, 4, 6, 8, 10, 20};
  const auto ask = [&](double x) -> Result<CurvePoint> {
    auto point = lines.ask(x);
    point->is_beyond = x < 4 - 1e-6;
    const auto above = std::ranges::upper_bound(ends, std::min(x, 20 - 1e-9));
    point->from = *std::prev(above);
    point->to = *above;
    return point;
  };
  const auto expect_told = [&](double share, const std::vector<double>& expected) {
    auto points = trace_curve(ask, 0, *ask(20), {.share = share, .least = 1e-9});
    ASSERT_TRUE(points.has_value());
    std::erase_if(*points, [](const CurvePoint& p) { return p.is_beyond; });
    ASSERT_EQ(points->size(), expected.size()) << share;
    for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR((*points)[i].at, expected[i], 1e-6) << share;
  };
  expect_told(1e-4, {4, 6, 8, 10, 20});
  expect_told(1e-2, {4, 6, 10, 20});
}

/// Where nothing is to be gained beyond a point, nothing is asked for far beyond it.
TEST(ConvexCurve, AsksForNoMoreThanALeapBeyondTheEnd) {
  Lines lines{{{-10, 200}, {-1e10, 160 + 4e10}}};
  double lowest = 20;
  const auto ask = [&](double x) -> Result<CurvePoint> {
    lowest = std::min(lowest, x);
    auto point = lines.ask(x);
    point->is_beyond = x < 4 - 1e-6;
    point->from = x < 4 ? 0 : 4;
    point->to = x < 4 ? 4 : 20;
    return point;
  };
  const auto points = trace_curve(ask, 0, *ask(20), kExact);
  ASSERT_TRUE(points.has_value());
  EXPECT_NEAR((*points)[1].at, 4, 1e-5);
  EXPECT_GE(lowest, 4 - 20. / 64 - 1e-9);
  EXPECT_LE(lines.asked, 6);
}

/// Where no range is known the end is closed in by halves, though the curve is as straight as a line before it.
TEST(ConvexCurve, FindsTheEndOfAFlatCurveWithoutRanges) {
  Lines lines{{{0, 5}, {-1e6, 5 + 7e6}}};
  const auto ask = [&](double x) -> Result<CurvePoint> {
    auto point = lines.ask(x);
    point->is_beyond = x < 7 - 1e-9;
    return point;
  };
  const auto points = trace_curve(ask, 0, *ask(20), kExact);
  ASSERT_TRUE(points.has_value());
  const auto end = std::ranges::find(*points, false, &CurvePoint::is_beyond);
  EXPECT_NEAR(end->at, 7, 1e-6);
  EXPECT_LE(lines.asked, 64 + 40);
}

/// A plan just where the curve ends can have the prices of what lies beyond: its piece is beyond but for this point.
TEST(ConvexCurve, ClipsAPieceThatLiesBeyondButForItsUpperEnd) {
  Lines lines{{{-1, 30}, {-1e6, 30 - 7 + 7e6}}};
  const auto ask = [&](double x) -> Result<CurvePoint> {
    auto point = lines.ask(x);
    point->is_beyond = x < 7 - 1e-9;
    const bool is_steep = x < 7 + 1e-6;
    point->slope = is_steep ? -1e6 : -1;
    point->from = is_steep ? 0 : 7;
    point->to = is_steep ? 7 : 20;
    return point;
  };
  const auto points = trace_curve([&](double x) { return ask(std::abs(x - 7) < 0.3 ? 7.0 : x); }, 0, *ask(20), kExact);
  ASSERT_TRUE(points.has_value());
  const auto end = std::ranges::find(*points, false, &CurvePoint::is_beyond);
  EXPECT_NEAR(end->at, 7, 1e-6);
  EXPECT_NEAR(end->value, 23, 1e-6);
}

/// Bends at 8, 12 and 14. Without 8 a line from 0 to 12 is off by 2.67 there, without 12 as well one from 0 to 14
/// by 2.86 at 12, but by 4.57 at 8: one of the two must stay.
TEST(ConvexCurve, LeavesOutNoMoreBendsThanOneStraightLineBears) {
  Lines lines{{{-4, 100}, {-3, 92}, {-2, 80}, {-1, 66}}};
  const Nothing nothing = {.share = 0, .least = 2.9};
  const auto points = trace_curve([&](double x) { return lines.ask(x); }, 0, *lines.ask(20), nothing);
  ASSERT_TRUE(points.has_value());
  for (double x = 0.25; x <= 20; x += 0.25) {
    const auto right = std::ranges::find_if(*points, [&](const CurvePoint& p) { return p.at >= x; });
    const CurvePoint &from = *std::prev(right), &to = *right;
    const double chord = from.value + (to.value - from.value) * (x - from.at) / (to.at - from.at);
    EXPECT_LE(chord - lines.at(x), nothing.least + 1e-9) << x;
  }
}

TEST(ConvexCurve, PassesOnAnErrorAndEndsAtItsMostPoints) {
  Lines lines{{{-3, 30}, {-1, 14}, {-2, 23}}};
  const auto broken =
      trace_curve([](double) -> Result<CurvePoint> { return fail({.code = "solver", .message = "x", .hint = "y"}); }, 0,
                  *lines.ask(20), kExact);
  ASSERT_FALSE(broken.has_value());
  EXPECT_EQ(broken.error().front().code, "solver");
  const auto cut = trace_curve([&](double x) { return lines.ask(x); }, 0, *lines.ask(20), kExact, 1);
  ASSERT_FALSE(cut.has_value());
  EXPECT_EQ(cut.error().front().code, "limit_reached");
}

}  // namespace
}  // namespace korridor
