#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "korridor/report/html.h"
#include "korridor/report/tables.h"
#include "korridor/report/totals.h"
#include "korridor/study/selector.h"

namespace korridor {
namespace {

struct Comparison {
  std::string year;  ///< of the plan
  double plan_t = 0, base_t = 0;
};

bool wants(const std::vector<std::string>& goods, const std::string& good) {
  return goods.empty() || std::ranges::find(goods, good) != goods.end();
}

/// Other traffic over the observed links; nothing where it is not known by good.
std::optional<double> other_traffic(const Table& links, const std::vector<bool>& meant,
                                    const std::vector<std::string>& goods) {
  double t = 0;
  for (std::size_t k = 0; k < meant.size(); ++k) {
    const double load = links.number(k, "base_load_t_per_year");
    if (!meant[k] || !(load > 0)) continue;
    const auto carries = links.list(k, "carries");
    const bool is_of_them = !carries.empty() && std::ranges::all_of(carries, [&](const std::string& good) {
      return std::ranges::find(goods, good) != goods.end();
    });
    if (!goods.empty() && !is_of_them) return std::nullopt;
    t += load;
  }
  return t;
}

/// Plan over the observed links, with other traffic where the observation holds that too (`turnover`), or tonnes
/// delivered to the observed places or orders. Nothing where they cannot be compared.
std::optional<Comparison> compare_with(const View& view, const std::vector<LinkFlow>& flows, std::size_t row,
                                       const Selector& selector, const std::string& year) {
  const Table& table = view.study.table("observations");
  const auto goods = table.list(row, "goods");
  Comparison result{.year = year};
  if (table.text(row, "measure") == "delivered") {
    const auto at_places = selector.select(view.study, "places"), at_orders = selector.select(view.study, "orders");
    const Table& places = view.study.table("places");
    const Table& orders = view.study.table("orders");
    for (const OrderYear& o : sum_orders(view.in.plan, year)) {
      const auto place = places.find(o.place), order = orders.find(o.order);
      const bool is_meant = (place && at_places[*place]) || (order && at_orders[*order]);
      if (is_meant && wants(goods, o.good)) result.plan_t += o.served_t;
    }
    return result;
  }
  const auto meant = selector.select(view.study, "links");
  const Table& links = view.study.table("links");
  std::set<std::string> chosen;
  for (std::size_t k = 0; k < meant.size(); ++k)
    if (meant[k]) chosen.insert(links.id(k));
  // a way through a place or a plant is no sum over links: as in the back-test
  const auto selects_any = [&](const char* of) {
    return std::ranges::any_of(selector.select(view.study, of), [](bool is_meant) { return is_meant; });
  };
  if (chosen.empty() || selects_any("places") || selects_any("plants")) return std::nullopt;
  if (table.text(row, "measure") == "turnover") {
    const auto others = other_traffic(links, meant, goods);
    if (!others) return std::nullopt;
    result.base_t = *others;
  }
  for (const LinkFlow& flow : flows)
    if (chosen.contains(flow.link))
      for (const auto& a : flow.amounts)
        if (a.year == year && wants(goods, a.good)) result.plan_t += a.forward_t + a.backward_t;
  return result;
}

}  // namespace

std::string render_record(View& view, const std::vector<LinkFlow>& flows) {
  if (view.years.empty()) return {};
  const Table& table = view.study.table("observations");
  HtmlTable out(view.words("record.caption"), "t-record");
  out.add_column(view.words("record.what"));
  out.add_column(view.words("col.year"), true);
  for (const char* key : {"record.observed", "record.plan_year", "record.plan", "record.base", "record.error"})
    out.add_column(view.words(key), true);
  out.add_column(view.words("record.use"));
  int kept = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string& measure = table.text(row, "measure");
    const std::string& unit = table.text(row, "unit");
    const bool is_of_tonnes = measure == "crossing" || measure == "delivered" || measure == "turnover";
    if (!is_of_tonnes || (unit != "t" && unit != "tU")) {
      ++kept;
      continue;
    }
    const auto selector = Selector::parse(table.text(row, "selector"), view.study);
    if (!selector) continue;
    const std::string year = std::to_string(static_cast<int>(table.number(row, "year")));
    const auto at = std::ranges::lower_bound(view.years, year);
    const auto compared = compare_with(view, flows, row, *selector, at == view.years.end() ? view.years.back() : *at);
    if (!compared) {
      ++kept;
      continue;
    }
    const Comparison& c = *compared;
    const double seen = table.number(row, "value"), error = (c.plan_t + c.base_t - seen) / seen;
    const bool same_year = c.year == year;
    out.add_row({{view.name("observations", table.id(row)), {}},
                 {year, table.number(row, "year")},
                 {view.num.fixed(seen) + view.cite.mark("observations", table.id(row), "value"), seen},
                 {c.year, std::stod(c.year)},
                 {view.num.fixed(c.plan_t), c.plan_t},
                 {view.num.fixed(c.base_t), c.base_t},
                 seen > 0 ? HtmlCell{view.num.percent(error), error} : HtmlCell{"–", {}},
                 {view.words(table.text(row, "used_for_fit") == "yes" ? "record.fitted"
                             : same_year                              ? "record.scored"
                                                                      : "record.other_year"),
                  {}}});
  }
  if (out.empty()) return {};
  return out.render() + "<p class=\"note\">" + view.words("record.kept", {std::to_string(kept)}) + "</p>\n";
}

}  // namespace korridor
