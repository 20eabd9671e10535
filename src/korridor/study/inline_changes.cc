#include "korridor/study/inline_changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/check_study.h"

namespace korridor {
namespace {

constexpr const char* kFile = "changes[]";

Table& find_table(Study& study, std::string_view name) { return *std::ranges::find(study.tables, name, &Table::name); }

Table::Source make_source(const TableSchema& schema) {
  Table::Source source{.file = kFile, .columns = {}};
  for (std::size_t c = 0; c < schema.fields.size(); ++c) source.columns.push_back(static_cast<std::int64_t>(c + 1));
  return source;
}

void add_set(Study& study, const std::string& name) {
  Table& sets = find_table(study, "sets");
  std::vector<std::string> row(sets.schema().fields.size());
  row[sets.column("set_id")] = name;
  row[sets.column("name")] = "own changes";  // how a report calls what no file of the study holds
  row[sets.column("name_de")] = "eigene Änderungen";
  const std::size_t source = sets.add_source(make_source(sets.schema()));
  sets.add_row({.source = source, .line = 0, .texts = std::move(row), .lines = {}});
}

void check_names(const TableSchema& schema, const InlineChange& change, std::size_t number, Errors& errors) {
  for (const auto& [name, value] : change)
    if (!schema.find(name))
      errors.push_back({.code = "unknown_column",
                        .message = fmt::format("a change has no {}", name),
                        .file = fmt::format("changes[{}].{}", number, name),
                        .hint = did_you_mean(name, column_names(schema), "see docs/reference/changes.md")});
}

}  // namespace

void name_inline_places(Errors& errors) {
  const TableSchema& schema = *find_table_schema("changes");
  for (Error& error : errors) {
    if (error.file != kFile) continue;
    const auto column = static_cast<std::size_t>(std::max<std::int64_t>(error.column, 1) - 1);
    error.file = fmt::format("changes[{}].{}", error.row, schema.fields[column].column);
    error.row = error.column = 0;
  }
}

Result<Study> add_inline_changes(const Study& study, const std::string& set, const std::vector<InlineChange>& changes) {
  if (study.table("sets").find(set))
    return fail({.code = "exists", .message = fmt::format("the study has a scenario {} of its own", set)});
  Study changed = study;
  add_set(changed, set);
  Table& table = find_table(changed, "changes");
  const TableSchema& schema = table.schema();
  const std::size_t source = table.add_source(make_source(schema));
  Errors errors;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    check_names(schema, changes[i], i, errors);
    Table::Row row{.source = source,
                   .line = static_cast<std::int64_t>(i),
                   .texts = std::vector<std::string>(schema.fields.size()),
                   .lines = {}};
    const std::size_t before = errors.size();
    for (std::size_t c = 0; c < schema.fields.size(); ++c) {
      const auto given = changes[i].find(schema.fields[c].column);
      if (given != changes[i].end()) row.texts[c] = std::string(trim(given->second));
      if (schema.fields[c].column == "set") row.texts[c] = set;
      if (schema.fields[c].column == "order") row.texts[c] = std::to_string(i);
      check_cell(schema.fields[c], row.texts[c],
                 {.file = kFile, .row = row.line, .column = static_cast<std::int64_t>(c + 1)}, errors);
    }
    row.sound = errors.size() == before;
    table.add_row(std::move(row));
  }
  check_changes(changed, errors);
  name_inline_places(errors);
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return changed;
}

}  // namespace korridor
