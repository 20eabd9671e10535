#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "korridor/base/country.h"
#include "korridor/report/sea_path.h"
#include "korridor/study/gateways.h"
#include "korridor/study/world.h"
#include "study_views.h"

namespace korridor::server {
namespace {

Json places_json(const Study& study) {
  const Table& places = study.table("places");
  Json list = Json::array();
  for (std::size_t r = 0; r < places.size(); ++r)
    list.push_back({{"id", places.id(r)},
                    {"name", places.text(r, "name")},
                    {"name_de", places.text(r, "name_de")},
                    {"lon", places.number(r, "lon")},
                    {"lat", places.number(r, "lat")},
                    {"country", places.text(r, "country")},
                    {"kind", places.text(r, "kind")},
                    {"note", places.text(r, "note")},
                    {"claims", claims_of_row(study, "places", places.id(r))}});
  return list;
}

GeoPoint point_of(const Table& places, const std::string& id) {
  const std::size_t row = *places.find(id);
  return {.lon = places.number(row, "lon"), .lat = places.number(row, "lat")};
}

Json sea_path_json(const Table& places, const std::string& from, const std::string& to) {
  static const SeaPaths paths;
  Json list = Json::array();
  for (const GeoPoint& p : paths.find(point_of(places, from), point_of(places, to)))
    list.push_back(Json::array({p.lon, p.lat}));
  return list;
}

/// Corridors whose gateway a link belongs to, by row.
std::vector<std::vector<std::string>> corridors_by_link(const Study& study) {
  std::vector<std::vector<std::string>> corridors(study.table("links").size());
  for (const auto& [corridor, marks] : find_gateways(study))
    for (std::size_t r = 0; r < marks.size(); ++r)
      if (marks[r]) corridors[r].push_back(corridor);
  return corridors;
}

Json links_json(const Study& study) {
  const Table& links = study.table("links");
  const auto corridors = corridors_by_link(study);
  Json list = Json::array();
  for (std::size_t r = 0; r < links.size(); ++r) {
    const std::string& mode = links.text(r, "mode");
    const auto countries = links.list(r, "countries");
    Json link = {{"id", links.id(r)},
                 {"from", links.text(r, "from")},
                 {"to", links.text(r, "to")},
                 {"name", links.text(r, "name")},
                 {"mode", mode},
                 {"direction", links.text(r, "direction")},
                 {"country", countries.empty() ? "" : countries.front()},
                 {"countries", countries},
                 {"status", links.text(r, "status")},
                 {"labels", links.list(r, "labels")},
                 {"corridors", corridors[r]}};
    for (const char* column : {"length_km", "capacity_t_per_year", "base_load_t_per_year", "cost_usd_per_t"})
      link[column] = number_or_null(links.number(r, column));
    link["time_h"] = number_or_null(links.number(r, "hours"));
    link["note"] = links.text(r, "note");
    link["claims"] = claims_of_row(study, "links", links.id(r));
    if (mode == "sea" || mode == "ferry")
      link["sea_path"] = sea_path_json(study.table("places"), links.text(r, "from"), links.text(r, "to"));
    list.push_back(std::move(link));
  }
  return list;
}

Json goods_json(const Study& study) {
  const Table& goods = study.table("goods");
  Json list = Json::array();
  for (std::size_t r = 0; r < goods.size(); ++r)
    list.push_back({{"id", goods.id(r)},
                    {"name", goods.text(r, "name")},
                    {"name_de", goods.text(r, "name_de")},
                    {"hs", goods.text(r, "hs")},
                    {"cargo", goods.text(r, "cargo")},
                    {"basis", goods.text(r, "basis")},
                    {"value_usd_per_t", number_or_null(goods.number(r, "value_usd_per_t"))}});
  return list;
}

/// What a scenario mainly is: what names it, else what its changes act on.
std::map<std::string, std::string> kinds_of_sets(const Study& study) {
  std::map<std::string, std::string> kinds;
  const std::pair<const char*, const char*> named[] = {
      {"agreements", "agreement"}, {"projects", "project"}, {"events", "event"}};
  for (const auto& [table_name, kind] : named) {
    const Table& table = study.table(table_name);
    for (std::size_t r = 0; r < table.size(); ++r)
      if (const std::string& set = table.text(r, "set"); !set.empty()) kinds.try_emplace(set, kind);
  }
  const Table& changes = study.table("changes");
  for (std::size_t r = 0; r < changes.size(); ++r) {
    const std::string& table = changes.text(r, "table");
    const bool closes = changes.text(r, "column") == "status" && changes.text(r, "value") == "closed";
    kinds.try_emplace(changes.text(r, "set"), table == "clauses"    ? "clause"
                                              : table == "policies" ? "policy"
                                              : closes              ? "closure"
                                                                    : "other");
  }
  return kinds;
}

Json scenarios_json(const Study& study) {
  const Table& sets = study.table("sets");
  auto kinds = kinds_of_sets(study);
  const auto base = World::apply(study);
  std::set<std::string> on;
  if (base) on.insert(base->sets().begin(), base->sets().end());
  Json list = Json::array();
  for (std::size_t r = 0; r < sets.size(); ++r)
    list.push_back({{"id", sets.id(r)},
                    {"kind", kinds.contains(sets.id(r)) ? kinds[sets.id(r)] : "other"},
                    {"title", sets.text(r, "name")},
                    {"title_de", sets.text(r, "name_de")},
                    {"name", sets.text(r, "name")},
                    {"name_de", sets.text(r, "name_de")},
                    {"note", sets.text(r, "note")},
                    {"default", on.contains(sets.id(r))}});
  return list;
}

/// Where a reader who asked for nothing yet begins: the way that study.toml names, else from the first source to the
/// first buyer.
Json start_json(const Study& study) {
  const auto first = [&](const char* table, const char* column) {
    return study.table(table).size() == 0 ? std::string() : study.table(table).text(0, column);
  };
  const Settings& settings = study.settings;
  const bool is_told = !settings.route_from.empty() && !settings.route_to.empty();
  return {{"from", is_told ? settings.route_from : first("supply", "place")},
          {"to", is_told ? settings.route_to : first("orders", "place")},
          {"good", settings.route_good.empty() ? first("orders", "good") : settings.route_good}};
}

Json corridors_json(const Study& study) {
  Json list = Json::array();
  const Table& corridors = study.table("corridors");
  for (std::size_t r = 0; r < corridors.size(); ++r)
    list.push_back(
        {{"id", corridors.id(r)}, {"name", corridors.text(r, "name")}, {"name_de", corridors.text(r, "name_de")}});
  return list;
}

/// What states are called, so that page, tables and report call them alike whatever the browser knows.
Json countries_json() {
  Json list = Json::array();
  for (const std::string& code : list_countries())
    list.push_back({{"id", code}, {"name", country_name(code, "en")}, {"name_de", country_name(code, "de")}});
  return list;
}

}  // namespace

Json map_json(const Study& study) {
  Json json = reply_head("map", &study, "ok");
  json["warnings"] = Json::array();
  json["places"] = places_json(study);
  json["links"] = links_json(study);
  json["goods"] = goods_json(study);
  json["scenarios"] = scenarios_json(study);
  json["corridors"] = corridors_json(study);
  json["countries"] = countries_json();
  json["start"] = start_json(study);
  return json;
}

Json study_card(const std::string& name, const Study& study) {
  return {{"name", name},
          {"title", study.settings.title},
          {"title_de", study.settings.title_de},
          {"places", study.table("places").size()},
          {"links", study.table("links").size()},
          {"goods", study.table("goods").size()},
          {"scenarios", study.table("sets").size()},
          {"first", to_string(study.settings.start)},
          {"last", to_string(study.settings.end)}};
}

}  // namespace korridor::server
