#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/report/html.h"
#include "korridor/report/tables.h"
#include "korridor/report/totals.h"

namespace korridor {
namespace {

/// Served share of an order by year as a row of small bars; the figures stand in the title.
std::string draw_years(const View& view, const std::map<std::string, std::pair<double, double>>& years) {
  std::string title, bars;
  double x = 0;
  for (const std::string& year : view.years) {
    const auto at = years.find(year);
    const double wanted = at == years.end() ? 0 : at->second.second;
    const double share = wanted > 0 ? std::clamp(at->second.first / wanted, 0.0, 1.0) : 0;
    if (wanted > 0) {
      bars += fmt::format(
          "<rect class=\"want\" x=\"{:.0f}\" y=\"0\" width=\"4\" height=\"14\"/><rect class=\"got\" x=\"{:.0f}\" "
          "y=\"{:.1f}\" width=\"4\" height=\"{:.1f}\"/>",
          x, x, 14 - 14 * share, 14 * share);
      title += (title.empty() ? "" : ", ") + year + ": " + view.num.percent(share);
    }
    x += 5;
  }
  return fmt::format(
      "<svg class=\"years\" width=\"{:.0f}\" height=\"14\" role=\"img\" aria-label=\"{}\"><title>{}</title>{}</svg>", x,
      title, title, bars);
}

std::map<std::string, std::map<std::string, std::pair<double, double>>> served_by_year(const View& view) {
  std::map<std::string, std::map<std::string, std::pair<double, double>>> served;
  for (const auto& row : list_of(view.in.plan, "orders")) {
    auto& [got, want] = served[text_of(row, "order")][year_of(text_of(row, "period"))];
    got += number_of(row, "served_t");
    want += number_of(row, "wanted_t");
  }
  return served;
}

}  // namespace

std::string render_exports(View& view) {
  const auto moves = list_exports(view, view.in.plan, view.year);
  HtmlTable table(view.words("exports.caption", {view.year, view.country(view.home)}), "t-exports");
  for (const char* key : {"col.good", "col.buyer", "col.gateway"}) table.add_column(view.words(key));
  table.add_column(view.words("col.t"), true);
  table.add_column(view.words("exports.all_gateway"), true);
  table.add_column(view.words("exports.observed"), true);
  std::map<std::pair<std::string, const Gateway*>, double> sums;
  for (const Movement& m : moves) sums[{m.good, m.gateway}] += m.t;
  for (const Movement& m : moves) {
    Observed seen;
    HtmlCell last{"–", std::nullopt};
    if (m.gateway != nullptr && find_observed(view, m.good, m.gateway->id, seen) != nullptr)
      last = {view.num.fixed(seen.t) + " (" + std::to_string(seen.year) +
                  (seen.fitted ? ", " + view.words("record.input") : "") + ")" +
                  view.cite.mark("observations", seen.id, "value"),
              seen.t};
    const double sum = sums[{m.good, m.gateway}];
    table.add_row({{view.good(m.good), {}},
                   {view.country(m.buyer), {}},
                   {m.gateway == nullptr ? view.words("gateway.none") : m.gateway->name, {}},
                   {view.num.fixed(m.t), m.t},
                   {view.num.fixed(sum), sum},
                   last});
  }
  return table.empty() ? std::string{} : table.render();
}

std::string render_orders(View& view) {
  HtmlTable table(view.words("orders.caption", {view.year}), "t-orders");
  table.add_column(view.words("col.order"));
  table.add_column(view.words("col.good"));
  table.add_column(view.words("col.place"));
  for (const char* key : {"col.wanted", "col.served", "col.unmet", "col.price"})
    table.add_column(view.words(key), true);
  table.add_column(view.words("col.years"));
  table.add_column(view.words("col.reason"));
  const auto years = served_by_year(view);
  for (const OrderYear& o : sum_orders(view.in.plan, view.year)) {
    const auto at = years.find(o.order);
    table.add_row({{view.order(o.order), {}},
                   {view.good(o.good), {}},
                   {view.place(o.place), {}},
                   {view.num.fixed(o.wanted_t) + view.cite.mark("orders", o.order, "amount_t_per_year"), o.wanted_t},
                   {view.num.fixed(o.served_t), o.served_t},
                   {view.num.fixed(o.unmet_t), o.unmet_t},
                   {view.num.fixed(o.price_usd_per_t), o.price_usd_per_t},
                   {at == years.end() ? "" : draw_years(view, at->second), {}},
                   {o.unmet_t > 0 ? view.words.code("reason", o.reason) : view.words("orders.served"), {}}});
  }
  return table.empty() ? std::string{} : table.render();
}

std::string render_prices(View& view) {
  HtmlTable table(view.words("prices.caption", {view.year}), "t-prices");
  table.add_column(view.words("col.good"));
  table.add_column(view.words("col.place"));
  table.add_column(view.words("col.country"));
  table.add_column(view.words("col.price"), true);
  table.add_column(view.words("prices.value"), true);
  std::map<std::pair<std::string, std::string>, std::pair<double, int>> prices;
  for (const auto& row : list_of(view.in.plan, "prices")) {
    if (year_of(text_of(row, "period")) != view.year) continue;
    auto& [sum, count] = prices[{text_of(row, "good"), text_of(row, "place")}];
    sum += number_of(row, "usd_per_t");
    ++count;
  }
  const Table& goods = view.study.table("goods");
  for (const auto& [key, sum] : prices) {
    const auto& [good, place] = key;
    const double price = sum.first / sum.second;
    const auto row = goods.find(good);
    const double value = row ? goods.number(*row, "value_usd_per_t") : std::nan("");
    HtmlCell reference{"–", std::nullopt};
    if (std::isfinite(value))
      reference = {view.num.fixed(value) + view.cite.mark("goods", good, "value_usd_per_t"), value};
    table.add_row({{view.good(good), {}},
                   {view.place(place), {}},
                   {view.country(view.country_of_place(place)), {}},
                   {view.num.fixed(price), price},
                   reference});
  }
  return table.empty() ? std::string{} : table.render();
}

std::string render_netbacks(View& view) {
  constexpr const char* kParts[] = {"rail", "road",       "sea",    "pipeline", "handling", "border",
                                    "fees", "processing", "tariff", "holding",  "inland"};
  HtmlTable table(view.words("netbacks.caption", {view.year}), "t-netbacks");
  table.add_column(view.words("col.supply"));
  table.add_column(view.words("col.order"));
  table.add_column(view.words("col.t"), true);
  table.add_column(view.words("netbacks.delivered"), true);
  for (const char* part : kParts) table.add_column(view.words(std::string("part.") + part), true);
  table.add_column(view.words("netbacks.netback"), true);
  for (const auto& n : list_of(view.in.plan, "netbacks")) {
    if (year_of(text_of(n, "period")) != view.year) continue;
    const double t = number_of(n, "t"), price = number_of(n, "delivered_price"), left = number_of(n, "netback");
    const std::string id = text_of(n, "supply");
    std::vector<HtmlCell> cells{{view.supply(id), {}},
                                {view.order(text_of(n, "order")), {}},
                                {view.num.fixed(t), t},
                                {view.num.fixed(price), price}};
    const Json& minus = object_of(n, "minus");
    for (const char* part : kParts) {
      const double usd = number_of(minus, part);
      cells.push_back({usd == 0 ? "0" : view.num.brief(usd), usd});
    }
    cells.push_back({view.num.fixed(left), left});
    table.add_row(std::move(cells));
  }
  return table.empty() ? std::string{} : table.render();
}

}  // namespace korridor
