#include "korridor/report/borders.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string_view>

#include "korridor/base/text.h"

namespace korridor {
namespace embedded {
extern const std::string_view kBorders;
}  // namespace embedded

namespace {

using Ring = std::vector<GeoPoint>;

Ring read_arc(std::istringstream& words) {
  Ring arc;
  int x = 0, y = 0, dx = 0, dy = 0;
  while (words >> dx >> dy) {
    x += dx;
    y += dy;
    arc.push_back({x / 100.0, y / 100.0});
  }
  return arc;
}

/// Ring from the numbers of its arcs; ~n is arc n run backwards. Joints are kept once.
Ring join_arcs(const std::string& numbers, const std::vector<Ring>& arcs) {
  Ring ring;
  std::istringstream words(numbers);
  int number = 0;
  while (words >> number) {
    Ring arc = arcs[static_cast<std::size_t>(number < 0 ? ~number : number)];
    if (number < 0) std::ranges::reverse(arc);
    ring.insert(ring.end(), ring.empty() ? arc.begin() : arc.begin() + 1, arc.end());
  }
  for (std::size_t i = 1; i < ring.size(); ++i) {  // over the date line a ring runs on beyond 180 degrees
    while (ring[i].lon - ring[i - 1].lon > 180) ring[i].lon -= 360;
    while (ring[i].lon - ring[i - 1].lon < -180) ring[i].lon += 360;
  }
  return ring;
}

std::vector<Outline> read_outlines() {
  std::vector<Ring> arcs;
  std::vector<Outline> outlines;
  for (const std::string& line : split(embedded::kBorders, '\n')) {
    std::istringstream words(line);
    std::string kind, country;
    words >> kind;
    if (kind == "arc") arcs.push_back(read_arc(words));
    if (kind != "country") continue;
    words >> country;
    Outline outline{.country = country, .rings = {}};
    for (const std::string& ring : split(line.substr(kind.size() + country.size() + 2), ';'))
      outline.rings.push_back(join_arcs(ring, arcs));
    outlines.push_back(std::move(outline));
  }
  return outlines;
}

double signed_area(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i)
    sum += ring[i].lon * ring[i + 1].lat - ring[i + 1].lon * ring[i].lat;
  return sum / 2;
}

bool crosses(const GeoPoint& a, const GeoPoint& b, GeoPoint p) {
  return (a.lat > p.lat) != (b.lat > p.lat) && p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon;
}

}  // namespace

const std::vector<Outline>& world_outlines() {
  static const std::vector<Outline> kOutlines = read_outlines();
  return kOutlines;
}

GeoPoint middle_of(const Outline& outline) {
  const Ring& ring =
      *std::ranges::max_element(outline.rings, {}, [](const Ring& r) { return std::abs(signed_area(r)); });
  GeoPoint sum;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const double cross = ring[i].lon * ring[i + 1].lat - ring[i + 1].lon * ring[i].lat;
    sum.lon += (ring[i].lon + ring[i + 1].lon) * cross;
    sum.lat += (ring[i].lat + ring[i + 1].lat) * cross;
  }
  const double six = 6 * signed_area(ring);
  return {sum.lon / six, sum.lat / six};
}

bool is_land(GeoPoint p) {
  for (const Outline& outline : world_outlines()) {
    bool inside = false;
    for (const Ring& ring : outline.rings)
      for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        if (crosses(ring[i], ring[i + 1], p)) inside = !inside;
    if (inside) return true;
  }
  return false;
}

}  // namespace korridor
