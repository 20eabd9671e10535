#include "korridor/report/projection.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace korridor {
namespace {

constexpr double kRadian = std::numbers::pi / 180;
constexpr double kFlat = 8;  // degrees from the equator to the middle of a region: nearer the cone is all but flat

double cone_tangent(double lat) { return std::tan(std::numbers::pi / 4 + lat * kRadian / 2); }

}  // namespace

Projection Projection::conic(GeoPoint south_west, GeoPoint north_east, double width) {
  Projection p;
  p.conic_ = true;
  p.lon0_ = (south_west.lon + north_east.lon) / 2;
  const double inset = (north_east.lat - south_west.lat) / 6;
  const double lat1 = south_west.lat + inset, lat2 = north_east.lat - inset;
  p.n_ =
      std::log(std::cos(lat1 * kRadian) / std::cos(lat2 * kRadian)) / std::log(cone_tangent(lat2) / cone_tangent(lat1));
  p.f_ = std::cos(lat1 * kRadian) * std::pow(cone_tangent(lat1), p.n_) / p.n_;
  p.fit(south_west, north_east, width);
  return p;
}

Projection Projection::region(GeoPoint south_west, GeoPoint north_east, double width) {
  const double middle = (south_west.lat + north_east.lat) / 2;
  if (std::abs(middle) >= kFlat) return conic(south_west, north_east, width);
  Projection p;
  p.shrink_ = std::cos(middle * kRadian);
  p.fit(south_west, north_east, width);
  return p;
}

void Projection::fit(GeoPoint south_west, GeoPoint north_east, double width) {
  MapPoint low{1e9, 1e9}, high{-1e9, -1e9};
  for (int i = 0; i <= 40; ++i)
    for (const double lat : {south_west.lat, north_east.lat}) {
      const MapPoint at = project({south_west.lon + (north_east.lon - south_west.lon) * i / 40, lat});
      low = {std::min(low.x, at.x), std::min(low.y, at.y)};
      high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
  scale_ = width / (high.x - low.x);
  left_ = low.x;
  top_ = low.y;
  width_ = width;
  height_ = std::ceil((high.y - low.y) * scale_);
}

Projection Projection::world(double south, double north, double width) {
  Projection p;
  p.scale_ = width / 360;
  p.left_ = -180;
  p.top_ = -north;
  p.width_ = width;
  p.height_ = std::ceil((north - south) * p.scale_);
  return p;
}

MapPoint Projection::project(GeoPoint g) const {
  if (!conic_) return {g.lon * shrink_, -g.lat};
  const double lat = n_ > 0 ? std::clamp(g.lat, -60.0, 89.0) : std::clamp(g.lat, -89.0, 60.0);
  const double rho = f_ / std::pow(cone_tangent(lat), n_);
  const double theta = n_ * (g.lon - lon0_) * kRadian;
  return {rho * std::sin(theta), rho * std::cos(theta)};
}

MapPoint Projection::operator()(GeoPoint g) const {
  const MapPoint at = project(g);
  return {(at.x - left_) * scale_, (at.y - top_) * scale_};
}

bool Projection::can_show(GeoPoint p) const {
  return !conic_ || (std::abs(p.lon - lon0_) < 120 && (n_ > 0 ? p.lat > -25 : p.lat < 25));
}

}  // namespace korridor
