#include "korridor/exchange/import_mapping.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "korridor/base/country.h"
#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/schema.h"

namespace korridor {
namespace {

constexpr const char* kEmptyWord = "empty";
constexpr const char* kComma = "comma";  // the form of figures with a decimal comma

/// One row of the mapping file, with the errors of its cells.
class MappingRow {
 public:
  MappingRow(const Sheet& sheet, const Sheet::Row& row, Errors& errors) : sheet_(sheet), row_(row), errors_(errors) {}

  [[nodiscard]] std::string text(const char* column) const {
    const auto at = sheet_.find(column);
    return at ? sheet_.cell(row_, *at) : std::string();
  }
  void complain(const char* column, std::string message, std::string hint) const {
    const auto at = sheet_.find(column);
    errors_.push_back({.code = "bad_mapping",
                       .message = std::move(message),
                       .file = sheet_.file,
                       .row = row_.line,
                       .column = at ? static_cast<std::int64_t>(*at) + 1 : 1,
                       .hint = std::move(hint)});
  }
  Mapping::Field read() const {
    Mapping::Field field;
    field.from = text("from");
    field.value = text("value");
    field.form = text("form");
    field.line = row_.line;
    const std::string name = text("field");
    const auto dot = name.find('.');
    field.table = name.substr(0, dot);
    if (dot != std::string::npos) field.column = name.substr(dot + 1);
    check_name(field, name);
    read_factor(field);
    for (const std::string& pair : split(text("words"), ';')) {
      const auto equal = pair.find('=');
      if (equal == std::string::npos)
        complain("words", fmt::format("`{}` is no pair", pair), "write theirs=ours;theirs=ours");
      else
        field.words[fold_case(trim(pair.substr(0, equal)))] = std::string(trim(pair.substr(equal + 1)));
    }
    for (const std::string& word : split(text("skip"), ';')) field.skip.insert(fold_case(word));
    if (!field.form.empty() && field.form != "id" && field.form != "country" && field.form != kComma)
      complain("form", fmt::format("`{}` is no form", field.form), "write id, country or comma, or leave it empty");
    if (field.from.empty() && field.value.empty() && field.skip.empty())
      complain("from", "the field has neither a column nor a value", "name the column of the file, or give a value");
    return field;
  }

 private:
  void check_name(const Mapping::Field& field, const std::string& name) const {
    const TableSchema* table = find_table_schema(field.table);
    if (table == nullptr)
      complain("field", fmt::format("`{}` names no table of a study", name),
               did_you_mean(field.table, table_names(), "write table.column"));
    else if (!table->find(field.column))
      complain("field", fmt::format("the table {} has no column `{}`", field.table, field.column),
               did_you_mean(field.column, column_names(*table), "`korridor schema` tells the tables and columns"));
  }
  void read_factor(Mapping::Field& field) const {
    const std::string factor = text("factor");
    if (factor.empty()) return;
    field.factor = parse_number(factor);
    if (!field.factor) complain("factor", fmt::format("`{}` is no number", factor), "write it like 1000 or 0.001");
  }
  const Sheet& sheet_;
  const Sheet::Row& row_;
  Errors& errors_;
};

/// A number as people write it: 12.5, 1,234.5, 1 234 and 1'234. A sign between digits parts thousands only where three
/// digits follow, so that 1,5 stays what it is: no number.
std::optional<double> parse_loose(std::string_view text) {
  const auto digits_at = [&](std::size_t at) {
    std::size_t count = 0;
    while (at + count < text.size() && std::isdigit(static_cast<unsigned char>(text[at + count])) != 0) ++count;
    return count;
  };
  std::string digits;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool parts = at > 0 && (text[at] == ',' || text[at] == ' ' || text[at] == '\'') && digits_at(at + 1) == 3;
    if (!parts) digits += text[at];
  }
  return parse_number(digits);
}

/// 1.234,5 as 1,234.5
std::string with_point(std::string text) {
  for (char& sign : text)
    if (sign == ',' || sign == '.') sign = sign == ',' ? '.' : ',';
  return text;
}

bool is_figure(const Mapping::Field& field) {
  const TableSchema& table = *find_table_schema(field.table);
  return field.factor || table.fields[*table.find(field.column)].type == FieldType::kNumber;
}

struct Cell {
  const Sheet& sheet;
  const Sheet::Row& row;
  const Mapping::Field& field;
  std::optional<std::size_t> column;
  Errors& errors;

  void complain(std::string message, std::string hint) const {
    errors.push_back({.code = "sheet_cell",
                      .message = std::move(message),
                      .file = sheet.file,
                      .row = row.line,
                      .column = column ? static_cast<std::int64_t>(*column) + 1 : 1,
                      .hint = std::move(hint)});
  }
  /// What stands in the study's cell; nothing where it does not fit, which has been told then.
  [[nodiscard]] std::optional<std::string> convert() const {
    std::string text = column ? sheet.cell(row, *column) : std::string();
    if (text.empty()) text = field.value;
    if (text.empty()) return text;
    if (!field.words.empty()) {
      const auto word = field.words.find(fold_case(text));
      if (word == field.words.end()) {
        complain(fmt::format("`{}` is none of the words of {}", text, field.column), "add it to words in the mapping");
        return std::nullopt;
      }
      return word->second;
    }
    if (field.form == "id") return make_id(text);
    if (field.form == "country") {
      const auto state = find_country(text);
      if (!state) complain(fmt::format("no state is called `{}`", text), "write its name or ISO code");
      return state;
    }
    const bool comma = field.form == kComma && !(sheet.is_typed && parse_number(text));
    if (!comma && (!is_figure(field) || (!field.factor && parse_number(text)))) return text;
    const auto number = parse_loose(comma ? with_point(text) : text);
    if (!number)
      complain(fmt::format("`{}` is no number", text), !comma && parse_loose(with_point(text))
                                                           ? "write comma under form where figures have a decimal comma"
                                                           : "mend the cell, or list it in skip");
    return number ? std::optional(to_text(*number * field.factor.value_or(1))) : std::nullopt;
  }
};

}  // namespace

Result<Mapping> read_mapping(const std::filesystem::path& file) {
  const auto sheet = read_sheet(file);
  if (!sheet) return std::unexpected(sheet.error());
  Errors errors;
  static const std::vector<std::string> kColumns = {"field", "from", "value", "factor", "words", "skip", "form"};
  for (std::size_t c = 0; c < sheet->header.size(); ++c)
    if (std::ranges::find(kColumns, sheet->header[c]) == kColumns.end())
      errors.push_back({.code = "bad_mapping",
                        .message = fmt::format("a mapping has no column `{}`", sheet->header[c]),
                        .file = sheet->file,
                        .row = 1,
                        .column = static_cast<std::int64_t>(c) + 1,
                        .hint = did_you_mean(sheet->header[c], kColumns, "see docs/reference/exchange.md")});
  Mapping mapping{.file = sheet->file, .fields = {}};
  for (const Sheet::Row& row : sheet->rows) mapping.fields.push_back(MappingRow(*sheet, row, errors).read());
  if (mapping.fields.empty() && errors.empty())
    errors.push_back({.code = "bad_mapping",
                      .message = "the mapping names no field",
                      .file = sheet->file,
                      .row = 1,
                      .hint = "write a row for each column of the study that is filled"});
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return mapping;
}

Result<Imported> import_table(const Sheet& sheet, const Mapping& mapping) {
  Errors errors;
  std::vector<std::optional<std::size_t>> columns;
  for (const Mapping::Field& field : mapping.fields) {
    columns.push_back(field.from.empty() ? std::nullopt : sheet.find(field.from));
    if (!field.from.empty() && !columns.back())
      errors.push_back({.code = "sheet_column",
                        .message = fmt::format("{} has no column `{}`", sheet.file, field.from),
                        .file = mapping.file,
                        .row = field.line,
                        .hint = did_you_mean(field.from, sheet.header, "name a column of its header")});
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  Imported found;
  found.warnings = sheet.warnings;
  for (const Sheet::Row& row : sheet.rows) {
    ++found.read;
    std::map<std::string, ImportedRow> rows;
    std::string skipped;
    for (std::size_t f = 0; f < mapping.fields.size() && skipped.empty(); ++f) {
      const Mapping::Field& field = mapping.fields[f];
      const std::string raw = columns[f] ? sheet.cell(row, *columns[f]) : std::string();
      if (field.skip.contains(raw.empty() ? kEmptyWord : fold_case(raw)))
        skipped = fmt::format("{} is `{}`", field.from, raw.empty() ? kEmptyWord : raw);
    }
    if (!skipped.empty()) {
      found.drop(skipped, sheet.file, row.line);
      continue;
    }
    for (std::size_t f = 0; f < mapping.fields.size(); ++f) {
      const Mapping::Field& field = mapping.fields[f];
      ImportedRow& into = rows[field.table];
      into.table = field.table;
      into.file = sheet.file;
      into.line = row.line;
      if (const auto text = Cell{sheet, row, field, columns[f], errors}.convert(); text && !text->empty())
        into.cells[field.column] = *text;
    }
    for (auto& [table, made] : rows) found.rows.push_back(std::move(made));
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return found;
}

Result<Imported> import_own_sheet(const Sheet& sheet) {
  const std::size_t from = sheet.file.rfind('[') + 1;
  const std::string name = lower_ascii(sheet.file.substr(from, sheet.file.size() - from - 1));
  Imported found;
  const TableSchema* table = find_table_schema(name);
  if (table == nullptr) {
    found.read = sheet.rows.size();
    for (const Sheet::Row& row : sheet.rows) found.drop("sheet that is no table of a study", sheet.file, row.line);
    return found;
  }
  Mapping mapping{.file = sheet.file, .fields = {}};
  Errors errors;
  for (std::size_t c = 0; c < sheet.header.size(); ++c)
    if (const std::string column = lower_ascii(sheet.header[c]); table->find(column)) {
      Mapping::Field& field = mapping.fields.emplace_back();
      field.table = name;
      field.column = column;
      field.from = sheet.header[c];
    } else if (!column.empty()) {
      errors.push_back(
          {.code = "sheet_column",
           .message = fmt::format("the table {} has no column `{}`", name, sheet.header[c]),
           .file = sheet.file,
           .row = 1,
           .column = static_cast<std::int64_t>(c) + 1,
           .hint = did_you_mean(column, column_names(*table), "`korridor schema` tells the tables and columns")});
    }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return import_table(sheet, mapping);
}

}  // namespace korridor
