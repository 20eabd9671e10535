#pragma once

#include "korridor/plan/plan.h"
#include "korridor/service/reply.h"

namespace korridor {

/// Places and links as GeoJSON (RFC 7946): WGS 84, longitude first, with the figures of the tables and what the plan
/// moves. Sea links are drawn round the land, other links straight; a line across the date line is cut there in two.
[[nodiscard]] Json places_geojson(const World& world);
[[nodiscard]] Json links_geojson(const World& world, const Plan& plan);

}  // namespace korridor
