#include "korridor/exchange/rail_net.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <set>
#include <unordered_map>

namespace korridor {
namespace {

constexpr double kStationKm = 0.5, kJunctionKm = 0.5, kEndKm = 5, kStepKm = 0.4, kSameLineKm = 2, kSameLineShare = 0.2;
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

std::string common(const std::string& a, const std::string& b) { return a == b ? a : std::string(); }
/// A missing gauge is whatever its neighbour has.
bool fits(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }
const std::string& given(const std::string& a, const std::string& b) { return a.empty() ? b : a; }

/// Stops by cells of a hundredth of a degree.
class StopFinder {
 public:
  explicit StopFinder(const std::vector<RailStop>& stops) : stops_(stops) {
    for (std::size_t s = 0; s < stops.size(); ++s) cells_[cell(stops[s].at, 0, 0)].push_back(s);
  }
  /// The nearest within 500 m.
  [[nodiscard]] std::size_t find(GeoPoint p) const {
    std::size_t best = kNobody;
    double least = kStationKm;
    for (int dx = -3; dx <= 3; ++dx)
      for (int dy = -1; dy <= 1; ++dy) {
        const auto at = cells_.find(cell(p, dx, dy));
        if (at == cells_.end()) continue;
        for (const std::size_t s : at->second)
          if (const double km = near_km(p, stops_[s].at); km < least || (km == least && s < best)) {
            best = s;
            least = km;
          }
      }
    return best;
  }

 private:
  static std::int64_t cell(GeoPoint p, int dx, int dy) {
    const auto x = static_cast<std::int64_t>(std::floor(p.lon * 100)) + dx;
    return x * 100'000 + static_cast<std::int64_t>(std::floor(p.lat * 100)) + dy;
  }
  const std::vector<RailStop>& stops_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> cells_;
};

class NetMaker {
 public:
  NetMaker(const OsmRail& rail, const RailNetRequest& request) : rail_(rail), request_(request), finder_(rail.stops) {}

  RailNet make() {
    stop_at_.assign(rail_.stops.size(), kNobody);
    for (const RailTrack& track : rail_.tracks) add_track(track);
    settle();
    if (request_.junctions_only) {
      for (std::size_t v = 0; v < stop_of_.size(); ++v) thin(v);
      settle();
    }
    return finish();
  }

 private:
  struct Edge {
    std::size_t a, b;
    double km;
    int tracks;
    std::string gauge, electrified, usage;
    bool gone = false;
    [[nodiscard]] std::size_t other(std::size_t v) const { return v == a ? b : a; }
  };

  // --- points and pieces

  std::size_t vertex(GeoPoint p, bool of_file) {
    const std::size_t stop = finder_.find(p);
    if (stop != kNobody) {
      if (stop_at_[stop] == kNobody) stop_at_[stop] = new_vertex(rail_.stops[stop].at, stop);
      return stop_at_[stop];
    }
    if (!of_file) return new_vertex(p, kNobody);
    const auto key = std::pair{std::llround(p.lon * 1e7), std::llround(p.lat * 1e7)};
    const auto [at, fresh] = point_at_.try_emplace(key, 0);
    if (fresh) at->second = new_vertex(p, kNobody);
    return at->second;
  }
  std::size_t new_vertex(GeoPoint p, std::size_t stop) {
    at_.push_back(p);
    stop_of_.push_back(stop);
    edges_of_.emplace_back();
    return at_.size() - 1;
  }
  /// Long straight pieces get points between, so that a track passes through the stations that it passes by.
  void add_track(const RailTrack& track) {
    std::size_t last = vertex(track.points.front(), true);
    for (std::size_t k = 1; k < track.points.size(); ++k) {
      const GeoPoint from = track.points[k - 1], to = track.points[k];
      const double km = near_km(from, to);
      const auto steps = std::max(1, static_cast<int>(std::ceil(km / kStepKm)));
      for (int s = 1; s <= steps; ++s) {
        const double share = static_cast<double>(s) / steps;
        const GeoPoint p{from.lon + share * (to.lon - from.lon), from.lat + share * (to.lat - from.lat)};
        const std::size_t next = s == steps ? vertex(to, true) : vertex(p, false);
        // what lies inside a station counts from its middle
        const double piece = is_stop(last) || is_stop(next) ? near_km(at_[last], at_[next]) : km / steps;
        add_edge({last, next, piece, 1, track.gauge, track.electrified, track.usage});
        last = next;
      }
    }
  }
  void add_edge(Edge edge) {
    if (edge.a == edge.b) return;  // inside a station
    edges_of_[edge.a].push_back(edges_.size());
    edges_of_[edge.b].push_back(edges_.size());
    edges_.push_back(std::move(edge));
  }
  void remove(std::size_t e) {
    edges_[e].gone = true;
    for (const std::size_t v : {edges_[e].a, edges_[e].b}) std::erase(edges_of_[v], e);
  }
  [[nodiscard]] bool is_stop(std::size_t v) const { return stop_of_[v] != kNobody; }
  /// Counts what happens to a line, with the place where it does.
  void drop(const char* reason, std::size_t e) {
    const std::size_t v = is_stop(edges_[e].a) ? edges_[e].a : edges_[e].b;
    Imported::Dropped& told = net_.told.dropped[reason];
    if (++told.count <= 5)
      told.examples.push_back(is_stop(v) ? rail_.stops[stop_of_[v]].name
                                         : fmt::format("{:.3f} {:.3f}", at_[v].lat, at_[v].lon));
  }

  // --- rounds

  void settle() {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t v = 0; v < at_.size(); ++v) changed = go_on(v) || changed;
      for (std::size_t v = 0; v < at_.size(); ++v) changed = lay_side_by_side(v) || changed;
      for (std::size_t e = 0; e < edges_.size(); ++e) changed = draw_together(e) || changed;
      for (std::size_t v = 0; v < at_.size(); ++v) changed = cut_end(v) || changed;
    }
  }
  /// A point where the line only goes on.
  bool go_on(std::size_t v) {
    if (is_stop(v) || edges_of_[v].size() != 2) return false;
    const std::size_t e = edges_of_[v][0], f = edges_of_[v][1];
    if (!fits(edges_[e].gauge, edges_[f].gauge)) return false;
    Edge whole = edges_[e];
    const Edge& rest = edges_[f];
    whole.a = edges_[e].other(v);
    whole.b = rest.other(v);
    whole.km += rest.km;
    whole.tracks = std::min(whole.tracks, rest.tracks);
    whole.gauge = given(whole.gauge, rest.gauge);
    whole.electrified = common(whole.electrified, rest.electrified);
    whole.usage = common(whole.usage, rest.usage);
    if (whole.a == whole.b) drop("loop that comes back to the same place", e);
    remove(e);
    remove(f);
    add_edge(std::move(whole));
    return true;
  }
  bool lay_side_by_side(std::size_t v) {
    std::map<std::size_t, std::vector<std::size_t>> to;
    for (const std::size_t e : edges_of_[v])
      if (edges_[e].other(v) > v) to[edges_[e].other(v)].push_back(e);
    bool changed = false;
    for (auto& [other, lines] : to) {
      std::ranges::sort(lines, {}, [&](std::size_t e) { return std::pair{edges_[e].km, e}; });
      for (std::size_t i = 0; i < lines.size(); ++i)
        for (std::size_t j = i + 1; j < lines.size(); ++j)
          if (!edges_[lines[i]].gone && !edges_[lines[j]].gone) changed = join(lines[i], lines[j]) || changed;
    }
    return changed;
  }
  bool join(std::size_t e, std::size_t f) {
    Edge& kept = edges_[e];
    const Edge& beside = edges_[f];
    const double more = beside.km - kept.km;
    if (!fits(kept.gauge, beside.gauge) || (more > kSameLineKm && more > kSameLineShare * beside.km)) return false;
    kept.tracks += beside.tracks;
    kept.gauge = given(kept.gauge, beside.gauge);
    kept.electrified = common(kept.electrified, beside.electrified);
    kept.usage = common(kept.usage, beside.usage);
    drop("second track between the same two places (counted in the link's tracks)", f);
    remove(f);
    return true;
  }
  /// The shorter of two lives on in the other; a station always does.
  bool draw_together(std::size_t e) {
    if (edges_[e].gone || edges_[e].km >= kJunctionKm) return false;
    std::size_t stays = edges_[e].a, goes = edges_[e].b;
    if (is_stop(goes)) std::swap(stays, goes);
    if (is_stop(goes)) return false;
    if (edges_of_[goes].size() == 1) return false;  // an end: cut_end tells of it
    for (const std::size_t f : edges_of_[goes])
      if (f != e && !fits(edges_[e].gauge, edges_[f].gauge)) return false;
    drop("junction less than 500 m from another place (drawn together)", e);
    const double km = edges_[e].km;
    remove(e);
    const std::vector<std::size_t> moving = edges_of_[goes];
    for (const std::size_t f : moving) {
      Edge moved = edges_[f];
      (moved.a == goes ? moved.a : moved.b) = stays;
      moved.km += km;
      if (moved.a == moved.b) drop("loop that comes back to the same place", f);
      remove(f);
      add_edge(std::move(moved));
    }
    return true;
  }
  bool cut_end(std::size_t v) {
    if (is_stop(v) || edges_of_[v].size() != 1) return false;
    const std::size_t e = edges_of_[v].front();
    if (edges_[e].km >= kEndKm) return false;
    drop("end of less than 5 km without a station", e);
    remove(e);
    return true;
  }
  void thin(std::size_t v) {
    if (!is_stop(v) || edges_of_[v].size() != 2 || rail_.stops[stop_of_[v]].kind == "border") return;
    if (!fits(edges_[edges_of_[v][0]].gauge, edges_[edges_of_[v][1]].gauge)) return;
    net_.told.drop("station that only lies on a line", rail_.stops[stop_of_[v]].name, rail_.stops[stop_of_[v]].object);
    stop_at_[stop_of_[v]] = v;
    stop_of_[v] = kNobody;
  }

  RailNet finish() {
    std::map<std::size_t, std::size_t> number;
    for (const Edge& edge : edges_) {
      if (edge.gone) continue;
      for (const std::size_t v : {edge.a, edge.b}) {
        if (!number.try_emplace(v, net_.places.size()).second) continue;
        net_.places.push_back({.stop = is_stop(v) ? std::optional(stop_of_[v]) : std::nullopt,
                               .at = at_[v],
                               .end = edges_of_[v].size() == 1});
      }
      net_.links.push_back(
          {number[edge.a], number[edge.b], edge.km, edge.tracks, edge.gauge, edge.electrified, edge.usage});
    }
    for (std::size_t s = 0; s < rail_.stops.size(); ++s) {
      const RailStop& stop = rail_.stops[s];
      if (stop_at_[s] == kNobody)
        net_.told.drop("station with no track of its own within 500 m", stop.name, stop.object);
      else if (!number.contains(stop_at_[s]) && is_stop(stop_at_[s]))
        net_.told.drop("station that no line leaves", stop.name, stop.object);
    }
    return std::move(net_);
  }

  const OsmRail& rail_;
  RailNetRequest request_;
  StopFinder finder_;
  RailNet net_;
  std::vector<GeoPoint> at_;
  std::vector<std::size_t> stop_of_, stop_at_;  ///< by vertex; by stop
  std::vector<std::vector<std::size_t>> edges_of_;
  std::vector<Edge> edges_;
  std::map<std::pair<long long, long long>, std::size_t> point_at_;
};

}  // namespace

double near_km(GeoPoint a, GeoPoint b) {
  constexpr double kMajor = 6378.137, kSquare = 6.69437999014e-3;  // WGS 84: half axis, first eccentricity squared
  constexpr double kDegree = std::numbers::pi / 180;
  const double lat = (a.lat + b.lat) / 2 * kDegree;
  const double w = std::sqrt(1 - kSquare * std::sin(lat) * std::sin(lat));
  const double north = kMajor * (1 - kSquare) / (w * w * w) * (b.lat - a.lat) * kDegree;
  const double east = kMajor / w * std::cos(lat) * (b.lon - a.lon) * kDegree;
  return std::hypot(north, east);
}

RailNet make_rail_net(const OsmRail& rail, const RailNetRequest& request) { return NetMaker(rail, request).make(); }

}  // namespace korridor
