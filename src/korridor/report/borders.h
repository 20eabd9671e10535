#pragma once

#include <string>
#include <vector>

#include "korridor/report/projection.h"

namespace korridor {

/// Outline of a state: closed rings, coastlines and shared borders thinned alike.
struct Outline {
  std::string country;  ///< ISO 3166 alpha-3, `-` where the data has none
  std::vector<std::vector<GeoPoint>> rings;
};

/// The outlines that the page draws: Natural Earth 1:50 million, public domain (scripts/make_borders).
[[nodiscard]] const std::vector<Outline>& world_outlines();

/// Middle of the largest ring, by area: where a state's name is written.
[[nodiscard]] GeoPoint middle_of(const Outline& outline);

/// True where the point lies on land, by the even-odd rule over all rings.
[[nodiscard]] bool is_land(GeoPoint p);

}  // namespace korridor
