#pragma once

#include <vector>

namespace korridor {

struct GeoPoint {
  double lon = 0, lat = 0;
};
struct MapPoint {
  double x = 0, y = 0;  ///< y grows southwards, as in SVG
};

/// A projection and the rectangle of it that a map shows.
///
/// Method  Lambert conformal conic with two parallels (Snyder 1987, p. 104, sphere) for a region, whose parallels lie a
///         sixth of its height inside its northern and southern edge. At the equator the cone would be a cylinder:
///         there, and for the world, equirectangular, true along the middle of the region.
class Projection {
 public:
  /// Fits the region between two corners into a width; the height follows.
  static Projection region(GeoPoint south_west, GeoPoint north_east, double width);
  static Projection conic(GeoPoint south_west, GeoPoint north_east, double width);
  static Projection world(double south, double north, double width);

  [[nodiscard]] MapPoint operator()(GeoPoint p) const;
  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }
  [[nodiscard]] bool is_inside(MapPoint p, double margin = 0) const {
    return p.x >= -margin && p.y >= -margin && p.x <= width_ + margin && p.y <= height_ + margin;
  }
  /// False where the projection says nothing sensible (the far side of the cone).
  [[nodiscard]] bool can_show(GeoPoint p) const;

 private:
  [[nodiscard]] MapPoint project(GeoPoint p) const;
  void fit(GeoPoint south_west, GeoPoint north_east, double width);
  bool conic_ = false;
  double lon0_ = 0, n_ = 1, f_ = 1;  // n is negative south of the equator
  double shrink_ = 1;                // of a degree of longitude
  double scale_ = 1, left_ = 0, top_ = 0, width_ = 0, height_ = 0;
};

}  // namespace korridor
