#include "korridor/report/sea_path.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>

#include "korridor/report/borders.h"

namespace korridor {
namespace {

constexpr int kColumns = 360, kRows = 140, kSouth = -60;
constexpr double kLand = 25;
constexpr double kFarApart = 150;  // degrees of longitude

int wrap(int column) { return ((column % kColumns) + kColumns) % kColumns; }
int column_of(GeoPoint p) { return wrap(static_cast<int>(std::floor(p.lon)) + 180); }
int row_of(GeoPoint p) { return std::clamp(static_cast<int>(std::floor(p.lat)) - kSouth, 0, kRows - 1); }
GeoPoint middle(int column, int row) { return {column - 179.5, row + kSouth + 0.5}; }
std::size_t index(int column, int row) { return static_cast<std::size_t>(row * kColumns + column); }

double length(GeoPoint a, GeoPoint b) {
  const double shrink = std::cos((a.lat + b.lat) / 2 * std::numbers::pi / 180);
  return std::hypot((a.lon - b.lon) * shrink, a.lat - b.lat);
}

}  // namespace

double SeaPaths::step_from(int row, int dr, int dc) const {
  return steps_[static_cast<std::size_t>(row * 6 + (dr + 1) * 2 + std::abs(dc))];
}

/// Fills each row between the crossings of its middle line with the outlines.
SeaPaths::SeaPaths() : wet_(static_cast<std::size_t>(kColumns) * kRows, 1) {
  for (int row = 0; row < kRows; ++row)
    for (int dr = -1; dr <= 1; ++dr)
      for (int dc = 0; dc <= 1; ++dc) steps_.push_back(length(middle(1, row), middle(1 + dc, row + dr)));
  for (int row = 0; row < kRows; ++row) {
    const double lat = middle(0, row).lat;
    for (const Outline& outline : world_outlines())
      for (const auto& ring : outline.rings) {
        std::vector<double> crossings;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i)
          if ((ring[i].lat > lat) != (ring[i + 1].lat > lat))
            crossings.push_back(ring[i].lon + (ring[i + 1].lon - ring[i].lon) * (lat - ring[i].lat) /
                                                  (ring[i + 1].lat - ring[i].lat));
        std::ranges::sort(crossings);
        for (std::size_t k = 0; k + 1 < crossings.size(); k += 2)
          for (int c = static_cast<int>(std::ceil(crossings[k] + 179.5)); c <= std::floor(crossings[k + 1] + 179.5);
               ++c)
            if (c >= 0 && c < kColumns) wet_[index(c, row)] = 0;
      }
  }
}

bool SeaPaths::is_wet(int column, int row) const { return wet_[index(column, row)] != 0; }

std::vector<GeoPoint> SeaPaths::find(GeoPoint from, GeoPoint to) const {
  const bool around = std::abs(from.lon - to.lon) > kFarApart;
  const int c0 = around ? 0 : std::max(0, std::min(column_of(from), column_of(to)) - 25);
  const int c1 = around ? kColumns - 1 : std::min(kColumns - 1, std::max(column_of(from), column_of(to)) + 25);
  const int r0 = std::max(0, std::min(row_of(from), row_of(to)) - 25);
  const int r1 = std::min(kRows - 1, std::max(row_of(from), row_of(to)) + 25);
  std::vector<double> best(wet_.size(), std::numeric_limits<double>::infinity());
  std::vector<std::size_t> before(wet_.size(), 0);
  using Entry = std::pair<double, std::size_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  const std::size_t start = index(column_of(from), row_of(from)), goal = index(column_of(to), row_of(to));
  best[start] = 0;
  queue.emplace(0, start);
  while (!queue.empty() && queue.top().second != goal) {
    const auto [cost, cell] = queue.top();
    queue.pop();
    if (cost > best[cell]) continue;
    const int column = static_cast<int>(cell) % kColumns, row = static_cast<int>(cell) / kColumns;
    for (int dr = -1; dr <= 1; ++dr)
      for (int dc = -1; dc <= 1; ++dc) {
        const int c = around ? wrap(column + dc) : column + dc, r = row + dr;
        if (c < c0 || c > c1 || r < r0 || r > r1) continue;
        const double step = step_from(row, dr, dc) * (is_wet(c, r) ? 1 : kLand);
        if (cost + step >= best[index(c, r)]) continue;
        best[index(c, r)] = cost + step;
        before[index(c, r)] = cell;
        queue.emplace(cost + step, index(c, r));
      }
  }
  std::vector<GeoPoint> path{to};
  for (std::size_t cell = goal; cell != start; cell = before[cell])
    if (cell != goal) path.push_back(middle(static_cast<int>(cell) % kColumns, static_cast<int>(cell) / kColumns));
  path.push_back(from);
  std::ranges::reverse(path);
  for (std::size_t i = 1; i < path.size(); ++i) path[i].lon += 360 * std::round((path[i - 1].lon - path[i].lon) / 360);
  return pull(path);
}

/// True where a straight line meets no land on its way.
bool SeaPaths::sees(GeoPoint a, GeoPoint b) const {
  const int steps = static_cast<int>(std::ceil(std::hypot(a.lon - b.lon, a.lat - b.lat) * 3));
  for (int i = 1; i < steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    const GeoPoint p{a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t};
    if (!is_wet(column_of(p), row_of(p))) return false;
  }
  return true;
}

std::vector<GeoPoint> SeaPaths::pull(const std::vector<GeoPoint>& path) const {
  std::vector<GeoPoint> pulled{path.front()};
  std::size_t at = 0;
  while (at + 1 < path.size()) {
    std::size_t next = path.size() - 1;
    while (next > at + 1 && !sees(path[at], path[next])) --next;
    pulled.push_back(path[next]);
    at = next;
  }
  return pulled;
}

}  // namespace korridor
