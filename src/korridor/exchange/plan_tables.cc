#include "korridor/exchange/plan_tables.h"

#include <algorithm>
#include <set>

#include "korridor/base/text.h"

namespace korridor {
namespace {

std::string cell_of(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string text;
  for (const Json& item : value) {
    std::string one;
    if (item.is_object() || item.is_array())
      for (const Json& part : item) one += (one.empty() ? "" : ":") + cell_of(part);
    else
      one = cell_of(item);
    text += (text.empty() ? "" : ";") + one;
  }
  return text;
}

/// Columns of a row with their cells; records are opened.
void flatten(const Json& row, const std::string& prefix, std::vector<std::pair<std::string, std::string>>& cells,
             std::set<std::string>& words) {
  for (const auto& [key, value] : row.items())
    if (value.is_object())
      flatten(value, prefix + key + ".", cells, words);
    else {
      cells.emplace_back(prefix + key, cell_of(value));
      if (!value.is_number() && !value.is_null()) words.insert(prefix + key);
    }
}

ReplyTable tabulate(const std::string& name, const Json& list) {
  ReplyTable table{.name = name, .csv = {}, .rows = list.size(), .numeric = {}};
  std::vector<std::string> header;
  std::set<std::string> words;  // columns that hold more than numbers
  for (const Json& row : list) {
    std::vector<std::pair<std::string, std::string>> cells;
    flatten(row, "", cells, words);
    for (const auto& [column, text] : cells)
      if (std::ranges::find(header, column) == header.end()) header.push_back(column);
  }
  for (std::size_t c = 0; c < header.size(); ++c) table.csv += (c == 0 ? "" : ",") + csv_cell(header[c]);
  table.csv += "\n";
  for (const std::string& column : header) table.numeric.push_back(!words.contains(column));
  for (const Json& row : list) {
    std::vector<std::pair<std::string, std::string>> cells;
    flatten(row, "", cells, words);
    for (std::size_t c = 0; c < header.size(); ++c) {
      const auto at = std::ranges::find(cells, header[c], &std::pair<std::string, std::string>::first);
      table.csv += (c == 0 ? "" : ",") + (at == cells.end() ? std::string() : csv_cell(at->second));
    }
    table.csv += "\n";
  }
  return table;
}

}  // namespace

std::vector<ReplyTable> tabulate_plan(const Json& reply) {
  std::vector<ReplyTable> tables;
  for (const char* name :
       {"orders", "flows", "limits", "bottlenecks", "prices", "chains", "netbacks", "balance", "value_added", "fees"})
    if (reply.contains(name) && !reply[name].empty()) tables.push_back(tabulate(name, reply[name]));
  return tables;
}

}  // namespace korridor
