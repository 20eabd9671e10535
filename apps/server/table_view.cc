#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

#include "korridor/base/phrases.h"
#include "korridor/service/commands.h"
#include "korridor/study/check_cell.h"
#include "study_views.h"

namespace korridor::server {
namespace {

namespace fs = std::filesystem;

const char* name_of(FieldType type) {
  switch (type) {
    case FieldType::kId:
      return "id";
    case FieldType::kText:
      return "text";
    case FieldType::kNumber:
      return "number";
    case FieldType::kDate:
      return "date";
    case FieldType::kChoice:
      return "choice";
    case FieldType::kRef:
      return "ref";
    case FieldType::kSelector:
      return "selector";
    case FieldType::kRecipe:
      return "recipe";
    case FieldType::kSteps:
    case FieldType::kDiscounts:
      return "steps";
    case FieldType::kCountry:
      return "country";
    case FieldType::kCurrency:
      return "currency";
    default:
      return "month";
  }
}

Json column_json(const Field& field) {
  return {{"name", field.column},
          {"type", name_of(field.type)},
          {"list", field.list},
          {"references", field.references},
          {"unit", field.unit},
          {"meaning", field.meaning},
          {"meaning_de", translate_phrase(field.meaning, "de").value_or(field.meaning)},
          {"required", field.required},
          {"default", field.default_text},
          {"allowed", field.allowed}};
}

Error wrong_field(const std::string& path, const std::string& says) {
  return {.code = "bad_field",
          .message = path + " " + says,
          .file = path,
          .hint = "give tables: {name: {columns: [text], rows: [[text]]}}"};
}

std::string quote(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

Result<std::string> line_of(const Json& cells, const std::string& path) {
  if (!cells.is_array() || cells.empty()) return fail(wrong_field(path, "is no list of cells"));
  std::string line;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (!cells[c].is_string()) return fail(wrong_field(fmt::format("{}[{}]", path, c), "is no text"));
    line += (c > 0 ? "," : "") + quote(cells[c].get<std::string>());
  }
  return line + "\n";
}

/// A table of the request as CSV.
Result<std::string> csv_of(const Json& table, const std::string& path) {
  if (!table.is_object() || !table.contains("columns") || !table.contains("rows") || !table["rows"].is_array())
    return fail(wrong_field(path, "is no table"));
  auto csv = line_of(table["columns"], path + ".columns");
  for (std::size_t r = 0; csv && r < table["rows"].size(); ++r) {
    auto line = line_of(table["rows"][r], fmt::format("{}.rows[{}]", path, r));
    if (!line) return line;
    *csv += *line;
  }
  return csv;
}

/// A folder that goes away with it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "korridor-check-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// study.toml with the path of a base made absolute: the copy lies elsewhere.
void copy_settings(const fs::path& from, const fs::path& to) {
  std::ifstream in(from / "study.toml");
  std::ofstream out(to / "study.toml");
  for (std::string line; std::getline(in, line);) {
    const auto begin = line.find('"'), end = line.rfind('"');
    if (line.starts_with("base") && begin != std::string::npos && end > begin)
      line =
          fmt::format("base = \"{}\"", fs::weakly_canonical(from / line.substr(begin + 1, end - begin - 1)).string());
    out << line << "\n";
  }
}

/// The study's own files, but for the tables that are replaced. Its name stays that of the folder.
Errors copy_study(const Study& study, const fs::path& to, const Json& tables) {
  std::error_code error;
  fs::create_directories(to, error);
  copy_settings(study.folder, to);
  for (auto at = fs::directory_iterator(study.folder, error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    const bool is_table = at->path().extension() == ".csv";
    if (!is_table || tables.contains(at->path().stem().string())) continue;
    fs::copy_file(at->path(), to / name, error);
  }
  if (error) return {{.code = "cannot_write", .message = "the study could not be copied: " + error.message()}};
  return {};
}

Errors write_tables(const Json& tables, const fs::path& to) {
  Errors errors;
  for (const auto& [name, table] : tables.items()) {
    if (find_table_schema(name) == nullptr) {
      const std::string told = name.substr(0, 60);
      errors.push_back({.code = "unknown_table",
                        .message = "there is no table " + told,
                        .file = "tables." + told,
                        .hint = did_you_mean(told, table_names(), "see GET /api/tables")});
      continue;
    }
    const auto csv = csv_of(table, "tables." + name);
    if (!csv) {
      errors.insert(errors.end(), csv.error().begin(), csv.error().end());
      continue;
    }
    std::ofstream out(to / (name + ".csv"), std::ios::binary);
    out << *csv;
    if (!out.flush()) errors.push_back({.code = "cannot_write", .message = "a table could not be written"});
  }
  return errors;
}

}  // namespace

Json tables_json(const Study& study) {
  Json json = reply_head("tables", &study, "ok");
  json["warnings"] = Json::array();
  json["tables"] = Json::array();
  for (const Table& table : study.tables) json["tables"].push_back({{"name", table.name()}, {"rows", table.size()}});
  return json;
}

Result<Json> table_json(const Study& study, const std::string& name) {
  if (find_table_schema(name) == nullptr)
    return fail({.code = "no_path",
                 .message = "there is no table " + name.substr(0, 60),
                 .hint = did_you_mean(name.substr(0, 60), table_names(), "see GET /api/tables")});
  const Table& table = study.table(name);
  Json json = reply_head("tables", &study, "ok");
  json["warnings"] = Json::array();
  json["table"] = name;
  json["columns"] = Json::array();
  for (const Field& field : table.schema().fields) json["columns"].push_back(column_json(field));
  json["rows"] = Json::array();
  for (std::size_t r = 0; r < table.size(); ++r) {
    Json row = Json::array();
    for (std::size_t c = 0; c < table.schema().fields.size(); ++c)
      row.push_back(table.is_given(r, c) ? table.text(r, c) : std::string());
    json["rows"].push_back(std::move(row));
  }
  return json;
}

Reply check_edited(const Study& study, const Json& tables) {
  if (!tables.is_object()) return reply_errors("check", {wrong_field("tables", "is no object")});
  const TemporaryFolder temporary;
  if (temporary.path().empty())
    return reply_errors("check", {{.code = "cannot_write", .message = "there is no temporary folder"}});
  const fs::path folder = temporary.path() / fs::weakly_canonical(study.folder).filename();
  Errors errors = copy_study(study, folder, tables);
  if (errors.empty()) errors = write_tables(tables, folder);
  return errors.empty() ? check_study(folder) : reply_errors("check", errors);
}

}  // namespace korridor::server
