#pragma once

#include <optional>
#include <string>
#include <vector>

#include "korridor/exchange/osm_rail.h"

namespace korridor {

/// Kilometres between two points of WGS 84 that lie near each other.
///
/// Method  the ellipsoid's two radii of curvature at the middle latitude; off by less than a millionth below 10 km.
[[nodiscard]] double near_km(GeoPoint a, GeoPoint b);

struct RailPlace {
  std::optional<std::size_t> stop;  ///< position in OsmRail::stops; a bare junction or end of the rails has none
  GeoPoint at;
  bool end = false;  ///< one link alone meets it
};

struct RailLink {
  std::size_t from = 0, to = 0;  ///< positions in RailNet::places
  double km = 0;
  int tracks = 1;                         ///< side by side
  std::string gauge, electrified, usage;  ///< as the tracks have it; empty where they differ or do not tell
};

struct RailNet {
  std::vector<RailPlace> places;
  std::vector<RailLink> links;
  Imported told;  ///< what was merged or left out, by reason
};

struct RailNetRequest {
  bool junctions_only = false;  ///< stations that only lie on a line are no places
};

/// Tracks and stations as places and links.
///
/// Method  Points of tracks within 500 m of a station are the station's (the nearest one's). Then, until nothing
///         changes: points where a line only goes on are taken out and its pieces added up, unless the gauge changes;
///         loops back to the same place go; lines between the same two places are tracks of one link where their
///         lengths differ by less than 2 km or a fifth; junctions less than 500 m apart become one; ends of less than
///         5 km without a station go.
/// Cost    O(points) with hashing, times the few rounds that it takes.
/// Ties    by position in the file, so the same file gives the same net.
[[nodiscard]] RailNet make_rail_net(const OsmRail& rail, const RailNetRequest& request);

}  // namespace korridor
