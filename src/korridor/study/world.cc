#include "korridor/study/world.h"

#include <algorithm>
#include <cmath>

#include "korridor/base/text.h"
#include "korridor/study/pieces.h"

namespace korridor {

double apply_patches(double value, const std::vector<World::Patch>& patches, Date day) {
  for (const World::Patch& patch : patches) {
    if (day < patch.from || day >= patch.until) continue;
    if (patch.operation == 's') value = patch.number;
    if (patch.operation == 'm') value *= patch.number;
    if (patch.operation == 'a') value += patch.number;
  }
  return value;
}

double keep_in_range(const Field& field, double value) {
  if (field.minimum && value < *field.minimum) return *field.minimum;
  if (field.maximum && value > *field.maximum) return *field.maximum;
  return std::clamp(value, -kLargestFigure, kLargestFigure);
}

std::vector<std::string> World::agreements_on() const {
  const Table& agreements = study_->table("agreements");
  std::vector<std::string> on;
  for (std::size_t r = 0; r < agreements.size(); ++r) {
    const std::string& set = agreements.text(r, "set");
    const bool acts = std::ranges::find(sets_, set) != sets_.end();
    if (acts || (set.empty() && agreements.text(r, "in_base") == "yes")) on.push_back(agreements.id(r));
  }
  return on;
}

std::size_t World::index_of(const Table& table) const {
  return static_cast<std::size_t>(&table - study_->tables.data());
}

World::Column World::find_column(std::string_view table_name, std::string_view column_name) const {
  const Table& table = study_->table(table_name);
  const std::size_t column = table.column(column_name);
  const auto at = patches_.find({index_of(table), column});
  return {&table, column, at == patches_.end() ? nullptr : &at->second, &gates_[index_of(table)]};
}

const std::vector<World::Patch>* World::find_patches(std::size_t table, std::size_t row, std::size_t column) const {
  const auto at = patches_.find({table, column});
  if (at == patches_.end()) return nullptr;
  const auto of_row = at->second.find(row);
  return of_row == at->second.end() ? nullptr : &of_row->second;
}

double World::number_on(const Column& column, std::size_t row, const std::vector<Patch>& patches, Date day) {
  const double value = apply_patches(column.table->number(row, column.column), patches, day);
  return keep_in_range(column.table->schema().fields[column.column], value);
}

double World::number(const Column& column, std::size_t row, const Period& p) const {
  const auto* patches = patches_of(column, row);
  if (patches == nullptr) return column.table->number(row, column.column);
  double sum = 0, last = 0;
  bool is_constant = true;
  visit_pieces(*patches, p.from, p.until, [&](Date from, Date until) {
    const double value = number_on(column, row, *patches, from);
    is_constant = is_constant && (from == p.from || value == last);
    last = value;
    sum += value * days_between(from, until);
  });
  return is_constant ? last : sum / days_between(p.from, p.until);  // a constant is told to the last bit
}

std::string World::text_on(std::size_t t, std::size_t row, std::size_t column, Date day) const {
  const Table& table = study_->tables[t];
  const auto* patches = find_patches(t, row, column);
  if (patches == nullptr) return table.text(row, column);
  const Field& field = table.schema().fields[column];
  if (field.type == FieldType::kNumber && !field.list) {
    const double value = number_on({&table, column, nullptr, nullptr}, row, *patches, day);
    return std::isnan(value) ? std::string() : to_text(value);
  }
  const std::string* value = &table.text(row, column);
  for (const Patch& patch : *patches)
    if (day >= patch.from && day < patch.until) value = &study_->table("changes").text(patch.change, "value");
  return *value;
}

std::string World::text(std::string_view table, std::size_t row, std::string_view column, Date day) const {
  const Table& found = study_->table(table);
  return text_on(index_of(found), row, found.column(column), day);
}

}  // namespace korridor
