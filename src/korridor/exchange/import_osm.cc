#include "korridor/exchange/import_osm.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <vector>

#include "korridor/base/text.h"
#include "korridor/report/borders.h"

namespace korridor {
namespace {

std::string rounded(double value, double steps) { return to_text(std::round(value * steps) / steps); }

bool lies_in(GeoPoint p, const std::vector<std::vector<GeoPoint>>& rings) {
  bool inside = false;
  for (const auto& ring : rings)
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
      if ((ring[i].lat > p.lat) != (ring[j].lat > p.lat) &&
          p.lon < ring[i].lon + (ring[j].lon - ring[i].lon) * (p.lat - ring[i].lat) / (ring[j].lat - ring[i].lat))
        inside = !inside;
  return inside;
}

std::string unique(const std::string& id, std::set<std::string>& taken) {
  std::string made = id;
  for (int n = 2; !taken.insert(made).second; ++n) made = fmt::format("{}_{}", id, n);
  return made;
}

/// `45.123 N 55.456 E`: what a place without a name goes by.
std::string spot(GeoPoint p) {
  return fmt::format("{:.3f} {} {:.3f} {}", std::abs(p.lat), p.lat < 0 ? "S" : "N", std::abs(p.lon),
                     p.lon < 0 ? "W" : "E");
}

struct PlaceNames {
  std::string id, name;
};
PlaceNames name_place(const OsmRail& rail, const RailPlace& place) {
  if (!place.stop) {
    const std::string name = (place.end ? "End of the rails " : "Junction ") + spot(place.at);
    return {"rail_" + make_id(spot(place.at)), name};
  }
  const RailStop& stop = rail.stops[*place.stop];
  const std::string id = make_id(stop.latin);
  return {"rail_" + (id.empty() ? std::to_string(stop.object) : id),
          stop.name.empty() ? fmt::format("Station {}", stop.object) : stop.name};
}

std::string note_of(const RailLink& link) {
  std::string note = link.tracks == 1 ? "1 track" : fmt::format("{} tracks", link.tracks);
  if (!link.usage.empty()) note += ", " + link.usage + " line";
  if (!link.electrified.empty())
    note += link.electrified == "no" ? ", not electrified" : ", electrified (" + link.electrified + ")";
  if (link.gauge.find('/') != std::string::npos) note += ", tracks of gauges " + link.gauge;
  return note;
}

}  // namespace

std::string state_at(GeoPoint p) {
  for (const Outline& outline : world_outlines())
    if (outline.country != "-" && lies_in(p, outline.rings)) return outline.country;
  std::string nearest;
  double least = std::numeric_limits<double>::infinity();
  for (const Outline& outline : world_outlines())
    for (const auto& ring : outline.rings)
      for (const GeoPoint& corner : ring)
        if (const double km = near_km(corner, p); km < least && outline.country != "-") {
          least = km;
          nearest = outline.country;
        }
  return nearest;
}

Imported import_osm(const OsmRail& rail, const RailNet& net, const std::string& state, const std::string& file) {
  Imported found;
  std::set<std::string> place_ids, link_ids;
  std::vector<std::string> ids, states;
  std::int64_t line = 0;
  for (const RailPlace& place : net.places) {
    const PlaceNames names = name_place(rail, place);
    ids.push_back(unique(names.id, place_ids));
    states.push_back(state.empty() ? state_at(place.at) : state);
    found.rows.push_back({.table = "places",
                          .cells = {{"place_id", ids.back()},
                                    {"name", names.name},
                                    {"country", states.back()},
                                    {"lat", rounded(place.at.lat, 1e5)},
                                    {"lon", rounded(place.at.lon, 1e5)},
                                    {"kind", place.stop ? rail.stops[*place.stop].kind : "junction"}},
                          .file = file,
                          .line = ++line});
  }
  for (const RailLink& link : net.links) {
    const std::string id = unique(ids[link.from] + "_" + ids[link.to].substr(5), link_ids);
    const bool one_state = states[link.from] == states[link.to];
    ImportedRow row{.table = "links",
                    .cells = {{"link_id", id},
                              {"from", ids[link.from]},
                              {"to", ids[link.to]},
                              {"mode", "rail"},
                              {"countries", states[link.from] + (one_state ? "" : ";" + states[link.to])},
                              {"length_km", rounded(link.km, 1e3)},
                              {"note", note_of(link)}},
                    .file = file,
                    .line = ++line};
    // 1435/1520 would mean a break of gauge inside the link; tracks of both gauges have none
    if (!link.gauge.empty() && link.gauge.find('/') == std::string::npos) row.cells["gauge_mm"] = link.gauge;
    found.rows.push_back(std::move(row));
  }
  if (!net.links.empty())
    found.warnings.push_back({"osm_bare",
                              fmt::format("{} links have a length and no time, cost or capacity: cargo runs over them "
                                          "at once, for nothing and without limit until they are filled",
                                          net.links.size()),
                              "links"});
  return found;
}

}  // namespace korridor
