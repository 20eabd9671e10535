#include "korridor/study/add_changes.h"

#include <algorithm>

namespace korridor {
namespace {

Table& find_table(Study& study, std::string_view name) { return *std::ranges::find(study.tables, name, &Table::name); }

/// A source of rows that stands in no file; errors cannot point at it because the rows were never refused.
std::size_t add_source(Table& table) {
  return table.add_source({.file = "(added)", .columns = std::vector<std::int64_t>(table.schema().fields.size(), 0)});
}

}  // namespace

Study add_changes(const Study& study, const std::string& set, const std::vector<AddedChange>& changes) {
  Study changed = study;
  Table& sets = find_table(changed, "sets");
  std::vector<std::string> row(sets.schema().fields.size());
  row[sets.column("set_id")] = row[sets.column("name")] = set;
  sets.add_row({.source = add_source(sets), .line = 0, .texts = std::move(row), .lines = {}});
  Table& table = find_table(changed, "changes");
  const std::size_t source = add_source(table);
  for (const AddedChange& change : changes) {
    std::vector<std::string> texts(table.schema().fields.size());
    texts[table.column("set")] = set;
    texts[table.column("table")] = change.table;
    texts[table.column("key")] = change.key;
    texts[table.column("column")] = change.column;
    texts[table.column("operation")] = "set";
    texts[table.column("value")] = change.value;
    table.add_row({.source = source, .line = 0, .texts = std::move(texts), .lines = {}});
  }
  return changed;
}

}  // namespace korridor
