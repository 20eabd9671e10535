#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <tuple>

#include "korridor/study/check_cell.h"
#include "korridor/study/check_study.h"
#include "korridor/study/layers.h"
#include "korridor/study/selector.h"
#include "korridor/study/study.h"

namespace korridor {
namespace {

/// Names in study.toml: the pair of places of the report, and what every order avoids.
void check_settings(const Study& study, const SettingsFile& file, Errors& errors) {
  const auto place = [&](const char* setting) {
    const auto at = file.places.find(setting);
    Error where{.file = "study.toml"};
    if (at != file.places.end()) std::tie(where.row, where.column) = at->second;
    return where;
  };
  const auto known = [&](const char* table, const std::string& id, const char* setting) {
    if (id.empty() || study.table(table).find(id) || !study.table(table).is_complete()) return;
    errors.push_back(error_at(place(setting), "unknown_id", fmt::format("{} has no row {}", table, id),
                              did_you_mean(id, ids_of(study.table(table)), "name a row of that table")));
  };
  known("goods", study.settings.route_good, "route.good");
  known("places", study.settings.route_from, "route.from");
  known("places", study.settings.route_to, "route.to");
  check_names_in_selector(study, study.settings.avoid, place("model.avoid"), errors);
}

void sort_by_place(Errors& errors) {
  std::ranges::stable_sort(errors, {}, [](const Error& e) { return std::tie(e.file, e.row, e.column); });
  const auto twice = std::ranges::unique(errors);
  errors.erase(twice.begin(), twice.end());
}

}  // namespace

const Table& Study::table(std::string_view name) const {
  const auto at = std::ranges::find(tables, name, &Table::name);
  assert(at != tables.end() && "a table that schema/fields.csv does not have");
  return *at;
}

Result<Study> read_study(const std::filesystem::path& folder) {
  Layers layers = read_layers(folder);
  Errors errors = std::move(layers.errors);
  if (layers.tables.empty()) return std::unexpected(std::move(errors));
  Study study;
  study.settings = layers.settings.settings;
  study.folder = folder;
  study.sha256 = std::move(layers.sha256);
  study.added = std::move(layers.added);
  study.replaced = std::move(layers.replaced);
  study.tables = std::move(layers.tables);
  study.index_citations();
  check_references(study, errors);
  check_settings(study, layers.settings, errors);
  check_rows(study, errors);
  check_whole(study, errors);
  check_changes(study, errors);
  if (!errors.empty()) {
    sort_by_place(errors);
    return std::unexpected(std::move(errors));
  }
  collect_warnings(study, study.warnings);
  return study;
}

}  // namespace korridor
