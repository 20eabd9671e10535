#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/base/text.h"
#include "korridor/report/sentences.h"
#include "korridor/report/totals.h"

namespace korridor {
namespace {

std::string write_coverage(View& view) {
  const Json& coverage = object_of(view.in.check, "coverage");
  const double cited = number_of(coverage, "cited"), assumed = number_of(coverage, "assumed"),
               yours = number_of(coverage, "yours");
  const double all = cited + assumed + (std::isfinite(yours) ? yours : 0);
  std::string text = view.words("caveat.coverage",
                                {view.num.fixed(all), view.num.percent(cited / all), view.num.percent(assumed / all)});
  if (yours > 0) text += view.words("caveat.yours", {view.num.fixed(yours), view.num.percent(yours / all)});
  return text;
}

std::string write_closed(View& view, const ClosedSource& source) {
  std::string sets, first;
  for (const auto& opening : source.openings) {
    sets += (sets.empty() ? "" : view.words("list.or")) + "<em>" + view.name("sets", opening.set) + "</em>";
    if (!opening.year.empty() && (first.empty() || opening.year < first)) first = opening.year;
  }
  const std::string mark = view.cite.mark("supply", source.supply, "amount_t_per_year");
  const std::string name = view.supply(source.supply), good = view.good(source.good);
  if (sets.empty()) return view.words("caveat.closed", {good, name}) + mark;
  if (first.empty()) return view.words("caveat.closed_scenario", {good, name, sets}) + mark;
  return view.words("caveat.closed_until", {good, name, first, sets}) + mark;
}

}  // namespace

CapacityRange range_of(const View& view, const Json& limit) {
  CapacityRange range;
  const std::string kind = text_of(limit, "kind");
  const std::string table = kind == "fleet" ? "fleets" : kind + "s";
  const std::string column = kind == "link" || kind == "plant" ? "capacity_t_per_year"
                             : kind == "place"                 ? "throughput_t_per_year"
                             : kind == "limit"                 ? "amount_t_per_year"
                             : kind == "fleet"                 ? "vehicles"
                                                               : "";
  if (column.empty()) return range;
  const Table& claims = view.study.table("claims");
  for (const std::string& claim : claims_of(view.study, table, text_of(limit, "name"), column)) {
    const auto row = claims.find(claim);
    if (!row) continue;
    const auto value = parse_number(claims.text(*row, "value"));
    const double low = claims.number(*row, "low"), high = claims.number(*row, "high");
    if (!value || !(*value > 0)) continue;
    if (std::isfinite(low)) range.low = std::min(range.low, low / *value);
    if (std::isfinite(high)) range.high = std::max(range.high, high / *value);
  }
  return range;
}

bool is_uncertain(const View& view, const Json& bottleneck) {
  const auto& limit = limit_of(bottleneck);
  const double room = number_of(limit, "limit") * (range_of(view, limit).high - 1);
  return room > 0 && room >= number_of(bottleneck, "until_t");
}

std::vector<std::string> write_caveats(View& view) {
  std::vector<std::string> lines{write_coverage(view)};
  for (const ClosedSource& source : list_closed_sources(view)) lines.push_back(write_closed(view, source));
  std::map<std::string, std::string> nothing;  // orders by reason
  for (const OrderYear& o : sum_orders(view.in.plan, view.year))
    if (o.wanted_t > 0 && o.served_t <= 1e-6 * o.wanted_t) {
      std::string& orders = nothing[o.reason];
      orders += (orders.empty() ? "" : "; ") + view.order(o.order);
    }
  for (const auto& [reason, orders] : nothing)
    lines.push_back(view.words("caveat.zero", {view.year, view.words.code("reason", reason), orders}));
  lines.push_back(view.words("caveat.silent"));
  return lines;
}

}  // namespace korridor
