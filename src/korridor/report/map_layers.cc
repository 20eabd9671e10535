#include "korridor/report/map_layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "korridor/report/borders.h"
#include "korridor/report/labels.h"

namespace korridor {
namespace {

std::string to_path(const std::vector<MapPoint>& points, bool closed) {
  std::string d;
  for (std::size_t i = 0; i < points.size(); ++i)
    d += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : i == 1 ? "L" : " ", points[i].x, points[i].y);
  return d + (closed ? "Z" : "");
}

/// A course as a path. On a map of the whole world one that runs on over the date line is drawn again a world aside.
std::string course_path(std::vector<MapPoint> points, const Projection& map, double world_px) {
  std::string d = to_path(points, false);
  if (world_px <= 0) return d;
  const auto [west, east] = std::ranges::minmax(points, {}, &MapPoint::x);
  const double aside = west.x < 0 ? world_px : east.x > map.width() ? -world_px : 0;
  if (aside == 0) return d;
  for (MapPoint& p : points) p.x += aside;
  return d + to_path(points, false);
}

/// Outline of a state as a path; empty if none of it shows.
std::string outline_path(const Outline& outline, const Projection& map) {
  std::string d;
  for (const auto& ring : outline.rings) {
    std::vector<MapPoint> points;
    bool shows = false;
    for (const GeoPoint& p : ring) {
      if (!map.can_show(p)) continue;
      points.push_back(map(p));
      shows = shows || map.is_inside(points.back(), 40);
    }
    if (shows && points.size() > 2) d += to_path(points, true);
  }
  return d;
}

const char* load_class(double load) {
  if (!std::isfinite(load)) return "l-none";
  return load >= 0.999 ? "l-full" : load >= 0.8 ? "l-high" : load >= 0.5 ? "l-mid" : "l-low";
}

const char* mode_class(std::string_view mode) {
  if (mode == "road") return "m-road";
  if (mode == "sea" || mode == "ferry" || mode == "inland_water") return "m-sea";
  if (mode.starts_with("pipeline")) return "m-pipeline";
  return "m-rail";
}

std::vector<GeoPoint> course_of(const MapScene& scene, const LinkFlow& flow) {
  const GeoPoint from = scene.places.at(flow.from), to = scene.places.at(flow.to);
  if (flow.mode == "sea" || flow.mode == "ferry") return scene.sea.find(from, to);
  return {from, to};
}

/// Tonnes over each place in the year, for choosing which ones are named.
std::map<std::string, double> throughput(const MapScene& scene, const MapStyle& style) {
  std::map<std::string, double> sums;
  for (const LinkFlow& flow : scene.flows) {
    if (style.sea_only && flow.mode != "sea") continue;
    sums[flow.from] += flow.total(scene.view.year);
    sums[flow.to] += flow.total(scene.view.year);
  }
  return sums;
}

double letters(std::string_view html) {  // UTF-8 starts, entities count as one
  double count = 0;
  bool entity = false;
  for (const char c : html) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
    if (c == '&') entity = true;
    if (!entity || c == ';') ++count;
    if (c == ';') entity = false;
  }
  return count;
}

}  // namespace

std::string draw_land(const MapScene& scene, const Projection& map) {
  std::string svg = "<g class=\"land\">";
  for (const Outline& outline : world_outlines())
    if (const std::string d = outline_path(outline, map); !d.empty())
      svg += fmt::format("<path{} d=\"{}\"/>", outline.country == scene.view.home ? " class=\"home\"" : "", d);
  return svg + "</g>\n";
}

std::string tell_flow(const View& view, const LinkFlow& flow) {
  std::string text = view.link(flow.link) + ": " + view.num.tonnes(flow.total(view.year)) + " (" + view.year + ")";
  auto amounts = flow.amounts;
  std::erase_if(amounts, [&](const LinkFlow::Amount& a) { return a.year != view.year; });
  std::ranges::stable_sort(amounts, std::greater{},
                           [](const LinkFlow::Amount& a) { return a.forward_t + a.backward_t; });
  for (const auto& a : amounts) {
    if (a.forward_t > 0)
      text += "; " + view.good(a.good) + " " + view.num.tonnes(a.forward_t) + " → " + view.place(flow.to);
    if (a.backward_t > 0)
      text += "; " + view.good(a.good) + " " + view.num.tonnes(a.backward_t) + " → " + view.place(flow.from);
  }
  if (std::isfinite(flow.capacity_t))
    text += "; " + view.words("map.used", {view.num.percent(flow.load(view.year)), view.num.tonnes(flow.capacity_t),
                                           view.num.tonnes(flow.base_t)});
  return text;
}

std::string draw_flows(const MapScene& scene, const Projection& map, const MapStyle& style) {
  std::vector<const LinkFlow*> order;
  double most = 0;
  for (const LinkFlow& flow : scene.flows) {
    if (!style.sea_only || flow.mode == "sea") order.push_back(&flow);
    for (const std::string& year : scene.view.years) most = std::max(most, flow.total(year));
  }
  std::ranges::stable_sort(order, std::greater{}, [&](const LinkFlow* f) { return f->total(scene.view.year); });
  std::string svg = fmt::format("<g class=\"flows\" data-most=\"{:.0f}\" data-px=\"{:.0f}\">", most, style.thickest_px);
  for (const LinkFlow* flow : order) {
    std::vector<MapPoint> points;
    bool shows = false;
    for (const GeoPoint& p : course_of(scene, *flow)) {
      if (!map.can_show(p)) continue;
      points.push_back(map(p));
      shows = shows || map.is_inside(points.back());
    }
    if (!shows || points.size() < 2) continue;
    const double t = flow->total(scene.view.year);
    svg += fmt::format(
        "<path class=\"f {} {}\" data-l=\"{}\" stroke-width=\"{:.1f}\"{} d=\"{}\"><title>{}</title></path>\n",
        mode_class(flow->mode), load_class(flow->load(scene.view.year)), flow - scene.flows.data(),
        1.2 + style.thickest_px * std::sqrt(t / std::max(1.0, most)), t > 0 ? "" : " visibility=\"hidden\"",
        course_path(points, map, style.sea_only ? map.width() : 0), tell_flow(scene.view, *flow));
  }
  return svg + "</g>\n";
}

std::string draw_places(const MapScene& scene, const Projection& map, const MapStyle& style) {
  const auto sums = throughput(scene, style);
  std::vector<std::pair<double, std::string>> ranked;
  for (const auto& [id, t] : sums)
    if (t > 0 && map.is_inside(map(scene.places.at(id)))) ranked.emplace_back(-t, id);
  std::ranges::sort(ranked);
  std::vector<MapPoint> dots;
  std::vector<LabelWish> wishes, states;
  std::set<std::string> known;
  for (const auto& [id, p] : scene.places) known.insert(scene.view.country_of_place(id));
  for (const Outline& outline : world_outlines()) {
    if (!known.contains(outline.country)) continue;
    const std::string name = scene.view.country(outline.country);
    const LabelWish wish{.at = map(middle_of(outline)), .text = name, .length = letters(name) * 1.1, .centred = true};
    if (outline.country == scene.view.home && !style.sea_only)
      wishes.push_back(wish);  // where it all starts goes first
    else
      states.push_back(wish);
  }
  const std::size_t first = wishes.size();
  std::string svg = "<g class=\"places\">";
  for (const auto& [t, id] : ranked) {
    const MapPoint at = map(scene.places.at(id));
    dots.push_back(at);
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2.2\"><title>{}</title></circle>", at.x, at.y,
                       scene.view.place(id));
    if (wishes.size() < first + style.labels)
      wishes.push_back({.at = at, .text = scene.view.place(id), .length = letters(scene.view.place(id))});
  }
  wishes.insert(wishes.end(), states.begin(), states.end());
  svg += "</g>\n<g class=\"names\">";
  for (const Label& label : place_labels(wishes, dots, 11, map))
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\"{}>{}</text>", label.at.x, label.at.y,
                       !wishes[label.wish].centred ? "" : " class=\"state\" text-anchor=\"middle\"",
                       wishes[label.wish].text);
  return svg + "</g>";
}

}  // namespace korridor
