#include "korridor/exchange/geojson.h"

#include <cmath>
#include <map>

#include "korridor/base/text.h"
#include "korridor/report/sea_path.h"

namespace korridor {
namespace {

Json collection(Json features) { return {{"type", "FeatureCollection"}, {"features", std::move(features)}}; }

Json point(GeoPoint p) { return Json::array({p.lon, p.lat}); }

/// Figures as numbers, lists and words as text, empty cells as null.
void add_cells(const Table& table, std::size_t row, std::initializer_list<const char*> columns, Json& properties) {
  for (const char* column : columns) {
    const std::string& text = table.text(row, column);
    const auto number = parse_number(text);
    properties[column] = text.empty() ? Json(nullptr) : number ? Json(*number) : Json(text);
  }
}

/// RFC 7946, 3.1.9: a line that crosses the date line is cut there.
Json line(const std::vector<GeoPoint>& path) {
  Json lines = Json::array({Json::array()});
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i > 0 && std::abs(path[i].lon - path[i - 1].lon) > 180) {
      const double side = path[i - 1].lon > 0 ? 180 : -180;
      const double turned = path[i].lon + 2 * side;
      const double share = (side - path[i - 1].lon) / (turned - path[i - 1].lon);
      const double lat = path[i - 1].lat + share * (path[i].lat - path[i - 1].lat);
      lines.back().push_back(point({side, lat}));
      lines.push_back(Json::array({point({-side, lat})}));
    }
    lines.back().push_back(point(path[i]));
  }
  if (lines.size() == 1) return {{"type", "LineString"}, {"coordinates", lines.front()}};
  return {{"type", "MultiLineString"}, {"coordinates", std::move(lines)}};
}

}  // namespace

Json places_geojson(const World& world) {
  const Table& places = world.study().table("places");
  Json features = Json::array();
  for (std::size_t r = 0; r < places.size(); ++r) {
    Json properties = {{"place_id", places.id(r)}};
    add_cells(places, r,
              {"name", "country", "kind", "unlocode", "throughput_t_per_year", "handling_cost_usd_per_t", "note"},
              properties);
    features.push_back(
        {{"type", "Feature"},
         {"geometry", {{"type", "Point"}, {"coordinates", point({places.number(r, "lon"), places.number(r, "lat")})}}},
         {"properties", std::move(properties)}});
  }
  return collection(std::move(features));
}

Json links_geojson(const World& world, const Plan& plan) {
  const Table &links = world.study().table("links"), &places = world.study().table("places");
  std::map<std::string, double> moved;
  for (const Flow& f : plan.flows) moved[f.link] += f.t;
  double years = 0;
  for (const Period& p : plan.periods) years += p.years;
  const SeaPaths sea;
  Json features = Json::array();
  for (std::size_t r = 0; r < links.size(); ++r) {
    const auto end = [&](const char* column) {
      const std::size_t place = *places.find(links.text(r, column));
      return GeoPoint{places.number(place, "lon"), places.number(place, "lat")};
    };
    const GeoPoint from = end("from"), to = end("to");
    const std::string& mode = links.text(r, "mode");
    const bool by_sea = (mode == "sea" || mode == "ferry") && std::abs(from.lon - to.lon) <= 180;
    Json properties = {{"link_id", links.id(r)}};
    add_cells(links, r,
              {"from", "to", "name", "mode", "status", "labels", "countries", "length_km", "capacity_t_per_year",
               "base_load_t_per_year", "hours", "cost_usd_per_t"},
              properties);
    properties["planned_t_per_year"] = years > 0 ? moved[links.id(r)] / years : 0;
    features.push_back({{"type", "Feature"},
                        {"geometry", line(by_sea ? sea.find(from, to) : std::vector<GeoPoint>{from, to})},
                        {"properties", std::move(properties)}});
  }
  return collection(std::move(features));
}

}  // namespace korridor
