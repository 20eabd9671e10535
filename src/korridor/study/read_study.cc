#include <algorithm>
#include <cassert>
#include <fstream>
#include <iterator>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "korridor/base/sha256.h"
#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/check_study.h"
#include "korridor/study/csv.h"
#include "korridor/study/settings.h"
#include "korridor/study/study.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;
constexpr int kMaxLayers = 8;
constexpr std::uintmax_t kMaxFileBytes = 512U << 20U;

/// Rows of a table as texts by schema column, before they become a Table; later layers replace rows with the same id.
struct DraftRow {
  std::int64_t line;
  std::vector<std::string> texts;
};
struct DraftTable {
  std::string file;
  std::vector<std::int64_t> file_columns;
  std::vector<DraftRow> rows;
};

struct Draft {
  Settings settings;
  std::vector<DraftTable> tables;  // in the order of the schema
  std::string digest_input;
  Errors errors;
};

Result<std::string> read_file(const fs::path& path, const std::string& name) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  std::ifstream in(path, std::ios::binary);
  if (error || !in) return fail({.code = "no_file", .message = "the file cannot be read", .file = name, .hint = "look at its name and rights"});
  if (size > kMaxFileBytes)
    return fail({.code = "file_too_large", .message = fmt::format("the file has {} bytes", size), .file = name, .hint = "512 MiB are the most"});
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::vector<std::string> column_names(const TableSchema& schema) {
  std::vector<std::string> names;
  for (const Field& field : schema.fields) names.push_back(field.column);
  return names;
}

/// Position in the file of each schema column (from 1, 0 where it is absent); complains about the header.
std::vector<std::int64_t> match_columns(const TableSchema& schema, const CsvFile& csv, const std::string& file, Errors& errors) {
  std::vector<std::int64_t> places(schema.fields.size(), 0);
  for (std::size_t c = 0; c < csv.header.size(); ++c) {
    const std::string& name = csv.header[c].text;
    if (const auto at = schema.find(name))
      places[*at] = static_cast<std::int64_t>(c + 1);
    else
      errors.push_back({.code = "unknown_column", .message = fmt::format("{} has no column {}", schema.name, name), .file = file,
                        .row = 1, .column = static_cast<std::int64_t>(c + 1),
                        .hint = did_you_mean(name, column_names(schema), "see docs/reference/schema.md")});
  }
  for (std::size_t f = 0; f < schema.fields.size(); ++f)
    if (schema.fields[f].required && places[f] == 0)
      errors.push_back({.code = "missing_column", .message = fmt::format("column {} is missing", schema.fields[f].column), .file = file,
                        .row = 1, .hint = "add it: " + schema.fields[f].meaning});
  return places;
}

DraftTable read_table(const TableSchema& schema, const CsvFile& csv, const std::string& file, Errors& errors) {
  DraftTable table{.file = file, .file_columns = match_columns(schema, csv, file, errors), .rows = {}};
  for (const CsvRow& row : csv.rows) {
    DraftRow draft{.line = row.line, .texts = std::vector<std::string>(schema.fields.size())};
    for (std::size_t f = 0; f < schema.fields.size(); ++f) {
      const std::int64_t place = table.file_columns[f];
      if (place == 0) continue;
      const CsvCell& cell = row.cells[static_cast<std::size_t>(place - 1)];
      const bool free_text = schema.fields[f].type == FieldType::kText && !schema.fields[f].list;
      draft.texts[f] = free_text ? cell.text : std::string(trim(cell.text));
      check_cell(schema.fields[f], draft.texts[f], {.file = file, .row = cell.line, .column = place}, errors);
    }
    table.rows.push_back(std::move(draft));
  }
  return table;
}

/// Rows with an id replace the row of the base with the same id; all others are added.
void lay_over(const TableSchema& schema, DraftTable& below, DraftTable&& above) {
  const bool has_id = schema.fields.front().type == FieldType::kId;
  const std::size_t inherited = below.rows.size();
  for (DraftRow& row : above.rows) {
    const auto end = below.rows.begin() + static_cast<std::ptrdiff_t>(inherited);
    const auto same = std::find_if(below.rows.begin(), end, [&](const DraftRow& b) { return has_id && b.texts[0] == row.texts[0]; });
    if (same != end)
      *same = std::move(row);
    else
      below.rows.push_back(std::move(row));
  }
  below.file = above.file;
  below.file_columns = std::move(above.file_columns);
}

void refuse_unknown_files(const fs::path& folder, Errors& errors) {
  std::vector<std::string> names;
  for (const TableSchema& table : schema()) names.push_back(table.name + ".csv");
  std::set<std::string> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".csv") found.insert(entry.path().filename().string());
  for (const std::string& name : found)
    if (std::ranges::find(names, name) == names.end())
      errors.push_back({.code = "unknown_table", .message = fmt::format("{} is no table of a study", name), .file = name,
                        .hint = did_you_mean(name, names, "rename it or move it out of the folder")});
}

void append(Errors& errors, Errors more) { errors.insert(errors.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end())); }

/// Reads one folder into the draft, its base first. False when nothing can be read at all.
bool read_layer(const fs::path& folder, Draft& draft, std::vector<fs::path>& chain) {
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(folder, error);
  if (std::ranges::find(chain, canonical) != chain.end() || chain.size() >= kMaxLayers) {
    draft.errors.push_back({.code = "base_cycle", .message = "the study stands on itself", .file = "study.toml", .hint = "look at [study] base"});
    return false;
  }
  chain.push_back(canonical);
  const std::string toml_name = chain.size() == 1 ? "study.toml" : (folder / "study.toml").string();
  const auto toml = read_file(folder / "study.toml", toml_name);
  if (!toml) {
    const bool is_folder = fs::is_directory(folder, error);
    draft.errors.push_back({.code = "no_study", .message = is_folder ? "the folder has no study.toml" : "there is no such folder",
                            .file = folder.string(), .hint = "make one with: korridor new NAME"});
    return false;
  }
  std::string base;
  Settings first;
  const auto peek = parse_settings(*toml, toml_name, &first, base);  // only for the name of the base
  if (!base.empty() && !read_layer(folder / base, draft, chain)) return false;
  const bool inherited = !base.empty();
  std::string ignored;
  auto settings = parse_settings(*toml, toml_name, inherited ? &draft.settings : nullptr, ignored);
  if (settings)
    draft.settings = std::move(*settings);
  else
    append(draft.errors, std::move(settings.error()));
  draft.digest_input += fmt::format("study.toml {}\n", toml->size()) + *toml;

  refuse_unknown_files(folder, draft.errors);
  const bool is_own = chain.front() == canonical;
  for (std::size_t t = 0; t < schema().size(); ++t) {
    const std::string name = schema()[t].name + ".csv";
    if (!fs::exists(folder / name, error)) continue;
    const std::string shown = is_own ? name : (folder / name).string();
    const auto bytes = read_file(folder / name, shown);
    if (!bytes) {
      append(draft.errors, bytes.error());
      continue;
    }
    draft.digest_input += fmt::format("{} {}\n", name, bytes->size()) + *bytes;
    auto csv = parse_csv(*bytes, shown);
    if (!csv) {
      append(draft.errors, std::move(csv.error()));
      continue;
    }
    lay_over(schema()[t], draft.tables[t], read_table(schema()[t], *csv, shown, draft.errors));
  }
  return true;
}

Study to_study(Draft&& draft, const fs::path& folder) {
  Study study;
  study.settings = std::move(draft.settings);
  study.folder = folder;
  Sha256 hash;
  hash.add(draft.digest_input);
  study.sha256 = hash.finish();
  for (std::size_t t = 0; t < schema().size(); ++t) {
    Table& table = study.tables.emplace_back(schema()[t]);
    DraftTable& from = draft.tables[t];
    table.set_file(from.file.empty() ? schema()[t].name + ".csv" : from.file,
                   from.file_columns.empty() ? std::vector<std::int64_t>(schema()[t].fields.size(), 0) : std::move(from.file_columns));
    for (DraftRow& row : from.rows) table.add_row(row.line, std::move(row.texts));
  }
  return study;
}

void check_settings(const Study& study, Errors& errors) {
  const auto known = [&](const char* table, const std::string& id, const char* key) {
    if (!id.empty() && !study.table(table).find(id))
      errors.push_back({.code = "unknown_id", .message = fmt::format("route.{} names {}, which is not in {}", key, id, table),
                        .file = "study.toml", .hint = "name a row of that table"});
  };
  known("goods", study.settings.route_good, "good");
  known("places", study.settings.route_from, "from");
  known("places", study.settings.route_to, "to");
}

}  // namespace

const Table& Study::table(std::string_view name) const {
  const auto at = std::ranges::find(tables, name, &Table::name);
  assert(at != tables.end() && "a table that schema/fields.csv does not have");
  return *at;
}

Result<Study> read_study(const fs::path& folder) {
  Draft draft;
  draft.tables.resize(schema().size());
  std::vector<fs::path> chain;
  const bool readable = read_layer(folder, draft, chain);
  if (!readable) return std::unexpected(std::move(draft.errors));
  Errors errors = std::move(draft.errors);
  const bool cells_stand = errors.empty();
  Study study = to_study(std::move(draft), folder);
  // A cell that is wrong in itself would be told again by every rule that looks at it.
  if (cells_stand) {
    check_references(study, errors);
    check_settings(study, errors);
    check_rows(study, errors);
    if (errors.empty()) check_whole(study, errors);
  }
  if (!errors.empty()) {
    std::ranges::stable_sort(errors, {}, [](const Error& e) { return std::tie(e.file, e.row, e.column); });
    return std::unexpected(std::move(errors));
  }
  collect_warnings(study, study.warnings);
  return study;
}

}  // namespace korridor
