// What the answer hangs on: figures that move it, states and ways that hold the home state, and what less of one would
// cost.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/report/charts.h"
#include "korridor/report/html.h"
#include "korridor/report/refusal.h"
#include "korridor/report/tables.h"

namespace korridor {
namespace {

constexpr double kNothing = 0.005;  // t: not worth a word

/// limits/kaz_oil/amount_t_per_year: the row's name, and its column as the schema calls it.
std::string figure_name(View& view, const std::string& figure) {
  const auto first = figure.find('/'), last = figure.rfind('/');
  if (first == std::string::npos || first == last) return escape_html(figure);
  return view.name(figure.substr(0, first), figure.substr(first + 1, last - first - 1)) + " <span class=\"id\">" +
         view.words.code("column", figure.substr(last + 1)) + "</span>";
}

std::string read_otherwise(View& view, const Json& swing) {
  const Json& figure = list_of(swing, "figures").front();
  return view.words("swings.from_to",
                    {view.num.brief(number_of(figure, "from")), view.num.brief(number_of(figure, "to"))});
}

/// The part of a dependence that one table tells: where along the chain, and what holds it.
struct Dimension {
  const char *name, *stage;
};
constexpr Dimension kDimensions[] = {{"partner", "use"}, {"transit", "way"}, {"corridor", "way"}};

std::string holder(View& view, const std::string& dimension, const std::string& id) {
  if (id.empty()) return "–";
  return dimension == "corridor" ? view.name("corridors", id) : view.country(id);
}

double delivered_worth(View& view, const std::string& good, double tonnes) {
  const auto row = view.study.table("goods").find(good);
  const double value = row ? view.study.table("goods").number(*row, "value_usd_per_t") : NAN;
  return std::isfinite(value) ? value * tonnes : 0;
}

/// A selector of one state as its name.
std::string selector_words(View& view, const std::string& selector) {
  return selector.starts_with("country:") ? view.country(selector.substr(8))
                                          : "<code>" + escape_html(selector) + "</code>";
}

std::string describe_changes(View& view, const Json& point) {
  std::string text;
  int told = 0;
  for (const Json& change : list_of(point, "changes")) {
    const std::string kind = text_of(change, "kind"), id = text_of(change, "id");
    if (told == 3) break;
    if (kind == "limit" || std::abs(number_of(change, "t")) < kNothing) continue;
    const std::string table = kind == "corridor" ? "corridors"
                              : kind == "link"   ? "links"
                              : kind == "order"  ? "orders"
                              : kind == "plant"  ? "plants"
                                                 : "supply";
    const double t = number_of(change, "t");
    text += (told++ > 0 ? view.words("list.comma") : std::string()) +
            (kind == "link" ? view.link(id) : view.name(table, id)) + " " + (t < 0 ? "−" : "+") +
            view.num.tonnes(std::abs(t));
  }
  return text;
}

std::string draw_curve(View& view, const Json& curve, const std::string& good) {
  const Json& points = list_of(curve, "points");
  LineChart chart{.title = view.words("frontier.title", {good}),
                  .x_axis = view.words("frontier.x"),
                  .y_axis = view.words("frontier.y"),
                  .first_x = view.num.tonnes(number_of(points.front(), "cap_t")),
                  .last_x = view.num.tonnes(number_of(points.back(), "cap_t")),
                  .last_y = view.num.usd(number_of(points.back(), "extra_usd")),
                  .points = {}};
  for (const Json& p : points)
    chart.points.push_back({number_of(p, "cap_t"), number_of(p, "extra_usd"),
                            view.words("frontier.point", {view.num.tonnes(number_of(p, "cap_t")),
                                                          view.num.usd(number_of(p, "extra_usd"))})});
  return draw_line(chart);
}

}  // namespace

std::string name_swing(View& view, const Json& swing) {
  const Json& figures = list_of(swing, "figures");
  return figures.empty() ? std::string() : figure_name(view, text_of(figures.front(), "figure"));
}

std::string render_swings(View& view) {
  const Json& swings = list_of(view.in.evidence, "swings");
  double largest = 0;
  for (const Json& s : swings) largest = std::max(largest, std::abs(number_of(s, "change_usd")));
  HtmlTable table(view.words("swings.caption", {view.year}), "t-swings");
  table.add_column(view.words("swings.figure"));
  table.add_column(view.words("swings.read"));
  table.add_column(view.words("swings.why"));
  table.add_column(view.words("swings.change"), true);
  table.add_column("");
  for (const Json& s : swings) {
    if (list_of(s, "figures").empty() || !std::isfinite(number_of(s, "change_usd"))) continue;
    const double change = number_of(s, "change_usd");
    const std::string first = text_of(list_of(s, "figures").front(), "figure");
    const auto more = list_of(s, "figures").size() - 1;
    table.add_row({{figure_name(view, first) + (more > 0 ? view.words("swings.more", {std::to_string(more)}) : ""), {}},
                   {read_otherwise(view, s), {}},
                   {view.words.code("why", text_of(s, "why")), {}},
                   {view.num.fixed(change / 1e6, 0), change},
                   {draw_change(change, largest, view.num.usd(change)), {}}});
  }
  return table.empty() ? std::string{} : table.render();
}

std::string render_dependence(View& view) {
  constexpr std::size_t kGoods = 8;
  std::map<std::string, double> worth;
  for (const Json& s : list_of(view.in.dependence, "shares"))
    if (text_of(s, "dimension") == "partner" && text_of(s, "stage") == "use" && text_of(s, "on") != view.home)
      worth[text_of(s, "delivered")] += delivered_worth(view, text_of(s, "delivered"), number_of(s, "t"));
  std::vector<std::pair<std::string, double>> goods(worth.begin(), worth.end());
  std::ranges::stable_sort(goods, std::greater{}, &std::pair<std::string, double>::second);
  if (goods.size() > kGoods) goods.resize(kGoods);
  HtmlTable table(view.words("dependence.caption", {view.country(view.home), view.year}), "t-dependence");
  table.add_column(view.words("col.good"));
  for (const Dimension& d : kDimensions) {
    table.add_column(view.words(fmt::format("dependence.{}", d.name)));
    table.add_column(view.words("dependence.share"), true);
    table.add_column("HHI", true);
  }
  for (const auto& [good, usd] : goods) {
    std::vector<HtmlCell> cells{{view.good(good), {}}};
    for (const Dimension& d : kDimensions) {
      const Json* found = nullptr;
      for (const Json& h : list_of(view.in.dependence, "hhi"))
        if (text_of(h, "dimension") == d.name && text_of(h, "stage") == d.stage && text_of(h, "delivered") == good &&
            text_of(h, "good") == good && year_of(text_of(h, "period")) == view.year)
          found = &h;
      if (found == nullptr || text_of(*found, "largest").empty()) {
        cells.insert(cells.end(), {{"–", {}}, {"–", {}}, {"–", {}}});
        continue;
      }
      const double share = number_of(*found, "cr1"), hhi = number_of(*found, "hhi_10000");
      const std::string who = holder(view, d.name, text_of(*found, "largest"));
      cells.push_back({who + "<br/>" + draw_share(share, view.num.percent(share)), {}});
      cells.push_back({view.num.percent(share), share});
      cells.push_back({view.num.fixed(hhi), hhi});
    }
    table.add_row(std::move(cells));
  }
  return table.empty() ? std::string{} : table.render();
}

std::string render_frontier(View& view) {
  std::string html;
  HtmlTable table(view.words("frontier.caption", {view.year}), "t-frontier");
  table.add_column(view.words("col.good"));
  for (const char* column : {"frontier.through", "frontier.extra", "frontier.next"})
    table.add_column(view.words(column), true);
  table.add_column(view.words("frontier.changes"));
  for (const Json& curve : list_of(view.in.frontier, "curves")) {
    const std::string good = view.good(text_of(curve, "good"));
    const Json& points = list_of(curve, "points");
    if (!is_drawn(curve)) continue;
    html += "<figure>" + draw_curve(view, curve, good) + "<figcaption>" +
            view.words("frontier.figure", {good, view.num.tonnes(number_of(points.front(), "cap_t")),
                                           view.num.tonnes(number_of(points.back(), "cap_t")),
                                           view.num.brief(number_of(object_of(curve, "premium_total"), "usd_per_t"))}) +
            "</figcaption></figure>\n";
    for (const Json& p : points)
      table.add_row({{good, {}},
                     {view.num.fixed(number_of(p, "cap_t")), number_of(p, "cap_t")},
                     {view.num.fixed(number_of(p, "extra_usd")), number_of(p, "extra_usd")},
                     {view.num.brief(number_of(p, "next_usd_per_t")), number_of(p, "next_usd_per_t")},
                     {describe_changes(view, p), {}}});
  }
  if (html.empty()) return {};  // why is told in its place
  return "<p>" +
         view.words("frontier.asks", {selector_words(view, text_of(view.in.frontier, "on")),
                                      selector_words(view, view.in.frontier_orders)}) +
         "</p>\n<div class=\"charts\">" + html + "</div>\n" + table.render();
}

std::string render_comparison(View& view) {
  if (view.in.comparison.is_null()) return {};
  HtmlTable table(view.words("comparison.caption", {view.year}), "t-comparison");
  table.add_column(view.words("col.country"));
  table.add_column(view.words("comparison.role"));
  table.add_column(view.words("comparison.gains"), true);
  table.add_column("");
  double largest = 0;
  for (const Json& g : list_of(view.in.comparison, "gains")) largest = std::max(largest, std::abs(number_of(g, "usd")));
  for (const Json& g : list_of(view.in.comparison, "gains")) {
    const double usd = number_of(g, "usd");
    table.add_row({{view.country(text_of(g, "country")), {}},
                   {view.words.code("role", text_of(g, "role")), {}},
                   {view.num.fixed(usd / 1e6, 2), usd},
                   {draw_change(usd, largest, view.num.usd(usd)), {}}});
  }
  HtmlTable ways(view.words("comparison.corridors", {view.year}), "t-comparison-corridors");
  ways.add_column(view.words("comparison.corridor"));
  ways.add_column(view.words("col.good"));
  for (const char* key : {"scenario.before", "scenario.after", "scenario.change"})
    ways.add_column(view.words(key), true);
  for (const Json& c : list_of(view.in.comparison, "corridors")) {
    const Json& t = object_of(c, "t");
    std::vector<HtmlCell> cells{{view.name("corridors", text_of(c, "corridor")), {}},
                                {view.good(text_of(c, "good")), {}}};
    for (const char* key : {"before", "after", "change"})
      cells.push_back({view.num.fixed(number_of(t, key)), number_of(t, key)});
    ways.add_row(std::move(cells));
  }
  return (table.empty() ? "" : table.render()) + (ways.empty() ? "" : ways.render());
}

}  // namespace korridor
