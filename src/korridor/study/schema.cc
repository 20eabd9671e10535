#include "korridor/study/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "korridor/base/text.h"
#include "korridor/study/csv.h"

namespace korridor::embedded {
extern const std::string_view kFieldsCsv;
}

namespace korridor {
namespace {

FieldType parse_type(std::string_view name) {
  if (name == "id") return FieldType::kId;
  if (name == "number") return FieldType::kNumber;
  if (name == "date") return FieldType::kDate;
  if (name == "choice") return FieldType::kChoice;
  if (name == "ref") return FieldType::kRef;
  if (name == "selector") return FieldType::kSelector;
  if (name == "recipe") return FieldType::kRecipe;
  if (name == "steps") return FieldType::kSteps;
  if (name == "discounts") return FieldType::kDiscounts;
  if (name == "country") return FieldType::kCountry;
  if (name == "currency") return FieldType::kCurrency;
  if (name == "month") return FieldType::kMonth;
  return FieldType::kText;
}

/// `list:ref:goods` -> a list of references to goods.
void read_type(std::string text, Field& field) {
  if (text == "list" || text.starts_with("list:")) {
    field.list = true;
    text = text == "list" ? "text" : text.substr(5);
  }
  if (text.starts_with("ref:")) {
    field.references = text.substr(4);
    text = "ref";
  }
  field.type = parse_type(text);
}

Field read_field(const CsvRow& row) {
  const auto text = [&](std::size_t c) { return row.cells[c].text; };
  Field field;
  field.table = text(0);
  field.column = text(1);
  read_type(text(2), field);
  field.unit = text(3);
  field.required = text(4) == "yes";
  field.default_text = text(5);
  field.allowed = split(text(6), ';');
  field.minimum = parse_number(text(7));
  field.maximum = parse_number(text(8));
  field.figure = text(9) == "yes";
  field.meaning = text(10);
  return field;
}

std::vector<TableSchema> read_schema() {
  const auto file = parse_csv(embedded::kFieldsCsv, "schema/fields.csv");
  if (!file) std::abort();  // the table is compiled in and tested
  std::vector<TableSchema> tables;
  for (const CsvRow& row : file->rows) {
    Field field = read_field(row);
    if (tables.empty() || tables.back().name != field.table) tables.push_back({.name = field.table, .fields = {}});
    tables.back().fields.push_back(std::move(field));
  }
  return tables;
}

}  // namespace

std::optional<std::size_t> TableSchema::find(std::string_view column) const {
  const auto at = std::ranges::find(fields, column, &Field::column);
  if (at == fields.end()) return std::nullopt;
  return static_cast<std::size_t>(at - fields.begin());
}

const std::vector<TableSchema>& schema() {
  static const std::vector<TableSchema> tables = read_schema();
  return tables;
}

const TableSchema* find_table_schema(std::string_view name) {
  const auto at = std::ranges::find(schema(), name, &TableSchema::name);
  return at == schema().end() ? nullptr : &*at;
}

const std::vector<std::string>& table_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> found;
    for (const TableSchema& table : schema()) found.push_back(table.name);
    return found;
  }();
  return names;
}

std::vector<std::string> column_names(const TableSchema& table) {
  std::vector<std::string> names;
  for (const Field& field : table.fields) names.push_back(field.column);
  return names;
}

}  // namespace korridor
