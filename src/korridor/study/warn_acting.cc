// Warnings about what is written down and does less, or more, than it says (docs/methods/model.md 1 and 4).

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "korridor/study/check_study.h"
#include "korridor/study/gate_columns.h"
#include "korridor/study/period.h"
#include "korridor/study/rate_unit.h"
#include "korridor/study/selector.h"

namespace korridor {
namespace {

constexpr std::array<std::string_view, 11> kPlanned = {"places", "links",  "goods",   "processes", "plants", "supply",
                                                       "stores", "orders", "clauses", "limits",    "fleets"};

/// Numbers that a plan reads once all the same.
constexpr std::array<std::string_view, 5> kReadOnce = {"links.length_km", "links.spread_hours", "goods.value_usd_per_t",
                                                       "supply.reserve_t", "stores.opening_t"};

/// True for a column that a plan reads on the first day of the horizon only.
bool is_read_once(const Table& table, const std::string& column) {
  const bool planned = table.name() == "policies" || std::ranges::find(kPlanned, table.name()) != kPlanned.end();
  if (!planned || !table.schema().find(column)) return false;
  const std::string name = table.name() + "." + column;
  if (std::ranges::find(kReadOnce, name) != kReadOnce.end()) return true;
  const std::size_t c = table.column(column);
  const GateColumns gates(table.schema());
  for (const auto& gate : {gates.status, gates.in_base, gates.opens, gates.closes, gates.months})
    if (gate && *gate == c) return false;
  return table.schema().fields[c].type != FieldType::kNumber;
}

/// One warning a column, with the sets that change it too late.
void warn_late_changes(const Study& study, Warnings& warnings) {
  const Table& changes = study.table("changes");
  struct Late {
    std::vector<std::string> sets;
    std::size_t count = 0, first = 0;
  };
  std::map<std::string, Late> late;
  for (std::size_t r = 0; r < changes.size(); ++r) {
    const auto from = changes.date(r, "from");
    if (!from || *from <= study.settings.start || *from >= study.settings.end) continue;
    const std::string &table = changes.text(r, "table"), &column = changes.text(r, "column"),
                      &set = changes.text(r, "set");
    if (!is_read_once(study.table(table), column)) continue;
    Late& entry = late[table + "." + column];
    if (entry.count++ == 0) entry.first = r;
    if (std::ranges::find(entry.sets, set) == entry.sets.end()) entry.sets.push_back(set);
  }
  for (const auto& [column, entry] : late)
    warnings.push_back(
        {"change_not_acting",
         fmt::format("{} changes of {} start after {}, the day on which a plan reads it, and do nothing there: {}",
                     entry.count, column, to_string(study.settings.start), fmt::join(entry.sets, ", ")),
         to_place(changes.place(entry.first, "from"))});
}

/// Open links that a change means and that have no capacity.
std::vector<std::string> find_unlimited(const Study& study, std::size_t change) {
  const Table &changes = study.table("changes"), &links = study.table("links");
  const std::string& key = changes.text(change, "key");
  const auto selector = key.empty() ? Selector::parse(changes.text(change, "selector"), study)
                                    : Result<Selector>(std::unexpected(Errors{}));
  const auto marks = selector ? selector->select(study, "links") : std::vector<bool>(links.size(), false);
  std::vector<std::string> found;
  for (std::size_t l = 0; l < links.size(); ++l)
    if ((marks[l] || links.id(l) == key) && std::isnan(links.number(l, "capacity_t_per_year")) &&
        links.text(l, "status") == "open")
      found.push_back(links.id(l));
  return found;
}

/// The days on which a set closes a link, and where the first row that does so ends.
struct Closing {
  std::vector<std::pair<Date, Date>> days;
  std::string where;
};

/// What the sets close, by set and by link without a capacity.
std::map<std::string, std::map<std::string, Closing>> list_closings(const Study& study) {
  const Table& changes = study.table("changes");
  std::map<std::string, std::map<std::string, Closing>> closings;
  for (std::size_t r = 0; r < changes.size(); ++r) {
    if (changes.text(r, "table") != "links" || changes.text(r, "column") != "status" ||
        GateColumns::is_on_word(changes.text(r, "value")))
      continue;
    const Date from = changes.date(r, "from").value_or(study.settings.start);
    const Date until = changes.date(r, "until").value_or(study.settings.end);
    for (const std::string& link : find_unlimited(study, r)) {
      Closing& closing = closings[changes.text(r, "set")][link];
      closing.days.emplace_back(from, until);
      if (closing.where.empty()) closing.where = to_place(changes.place(r, "until"));
    }
  }
  return closings;
}

/// True if some year is closed from its first day to its last, be it by rows that adjoin or overlap.
bool holds_a_year(std::vector<std::pair<Date, Date>> days, const std::vector<Period>& years) {
  std::ranges::sort(days);
  const auto is_closed = [&](const Period& year) {
    Date open_from = year.from;
    for (const auto& [from, until] : days)
      if (from <= open_from) open_from = std::max(open_from, until);
    return open_from >= year.until;
  };
  return std::ranges::any_of(years, is_closed);
}

/// A link is there for a part of a period: what it takes is cut by its days, and without a capacity nothing is. One
/// warning a set with links whose closings hold no whole year.
void warn_short_closings(const Study& study, Warnings& warnings) {
  const auto years = make_periods(study.settings, PeriodKind::kYear);
  for (const auto& [set, closed] : list_closings(study)) {
    std::vector<std::string> links;
    std::string where;
    for (const auto& [link, closing] : closed) {
      if (holds_a_year(closing.days, years)) continue;
      links.push_back(link);
      if (where.empty()) where = closing.where;
    }
    if (!links.empty())
      warnings.push_back(
          {"short_closing",
           fmt::format("{} closes links without a capacity for less than a year: a plan by years carries "
                       "all on the other days ({}): {}",
                       set, links.size(), shorten(links)),
           where});
  }
}

/// A row that was pasted twice scales or adds twice. Steps that are meant to repeat differ in their days or order.
void warn_repeated_changes(const Study& study, Warnings& warnings) {
  const Table& changes = study.table("changes");
  std::map<std::string, std::size_t> first;
  for (std::size_t r = 0; r < changes.size(); ++r) {
    const std::string& operation = changes.text(r, "operation");
    if (operation != "scale" && operation != "add") continue;
    std::string all;
    for (const char* column :
         {"set", "order", "table", "key", "selector", "column", "operation", "value", "from", "until"})
      all += changes.text(r, column) + "\n";
    const auto [at, is_new] = first.emplace(all, r);
    if (is_new) continue;
    warnings.push_back({"change_twice",
                        fmt::format("a row of {} stands twice, so it acts twice on {}.{}", changes.text(r, "set"),
                                    changes.text(r, "table"), changes.text(r, "column")),
                        to_place(changes.place(r, "value"))});
  }
}

/// True if one selector selects all that another one does.
bool covers(const Study& study, const std::string& wide, const std::string& narrow) {
  const auto a = Selector::parse(wide, study);
  const auto b = Selector::parse(narrow, study);
  if (!a || !b) return true;  // told as an error
  for (const char* table : {"links", "places", "plants", "supply", "stores"}) {
    const auto in_wide = a->select(study, table);
    const auto in_narrow = b->select(study, table);
    for (std::size_t r = 0; r < in_wide.size(); ++r)
      if (in_narrow[r] && !in_wide[r]) return false;
  }
  return true;
}

void warn_may_clauses(const Study& study, Warnings& warnings) {
  const std::string& avoid = study.settings.avoid;
  const Table& clauses = study.table("clauses");
  for (std::size_t r = 0; r < clauses.size() && !avoid.empty(); ++r) {
    if (clauses.text(r, "kind") != "may") continue;
    const auto opens = clauses.date(r, "opens");
    const auto closes = clauses.date(r, "closes");
    const bool some_days = (opens && *opens > study.settings.start) || (closes && *closes < study.settings.end);
    const bool some_assets = !covers(study, clauses.text(r, "selector"), avoid);
    if (!some_days && !some_assets) continue;
    warnings.push_back(
        {"may_lifts_more",
         fmt::format("clause {} lifts {} as a whole and for the whole horizon for order {}, though it names {}",
                     clauses.id(r), avoid, clauses.text(r, "order"),
                     some_assets && some_days ? "less, and fewer days"
                     : some_assets            ? "less"
                                              : "fewer days"),
         to_place(clauses.place(r, some_assets ? "selector"
                                   : opens     ? "opens"
                                               : "closes"))});
  }
}

bool have_one_in_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return true;  // all
  return std::ranges::any_of(a, [&](const std::string& name) { return std::ranges::find(b, name) != b.end(); });
}

/// True if both are in force on some day.
bool meet_in_time(const Table& policies, std::size_t a, std::size_t b) {
  const auto ends_before = [&](std::size_t one, std::size_t other) {
    const auto closes = policies.date(one, "closes"), opens = policies.date(other, "opens");
    return closes && opens && *closes <= *opens;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

/// Rates add up: 0 beside another rate is no exemption from it.
void warn_rates_of_nothing(const Study& study, Warnings& warnings) {
  const Table& policies = study.table("policies");
  const auto adds = [&](std::size_t r) {
    const std::string& kind = policies.text(r, "kind");
    return kind == "tariff" || kind == "export_duty" || kind == "extraction_tax";
  };
  for (std::size_t zero = 0; zero < policies.size(); ++zero)
    for (std::size_t other = 0; adds(zero) && policies.number(zero, "rate") == 0 && other < policies.size(); ++other) {
      const auto same = [&](const char* column) { return policies.text(zero, column) == policies.text(other, column); };
      const auto common = [&](const char* column) {
        return have_one_in_common(policies.list(zero, column), policies.list(other, column));
      };
      if (!same("kind") || !same("actor") || !(policies.number(other, "rate") > 0) || !common("goods") ||
          !common("target") || policies.text(zero, "in_base") != "yes" || policies.text(other, "in_base") != "yes" ||
          !meet_in_time(policies, zero, other))
        continue;
      const auto exempt = policies.list(other, "exempt");
      if (!exempt.empty() && have_one_in_common(exempt, policies.list(zero, "target"))) continue;
      warnings.push_back({"rate_of_nothing",
                          fmt::format("policy {} is 0 and takes nothing off {}, which meets the same cargo",
                                      policies.id(zero), policies.id(other)),
                          to_place(policies.place(zero, "rate"))});
    }
}

}  // namespace

void warn_acting(const Study& study, Warnings& warnings) {
  warn_late_changes(study, warnings);
  warn_repeated_changes(study, warnings);
  warn_short_closings(study, warnings);
  warn_may_clauses(study, warnings);
  warn_rates_of_nothing(study, warnings);
  for (std::size_t p = 0; p < study.table("policies").size(); ++p)
    if (auto loose = find_loose_goods(study, p)) warnings.push_back(std::move(*loose));
}

}  // namespace korridor
