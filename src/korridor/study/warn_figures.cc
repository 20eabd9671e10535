// Warnings about figures that a slip of the unit or of a digit would explain better than the world does.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

#include "korridor/base/text.h"
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

/// A link cannot be shorter than the great circle between its ends; places stand for areas, so a tenth is let pass.
/// Mountains and rivers double a way, rarely more.
void warn_lengths(const Study& study, Warnings& warnings) {
  constexpr double kLongest = 4, kSlackKm = 50;
  const Table& links = study.table("links");
  const Table& places = study.table("places");
  for (std::size_t l = 0; l < links.size(); ++l) {
    const double km = links.number(l, "length_km");
    if (std::isnan(km)) continue;
    const double straight =
        great_circle_km(places, *places.find(links.text(l, "from")), *places.find(links.text(l, "to")));
    const std::string where = to_place(links.place(l, "length_km"));
    if (km < straight * 0.9 - 8)
      warnings.push_back(
          {"short_link",
           fmt::format("link {} is {:.0f} km long, the straight line {:.0f} km", links.id(l), km, straight), where});
    if (km > straight * kLongest + kSlackKm)
      warnings.push_back(
          {"long_link",
           fmt::format("link {} is {:.0f} km long, more than {:.0f} times the straight line of {:.0f} km", links.id(l),
                       km, kLongest, straight),
           where});
  }
}

/// Rows of one kind that are off, told in one warning at the first of them.
class Finds {
 public:
  void add(const Table& table, std::size_t row, const char* column, double figure) {
    if (names_.empty()) where_ = to_place(table.place(row, column));
    names_.push_back(fmt::format("{} ({:.4g})", table.id(row), figure));
  }
  void add(const Table& table, std::size_t row, const char* column) {
    if (names_.empty()) where_ = to_place(table.place(row, column));
    names_.push_back(fmt::format("{} ({})", table.id(row), table.text(row, column)));
  }
  [[nodiscard]] bool any() const { return !names_.empty(); }
  [[nodiscard]] std::size_t count() const { return names_.size(); }
  [[nodiscard]] std::string list() const { return shorten(names_); }
  [[nodiscard]] const std::string& where() const { return where_; }

 private:
  std::vector<std::string> names_;
  std::string where_;
};

/// What a mode can be taken to do. Stops count as time, so the lower speed is asked of long times alone.
struct ModeBounds {
  const char* mode;
  double least_kmh, most_kmh, most_usd_per_tkm, least_t_per_year;
};
constexpr std::array<ModeBounds, 8> kModes = {{{"rail", 2, 200, 1, 1000},
                                               {"road", 2, 120, 2, 0},
                                               {"sea", 2, 70, 1, 1000},
                                               {"ferry", 2, 80, 2, 1000},
                                               {"inland_water", 1, 50, 1, 1000},
                                               {"air", 50, 1100, 20, 0},
                                               {"pipeline_oil", 0.5, 30, 1, 1000},
                                               {"pipeline_gas", 1, 120, 1, 1000}}};
constexpr double kShortKm = 20, kLongHours = 96, kCheapLink = 50;

void warn_modes(const Study& study, Warnings& warnings) {
  const Table& links = study.table("links");
  for (const ModeBounds& bounds : kModes) {
    Finds fast, slow, dear, small;
    for (std::size_t l = 0; l < links.size(); ++l) {
      if (links.text(l, "mode") != bounds.mode) continue;
      const double km = links.number(l, "length_km"), hours = links.number(l, "hours"),
                   usd = links.number(l, "cost_usd_per_t"), t = links.number(l, "capacity_t_per_year");
      if (km >= kShortKm && hours > 0 && km / hours > bounds.most_kmh) fast.add(links, l, "hours", km / hours);
      if (km >= kShortKm && hours > kLongHours && km / hours < bounds.least_kmh)
        slow.add(links, l, "hours", km / hours);
      if (km > 0 && usd > kCheapLink && usd / km > bounds.most_usd_per_tkm)
        dear.add(links, l, "cost_usd_per_t", usd / km);
      if (t > 0 && t < bounds.least_t_per_year) small.add(links, l, "capacity_t_per_year", t);
    }
    const auto tell = [&](const char* code, const Finds& finds, std::string_view says, double bound) {
      if (!finds.any()) return;
      const auto count = finds.count();
      const std::string list = finds.list();
      warnings.push_back(
          {code, fmt::vformat(says, fmt::make_format_args(count, bounds.mode, bound, list)), finds.where()});
    };
    tell("odd_speed", fast, "{} links of mode {} run at more than {} km/h: {}", bounds.most_kmh);
    tell("odd_speed", slow, "{} links of mode {} run at less than {} km/h: {}", bounds.least_kmh);
    tell("odd_cost", dear, "{} links of mode {} cost more than {} USD for a tonne and km: {}", bounds.most_usd_per_tkm);
    tell("small_capacity", small, "{} links of mode {} take less than {} t a year: {}", bounds.least_t_per_year);
  }
}

/// Two, four, six or more digits, in pairs, of a chapter that there is.
bool is_hs_code(std::string_view text) {
  std::string digits;
  for (const char c : trim(text)) {
    if (c == '.' || c == ' ') continue;
    if (c < '0' || c > '9') return false;
    digits += c;
  }
  if (digits.size() < 2 || digits.size() > 12 || digits.size() % 2 != 0) return false;
  const int chapter = (digits[0] - '0') * 10 + (digits[1] - '0');
  return chapter >= 1 && chapter <= 97 && chapter != 77;
}

void warn_hs(const Study& study, Warnings& warnings) {
  const Table& goods = study.table("goods");
  Finds odd;
  for (std::size_t g = 0; g < goods.size(); ++g)
    if (!std::ranges::all_of(split(goods.text(g, "hs"), ';'), is_hs_code)) odd.add(goods, g, "hs");
  if (odd.any())
    warnings.push_back({"no_hs_code",
                        fmt::format("{} goods have an HS code that cannot be one: {}", odd.count(), odd.list()),
                        odd.where()});
}

void warn_money(const Study& study, Warnings& warnings) {
  constexpr double kTimesValue = 10, kMostPercent = 300;
  const Table& supply = study.table("supply");
  const Table& goods = study.table("goods");
  Finds dear, high;
  for (std::size_t s = 0; s < supply.size(); ++s) {
    const double value = goods.number(*goods.find(supply.text(s, "good")), "value_usd_per_t");
    if (const double usd = supply.number(s, "cost_usd_per_t"); usd > kTimesValue * value)
      dear.add(supply, s, "cost_usd_per_t", usd / value);
  }
  const Table& policies = study.table("policies");
  for (std::size_t p = 0; p < policies.size(); ++p)
    if (policies.text(p, "rate_unit") == "percent" && policies.number(p, "rate") > kMostPercent)
      high.add(policies, p, "rate");
  if (dear.any())
    warnings.push_back({"odd_cost",
                        fmt::format("{} sources cost more than {} times what their good is worth: {}", dear.count(),
                                    kTimesValue, dear.list()),
                        dear.where()});
  if (high.any())
    warnings.push_back(
        {"odd_rate",
         fmt::format("{} policies have a rate of more than {} percent: {}", high.count(), kMostPercent, high.list()),
         high.where()});
}

/// First day on which anything is asked of the study: of the horizon, or of the earliest year observed.
Date first_day_asked(const Study& study) {
  Date first = study.settings.start;
  const Table& observed = study.table("observations");
  for (std::size_t r = 0; r < observed.size(); ++r)
    if (const double year = observed.number(r, "year"); !std::isnan(year))
      first = std::min(first, first_day(static_cast<int>(year), 1));
  return first;
}

/// Rows that are over before anything is asked of them, one warning for each table. Policies and events are let be:
/// they are kept as history, too.
void warn_what_is_over(const Study& study, Warnings& warnings) {
  const Date first = first_day_asked(study);
  for (const Table& table : study.tables) {
    if (!table.schema().find("closes") || table.name() == "policies" || table.name() == "events") continue;
    std::vector<std::string> over;
    std::string where;
    for (std::size_t r = 0; r < table.size(); ++r) {
      const auto closes = table.date(r, "closes");
      if (!closes || *closes > first) continue;
      over.push_back(table.id(r));
      if (where.empty()) where = to_place(table.place(r, "closes"));
    }
    if (!over.empty())
      warnings.push_back(
          {"closes_before_horizon",
           fmt::format("{} rows of {} close before the horizon: {}", over.size(), table.name(), shorten(over)), where});
  }
}

/// How often an event comes, and the days that it lasts: more than a year of them is a slip.
void warn_events(const Study& study, Warnings& warnings) {
  constexpr double kDaysPerYear = 366;
  const Table& events = study.table("events");
  Finds always;
  for (std::size_t r = 0; r < events.size(); ++r)
    if (const double days = events.number(r, "rate_per_year") * events.number(r, "duration_days"); days > kDaysPerYear)
      always.add(events, r, "duration_days", days);
  if (always.any())
    warnings.push_back({"odd_stops",
                        fmt::format("{} events stop what they select on more days a year than a year has: {}",
                                    always.count(), always.list()),
                        always.where()});
}

}  // namespace

void warn_figures(const Study& study, Warnings& warnings) {
  warn_lengths(study, warnings);
  warn_modes(study, warnings);
  warn_hs(study, warnings);
  warn_money(study, warnings);
  warn_events(study, warnings);
  warn_what_is_over(study, warnings);
}

}  // namespace korridor
