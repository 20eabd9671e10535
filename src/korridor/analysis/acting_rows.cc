#include "korridor/analysis/acting_rows.h"

#include <algorithm>

#include "korridor/study/period.h"

namespace korridor {
namespace {

/// Ids of a table for which something holds in some year.
template <class Holds>
std::vector<std::string> list_rows(const World& world, const char* name, Holds&& holds) {
  const Table& table = world.study().table(name);
  const auto years = make_periods(world.study().settings, PeriodKind::kYear);
  std::vector<std::string> found;
  for (std::size_t r = 0; r < table.size(); ++r)
    if (std::ranges::any_of(years,
                            [&](const Period& p) { return world.open_share(name, r, p) > 0 && holds(table, r, p); }))
      found.push_back(table.id(r));
  return found;
}

}  // namespace

std::vector<std::string> list_active_clauses(const World& world) {
  return list_rows(world, "clauses", [](const Table&, std::size_t, const Period&) { return true; });
}

std::vector<std::string> list_open_orders(const World& world) {
  return list_rows(world, "orders", [&](const Table& orders, std::size_t r, const Period& p) {
    return orders.text(r, "kind") == "market" || world.amount("orders", r, "amount_t_per_year", p) > 0;
  });
}

std::vector<std::string> pick_of_agreement(const Table& table, const std::vector<std::string>& rows,
                                           const std::string& agreement) {
  std::vector<std::string> found;
  for (const std::string& id : rows)
    if (table.text(*table.find(id), "agreement") == agreement) found.push_back(id);
  return found;
}

}  // namespace korridor
