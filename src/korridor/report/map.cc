#include "korridor/report/map.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "korridor/base/country.h"
#include "korridor/report/html.h"
#include "korridor/report/map_layers.h"
#include "korridor/report/sea_path.h"

namespace korridor {
namespace {

bool is_sea(std::string_view mode) { return mode == "sea"; }

/// The middle four fifths of the places that are reached over land, with a margin: outliers go to the world map.
Projection choose_region(const std::map<std::string, GeoPoint>& places, const std::vector<LinkFlow>& flows) {
  std::vector<double> lons, lats;
  for (const LinkFlow& flow : flows) {
    if (is_sea(flow.mode)) continue;
    for (const std::string& id : {flow.from, flow.to})
      if (const auto at = places.find(id); at != places.end()) {
        lons.push_back(at->second.lon);
        lats.push_back(at->second.lat);
      }
  }
  if (lons.empty())
    for (const auto& [id, p] : places) {
      lons.push_back(p.lon);
      lats.push_back(p.lat);
    }
  if (lons.empty()) return Projection::region({-20, -35}, {60, 60}, 1100);
  std::ranges::sort(lons);
  std::ranges::sort(lats);
  const auto at = [](const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
  };
  double west = at(lons, 0.09) - 3, east = at(lons, 0.97) + 3;
  double south = at(lats, 0.03) - 2, north = at(lats, 0.97) + 3;
  const double middle = (north + south) / 2, centre = (west + east) / 2;
  const double tall = (east - west) * 0.36;  // a page is wide: no strips
  if (north - south < tall) {
    south = middle - tall / 2;
    north = middle + tall / 2;
  }
  const double wide = (north - south) * 1.25 / std::cos(middle * std::numbers::pi / 180);  // and no towers
  if (east - west < wide) {
    west = centre - wide / 2;
    east = centre + wide / 2;
  }
  return Projection::region({west, std::max(-60.0, south)}, {east, std::min(75.0, north)}, 1100);
}

/// The world, as far south as its ports and the courses between them reach.
Projection choose_world(const std::map<std::string, GeoPoint>& places, const std::vector<LinkFlow>& flows,
                        const SeaPaths& sea) {
  double south = -39;
  for (const LinkFlow& flow : flows)
    if (is_sea(flow.mode))
      for (const GeoPoint& p : sea.find(places.at(flow.from), places.at(flow.to))) south = std::min(south, p.lat);
  return Projection::world(south - 3, 74, 1100);
}

std::map<std::string, GeoPoint> read_places(const Study& study) {
  std::map<std::string, GeoPoint> places;
  const Table& table = study.table("places");
  for (std::size_t row = 0; row < table.size(); ++row)
    places[table.id(row)] = {table.number(row, "lon"), table.number(row, "lat")};
  return places;
}

std::string render_legend(const View& view) {
  const auto line = [&](const char* css, const std::string& text) {
    return fmt::format(
        "<span><svg width=\"34\" height=\"10\" aria-hidden=\"true\"><path class=\"f {}\" d=\"M2 5H32\" "
        "stroke-width=\"3.5\"/></svg>{}</span>",
        css, text);
  };
  std::string html = "<div class=\"legend\"><b>" + view.words("map.load") + "</b>";
  for (const char* load : {"low", "mid", "high", "full", "none"})
    html += line((std::string("l-") + load).c_str(), view.words(std::string("map.load.") + load));
  html += "</div><div class=\"legend\"><b>" + view.words("map.mode") + "</b>";
  for (const char* mode : {"rail", "road", "sea", "pipeline"})
    html += line((std::string("l-ink m-") + mode).c_str(), view.words(std::string("map.mode.") + mode));
  return html + "</div>\n";
}

std::string render_controls(const View& view) {
  std::string html = "<p class=\"controls\" hidden><label>" + view.words("map.year") + " <select id=\"year\">";
  for (const std::string& year : view.years)
    html += fmt::format("<option{}>{}</option>", year == view.year ? " selected" : "", escape_html(year));
  return html + "</select></label> <label>" + view.words("map.good") + " <select id=\"good\"><option value=\"\">" +
         view.words("map.all") + "</option></select></label></p>\n";
}

}  // namespace

std::string render_map(View& view, const std::vector<LinkFlow>& flows) {
  const auto places = read_places(view.study);
  const SeaPaths sea;
  const Projection region = choose_region(places, flows);
  const Projection world = choose_world(places, flows, sea);
  const MapScene scene{.view = view, .flows = flows, .places = places, .sea = sea};
  const MapStyle near{.sea_only = false, .thickest_px = 9, .labels = 44},
      far{.sea_only = true, .thickest_px = 6, .labels = 30};
  std::string html = render_controls(view);
  html += fmt::format("<figure><svg class=\"map\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">",
                      region.width(), region.height(), view.words("map.aria", {view.year}));
  html += draw_land(scene, region) + draw_flows(scene, region, near) + draw_places(scene, region, near) + "</svg>\n";
  html += "<p id=\"told\" class=\"told\" aria-live=\"polite\">" + view.words("map.hint") + "</p>" + render_legend(view);
  html += "<figcaption>" + view.words("map.caption", {view.year}) + "</figcaption></figure>\n";
  const bool beyond = std::ranges::any_of(flows, [&](const LinkFlow& f) {
    return !region.is_inside(region(places.at(f.from))) || !region.is_inside(region(places.at(f.to)));
  });
  if (!beyond) return html;
  html += fmt::format("<figure><svg class=\"map\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">",
                      world.width(), world.height(), view.words("map.world_aria", {view.year}));
  html += draw_land(scene, world) + draw_flows(scene, world, far) + draw_places(scene, world, far) +
          "</svg>\n<figcaption>" + view.words("map.world_caption") + "</figcaption></figure>\n";
  return html;
}

}  // namespace korridor
