#include "korridor/study/table.h"

#include <cassert>
#include <cmath>
#include <limits>

#include "korridor/base/text.h"

namespace korridor {

std::vector<std::pair<std::string, double>> parse_recipe(std::string_view text) {
  std::vector<std::pair<std::string, double>> pairs;
  for (const std::string& part : split(text, ';')) {
    const std::size_t colon = part.find(':');
    pairs.emplace_back(trim(part.substr(0, colon)), parse_number(trim(part.substr(colon + 1))).value_or(0));
  }
  return pairs;
}

std::vector<std::pair<double, double>> parse_steps(std::string_view text) {
  std::vector<std::pair<double, double>> pairs;
  for (const auto& [price, tonnes] : parse_recipe(text)) pairs.emplace_back(parse_number(price).value_or(0), tonnes);
  return pairs;
}

Table::Table(const TableSchema& schema) : schema_(&schema) {}

std::optional<std::size_t> Table::find(std::string_view id) const {
  const auto at = rows_by_id_.find(std::string(id));
  if (at == rows_by_id_.end()) return std::nullopt;
  return at->second;
}

const std::string& Table::id(std::size_t row) const {
  static const std::string kNoId;
  return schema_->fields.front().type == FieldType::kId ? text(row, 0) : kNoId;
}

std::size_t Table::column(std::string_view name) const {
  const auto found = schema_->find(name);
  assert(found && "a column that schema/fields.csv does not have");
  return *found;
}

const std::string& Table::text(std::size_t row, std::size_t column) const {
  return texts_[row * schema_->fields.size() + column];
}

double Table::number(std::size_t row, std::size_t column) const {
  return numbers_[row * schema_->fields.size() + column];
}

std::optional<Date> Table::date(std::size_t row, std::string_view column_name) const {
  return parse_date(text(row, column_name));
}

std::vector<std::string> Table::list(std::size_t row, std::string_view column_name) const {
  return split(text(row, column_name), ';');
}

std::vector<std::pair<std::string, double>> Table::recipe(std::size_t row, std::string_view column_name) const {
  return parse_recipe(text(row, column_name));
}

std::vector<std::pair<double, double>> Table::steps(std::size_t row, std::string_view column_name) const {
  return parse_steps(text(row, column_name));
}

bool Table::is_given(std::size_t row, std::size_t column) const {
  return given_[row * schema_->fields.size() + column];
}

Error Table::place(std::size_t row, std::size_t column) const {
  const Origin& origin = origins_[row];
  const Source& source = sources_[origin.source];
  const std::int64_t told = source.columns[column];
  const auto lines = cell_lines_.find(row);
  const std::int64_t line = lines == cell_lines_.end() ? origin.line : lines->second[told > 0 ? column : 0];
  return {.file = source.file, .row = line, .column = told > 0 ? told : source.columns[0]};
}

std::size_t Table::add_source(Source source) {
  sources_.push_back(std::move(source));
  return sources_.size() - 1;
}

void Table::add_row(Row row) {
  const std::size_t index = origins_.size();
  origins_.push_back({row.source, row.line, row.sound});
  if (!row.lines.empty()) cell_lines_.emplace(index, std::move(row.lines));
  for (std::size_t c = 0; c < row.texts.size(); ++c) {
    const Field& field = schema_->fields[c];
    given_.push_back(!row.texts[c].empty());
    const std::string& text = texts_.emplace_back(row.texts[c].empty() ? field.default_text : std::move(row.texts[c]));
    const bool is_number = field.type == FieldType::kNumber && !field.list;
    numbers_.push_back(is_number ? parse_number(text).value_or(std::numeric_limits<double>::quiet_NaN())
                                 : std::numeric_limits<double>::quiet_NaN());
  }
  if (schema_->fields.front().type == FieldType::kId && !text(index, 0).empty())
    rows_by_id_.emplace(text(index, 0), index);
}

}  // namespace korridor
