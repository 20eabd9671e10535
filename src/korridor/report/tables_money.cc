#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/report/html.h"
#include "korridor/report/tables.h"
#include "korridor/report/totals.h"

namespace korridor {

std::string render_fees(View& view) {
  std::map<std::string, std::pair<double, double>> states;  // fees, carriage
  for (const auto& row : list_of(view.in.plan, "fees")) states[text_of(row, "country")].first += number_of(row, "usd");
  for (const auto& row : list_of(view.in.plan, "carriage"))
    states[text_of(row, "country")].second += number_of(row, "usd");
  std::vector<std::pair<std::string, std::pair<double, double>>> order(states.begin(), states.end());
  std::ranges::stable_sort(order, std::greater{}, [](const auto& entry) { return entry.second.first; });
  HtmlTable table(view.words("fees.caption"), "t-fees");
  table.add_column(view.words("col.country"));
  table.add_column(view.words("fees.fees"), true);
  table.add_column(view.words("fees.carriage"), true);
  for (const auto& [state, usd] : order)
    table.add_row({{view.country(state), {}},
                   {view.num.fixed(usd.first / 1e6, 1), usd.first},
                   {view.num.fixed(usd.second / 1e6, 1), usd.second}});
  return table.empty() ? std::string{} : table.render();
}

std::string render_balance(View& view) {
  constexpr const char* kColumns[] = {"supplied_t",         "produced_t",     "consumed_t",   "delivered_t",
                                      "byproduct_unused_t", "stock_change_t", "in_transit_t", "lost_t"};
  HtmlTable table(view.words("balance.caption"), "t-balance");
  table.add_column(view.words("col.good"));
  for (const char* column : kColumns) table.add_column(view.words(std::string("balance.") + column), true);
  for (const auto& row : list_of(view.in.plan, "balance")) {
    std::vector<HtmlCell> cells{{view.good(text_of(row, "good")), {}}};
    for (const char* column : kColumns) {
      const double t = number_of(row, column);
      cells.push_back({view.num.fixed(t), std::isfinite(t) ? std::optional(t) : std::nullopt});
    }
    table.add_row(std::move(cells));
  }
  return table.empty() ? std::string{} : table.render();
}

std::string render_scenario(View& view) {
  if (view.in.scenario.is_null()) return {};
  HtmlTable table(view.words("scenario.caption", {view.year}), "t-scenario");
  table.add_column(view.words("col.order"));
  for (const char* key :
       {"scenario.before", "scenario.after", "scenario.change", "scenario.price_before", "scenario.price_after"})
    table.add_column(view.words(key), true);
  std::map<std::string, OrderYear> before;
  for (const OrderYear& o : sum_orders(view.in.plan, view.year)) before[o.order] = o;
  for (const OrderYear& after : sum_orders(view.in.scenario, view.year)) {
    const OrderYear& was = before[after.order];
    const double change = after.served_t - was.served_t;
    const bool same =
        std::abs(change) <= 1e-6 * std::max(1.0, after.wanted_t) &&
        std::abs(after.price_usd_per_t - was.price_usd_per_t) <= 1e-4 * std::max(1.0, std::abs(was.price_usd_per_t));
    if (same) continue;
    table.add_row({{view.order(after.order), {}},
                   {view.num.fixed(was.served_t), was.served_t},
                   {view.num.fixed(after.served_t), after.served_t},
                   {view.num.fixed(change), change},
                   {view.num.brief(was.price_usd_per_t), was.price_usd_per_t},
                   {view.num.brief(after.price_usd_per_t), after.price_usd_per_t}});
  }
  return (table.empty() ? "<p>" + view.words("scenario.no_order_changes") + "</p>" : table.render()) +
         render_other_numbers(view);
}

std::string render_conflict(View& view) {
  HtmlTable table(view.words("conflict.caption"), "t-conflict");
  table.add_column(view.words("col.limit"));
  table.add_column(view.words("col.kind"));
  table.add_column(view.words("col.year"));
  table.add_column(view.words("conflict.says"));
  for (const auto& row : list_of(view.in.plan, "conflict"))
    table.add_row({{view.limit(row), {}},
                   {view.words.code("kind", text_of(row, "kind")), {}},
                   {escape_html(text_of(row, "period")), {}},
                   {escape_html(text_of(row, view.words.lang() == "de" ? "says_de" : "says")), {}}});
  return table.empty() ? std::string{} : table.render();
}

}  // namespace korridor
