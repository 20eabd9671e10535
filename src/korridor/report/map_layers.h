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
/// Lines from the thickest to the thinnest, each with a title that tells its figures.
[[nodiscard]] std::string draw_flows(const MapScene& scene, const Projection& map);
/// Dots and names of the places that move most, and names of states; `most` labels of places at the most.
[[nodiscard]] std::string draw_places(const MapScene& scene, const Projection& map, std::size_t most);

/// Figures of a link in a year as plain text, escaped: name, tonnes by good, load.
[[nodiscard]] std::string tell_flow(const View& view, const LinkFlow& flow);

}  // namespace korridor
