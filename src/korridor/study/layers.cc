#include "korridor/study/layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <unordered_map>

#include "korridor/base/sha256.h"
#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/csv.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kMaxLayers = 8;
constexpr std::uintmax_t kMaxFileBytes = 512U << 20U;

/// Rows of a table while layers are laid over one another.
struct Draft {
  std::vector<Table::Source> sources;
  std::vector<Table::Row> rows;
  bool complete = true;
};

Result<std::string> read_file(const fs::path& path, const std::string& name) {
  const auto refuse = [&](std::string code, std::string message, std::string hint) {
    return fail({.code = std::move(code), .message = std::move(message), .file = name, .hint = std::move(hint)});
  };
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return refuse("no_file", "this is no file", "look at its name");
  const auto size = fs::file_size(path, error);
  std::ifstream in(path, std::ios::binary);
  if (error || !in) return refuse("no_file", "the file cannot be read", "look at its rights");
  if (size > kMaxFileBytes)
    return refuse("file_too_large", fmt::format("the file has {} bytes", size), "512 MiB are the most");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

/// Where the columns of the schema stand in the file; complains about the header. False if a column that is needed
/// lacks.
bool match_columns(const TableSchema& schema, const CsvFile& csv, Table::Source& source, Errors& errors) {
  source.columns.assign(schema.fields.size(), 0);
  for (std::size_t c = 0; c < csv.header.size(); ++c) {
    const std::string& name = csv.header[c].text;
    const auto column = static_cast<std::int64_t>(c + 1);
    if (const auto at = schema.find(name))
      source.columns[*at] = column;
    else
      errors.push_back(
          {.code = "unknown_column",
           .message = fmt::format("{} has no column {}", schema.name, name),
           .file = source.file,
           .row = csv.header[c].line,
           .column = column,
           .hint = did_you_mean(name, column_names(schema), "`korridor schema` tells the tables and columns")});
  }
  bool all_there = true;
  for (std::size_t f = 0; f < schema.fields.size(); ++f) {
    if (!schema.fields[f].required || source.columns[f] != 0) continue;
    all_there = false;
    errors.push_back({.code = "missing_column",
                      .message = fmt::format("column {} is missing", schema.fields[f].column),
                      .file = source.file,
                      .row = 1,
                      .hint = "add it: " + schema.fields[f].meaning});
  }
  return all_there;
}

/// One record as a row of the table. A cell that is refused is left empty, but for an id that others may refer to.
Table::Row read_row(const TableSchema& schema, const CsvRow& record, const Table::Source& source, Errors& errors) {
  Table::Row row{.line = record.line, .texts = std::vector<std::string>(schema.fields.size()), .lines = {}};
  if (record.cells.back().line != record.line) row.lines.assign(schema.fields.size(), record.line);
  for (std::size_t f = 0; f < schema.fields.size(); ++f) {
    const std::int64_t place = source.columns[f];
    if (place == 0) continue;
    const Field& field = schema.fields[f];
    const CsvCell& cell = record.cells[static_cast<std::size_t>(place - 1)];
    if (!row.lines.empty()) row.lines[f] = cell.line;
    const std::string_view trimmed = trim(cell.text);
    const bool free_text = field.type == FieldType::kText && !field.list && !trimmed.empty();
    std::string text(free_text ? std::string_view(cell.text) : trimmed);
    const std::size_t before = errors.size();
    check_cell(field, text, {.file = source.file, .row = cell.line, .column = place}, errors);
    if (errors.size() > before) {
      row.sound = false;
      if (field.type != FieldType::kId) text.clear();
    }
    row.texts[f] = std::move(text);
  }
  return row;
}

/// Reads a study and those below it, deepest first.
class LayerReader {
 public:
  explicit LayerReader(Layers& layers) : layers_(layers), drafts_(schema().size()) {}

  /// `told` is where the folder was named: study.toml of the study above.
  bool read(const fs::path& folder, const Error& told) {
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(folder, error);
    if (std::ranges::find(chain_, canonical) != chain_.end() || chain_.size() >= kMaxLayers) {
      layers_.errors.push_back(error_at(told, "base_cycle", "the study stands on itself", "look at [study] base"));
      return false;
    }
    const std::size_t depth = chain_.size();
    const bool is_own = depth == 0;
    chain_.push_back(canonical);
    const std::string toml_name = is_own ? "study.toml" : (folder / "study.toml").generic_string();
    if (!fs::exists(folder / "study.toml", error)) return complain_of_no_study(folder, told);
    const auto toml = read_file(folder / "study.toml", toml_name);
    if (!toml) {
      append(toml.error());
      return false;
    }
    const auto base = find_base(*toml, toml_name);
    const bool has_base = base && !base->message.empty();
    if (has_base && !read(folder / base->message, *base)) return false;
    prefix_ = is_own ? "" : fmt::format("base{}/", depth);
    read_settings(*toml, toml_name, has_base);
    read_tables(folder, is_own, is_own && has_base);
    if (!base)
      std::ranges::for_each(drafts_, [](Draft& draft) { draft.complete = false; });  // a base may be named there
    return true;
  }

  void finish() {
    layers_.sha256 = hash_.finish();
    for (std::size_t t = 0; t < schema().size(); ++t) {
      Table& table = layers_.tables.emplace_back(schema()[t]);
      for (Table::Source& source : drafts_[t].sources) table.add_source(std::move(source));
      for (Table::Row& row : drafts_[t].rows) table.add_row(std::move(row));
      if (!drafts_[t].complete) table.mark_incomplete();
    }
  }

 private:
  bool complain_of_no_study(const fs::path& folder, const Error& told) {
    std::error_code error;
    const bool is_folder = fs::is_directory(folder, error);
    Error where = told;
    if (where.file.empty()) where.file = folder.generic_string();
    layers_.errors.push_back(error_at(
        where, "no_study",
        is_folder ? folder.generic_string() + " has no study.toml" : "there is no folder " + folder.generic_string(),
        told.file.empty() ? "make a study with: korridor new NAME" : "name the folder of a study, seen from this one"));
    return false;
  }

  void read_settings(const std::string& bytes, const std::string& name, bool has_base) {
    hash(prefix_ + "study.toml", bytes);
    auto settings = parse_settings(bytes, name, has_base ? &layers_.settings.settings : nullptr);
    if (settings)
      layers_.settings = std::move(*settings);
    else
      append(settings.error());
  }

  void read_tables(const fs::path& folder, bool is_own, bool record_changes) {
    refuse_unknown_files(folder, is_own);
    std::error_code error;
    for (std::size_t t = 0; t < schema().size(); ++t) {
      const std::string name = schema()[t].name + ".csv";
      if (!fs::exists(folder / name, error)) continue;
      const std::string shown = is_own ? name : (folder / name).generic_string();
      const auto bytes = read_file(folder / name, shown);
      if (!bytes) {
        append(bytes.error());
        drafts_[t].complete = false;
        continue;
      }
      hash(prefix_ + name, *bytes);
      read_table(t, *bytes, shown, record_changes);
    }
  }

  void read_table(std::size_t t, const std::string& bytes, const std::string& shown, bool record_changes) {
    Draft& draft = drafts_[t];
    const auto csv = parse_csv(bytes, shown);
    if (!csv) {
      append(csv.error());
      draft.complete = false;
      return;
    }
    const TableSchema& table = schema()[t];
    Table::Source source{.file = shown, .columns = {}};
    const bool all_columns = match_columns(table, *csv, source, layers_.errors);
    const bool has_id = table.fields.front().type == FieldType::kId;
    std::unordered_map<std::string, std::size_t> below;
    for (std::size_t r = 0; has_id && r < draft.rows.size(); ++r) below.emplace(draft.rows[r].texts[0], r);
    for (const CsvRow& record : csv->rows) {
      Table::Row row = read_row(table, record, source, layers_.errors);
      row.source = draft.sources.size();
      row.sound = row.sound && all_columns;
      const std::string id = has_id ? row.texts[0] : fmt::format("line {}", row.line);
      const auto same = below.find(id);
      const bool replaces = same != below.end();
      if (record_changes) (replaces ? layers_.replaced : layers_.added).push_back(table.name + "/" + id);
      if (replaces) {
        draft.rows[same->second] = std::move(row);
        below.erase(same);  // a second row with this id is one too many
      } else {
        draft.rows.push_back(std::move(row));
      }
    }
    if (!all_columns) draft.complete = false;
    draft.sources.push_back(std::move(source));
  }

  /// policies.txt, links.csv.txt, orders.xlsx: saved under another name, it would be passed over.
  static bool looks_like_table(const fs::path& file) {
    static const std::set<std::string> kSaved = {".txt", ".tsv", ".tab", ".xls", ".xlsx", ".ods"};
    const std::string stem = lower_ascii(file.stem().stem().string());
    return kSaved.contains(lower_ascii(file.extension().string())) && find_table_schema(stem) != nullptr;
  }
  void refuse_unknown_files(const fs::path& folder, bool is_own) {
    std::vector<std::string> names;
    for (const std::string& table : table_names()) names.push_back(table + ".csv");
    std::set<std::string> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
      const std::string name = entry.path().filename().string();
      if (lower_ascii(entry.path().extension().string()) == ".csv" || looks_like_table(entry.path()))
        found.insert(name);
    }
    for (const std::string& name : found)
      if (std::ranges::find(names, name) == names.end())
        layers_.errors.push_back({.code = "unknown_table",
                                  .message = fmt::format("{} is no table of a study", name),
                                  .file = is_own ? name : (folder / name).generic_string(),
                                  .hint = did_you_mean(name, names, "rename it or move it out of the folder")});
  }

  void hash(const std::string& name, const std::string& bytes) {
    hash_.add(fmt::format("{} {}\n", name, bytes.size()));
    hash_.add(bytes);
  }
  void append(const Errors& more) { layers_.errors.insert(layers_.errors.end(), more.begin(), more.end()); }

  Layers& layers_;
  std::vector<Draft> drafts_;
  std::vector<fs::path> chain_;
  std::string prefix_;  // of names in the hash: layers count from the study itself, wherever the folders lie
  Sha256 hash_;
};

}  // namespace

fs::path find_base_folder(const fs::path& folder) {
  const auto toml = read_file(folder / "study.toml", "study.toml");
  const auto base = toml ? find_base(*toml, "study.toml") : std::nullopt;
  return base && !base->message.empty() ? folder / base->message : fs::path();
}

Layers read_layers(const fs::path& folder) {
  Layers layers;
  LayerReader reader(layers);
  if (reader.read(folder, {})) reader.finish();
  return layers;
}

}  // namespace korridor
