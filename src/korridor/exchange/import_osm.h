#pragma once

#include <set>
#include <string>

#include "korridor/exchange/import_rows.h"
#include "korridor/exchange/osm_rail.h"
#include "korridor/exchange/rail_net.h"

namespace korridor {

/// The state whose outline a point lies in; where it lies in none (a quay, say), that of the nearest corner.
[[nodiscard]] std::string state_at(GeoPoint p);

/// Rows of places and links from a rail network. Links have length and gauge and, as a note, tracks and
/// electrification; what they take, cost and can carry OpenStreetMap does not tell, which a warning counts.
///
/// `state`  the state of all places; empty: by the outlines of Natural Earth (1:50 million).
[[nodiscard]] Imported import_osm(const OsmRail& rail, const RailNet& net, const std::string& state,
                                  const std::string& file);

}  // namespace korridor
