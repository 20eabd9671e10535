#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "korridor/base/text.h"
#include "korridor/report/distance.h"
#include "korridor/report/html.h"
#include "korridor/report/sentences.h"
#include "korridor/report/tables.h"

namespace korridor {
namespace {

std::string tell_displaced(const View& view, const Json& bottleneck) {
  std::string text;
  for (const auto& d : list_of(bottleneck, "displaced")) {
    const double t = number_of(d, "t");
    if (!(std::abs(t) >= 0.005)) continue;
    const std::string order = text_of(d, "order"), from = text_of(d, "from_link"), to = text_of(d, "to_link");
    std::string part;
    if (!order.empty())
      part = view.words(t >= 0 ? "bottleneck.gains" : "bottleneck.loses",
                        {view.order(order), view.num.brief(std::abs(t))});
    else if (!from.empty())
      part = view.words(to.empty() ? "bottleneck.leaves" : "bottleneck.moves",
                        {view.link(from), to.empty() ? "" : view.link(to), view.num.brief(t)});
    if (!part.empty()) text += (text.empty() ? "" : "; ") + part;
  }
  return text.empty() ? "–" : text;
}

std::string cite_limit(View& view, const Json& limit) {
  const std::string kind = text_of(limit, "kind"), name = text_of(limit, "name");
  if (kind == "link" || kind == "plant") return view.cite.mark(kind + "s", name, "capacity_t_per_year");
  if (kind == "place") return view.cite.mark("places", name, "throughput_t_per_year");
  if (kind == "limit") return view.cite.mark("limits", name, "amount_t_per_year");
  if (kind == "fleet") return view.cite.mark("fleets", name, "vehicles");
  return {};
}

std::string tell_next(const View& view, const std::string& row) {  // kind|name|period
  const auto parts = split(row, '|');
  if (parts.size() < 2) return "–";
  return view.words.code("kind", parts[0]) + ": " + view.limit(Json{{"kind", parts[0]}, {"name", parts[1]}});
}

HtmlCell number_cell(const View& view, double value) {
  return {view.num.brief(value), std::isfinite(value) ? std::optional(value) : std::nullopt};
}

}  // namespace

std::string render_bottlenecks(View& view) {
  HtmlTable table(view.words("bottlenecks.caption"), "t-bottlenecks");
  table.add_column(view.words("col.limit"));
  table.add_column(view.words("col.kind"));
  table.add_column(view.words("col.year"));
  for (const char* key : {"col.used", "col.limit_value", "col.worth", "col.until"})
    table.add_column(view.words(key), true);
  table.add_column(view.words("col.certainty"));
  table.add_column(view.words("col.displaced"));
  table.add_column(view.words("col.next"));
  for (const auto& b : list_of(view.in.plan, "bottlenecks")) {
    const Json& limit = limit_of(b);
    const double used = number_of(limit, "used"), most = number_of(limit, "limit"),
                 worth = number_of(b, "worth_usd_per_t");
    const double until = number_of(b, "until_t");
    const std::string unit = text_of(limit, "unit") == "t" ? "" : " " + view.words.code("unit", text_of(limit, "unit"));
    const CapacityRange range = range_of(view, limit);
    const std::string certain =
        is_uncertain(view, b) ? "<strong>" + view.words("certainty.uncertain") + "</strong>"
        : range.known()
            ? view.words("certainty.range", {view.num.fixed(most * range.low), view.num.fixed(most * range.high)})
            : view.words("certainty.none");
    table.add_row({{view.limit(limit), {}},
                   {view.words.code("kind", text_of(limit, "kind")), {}},
                   {escape_html(text_of(limit, "period")), {}},
                   {view.num.fixed(used) + unit, used},
                   {view.num.fixed(most) + unit + cite_limit(view, limit), most},
                   number_cell(view, worth),
                   {std::isfinite(until) ? view.num.tonnes(until) : view.words("bottleneck.no_end"),
                    std::isfinite(until) ? std::optional(until) : std::nullopt},
                   {certain, {}},
                   {tell_displaced(view, b), {}},
                   {tell_next(view, text_of(b, "next")), {}}});
  }
  return table.empty() ? std::string{} : table.render();
}

std::string render_ways(View& view) {
  HtmlTable table(
      view.words("ways.caption", {view.place(view.study.settings.route_from), view.place(view.study.settings.route_to),
                                  view.good(view.study.settings.route_good)}),
      "t-ways");
  table.add_column(view.words("col.class"));
  for (const char* key : {"col.usd_t", "ways.p10", "ways.p50", "ways.p90", "col.km", "ways.stopped", "ways.free"})
    table.add_column(view.words(key), true);
  table.add_column(view.words("ways.can_stop"));
  table.add_column(view.words("ways.dominated"));
  table.add_column(view.words("ways.through"));
  for (const auto& way : list_of(view.in.ways, "by_class")) {
    std::string dominated, through;
    for (const auto& by : list_of(way, "dominated_by"))
      if (by.is_string()) dominated += (dominated.empty() ? "" : ", ") + view.way_class(by.get<std::string>());
    std::vector<std::string> claims;
    std::string last;
    for (const auto& leg : list_of(way, "legs")) {
      for (const auto& claim : list_of(leg, "claims"))
        if (claim.is_string()) claims.push_back(claim.get<std::string>());
      const std::string to = text_of(leg, "to"), mode = text_of(leg, "mode");
      if (mode != "rail" && mode != "road" &&
          to != last) {  // borders, ports, breaks of gauge; handling there is no other
        through += (through.empty() ? "" : " · ") + view.place(to);
        last = to;
      }
    }
    const auto days = [&](const char* key) { return number_cell(view, number_of(way, key) / 24); };
    const double free = number_of(way, "free_t_per_year");
    table.add_row({{view.way_class(text_of(way, "class")), {}},
                   number_cell(view, number_of(way, "cost_usd_per_t")),
                   days("time_p10_h"),
                   days("time_p50_h"),
                   days("time_p90_h"),
                   {view.num.fixed(number_of(way, "length_km")), number_of(way, "length_km")},
                   number_cell(view, number_of(way, "stopped_days_per_year")),
                   std::isfinite(free) ? HtmlCell{view.num.fixed(free), free}
                                       : HtmlCell{view.words("ways.no_limit"), std::nullopt},
                   {view.countries(list_of(way, "can_stop")), {}},
                   {dominated.empty() ? view.words("ways.not_dominated") : dominated, {}},
                   {through + view.cite.mark_claims(claims), {}}});
  }
  return table.empty() ? std::string{} : table.render() + render_distance(view);
}

std::string render_flow_table(View& view, const std::vector<LinkFlow>& flows) {
  HtmlTable table(view.words("flows.caption", {view.year}), "t-flows");
  table.add_column(view.words("col.link"));
  table.add_column(view.words("col.mode"));
  for (const char* key : {"col.t", "col.base", "col.capacity", "col.load"}) table.add_column(view.words(key), true);
  std::vector<const LinkFlow*> order;
  for (const LinkFlow& flow : flows)
    if (flow.total(view.year) > 0) order.push_back(&flow);
  std::ranges::stable_sort(order, std::greater{}, [&](const LinkFlow* f) { return f->total(view.year); });
  for (const LinkFlow* flow : order) {
    const double t = flow->total(view.year), load = flow->load(view.year);
    const bool limited = std::isfinite(flow->capacity_t);
    table.add_row({{view.link(flow->link), {}},
                   {view.words.code("mode", flow->mode), {}},
                   {view.num.fixed(t), t},
                   {view.num.fixed(flow->base_t) +
                        (flow->base_t > 0 ? view.cite.mark("links", flow->link, "base_load_t_per_year") : ""),
                    flow->base_t},
                   limited ? HtmlCell{view.num.fixed(flow->capacity_t) +
                                          view.cite.mark("links", flow->link, "capacity_t_per_year"),
                                      flow->capacity_t}
                           : HtmlCell{"–", {}},
                   std::isfinite(load) ? HtmlCell{view.num.percent(load), load} : HtmlCell{"–", {}}});
  }
  return table.empty() ? std::string{} : table.render();
}

}  // namespace korridor
