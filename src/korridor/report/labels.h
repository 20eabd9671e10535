#pragma once

#include <string>
#include <vector>

#include "korridor/report/projection.h"

namespace korridor {

/// A label that wants to stand beside a point.
struct LabelWish {
  MapPoint at;
  std::string text;      ///< HTML
  double length = 0;     ///< characters
  bool centred = false;  ///< on the point itself (names of states)
};
struct Label {
  std::size_t wish = 0;
  MapPoint at;  ///< start of the baseline, or its middle if centred
};

/// Places labels so that none touches another, a dot or the frame; wishes come dearest first, and one that finds no
/// room is left out.
///
/// Method  greedy over eight positions around the point.
/// Cost    O(labels * (labels + dots)).
[[nodiscard]] std::vector<Label> place_labels(const std::vector<LabelWish>& wishes, const std::vector<MapPoint>& dots,
                                              double font_px, const Projection& frame);

}  // namespace korridor
