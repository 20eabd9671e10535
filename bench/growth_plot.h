#pragma once

#include <string>
#include <vector>

namespace korridor {

struct GrowthPoint {
  double factor = 1, seconds = 0;
};
struct GrowthLine {
  std::string name;
  std::vector<GrowthPoint> points;
  /// By how much the logarithm of the seconds rises with that of the factor: least squares.
  [[nodiscard]] double power() const;
};

/// A plot with both axes logarithmic, as SVG; a thin line shows what grows in proportion.
[[nodiscard]] std::string draw_growth(const std::vector<GrowthLine>& lines, const std::string& below);

}  // namespace korridor
