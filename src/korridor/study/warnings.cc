#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "korridor/study/check_study.h"

namespace korridor {
namespace {

constexpr double kEarthRadiusKm = 6371;

double great_circle_km(const Table& places, std::size_t a, std::size_t b) {
  const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
  const double lat1 = radians(places.number(a, "lat"));
  const double lat2 = radians(places.number(b, "lat"));
  const double dlat = lat2 - lat1;
  const double dlon = radians(places.number(b, "lon") - places.number(a, "lon"));
  const double h = std::pow(std::sin(dlat / 2), 2) + std::cos(lat1) * std::cos(lat2) * std::pow(std::sin(dlon / 2), 2);
  return 2 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(h)));
}

/// A link cannot be shorter than the great circle between its ends, but for rounded coordinates.
void warn_short_links(const Study& study, Warnings& warnings) {
  const Table& links = study.table("links");
  const Table& places = study.table("places");
  for (std::size_t l = 0; l < links.size(); ++l) {
    const double km = links.number(l, "length_km");
    if (std::isnan(km)) continue;
    const double straight = great_circle_km(places, *places.find(links.text(l, "from")), *places.find(links.text(l, "to")));
    if (km < straight * 0.97 - 8)
      warnings.push_back({"short_link", fmt::format("link {} is {:.0f} km long, the straight line {:.0f} km", links.id(l), km, straight),
                          fmt::format("{}:{}:{}", links.file(), links.line(l), links.file_column(links.column("length_km")))});
  }
}

/// Rails of two gauges that meet at a place need a link that changes the gauge, or the break costs nothing.
void warn_gauges(const Study& study, Warnings& warnings) {
  const Table& links = study.table("links");
  std::map<std::string, std::set<std::string>> gauges;
  std::set<std::string> served;
  for (std::size_t l = 0; l < links.size(); ++l)
    for (const char* end : {"from", "to"}) {
      const std::string& place = links.text(l, end);
      const std::string& gauge = links.text(l, "gauge_mm");
      if (links.text(l, "mode") != "rail") {
        if (links.text(l, "mode") == "gauge_change" || gauge.find('/') != std::string::npos) served.insert(place);
      } else if (gauge.find('/') == std::string::npos && !gauge.empty()) {
        gauges[place].insert(gauge);
      } else {
        served.insert(place);
      }
    }
  for (const auto& [place, found] : gauges)
    if (found.size() > 1 && !served.contains(place))
      warnings.push_back({"gauge_meets", fmt::format("rails of {} mm meet at {} and no link changes the gauge", fmt::join(found, " and "), place),
                          "places/" + place});
}

void warn_values(const Study& study, Warnings& warnings) {
  if (study.settings.holding_rate <= 0) return;
  const Table& goods = study.table("goods");
  std::vector<std::string> without;
  for (std::size_t g = 0; g < goods.size(); ++g)
    if (std::isnan(goods.number(g, "value_usd_per_t"))) without.push_back(goods.id(g));
  if (!without.empty())
    warnings.push_back({"good_without_value", fmt::format("{} goods have no reference value and no holding cost: {}", without.size(), fmt::join(without, " ")),
                        "goods"});
}

void warn_dates(const Study& study, Warnings& warnings) {
  for (const Table& table : study.tables) {
    if (!table.schema().find("opens") || !table.schema().find("closes")) continue;
    for (std::size_t r = 0; r < table.size(); ++r)
      if (const auto opens = table.date(r, "opens"); opens && *opens >= study.settings.end)
        warnings.push_back({"opens_after_horizon", fmt::format("{} {} opens on {}, after the horizon", table.name(), table.id(r), to_string(*opens)),
                            fmt::format("{}:{}", table.file(), table.line(r))});
  }
}

}  // namespace

void collect_warnings(const Study& study, Warnings& warnings) {
  warn_short_links(study, warnings);
  warn_gauges(study, warnings);
  warn_values(study, warnings);
  warn_dates(study, warnings);
}

}  // namespace korridor
