#include "korridor/exchange/pypsa_table.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "korridor/base/text.h"

namespace korridor {
namespace {

/// What stands in the table where a component lacks the figure, or has it by snapshot: PyPSA's own default, so that no
/// cell is empty (an empty cell is NaN there, not the default).
double default_of(const std::string& column) {
  return column.starts_with("efficiency") || column == "p_max_pu" || column == "e_max_pu" || column == "sign" ? 1 : 0;
}

/// The one value of a figure, NaN where it has none or several.
double common_value(const std::vector<double>& values) {
  double common = NAN;
  for (const double v : values)
    if (!std::isnan(v) && std::isnan(common))
      common = v;
    else if (!std::isnan(v) && v != common)
      return NAN;
  return common;
}

bool varies(const std::vector<double>& values) {
  return std::isnan(common_value(values)) && std::ranges::any_of(values, [](double v) { return !std::isnan(v); });
}

ReplyTable write_components(const PypsaTable& table) {
  std::set<std::string> words, figures;
  for (const PypsaComponent& c : table.components) {
    for (const auto& [column, text] : c.words) words.insert(column);
    for (const auto& [column, values] : c.figures) figures.insert(column);
  }
  std::string csv = "name";
  for (const auto& columns : {words, figures})
    for (const std::string& column : columns) csv += "," + column;
  csv += "\n";
  for (const PypsaComponent& c : table.components) {
    csv += csv_cell(c.name);
    for (const std::string& column : words) csv += "," + (c.words.contains(column) ? csv_cell(c.words.at(column)) : "");
    for (const std::string& column : figures) {
      const auto at = c.figures.find(column);
      const double value = at == c.figures.end() ? NAN : common_value(at->second);
      csv += "," + to_text(std::isnan(value) ? default_of(column) : value);
    }
    csv += "\n";
  }
  return {.name = table.name, .csv = std::move(csv), .rows = table.components.size()};
}

}  // namespace

std::vector<ReplyTable> PypsaTable::files(const std::vector<std::string>& snapshots) const {
  std::vector<ReplyTable> written{write_components(*this)};
  std::map<std::string, std::vector<const PypsaComponent*>> varying;
  for (const PypsaComponent& c : components)
    for (const auto& [column, values] : c.figures)
      if (varies(values)) varying[column].push_back(&c);
  for (const auto& [column, which] : varying) {
    std::string csv = "snapshot";
    for (const PypsaComponent* c : which) csv += "," + csv_cell(c->name);
    csv += "\n";
    for (std::size_t t = 0; t < snapshots.size(); ++t) {
      csv += snapshots[t];
      for (const PypsaComponent* c : which) {
        const double value = c->figures.at(column)[t];
        csv += "," + to_text(std::isnan(value) ? default_of(column) : value);
      }
      csv += "\n";
    }
    written.push_back({.name = name + "-" + column, .csv = std::move(csv), .rows = snapshots.size()});
  }
  return written;
}

}  // namespace korridor
