#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "korridor/report/borders.h"
#include "korridor/report/labels.h"
#include "korridor/report/projection.h"
#include "korridor/report/sea_path.h"

namespace korridor {
namespace {

/// Pixels per degree along the meridian and along the parallel, the latter stretched to the length it has on the globe.
std::pair<double, double> scales(const Projection& map, GeoPoint p) {
  const double step = 1e-3;
  const MapPoint at = map(p), north = map({p.lon, p.lat + step}), east = map({p.lon + step, p.lat});
  return {std::hypot(north.x - at.x, north.y - at.y),
          std::hypot(east.x - at.x, east.y - at.y) / std::cos(p.lat * std::numbers::pi / 180)};
}

TEST(Projection, KeepsAnglesAsAConformalConicMust) {
  const auto conic = Projection::conic({40, 30}, {100, 60}, 1100);
  for (const GeoPoint p : {GeoPoint{45, 33}, GeoPoint{70, 45}, GeoPoint{99, 58}}) {
    const auto [along, across] = scales(conic, p);
    EXPECT_NEAR(along / across, 1, 1e-4);
  }
}

TEST(Projection, IsTrueAlongBothParallels) {
  const auto conic = Projection::conic({40, 30}, {100, 60}, 1100);  // parallels a sixth inside: 35 and 55
  EXPECT_NEAR(scales(conic, {50, 35}).first / scales(conic, {80, 55}).first, 1, 1e-4);
  EXPECT_LT(scales(conic, {70, 45}).first, scales(conic, {70, 35}).first);
}

TEST(Projection, ShowsTheWholeRegion) {
  const auto conic = Projection::conic({40, 30}, {100, 58}, 1100);
  for (double lon = 40; lon <= 100; lon += 5)
    for (double lat = 30; lat <= 58; lat += 4) EXPECT_TRUE(conic.is_inside(conic({lon, lat}), 1)) << lon << " " << lat;
}

TEST(Projection, ShowsRegionsOnBothSidesOfTheEquatorWithNorthUp) {
  const std::pair<GeoPoint, GeoPoint> regions[] = {
      {{-73, -36}, {-46, -12}}, {{12, -32}, {42, -6}}, {{-80, -12}, {-60, 12}}, {{20, 2}, {50, 20}}};
  for (const auto& [low, high] : regions) {
    const auto map = Projection::region(low, high, 1100);
    EXPECT_GT(map.height(), 500);
    EXPECT_LT(map.height(), 1600);
    for (double lon = low.lon; lon <= high.lon; lon += 3)
      for (double lat = low.lat; lat <= high.lat; lat += 3) {
        const MapPoint at = map({lon, lat});
        EXPECT_TRUE(map.can_show({lon, lat}) && map.is_inside(at, 1)) << lon << " " << lat;
        EXPECT_LT(map({lon, lat + 1}).y, at.y) << lon << " " << lat;
        EXPECT_GT(map({lon + 1, lat}).x, at.x) << lon << " " << lat;
        const auto [along, across] = scales(map, {lon, lat});
        EXPECT_NEAR(along / across, 1, 0.03) << lon << " " << lat;
      }
  }
}

TEST(Borders, KnowLandFromWater) {
  EXPECT_TRUE(is_land({71.4, 51.1}));  // Astana
  EXPECT_TRUE(is_land({104, 36}));     // Lanzhou
  EXPECT_FALSE(is_land({51, 42}));     // the Caspian Sea
  EXPECT_FALSE(is_land({35, 43.5}));   // the Black Sea
  EXPECT_FALSE(is_land({-40, 40}));    // the Atlantic
  EXPECT_GT(world_outlines().size(), 150U);
}

TEST(SeaPaths, GoRoundIndiaFromAdenToSingapore) {
  const auto path = SeaPaths().find({43.3, 12.6}, {103.9, 1.25});
  ASSERT_GT(path.size(), 2U);
  double south = 90;
  for (const GeoPoint& p : path)
    if (p.lon > 72 && p.lon < 84) south = std::min(south, p.lat);
  EXPECT_LT(south, 7);  // Cape Comorin is at 8 N, Ceylon reaches 5.9 N
}

TEST(SeaPaths, GoOverThePacificFromChileToChinaPastTheDateLine) {
  const auto path = SeaPaths().find({-70.3, -18.5}, {121.6, 31.2});
  EXPECT_DOUBLE_EQ(path.front().lon, -70.3);
  EXPECT_DOUBLE_EQ(path.back().lon, 121.6 - 360);
  for (std::size_t i = 1; i < path.size(); ++i) {
    EXPECT_LT(path[i].lon, -68) << "over the Atlantic";
    EXPECT_LT(std::abs(path[i].lon - path[i - 1].lon), 180);
  }
}

TEST(Labels, NeverTouchEachOther) {
  std::vector<LabelWish> wishes;
  for (int i = 0; i < 60; ++i)
    wishes.push_back({.at = {300.0 + (i % 8) * 12, 200.0 + (i / 8) * 9}, .text = "Place", .length = 5});
  const auto frame = Projection::world(-60, 80, 800);
  const auto labels = place_labels(wishes, {}, 10, frame);
  ASSERT_GT(labels.size(), 4U);
  EXPECT_LT(labels.size(), wishes.size());
  for (std::size_t a = 0; a < labels.size(); ++a)
    for (std::size_t b = a + 1; b < labels.size(); ++b)
      EXPECT_TRUE(std::abs(labels[a].at.x - labels[b].at.x) >= 5 * 10 * 0.56 ||
                  std::abs(labels[a].at.y - labels[b].at.y) >= 10);
}

}  // namespace
}  // namespace korridor
