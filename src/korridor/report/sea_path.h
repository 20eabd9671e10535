#pragma once

#include <vector>

#include "korridor/report/projection.h"

namespace korridor {

/// Draws sea links around the land: a study knows only where they start and end.
///
/// Method  Dijkstra over a grid of one degree (Mercator-free lengths, eight neighbours, land twenty-five times as long,
///         so that straits narrower than a cell stay passable), then points that the eye does not need are pulled out.
/// Cost    O(cells log cells) a path; the search keeps to the ends' box and 25 degrees around it, or, where they lie
/// more
///         than 150 degrees apart, goes round the globe either way.
/// Limits  for the drawing only: lengths and times come from the study. Over the date line a path runs on beyond 180
///         degrees, so that its points lie side by side.
class SeaPaths {
 public:
  SeaPaths();
  [[nodiscard]] std::vector<GeoPoint> find(GeoPoint from, GeoPoint to) const;

 private:
  [[nodiscard]] bool is_wet(int column, int row) const;
  [[nodiscard]] bool sees(GeoPoint a, GeoPoint b) const;
  [[nodiscard]] std::vector<GeoPoint> pull(const std::vector<GeoPoint>& path) const;
  [[nodiscard]] double step_from(int row, int dr, int dc) const;
  std::vector<char> wet_;
  std::vector<double> steps_;  // lengths from a row to its neighbours: what all columns share
};

}  // namespace korridor
