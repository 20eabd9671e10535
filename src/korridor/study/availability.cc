// When a row of a world is there, and what a yearly figure comes to on those days.

#include <algorithm>
#include <limits>

#include "korridor/base/text.h"
#include "korridor/study/gate_columns.h"
#include "korridor/study/pieces.h"
#include "korridor/study/world.h"

namespace korridor {
namespace {

Date next_month(Date day) {
  const unsigned month = month_of(day);
  return month == 12 ? first_day(year_of(day) + 1, 1) : first_day(year_of(day), month + 1);
}

bool is_shut(std::uint16_t closed_months, Date day) { return ((closed_months >> month_of(day)) & 1U) != 0; }

}  // namespace

GateColumns::GateColumns(const TableSchema& schema)
    : status(schema.find("status")), in_base(schema.find("in_base")), opens(schema.find("opens")),
      closes(schema.find("closes")), months(schema.find("closed_months")) {
  // Only where it is a choice that says open or active is `status` a switch; elsewhere it is a word of the press.
  const auto is_switch = [&](const Field& field) {
    return std::ranges::any_of(field.allowed, [](const std::string& word) { return is_on_word(word); });
  };
  if (status && !is_switch(schema.fields[*status])) status.reset();
  if (schema.name != "policies") in_base.reset();
}

bool GateColumns::is_on_word(std::string_view word) { return word == "open" || word == "active"; }

std::uint16_t GateColumns::read_months(std::string_view list) {
  std::uint16_t months = 0;
  for (const std::string& month : split(list, ';'))
    if (const auto number = parse_number(month); number && *number >= 1 && *number <= 12)
      months = static_cast<std::uint16_t>(months | (1U << static_cast<unsigned>(*number)));
  return months;
}

bool World::is_open_on(std::size_t t, std::size_t row, Date day) const {
  const GateColumns gate(study_->tables[t].schema());
  const auto cell = [&](std::size_t column) { return text_on(t, row, column, day); };
  if (gate.status && !GateColumns::is_on_word(cell(*gate.status))) return false;
  if (gate.in_base && cell(*gate.in_base) != "yes") return false;
  if (gate.opens)
    if (const auto opens = parse_date(cell(*gate.opens)); opens && day < *opens) return false;
  if (gate.closes)
    if (const auto closes = parse_date(cell(*gate.closes)); closes && day >= *closes) return false;
  return !gate.months || !is_shut(GateColumns::read_months(cell(*gate.months)), day);
}

/// Days of a period on which a row that a set acts on may open or close, its ends included.
std::vector<Date> World::gate_edges(std::size_t t, std::size_t row, const Period& p) const {
  const Table& table = study_->tables[t];
  const GateColumns gate(table.schema());
  std::vector<Date> edges{p.from, p.until};
  const auto add = [&](Date day) {
    if (day > p.from && day < p.until) edges.push_back(day);
  };
  const auto add_dates = [&](std::size_t column) {
    if (const auto day = parse_date(table.text(row, column))) add(*day);
    if (const auto* patches = find_patches(t, row, column))
      for (const Patch& patch : *patches)
        if (const auto day = parse_date(study_->table("changes").text(patch.change, "value"))) add(*day);
  };
  for (const auto& column : {gate.status, gate.in_base, gate.opens, gate.closes, gate.months})
    if (column)
      if (const auto* patches = find_patches(t, row, *column))
        for (const Patch& patch : *patches) {
          add(patch.from);
          add(patch.until);
        }
  if (gate.opens) add_dates(*gate.opens);
  if (gate.closes) add_dates(*gate.closes);
  if (gate.months)
    for (Date day = next_month(p.from); day < p.until; day = next_month(day)) add(day);
  sort_days(edges);
  return edges;
}

/// Visits the stretches of days of a period on which a row is there: visit(from, until).
template <class Visit>
void World::visit_open(const Column& column, std::size_t row, const Period& p, Visit&& visit) const {
  const Gate gate = column.gates->empty() ? Gate{} : (*column.gates)[row];
  if (gate.is_changed) {
    const std::size_t table = index_of(*column.table);
    const auto edges = gate_edges(table, row, p);
    for (std::size_t e = 0; e + 1 < edges.size(); ++e)
      if (is_open_on(table, row, edges[e])) visit(edges[e], edges[e + 1]);
    return;
  }
  const Date from = std::max(p.from, gate.opens), until = std::min(p.until, gate.closes);
  if (!gate.is_on || from >= until) return;
  if (gate.closed_months == 0) return visit(from, until);
  for (Date day = from; day < until;) {
    const Date next = std::min(next_month(day), until);
    if (!is_shut(gate.closed_months, day)) visit(day, next);
    day = next;
  }
}

double World::amount(const Column& column, std::size_t row, const Period& p) const {
  const auto* patches = patches_of(column, row);
  double sum = 0;
  visit_open(column, row, p, [&](Date from, Date until) {
    if (patches == nullptr)
      sum += column.table->number(row, column.column) * years_between(from, until);
    else
      visit_pieces(*patches, from, until, [&](Date begin, Date end) {
        sum += number_on(column, row, *patches, begin) * years_between(begin, end);
      });
  });
  return sum;
}

double World::open_share(const Column& column, std::size_t row, const Period& p) const {
  int days = 0;
  visit_open(column, row, p, [&](Date from, Date until) { days += days_between(from, until); });
  return static_cast<double>(days) / days_between(p.from, p.until);
}

double World::open_share(std::string_view table_name, std::size_t row, const Period& p) const {
  const Table& table = study_->table(table_name);
  return open_share({&table, 0, nullptr, &gates_[index_of(table)]}, row, p);
}

}  // namespace korridor
