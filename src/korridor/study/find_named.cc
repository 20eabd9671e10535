#include "korridor/study/find_named.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"

namespace korridor {
namespace {

/// Columns that hold a name; most tables lack some.
std::vector<std::size_t> name_columns(const Table& table) {
  std::vector<std::size_t> columns;
  for (const char* name : {"name", "name_de"})
    if (table.schema().find(name)) columns.push_back(table.column(name));
  return columns;
}

/// Rows that fit, ids before names: a name counts only where no id fits.
std::vector<std::size_t> find_all(const Table& table, const std::string& word) {
  const std::string wanted = fold_case(word);
  std::vector<std::size_t> by_id, by_name;
  const auto columns = name_columns(table);
  for (std::size_t r = 0; r < table.size(); ++r) {
    if (fold_case(table.id(r)) == wanted) by_id.push_back(r);
    if (std::ranges::any_of(columns, [&](std::size_t c) { return fold_case(table.text(r, c)) == wanted; }))
      by_name.push_back(r);
  }
  return by_id.empty() ? by_name : by_id;
}

std::vector<std::string> ids_and_names(const Table& table) {
  std::vector<std::string> words;
  for (std::size_t r = 0; r < table.size(); ++r) words.push_back(table.id(r));
  for (const std::size_t c : name_columns(table))
    for (std::size_t r = 0; r < table.size(); ++r)
      if (!table.text(r, c).empty()) words.push_back(table.text(r, c));
  return words;
}

}  // namespace

Result<std::size_t> find_named(const Table& table, const std::string& word, const std::string& thing) {
  if (const auto row = table.find(word)) return *row;
  const auto rows = word.empty() ? std::vector<std::size_t>{} : find_all(table, word);
  if (rows.size() == 1) return rows.front();
  if (rows.empty())
    return fail({.code = "unknown_id",
                 .message = fmt::format("there is no {} {}", thing, word),
                 .hint = did_you_mean(word, ids_and_names(table), "see: korridor list STUDY " + table.name())});
  std::vector<std::string> ids;
  for (const std::size_t r : rows) ids.push_back(table.id(r));
  return fail({.code = "ambiguous_name",
               .message = fmt::format("{} is the name of {} rows of {}", word, rows.size(), table.name()),
               .hint = fmt::format("give one of the ids {}", fmt::join(ids, ", "))});
}

}  // namespace korridor
