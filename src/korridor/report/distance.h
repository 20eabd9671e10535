#pragma once

#include <string>

#include "korridor/report/view.h"

namespace korridor {

/// Days and cost against distance for the cheapest way of each class of corridors, as the charts of CAREC have it: a
/// border, a port or a wait stands upright. Empty where the legs of no way tell their length, time and cost.
///
/// Sums are those of the legs, in days, USD/t and km; the largest km of all ways reaches the edge.
[[nodiscard]] std::string render_distance(const View& view);

}  // namespace korridor
