#include "korridor/exchange/import_places.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "korridor/base/country.h"
#include "korridor/base/text.h"

namespace korridor {
namespace {

/// 4339N 05109E: degrees and minutes.
std::optional<std::pair<double, double>> parse_coordinates(std::string_view text) {
  if (text.size() != 12 || text[5] != ' ') return std::nullopt;
  const auto angle = [](std::string_view digits, double limit) -> std::optional<double> {
    const auto number = parse_number(digits);
    if (!number) return std::nullopt;
    const double degrees = std::floor(*number / 100), minutes = *number - 100 * degrees;
    const double value = degrees + minutes / 60;
    return minutes < 60 && value <= limit ? std::optional(value) : std::nullopt;
  };
  const auto lat = angle(text.substr(0, 4), 90), lon = angle(text.substr(6, 5), 180);
  const char ns = text[4], ew = text[11];
  if (!lat || !lon || (ns != 'N' && ns != 'S') || (ew != 'E' && ew != 'W')) return std::nullopt;
  return std::pair{ns == 'S' ? -*lat : *lat, ew == 'W' ? -*lon : *lon};
}

/// Kind of place by the function classifier; empty for what carries no freight by rail or water.
std::string kind_of(std::string_view function) {
  if (function.find('1') != std::string_view::npos) return "port";
  if (function.find('B') != std::string_view::npos) return "border";
  if (function.find('6') != std::string_view::npos) return "terminal";
  if (function.find('2') != std::string_view::npos) return "station";
  return {};
}

std::string to_degrees(double value) { return to_text(std::round(value * 1e4) / 1e4); }

/// Two places of one name in one state: the second gets a number.
std::string unique_id(std::string id, std::set<std::string>& taken) {
  if (id.empty()) id = "place";
  std::string made = id;
  for (int n = 2; !taken.insert(made).second; ++n) made = fmt::format("{}_{}", id, n);
  return made;
}

}  // namespace

const std::vector<std::string>& unlocode_columns() {
  static const std::vector<std::string> columns = {"change",     "country",     "location",    "name",
                                                   "plain_name", "subdivision", "function",    "status",
                                                   "date",       "iata",        "coordinates", "remarks"};
  return columns;
}

Imported import_unlocode(const Sheet& sheet, const PlaceFilter& filter) {
  Imported found;
  enum Column : std::size_t { kChange, kCountry, kLocation, kName, kPlain, kSubdivision, kFunction, kCoordinates = 10 };
  for (const Sheet::Row& row : sheet.rows) {
    const auto cell = [&](std::size_t column) -> const std::string& { return sheet.cell(row, column); };
    if (cell(kLocation).empty()) continue;  // the heading of a state
    ++found.read;
    const auto drop = [&](const char* reason) { found.drop(reason, sheet.file, row.line); };
    const auto country = find_country(cell(kCountry));
    const auto where = parse_coordinates(cell(kCoordinates));
    const std::string kind = kind_of(cell(kFunction));
    if (cell(kChange) == "X")
      drop("marked for removal");
    else if (!country)
      drop("state unknown");
    else if (!filter.countries.empty() && !filter.countries.contains(*country))
      drop("other state");
    else if (kind.empty())
      drop("neither port, station, terminal nor border crossing");
    else if (!where)
      drop("no coordinates");
    else
      found.rows.push_back({.table = "places",
                            .cells = {{"place_id", lower_ascii(cell(kCountry) + "_" + cell(kLocation))},
                                      {"name", cell(kName)},
                                      {"country", *country},
                                      {"lat", to_degrees(where->first)},
                                      {"lon", to_degrees(where->second)},
                                      {"kind", kind},
                                      {"unlocode", cell(kCountry) + cell(kLocation)}},
                            .file = sheet.file,
                            .line = row.line});
  }
  return found;
}

Result<Imported> import_port_index(const Sheet& sheet, const PlaceFilter& filter) {
  std::map<std::string, std::size_t> at;
  for (const char* name : {"Main Port Name", "Country Code", "Latitude", "Longitude"}) {
    const auto column = sheet.find(name);
    if (!column)
      return fail({.code = "sheet_column",
                   .message = fmt::format("there is no column {}", name),
                   .file = sheet.file,
                   .row = 1,
                   .hint = "take the CSV of the World Port Index as it is published"});
    at[name] = *column;
  }
  const auto locode = sheet.find("UN/LOCODE"), channel = sheet.find("Channel Depth (m)");
  Imported found;
  std::set<std::string> taken;
  for (const Sheet::Row& row : sheet.rows) {
    ++found.read;
    const auto cell = [&](const char* name) -> const std::string& { return sheet.cell(row, at.at(name)); };
    const auto country = find_country(cell("Country Code"));
    const auto lat = parse_number(cell("Latitude")), lon = parse_number(cell("Longitude"));
    const auto drop = [&](const char* reason) { found.drop(reason, sheet.file, row.line); };
    if (cell("Main Port Name").empty())
      drop("no name");
    else if (!country)
      drop("state unknown");
    else if (!filter.countries.empty() && !filter.countries.contains(*country))
      drop("other state");
    else if (!lat || !lon || std::abs(*lat) > 90 || std::abs(*lon) > 180)
      drop("no coordinates");
    else {
      std::string code = locode ? sheet.cell(row, *locode) : std::string();
      std::erase(code, ' ');
      ImportedRow place{.table = "places",
                        .cells = {{"place_id", unique_id(make_id(cell("Main Port Name")), taken)},
                                  {"name", cell("Main Port Name")},
                                  {"country", *country},
                                  {"lat", to_degrees(*lat)},
                                  {"lon", to_degrees(*lon)},
                                  {"kind", "port"}},
                        .file = sheet.file,
                        .line = row.line};
      if (code.size() == 5) place.cells["unlocode"] = code;
      if (channel && parse_number(sheet.cell(row, *channel)).value_or(0) > 0)
        place.cells["note"] = fmt::format("channel {} m deep", sheet.cell(row, *channel));
      found.rows.push_back(std::move(place));
    }
  }
  return found;
}

}  // namespace korridor
