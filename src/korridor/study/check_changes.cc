#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/check_study.h"

namespace korridor {
namespace {

/// Tables that are a record, or that name changes themselves: nothing in a plan reads them day by day.
bool is_record(std::string_view table) {
  static const std::set<std::string_view> kRecords = {"changes",   "sets",         "sources",   "claims",
                                                      "citations", "observations", "statements"};
  return kRecords.contains(table);
}

/// One row of `changes`.
struct Change {
  const Study& study;
  const Table& table;
  std::size_t row;
  Errors& errors;
  [[nodiscard]] const std::string& text(std::string_view column) const { return table.text(row, column); }
  void complain(std::string_view column, std::string code, std::string message, std::string hint) const {
    errors.push_back(cell_error(table, row, column, std::move(code), std::move(message), std::move(hint)));
  }
};

void check_target_rows(const Change& change, const std::string& table) {
  const bool has_key = !change.text("key").empty();
  if (has_key != change.text("selector").empty())
    change.complain(has_key ? "selector" : "key", "key_or_selector",
                    has_key ? "both a key and a selector are given" : "neither a key nor a selector is given",
                    "give one of the two");
  check_reference(change.study, table, change.text("key"), change.table.place(change.row, "key"), change.errors);
}

void check_days(const Change& change) {
  const auto from = change.table.date(change.row, "from");
  const auto until = change.table.date(change.row, "until");
  if (from && until && *until <= *from)
    change.complain("until", "until_before_from",
                    fmt::format("ends on {}, starts on {}", to_string(*until), to_string(*from)),
                    "until is the first day after the change");
}

/// A good is not swapped for one that counts on another basis: the amounts beside it would keep the old one.
void check_basis(const Change& change, const Field& field) {
  if (field.table == "goods" && field.column == "basis")
    change.complain("column", "basis_mix", "changing the basis would leave every amount on the old one",
                    "make a second good, and a process between the two");
  if (field.references != "goods" || field.list || field.type != FieldType::kRef) return;
  const Table& goods = change.study.table("goods");
  const Table& target = change.study.table(field.table);
  const auto row = target.find(change.text("key"));
  const auto after = goods.find(change.text("value"));
  const auto before = row ? goods.find(target.text(*row, field.column)) : std::nullopt;
  if (!before || !after || goods.text(*before, "basis") == goods.text(*after, "basis")) return;
  change.complain("value", "basis_mix",
                  fmt::format("{} counts {} tonnes, {} counts {} ones", goods.id(*before), goods.text(*before, "basis"),
                              goods.id(*after), goods.text(*after, "basis")),
                  "add a row of its own for the other good");
}

/// Names inside a new value.
void check_value_names(const Change& change, const Field& field) {
  const std::string& value = change.text("value");
  const Error where = change.table.place(change.row, "value");
  if (field.type == FieldType::kSelector) return check_names_in_selector(change.study, value, where, change.errors);
  if (field.type != FieldType::kRef) return;
  for (const std::string& id : field.list ? split(value, ';') : std::vector{value})
    check_reference(change.study, field.references, id, where, change.errors);
}

void check_value(const Change& change, const Field& field) {
  const std::string& value = change.text("value");
  const Error where = change.table.place(change.row, "value");
  if (change.text("operation") == "set") {
    const std::size_t before = change.errors.size();
    check_cell(field, value, where, change.errors);
    if (change.errors.size() == before) check_value_names(change, field);
    check_basis(change, field);
  } else if (field.type != FieldType::kNumber || field.list) {
    change.complain("operation", "not_a_number", fmt::format("{} is no number and can only be set", field.column),
                    "use set");
  } else if (!parse_number(trim(value))) {
    change.errors.push_back(
        error_at(where, "bad_number", fmt::format("{} is no finite number", value), "write it like 12.5 or 1e6"));
  }
}

void check_change(const Change& change) {
  check_days(change);
  const std::string& name = change.text("table");
  const TableSchema* target = find_table_schema(name);
  if (target == nullptr)
    return change.complain("table", "unknown_table", fmt::format("there is no table {}", name),
                           did_you_mean(name, table_names(), "`korridor schema` tells the tables and columns"));
  if (is_record(name))
    return change.complain("table", "not_changeable",
                           fmt::format("the table {} is a record that no change acts on", name),
                           "change what the plan is made of: links, supply, orders, ...");
  check_target_rows(change, name);
  const std::string& column = change.text("column");
  const auto at = target->find(column);
  if (!at)
    return change.complain(
        "column", "unknown_column", fmt::format("{} has no column {}", name, column),
        did_you_mean(column, column_names(*target), "`korridor schema` tells the tables and columns"));
  if (target->fields[*at].type == FieldType::kId)
    return change.complain("column", "not_changeable", "an id cannot change", "close the row and open another one");
  if (target->fields[*at].type == FieldType::kRecipe)
    return change.complain("column", "not_changeable", "a recipe cannot change: it says what is made of what",
                           "write a second process, and let the set open its plant and close the other");
  if (name == "goods" && column == "cargo")
    return change.complain("column", "not_changeable", "the cargo class of a good cannot change",
                           "write a second good, and let the set open its supply and orders");
  check_value(change, target->fields[*at]);
}

/// Change sets are named in the table sets.
void check_sets(const Study& study, Errors& errors) {
  const Table& sets = study.table("sets");
  if (!sets.is_complete()) return;
  for (const char* name : {"changes", "events", "projects", "agreements"}) {
    const Table& table = study.table(name);
    for (std::size_t r = 0; r < table.size(); ++r)
      if (const std::string& set = table.text(r, "set"); !set.empty() && !sets.find(set))
        errors.push_back(cell_error(table, r, "set", "unknown_set", fmt::format("there is no set {}", set),
                                    did_you_mean(set, ids_of(sets), "add it to sets.csv")));
  }
}

}  // namespace

void check_changes(const Study& study, Errors& errors) {
  const Table& changes = study.table("changes");
  for (std::size_t r = 0; r < changes.size(); ++r)
    if (changes.is_sound(r)) check_change({study, changes, r, errors});
  check_sets(study, errors);
}

}  // namespace korridor
