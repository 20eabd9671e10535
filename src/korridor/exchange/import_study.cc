#include "korridor/exchange/import_study.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "korridor/base/country.h"
#include "korridor/base/write_file.h"
#include "korridor/exchange/import_mapping.h"
#include "korridor/exchange/import_osm.h"
#include "korridor/exchange/import_places.h"
#include "korridor/exchange/import_trade.h"
#include "korridor/exchange/merge_rows.h"
#include "korridor/exchange/scratch_folder.h"
#include "korridor/exchange/vector_layer.h"
#include "korridor/exchange/workbook.h"
#include "korridor/study/csv.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;

Result<std::set<std::string>> find_countries(const std::vector<std::string>& names) {
  std::set<std::string> states;
  for (const std::string& name : names) {
    const auto state = find_country(name);
    if (!state)
      return fail({.code = "bad_country",
                   .message = fmt::format("no state is called {}", name),
                   .hint = "write its name or ISO code"});
    states.insert(*state);
  }
  return states;
}

/// Names that a register goes by, where the command gives none.
void fill_source(ImportCommand& command) {
  const auto set = [&](const char* id, const char* publisher, const char* title, const char* url) {
    if (command.source.empty()) command.source = id;
    if (command.publisher.empty()) command.publisher = publisher;
    if (command.title.empty()) command.title = title;
    if (command.url.empty()) command.url = url;
  };
  if (command.format == "unlocode")
    set("unlocode", "UNECE", "UN/LOCODE Code List", "https://unece.org/trade/uncefact/unlocode");
  if (command.format == "wpi")
    set("wpi", "National Geospatial-Intelligence Agency", "World Port Index (Pub. 150)",
        "https://msi.nga.mil/Publications/WPI");
  if (command.format == "osm")
    set("osm", "OpenStreetMap contributors", "OpenStreetMap (ODbL 1.0)", "https://www.openstreetmap.org/copyright");
  if (command.format == "baci")
    set("baci", "CEPII", "BACI: International Trade Database at the Product-Level",
        "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37");
}

/// The source, and for rows that are no claims themselves a claim that cites it and a citation for each row.
void add_source_rows(const ImportCommand& command, Imported& found) {
  if (command.source.empty()) return;
  const std::string file = command.files.front().string();
  std::vector<ImportedRow> more;
  ImportedRow source{
      .table = "sources",
      .cells = {{"source_id", command.source}, {"publisher", command.publisher}, {"title", command.title}},
      .file = file,
      .line = 1};
  if (!command.date.empty()) source.cells["date"] = command.date;
  if (!command.url.empty()) source.cells["url"] = command.url;
  more.push_back(std::move(source));
  std::set<std::pair<std::string, std::string>> told;  // rows that bring citations of their own
  for (const ImportedRow& row : found.rows)
    if (row.table == "citations") told.emplace(row.cells.at("table"), row.cells.at("key"));
  bool cites = false;
  for (const ImportedRow& row : found.rows) {
    const TableSchema& schema = *find_table_schema(row.table);
    const auto id = row.cells.find(schema.fields.front().column);
    if (row.table == "claims" || row.table == "sources" || schema.fields.front().type != FieldType::kId ||
        id == row.cells.end() || told.contains({row.table, id->second}))
      continue;
    cites = true;
    more.push_back({.table = "citations",
                    .cells = {{"table", row.table}, {"key", id->second}, {"kind", "cited"}, {"claims", command.source}},
                    .file = row.file,
                    .line = row.line});
  }
  if (cites)
    more.push_back({.table = "claims",
                    .cells = {{"claim_id", command.source},
                              {"source", command.source},
                              {"subject", "rows of " + command.title},
                              {"property", "register"},
                              {"as_of", command.date}},
                    .file = file,
                    .line = 1});
  found.rows.insert(found.rows.end(), more.begin(), more.end());
}

void add(Imported& all, Imported part) {
  all.read += part.read;
  all.rows.insert(all.rows.end(), std::make_move_iterator(part.rows.begin()), std::make_move_iterator(part.rows.end()));
  all.warnings.insert(all.warnings.end(), part.warnings.begin(), part.warnings.end());
  for (auto& [reason, dropped] : part.dropped) {
    auto& at = all.dropped[reason];
    at.count += dropped.count;
    for (std::string& example : dropped.examples)
      if (at.examples.size() < 5) at.examples.push_back(std::move(example));
  }
}

/// Sheets that bear the names of tables, their columns those of the study.
Result<Imported> read_study_workbook(const fs::path& file, const fs::path& workshop) {
  const auto sheets = read_workbook(file, workshop);
  if (!sheets) return std::unexpected(sheets.error());
  Imported all;
  Errors errors;
  for (const Sheet& sheet : *sheets) {
    auto part = import_own_sheet(sheet);
    if (part)
      add(all, std::move(*part));
    else
      errors.insert(errors.end(), part.error().begin(), part.error().end());
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return all;
}

Result<TradePlaces> read_places(const ImportCommand& command, const Study& study, const fs::path& workshop) {
  const auto sheet =
      is_workbook(command.places) ? read_workbook_sheet(command.places, "", workshop) : read_sheet(command.places);
  if (!sheet) return std::unexpected(sheet.error());
  return read_trade_places(*sheet, study);
}

Result<Imported> read_rail(const ImportCommand& command, const fs::path& file, const std::set<std::string>& countries,
                           const fs::path& workshop) {
  auto rail = read_osm_rail(file, workshop);
  if (!rail) return std::unexpected(rail.error());
  RailNet net = make_rail_net(*rail, {.junctions_only = command.junctions_only});
  Imported found = import_osm(*rail, net, countries.empty() ? "" : *countries.begin(), file.string());
  add(found, std::move(rail->told));
  add(found, std::move(net.told));
  return found;
}

Result<Imported> read_file(const ImportCommand& command, const fs::path& file, const Study& study,
                           const std::set<std::string>& countries, const fs::path& workshop) {
  if (command.format == "workbook") return read_study_workbook(file, workshop);
  if (command.format == "osm") return read_rail(command, file, countries, workshop);
  const auto read = [&](std::vector<std::string> header = {}) {
    return is_workbook(file) ? read_workbook_sheet(file, command.sheet, workshop) : read_sheet(file, std::move(header));
  };
  if (command.format == "unlocode") {
    const auto sheet = read(unlocode_columns());
    if (!sheet) return std::unexpected(sheet.error());
    Imported found = import_unlocode(*sheet, {countries});
    found.warnings = sheet->warnings;
    return found;
  }
  const auto sheet = command.format == "vector" ? read_vector(file, command.sheet, workshop) : read();
  if (!sheet) return std::unexpected(sheet.error());
  if (command.format == "wpi") return import_port_index(*sheet, {countries});
  if (command.format == "baci") {
    const auto codes =
        is_workbook(command.codes) ? read_workbook_sheet(command.codes, "", workshop) : read_sheet(command.codes);
    if (!codes) return std::unexpected(codes.error());
    auto places = command.places.empty() ? Result<TradePlaces>() : read_places(command, study, workshop);
    if (!places) return std::unexpected(places.error());
    return import_baci(*sheet, *codes, study,
                       {.exporters = countries,
                        .source = command.source,
                        .orders = command.orders,
                        .observations = command.observations,
                        .places = *places});
  }
  const auto mapping = read_mapping(command.mapping);
  if (!mapping) return std::unexpected(mapping.error());
  return import_table(*sheet, *mapping);
}

Result<void> check_options(const ImportCommand& command) {
  const bool mapped = command.format == "table" || command.format == "vector";
  if (mapped && command.mapping.empty())
    return fail({.code = "usage",
                 .message = "a mapping is missing",
                 .hint = "--map FILE.csv tells what becomes of each column"});
  if (command.format == "baci" && command.codes.empty())
    return fail({.code = "usage",
                 .message = "the states' numbers are missing",
                 .hint = "--codes country_codes_V….csv, which comes with BACI"});
  if (command.format == "osm" && command.countries.size() > 1)
    return fail({.code = "usage",
                 .message = "railways of one file are told to lie in several states",
                 .hint = "give one --country, or none: then outlines of the states decide"});
  if (mapped && !command.source.empty() && (command.publisher.empty() || command.title.empty()))
    return fail(
        {.code = "usage", .message = "a source needs its publisher and title", .hint = "--publisher and --title"});
  return {};
}

Reply told(const ImportCommand& command, const Study& study, const Imported& found, const Merged& merged) {
  Json json = reply_head("import", &study, "ok");
  json["warnings"] = to_json(found.warnings);
  json["format"] = command.format;
  json["read"] = found.read;
  json["written"] = !command.dry_run && !merged.files.empty();
  json["tables"] = Json::array();
  for (const auto& [table, count] : merged.counts)
    json["tables"].push_back(
        {{"table", table}, {"added", count.added}, {"replaced", count.replaced}, {"same", count.same}});
  json["dropped"] = Json::array();
  for (const auto& [reason, dropped] : found.dropped)
    json["dropped"].push_back({{"reason", reason}, {"count", dropped.count}, {"examples", dropped.examples}});
  return {std::move(json), kExitOk};
}

/// A fault of a row that was imported stands in the file that it came from, not in a table that is not written.
Errors at_their_origin(Errors errors, const Merged& merged, const std::vector<ImportedRow>& rows) {
  for (Error& error : errors) {
    const auto text = merged.files.find(error.file);
    if (text == merged.files.end()) continue;
    const auto table = parse_csv(text->second, error.file);
    if (!table) continue;
    const auto row = std::ranges::find_if(table->rows, [&](const CsvRow& r) {
      return std::ranges::find(r.cells, error.row, &CsvCell::line) != r.cells.end();
    });
    if (row == table->rows.end()) continue;
    const std::string name = error.file.substr(0, error.file.size() - 4);
    const auto id = std::ranges::find(rows, std::pair(name, row->cells.front().text), [](const ImportedRow& r) {
      const auto first = r.cells.find(find_table_schema(r.table)->fields.front().column);
      return std::pair(r.table, first == r.cells.end() ? std::string() : first->second);
    });
    if (id == rows.end()) continue;
    error.message = fmt::format("{} of table {}: {}", row->cells.front().text, name, error.message);
    error.file = id->file;
    error.row = id->line;
    error.column = 1;
  }
  return errors;
}

/// The study with the changed tables, checked; then those tables in place.
Result<Study> write_checked(const ImportCommand& command, const Study& before, const Merged& merged,
                            const std::vector<ImportedRow>& rows) {
  const ScratchFolder trial(command.study, ".trial");  // beside the study, where its base is found as well
  std::error_code error;
  fs::copy(command.study, trial.path(), fs::copy_options::recursive, error);
  if (error)
    return fail({.code = "cannot_write",
                 .message = "the study cannot be copied for a trial",
                 .file = trial.path().string(),
                 .hint = "look at free space and rights"});
  for (const auto& [file, text] : merged.files)
    if (auto written = write_file(trial.path() / file, text); !written) return std::unexpected(written.error());
  auto after = read_study(trial.path());
  if (!after) return std::unexpected(at_their_origin(after.error(), merged, rows));
  if (command.dry_run) return before;
  for (const auto& [file, text] : merged.files)
    if (auto written = write_file(command.study / file, text); !written) return std::unexpected(written.error());
  return read_study(command.study);
}

}  // namespace

Reply import_into_study(const ImportCommand& given) {
  ImportCommand command = given;
  fill_source(command);
  if (const auto fits = check_options(command); !fits) return reply_errors("import", fits.error());
  const auto study = read_study(command.study);
  if (!study) return reply_errors("import", study.error());
  const auto countries = find_countries(command.countries);
  if (!countries) return reply_errors("import", countries.error());
  const ScratchFolder workshop(command.study, ".points");
  Imported all;
  for (const fs::path& file : command.files) {
    auto found = read_file(command, file, *study, *countries, workshop.path());
    if (!found) return reply_errors("import", found.error());
    add(all, std::move(*found));
  }
  if (!all.rows.empty()) add_source_rows(command, all);
  const auto merged = merge_rows(command.study, all.rows, command.replace);
  if (!merged) return reply_errors("import", merged.error());
  const auto after = write_checked(command, *study, *merged, all.rows);
  if (!after) return reply_errors("import", after.error());
  return told(command, *after, all, *merged);
}

}  // namespace korridor
