#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "korridor/study/check_study.h"
#include "korridor/study/selector.h"

namespace korridor {
namespace {

/// Rails of two gauges that meet at a place need a link there that changes the gauge or moves the load, or the break
/// costs nothing.
void warn_gauges(const Study& study, Warnings& warnings) {
  static const std::set<std::string> kServing = {"gauge_change", "border", "transshipment"};
  const Table& links = study.table("links");
  std::map<std::string, std::set<std::string>> gauges;
  std::set<std::string> served;
  for (std::size_t l = 0; l < links.size(); ++l)
    for (const char* end : {"from", "to"}) {
      const std::string& place = links.text(l, end);
      const std::string& gauge = links.text(l, "gauge_mm");
      if (kServing.contains(links.text(l, "mode")) || gauge.find('/') != std::string::npos)
        served.insert(place);
      else if (links.text(l, "mode") == "rail" && !gauge.empty())
        gauges[place].insert(gauge);
    }
  std::vector<std::string> meeting;
  for (const auto& [place, found] : gauges)
    if (found.size() > 1 && !served.contains(place)) meeting.push_back(place);
  if (!meeting.empty())
    warnings.push_back({"gauge_meets",
                        fmt::format("rails of two gauges meet and no link changes the gauge at {} places: {}",
                                    meeting.size(), shorten(meeting)),
                        "places"});
}

void warn_values(const Study& study, Warnings& warnings) {
  if (study.settings.holding_rate <= 0) return;
  const Table& goods = study.table("goods");
  std::vector<std::string> without;
  for (std::size_t g = 0; g < goods.size(); ++g)
    if (std::isnan(goods.number(g, "value_usd_per_t"))) without.push_back(goods.id(g));
  if (!without.empty())
    warnings.push_back(
        {"good_without_value",
         fmt::format("no reference value and so no holding cost ({}): {}", without.size(), shorten(without)), "goods"});
}

/// Rows that open after the horizon, one warning for each table.
void warn_dates(const Study& study, Warnings& warnings) {
  for (const Table& table : study.tables) {
    if (!table.schema().find("opens") || !table.schema().find("closes")) continue;
    std::vector<std::string> late;
    for (std::size_t r = 0; r < table.size(); ++r)
      if (const auto opens = table.date(r, "opens"); opens && *opens >= study.settings.end) late.push_back(table.id(r));
    if (!late.empty())
      warnings.push_back(
          {"opens_after_horizon",
           fmt::format("{} rows of {} open after the horizon: {}", late.size(), table.name(), shorten(late)),
           table.name()});
  }
}

/// A year that slipped (1926 for 2026) lies far from the horizon; one warning for each table.
void warn_far_days(const Study& study, Warnings& warnings) {
  constexpr int kFar = 60;
  const auto year_of = [](Date day) { return std::stoi(to_string(day).substr(0, 4)); };
  const int first = year_of(study.settings.start), last = year_of(study.settings.end);
  for (const Table& table : study.tables) {
    std::vector<std::string> far;
    std::string where;
    for (std::size_t c = 0; c < table.schema().fields.size(); ++c) {
      const Field& field = table.schema().fields[c];
      for (std::size_t r = 0; field.type == FieldType::kDate && r < table.size(); ++r) {
        const auto day = table.date(r, field.column);
        if (!day || (year_of(*day) >= first - kFar && year_of(*day) <= last + kFar)) continue;
        far.push_back(to_string(*day));
        if (where.empty()) where = to_place(table.place(r, c));
      }
    }
    if (!far.empty())
      warnings.push_back({"far_day",
                          fmt::format("{} days of {} lie more than {} years from the horizon: {}", far.size(),
                                      table.name(), kFar, shorten(far)),
                          where});
  }
}

/// Cells that others of the column fill: an empty one takes the default, which may well be a slip.
void warn_left_open(const Study& study, Warnings& warnings) {
  constexpr std::pair<const char*, const char*> kColumns[] = {
      {"goods", "basis"},           {"links", "cost_usd_per_t"},       {"links", "hours"},
      {"supply", "cost_usd_per_t"}, {"processes", "cost_usd_per_run"}, {"policies", "in_base"}};
  for (const auto& [name, column_name] : kColumns) {
    const Table& table = study.table(name);
    const std::size_t column = table.column(column_name);
    std::vector<std::string> open;
    std::string where;
    for (std::size_t r = 0; r < table.size(); ++r) {
      if (table.is_given(r, column)) continue;
      open.push_back(table.id(r));
      if (where.empty()) where = to_place(table.place(r, column));
    }
    if (open.empty() || open.size() == table.size()) continue;
    warnings.push_back({"cell_left_open",
                        fmt::format("{} of {} {} have no {}, so {} is taken: {}", open.size(), table.size(), name,
                                    column_name, table.schema().fields[column].default_text, shorten(open)),
                        where});
  }
}

/// Pieces of the network, all links counted, whatever their status. Places of pieces other than the largest are named.
void warn_pieces(const Study& study, Warnings& warnings) {
  const Table& places = study.table("places");
  const Table& links = study.table("links");
  std::vector<std::size_t> parent(places.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t p) {
    while (parent[p] != p) p = parent[p] = parent[parent[p]];
    return p;
  };
  for (std::size_t l = 0; l < links.size(); ++l)
    parent[root(*places.find(links.text(l, "from")))] = root(*places.find(links.text(l, "to")));
  std::map<std::size_t, std::vector<std::string>> pieces;
  for (std::size_t p = 0; p < places.size(); ++p) pieces[root(p)].push_back(places.id(p));
  if (pieces.size() < 2) return;
  const auto largest = std::ranges::max_element(pieces, {}, [](const auto& piece) { return piece.second.size(); });
  std::vector<std::string> apart;
  for (auto at = pieces.begin(); at != pieces.end(); ++at)
    if (at != largest) apart.insert(apart.end(), at->second.begin(), at->second.end());
  warnings.push_back(
      {"network_in_pieces",
       fmt::format("the links form {} pieces; apart from the largest stand {}", pieces.size(), shorten(apart)),
       "links"});
}

/// True if a selector selects a row of one of the tables.
bool selects_any(const Study& study, const std::string& text, const std::vector<const char*>& tables) {
  const auto selector = Selector::parse(text, study);
  return selector && std::ranges::any_of(tables, [&](const char* table) {
           const auto marks = selector->select(study, table);
           return std::ranges::find(marks, true) != marks.end();
         });
}

using Tables = std::vector<const char*>;
const Tables kTouchable = {"links", "places", "plants", "supply", "stores"};  // by a chain

/// Tables in which a row's selector has to select something to act.
const Tables& acting_tables(const Table& table, std::size_t row) {
  static const Tables kCrossed = {"links", "plants", "supply"}, kLinks = {"links"};
  const std::string& kind = table.text(row, "kind");
  if (table.name() == "limits") return kind == "crossing" ? kCrossed : kTouchable;
  return kind == "sanction" ? kTouchable : kLinks;
}

/// A port is no link: a fee or a crossing that names it meets nothing, whatever its name says.
std::string what_selects_nothing(const Study& study, const std::string& column, const std::string& id,
                                 const std::string& text) {
  if (column == "orders" || !selects_any(study, text, {"places"}))
    return fmt::format("{} of {} selects nothing", column, id);
  return fmt::format("{} of {} selects places and no links, so nothing counts there; name the links that end at them",
                     column, id);
}

void warn_empty_selectors(const Study& study, Warnings& warnings) {
  const auto check = [&](const char* name, const char* column, auto&& tables_of) {
    const Table& table = study.table(name);
    for (std::size_t r = 0; r < table.size(); ++r)
      if (const std::string& text = table.text(r, column); !text.empty() && !selects_any(study, text, tables_of(r)))
        warnings.push_back({"selects_nothing", what_selects_nothing(study, column, table.id(r), text),
                            to_place(table.place(r, column))});
  };
  const auto all = [](Tables tables) { return [tables](std::size_t) { return tables; }; };
  const auto acting = [&study](const char* name) {
    return [&study, name](std::size_t row) { return acting_tables(study.table(name), row); };
  };
  check("corridors", "gateway", all({"links"}));
  check("fleets", "selector", all({"links"}));
  check("policies", "selector", acting("policies"));
  check("events", "selector", all({"links", "places", "plants", "supply"}));
  check("clauses", "selector", all(kTouchable));
  check("limits", "selector", acting("limits"));
  check("limits", "orders", all({"orders"}));
}

void warn_changes(const Study& study, Warnings& warnings) {
  const Table& sets = study.table("sets");
  const Table& changes = study.table("changes");
  std::set<std::string> used;
  for (std::size_t r = 0; r < changes.size(); ++r) {
    used.insert(changes.text(r, "set"));
    const auto from = changes.date(r, "from");
    const auto until = changes.date(r, "until");
    if ((from && *from >= study.settings.end) || (until && *until <= study.settings.start))
      warnings.push_back({"change_outside_horizon",
                          fmt::format("a change of {} holds on no day of the horizon", changes.text(r, "set")),
                          to_place(changes.place(r, from ? "from" : "until"))});
  }
  std::vector<std::string> empty;
  for (std::size_t s = 0; s < sets.size(); ++s)
    if (!used.contains(sets.id(s))) empty.push_back(sets.id(s));
  if (!empty.empty())
    warnings.push_back({"empty_set", fmt::format("{} sets have no changes: {}", empty.size(), shorten(empty)), "sets"});
}

}  // namespace

std::string shorten(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 8;
  const std::vector<std::string> first(names.begin(),
                                       names.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, names.size())));
  const std::string more = names.size() > kShown ? fmt::format(" and {} more", names.size() - kShown) : "";
  return fmt::format("{}{}", fmt::join(first, ", "), more);
}

void collect_warnings(const Study& study, Warnings& warnings) {
  warn_figures(study, warnings);
  warn_gauges(study, warnings);
  warn_values(study, warnings);
  warn_dates(study, warnings);
  warn_far_days(study, warnings);
  warn_left_open(study, warnings);
  warn_pieces(study, warnings);
  warn_empty_selectors(study, warnings);
  warn_changes(study, warnings);
  warn_acting(study, warnings);
}

}  // namespace korridor
