#include "korridor/report/projection.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace korridor {
namespace {

constexpr double kRadian = std::numbers::pi / 180;

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
  MapPoint low{1e9, 1e9}, high{-1e9, -1e9};
  for (int i = 0; i <= 40; ++i)
    for (const double lat : {south_west.lat, north_east.lat}) {
      const MapPoint at = p.project({south_west.lon + (north_east.lon - south_west.lon) * i / 40, lat});
      low = {std::min(low.x, at.x), std::min(low.y, at.y)};
      high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
  p.scale_ = width / (high.x - low.x);
  p.left_ = low.x;
  p.top_ = low.y;
  p.width_ = width;
  p.height_ = std::ceil((high.y - low.y) * p.scale_);
  return p;
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
  if (!conic_) return {g.lon, -g.lat};
  const double rho = f_ / std::pow(cone_tangent(std::clamp(g.lat, -60.0, 89.0)), n_);
  const double theta = n_ * (g.lon - lon0_) * kRadian;
  return {rho * std::sin(theta), rho * std::cos(theta)};
}

MapPoint Projection::operator()(GeoPoint g) const {
  const MapPoint at = project(g);
  return {(at.x - left_) * scale_, conic_ ? (at.y - top_) * scale_ : (at.y - top_) * scale_};
}

bool Projection::can_show(GeoPoint p) const { return !conic_ || (std::abs(p.lon - lon0_) < 120 && p.lat > -25); }

}  // namespace korridor
