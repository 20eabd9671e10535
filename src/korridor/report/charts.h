#pragma once

#include <string>
#include <vector>

namespace korridor {

// Small drawings as SVG. Colours come from the page's style sheet by class; every drawing says in words what it shows.

/// A bar of a share between 0 and 1.
[[nodiscard]] std::string draw_share(double share, const std::string& says);

/// A bar to the left or right of a middle line; `largest` > 0 reaches the edge.
[[nodiscard]] std::string draw_change(double value, double largest, const std::string& says);

/// A line through points with a mark at each; x falls from left to right where the first x is the largest.
struct LinePoint {
  double x = 0, y = 0;
  std::string says;  ///< HTML-safe words of the point
};
struct LineChart {
  std::string title, x_axis, y_axis;    ///< HTML-safe words
  std::string first_x, last_x, last_y;  ///< numbers at the ends of the axes, as text
  std::vector<LinePoint> points;        ///< two or more
};
[[nodiscard]] std::string draw_line(const LineChart& chart);

}  // namespace korridor
