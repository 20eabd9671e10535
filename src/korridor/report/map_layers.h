#pragma once

#include <map>
#include <string>
#include <vector>

#include "korridor/report/flows.h"
#include "korridor/report/projection.h"
#include "korridor/report/sea_path.h"

namespace korridor {

/// What the layers of a map are drawn from.
struct MapScene {
  View& view;
  const std::vector<LinkFlow>& flows;
  const std::map<std::string, GeoPoint>& places;
  const SeaPaths& sea;
};

[[nodiscard]] std::string draw_land(const MapScene& scene, const Projection& map);
/// Which links a map shows, and how.
struct MapStyle {
  bool sea_only = false;    ///< links by sea, and none that another map shows better
  double thickest_px = 9;   ///< width of the largest flow
  std::size_t labels = 42;  ///< most names of places
};
/// Lines from the thickest to the thinnest, each with a title that tells its figures.
[[nodiscard]] std::string draw_flows(const MapScene& scene, const Projection& map, const MapStyle& style);
/// Dots of the places that move something, names of those that move most, and names of states.
[[nodiscard]] std::string draw_places(const MapScene& scene, const Projection& map, const MapStyle& style);

/// Figures of a link in a year as plain text, escaped: name, tonnes by good, load.
[[nodiscard]] std::string tell_flow(const View& view, const LinkFlow& flow);

}  // namespace korridor
