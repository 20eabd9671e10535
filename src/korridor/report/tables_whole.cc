// What is decided in whole numbers: how many trains, ships or campaigns, and which services run.
#include <algorithm>
#include <map>

#include "korridor/report/html.h"
#include "korridor/report/tables.h"
#include "korridor/report/totals.h"

namespace korridor {
namespace {

/// What the limit counts: lots of so many tonnes, from which least it runs, or what it shuts out.
std::string counts(View& view, const std::string& limit, const std::string& bound) {
  const Table& limits = view.study.table("limits");
  const auto row = limits.find(limit);
  if (!row) return view.words.code("counts", bound);
  if (bound == "lots")
    return view.words("decided.lots_of", {view.num.fixed(limits.number(*row, "lot_t")) + "\u00a0t"}) +
           view.cite.mark("limits", limit, "lot_t");
  if (bound == "least_or_none")
    return view.words("decided.from", {view.num.fixed(limits.number(*row, "amount_t_per_year")) + "\u00a0t"}) +
           view.cite.mark("limits", limit, "amount_t_per_year");
  return view.words.code("counts", bound);
}

std::string told(View& view, const DecidedYear& d) {
  if (d.bound == "lots") return view.num.fixed(d.number);
  if (d.periods == 1) return view.words(d.number > 0 ? "decided.used" : "decided.unused");
  return view.words("decided.periods", {view.num.fixed(d.number), std::to_string(d.periods)});
}

/// Numbers of all years in a row, so that one sees when a service begins.
std::string by_year(View& view, const std::string& limit) {
  std::string text;
  for (const std::string& year : view.years) {
    const auto sums = sum_decided(view.in.plan, year);
    const auto at = std::ranges::find(sums, limit, &DecidedYear::limit);
    text += (text.empty() ? "" : " ") + (at == sums.end() ? std::string("–") : view.num.fixed(at->number));
  }
  return text;
}

}  // namespace

std::string render_decided(View& view) {
  HtmlTable table(view.words("decided.caption", {view.year}), "t-decided");
  table.add_column(view.words("col.limit"));
  table.add_column(view.words("decided.counts"));
  table.add_column(view.words("decided.number"), true);
  for (const char* key : {"decided.used_t", "decided.paid_t", "decided.empty_t", "decided.cost"})
    table.add_column(view.words(key), true);
  if (view.years.size() > 1) table.add_column(view.words("decided.by_year", {view.years.front(), view.years.back()}));
  for (const DecidedYear& d : sum_decided(view.in.plan, view.year)) {
    std::vector<HtmlCell> cells{{view.name("limits", d.limit), {}},
                                {counts(view, d.limit, d.bound), {}},
                                {told(view, d), d.number},
                                {view.num.fixed(d.used_t), d.used_t},
                                {view.num.fixed(d.paid_t), d.paid_t},
                                {view.num.fixed(d.empty_t), d.empty_t},
                                {view.num.fixed(d.cost_usd), d.cost_usd}};
    if (view.years.size() > 1) cells.push_back({by_year(view, d.limit), {}});
    table.add_row(std::move(cells));
  }
  return table.empty() ? std::string{} : table.render();
}

std::string render_other_numbers(View& view) {
  const auto before = sum_decided(view.in.plan, view.year), after = sum_decided(view.in.scenario, view.year);
  const auto of = [](const std::vector<DecidedYear>& list, const DecidedYear& row) {
    const auto at = std::ranges::find(list, row.limit, &DecidedYear::limit);
    return at == list.end() ? DecidedYear{.limit = row.limit, .bound = row.bound, .periods = row.periods} : *at;
  };
  std::map<std::string, DecidedYear> rows;
  for (const auto& list : {before, after})
    for (const DecidedYear& d : list) rows.try_emplace(d.limit, d);
  HtmlTable table(view.words("decided.changes", {view.year}), "t-scenario-decided");
  table.add_column(view.words("col.limit"));
  for (const char* key : {"decided.before", "decided.after", "decided.empty_before", "decided.empty_after"})
    table.add_column(view.words(key), true);
  for (const auto& [limit, row] : rows) {
    const DecidedYear was = of(before, row), is = of(after, row);
    if (std::abs(was.number - is.number) < 0.5 && std::abs(was.empty_t - is.empty_t) < 0.5) continue;
    table.add_row({{view.name("limits", limit), {}},
                   {told(view, was), was.number},
                   {told(view, is), is.number},
                   {view.num.fixed(was.empty_t), was.empty_t},
                   {view.num.fixed(is.empty_t), is.empty_t}});
  }
  return table.empty() ? std::string{} : table.render();
}

}  // namespace korridor
