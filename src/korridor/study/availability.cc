// When a row of a world is there, and what a yearly figure comes to on those days.

#include <algorithm>
#include <cmath>
#include <limits>

#include "korridor/base/text.h"
#include "korridor/study/world.h"

namespace korridor {
namespace {

/// Columns that decide whether a row is there; kNone where a table lacks one.
struct Gate {
  std::optional<std::size_t> status, in_base, opens, closes, months;
  explicit Gate(const TableSchema& schema)
      : status(schema.find("status")), in_base(schema.find("in_base")), opens(schema.find("opens")), closes(schema.find("closes")),
        months(schema.find("closed_months")) {
    // Only a choice is a switch; elsewhere `status` is a word of the press, and `in_base` belongs to policies.
    if (status && schema.fields[*status].type != FieldType::kChoice) status.reset();
    if (schema.name == "agreements") status.reset();
    if (schema.name != "policies") in_base.reset();
  }
};

}  // namespace

bool World::is_open_on(const Table& table, std::size_t row, Date day) const {
  const Gate gate(table.schema());
  const auto cell = [&](std::size_t column) { return text(table.name(), row, table.schema().fields[column].column, day); };
  if (gate.status)
    if (const std::string status = cell(*gate.status); status != "open" && status != "active") return false;
  if (gate.in_base && cell(*gate.in_base) != "yes") return false;
  if (gate.opens)
    if (const auto opens = parse_date(cell(*gate.opens)); opens && day < *opens) return false;
  if (gate.closes)
    if (const auto closes = parse_date(cell(*gate.closes)); closes && day >= *closes) return false;
  if (gate.months)
    for (const std::string& month : split(cell(*gate.months), ';'))
      if (parse_number(month) == month_of(day)) return false;
  return true;
}

/// Days on which the row may open or close.
void World::add_gate_edges(const Table& table, std::size_t row, const Period& p, std::vector<Date>& edges) const {
  const Gate gate(table.schema());
  for (const auto& column : {gate.status, gate.in_base, gate.opens, gate.closes, gate.months})
    if (column) add_edges(table, row, *column, p, edges);
  std::vector<std::optional<Date>> dates;
  for (const auto& column : {gate.opens, gate.closes}) {
    if (!column) continue;
    dates.push_back(parse_date(table.text(row, *column)));
    if (const auto* patches = find_patches(table.name(), row, *column))
      for (const Patch& patch : *patches) dates.push_back(parse_date(patch.text));
  }
  for (const auto& date : dates)
    if (date && *date > p.from && *date < p.until) edges.push_back(*date);
  if (!gate.months) return;
  const bool seasonal = !table.text(row, *gate.months).empty() || find_patches(table.name(), row, *gate.months) != nullptr;
  if (!seasonal) return;
  for (Date day = first_day(year_of(p.from), month_of(p.from)); day < p.until;) {
    if (day > p.from) edges.push_back(day);
    const unsigned month = month_of(day);
    day = month == 12 ? first_day(year_of(day) + 1, 1) : first_day(year_of(day), month + 1);
  }
}

double World::open_share(std::string_view table_name, std::size_t row, const Period& p) const {
  const Table& table = study_->table(table_name);
  std::vector<Date> edges{p.from, p.until};
  add_gate_edges(table, row, p, edges);
  std::ranges::sort(edges);
  int open = 0;
  for (std::size_t e = 0; e + 1 < edges.size(); ++e)
    if (edges[e] < edges[e + 1] && is_open_on(table, row, edges[e])) open += days_between(edges[e], edges[e + 1]);
  return static_cast<double>(open) / days_between(p.from, p.until);
}

double World::amount(std::string_view table_name, std::size_t row, std::string_view column_name, const Period& p) const {
  const Table& table = study_->table(table_name);
  const std::size_t column = table.column(column_name);
  std::vector<Date> edges{p.from, p.until};
  add_gate_edges(table, row, p, edges);
  add_edges(table, row, column, p, edges);
  std::ranges::sort(edges);
  double sum = 0;
  for (std::size_t e = 0; e + 1 < edges.size(); ++e) {
    if (edges[e] == edges[e + 1] || !is_open_on(table, row, edges[e])) continue;
    const double rate = number_on(table, row, column, edges[e]);
    if (std::isnan(rate)) return std::numeric_limits<double>::quiet_NaN();
    sum += rate * years_between(edges[e], edges[e + 1]);
  }
  return sum;
}

}  // namespace korridor
