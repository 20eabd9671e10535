#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/check_study.h"
#include "korridor/study/selector.h"

namespace korridor {
namespace {

std::vector<std::string> ids_of(const Table& table) {
  std::vector<std::string> ids;
  for (std::size_t r = 0; r < table.size(); ++r) ids.push_back(table.id(r));
  return ids;
}

void check_ids(const Table& table, Errors& errors) {
  if (table.schema().fields.front().type != FieldType::kId) return;
  const std::string& column = table.schema().fields.front().column;
  for (std::size_t r = 0; r < table.size(); ++r)
    if (const auto first = table.find(table.id(r)); first && *first != r)
      errors.push_back(cell_error(table, r, column, "duplicate_id",
                                  fmt::format("{} stands twice, first in line {}", table.id(r), table.line(*first)),
                                  "give one of the two another id"));
}

void check_reference(const Study& study, const Table& table, std::size_t row, const Field& field, const std::string& id,
                     Errors& errors) {
  const Table& target = study.table(field.references);
  if (id.empty() || target.find(id)) return;
  errors.push_back(cell_error(table, row, field.column, "unknown_id", fmt::format("{} has no row {}", field.references, id),
                              did_you_mean(id, ids_of(target), fmt::format("add it to {}.csv", field.references))));
}

void check_cells(const Study& study, const Table& table, std::size_t c, Errors& errors) {
  const Field& field = table.schema().fields[c];
  for (std::size_t r = 0; r < table.size(); ++r) {
    const std::string& text = table.text(r, c);
    if (text.empty()) continue;
    if (field.type == FieldType::kRef && !field.list) check_reference(study, table, r, field, text, errors);
    if (field.type == FieldType::kRef && field.list)
      for (const std::string& id : split(text, ';')) check_reference(study, table, r, field, id, errors);
    if (field.type == FieldType::kRecipe)
      for (const auto& [good, tonnes] : table.recipe(r, field.column))
        if (!study.table("goods").find(good))
          errors.push_back(cell_error(table, r, field.column, "unknown_id", fmt::format("goods has no row {}", good),
                                      did_you_mean(good, ids_of(study.table("goods")), "add it to goods.csv")));
    if (field.type == FieldType::kSelector) {
      const Error where{.file = table.file(), .row = table.line(r), .column = table.file_column(c)};
      if (auto selector = Selector::parse(text, study, where); !selector)
        errors.insert(errors.end(), selector.error().begin(), selector.error().end());
    }
  }
}

/// `carries`, `cargo` and `goods` hold goods, cargo classes, or `all`.
void check_cargo_lists(const Study& study, Errors& errors) {
  const Table& goods = study.table("goods");
  std::vector<std::string> known = find_table_schema("goods")->fields[*find_table_schema("goods")->find("cargo")].allowed;
  for (auto& id : ids_of(goods)) known.push_back(std::move(id));
  const std::set<std::string> names(known.begin(), known.end());
  for (const auto& [table_name, column] : {std::pair{"links", "carries"}, {"fleets", "cargo"}, {"policies", "goods"}}) {
    const Table& table = study.table(table_name);
    for (std::size_t r = 0; r < table.size(); ++r)
      for (const std::string& name : table.list(r, column))
        if (!names.contains(name) && name != "all")
          errors.push_back(cell_error(table, r, column, "unknown_cargo", fmt::format("{} is neither a good nor a cargo class", name),
                                      did_you_mean(name, known, "see goods.csv")));
  }
}

/// Owners name an asset as `table:id`.
void check_assets(const Study& study, Errors& errors) {
  const Table& owners = study.table("owners");
  for (std::size_t r = 0; r < owners.size(); ++r) {
    const std::string& asset = owners.text(r, "asset");
    const std::size_t colon = asset.find(':');
    const std::string table(asset.substr(0, colon));
    const TableSchema* schema = find_table_schema(table);
    const bool exists = colon != std::string::npos && schema != nullptr && study.table(table).find(asset.substr(colon + 1));
    if (!exists)
      errors.push_back(cell_error(owners, r, "asset", "unknown_id", fmt::format("there is no asset {}", asset),
                                  "write table:id, such as plants:ulba or supply:inkai"));
  }
}

}  // namespace

Error cell_error(const Table& table, std::size_t row, std::string_view column, std::string code, std::string message,
                 std::string hint) {
  const std::int64_t told = table.file_column(table.column(column));
  return {.code = std::move(code), .message = std::move(message), .file = table.file(), .row = table.line(row),
          .column = told > 0 ? told : table.file_column(0), .hint = std::move(hint)};  // an absent column: the row's id
}

void check_references(const Study& study, Errors& errors) {
  for (const Table& table : study.tables) {
    check_ids(table, errors);
    for (std::size_t c = 0; c < table.schema().fields.size(); ++c) check_cells(study, table, c, errors);
  }
  check_cargo_lists(study, errors);
  check_assets(study, errors);
}

}  // namespace korridor
