#pragma once

#include <string>
#include <vector>

#include "korridor/service/reply.h"
#include "korridor/study/study.h"

namespace korridor {

/// What a report is made from: replies as the outer contract has them (docs/reference), and the study behind them.
///
/// check     reply of `check`: counts, coverage {cited, assumed, yours}
/// plan      reply of `plan`: status, gap, objective_usd, bound_usd, periods, orders, flows, limits, bottlenecks
/// (until_t,
///           next), prices, chains, balance, netbacks, fees, agreements_on, sets; or status `infeasible` with conflict
/// scenario  reply of `plan` for the world that was asked for, null where that is the base world
/// ways      reply of `route --alternatives` for the pair in `[route]` of study.toml, null where the study names none.
/// It
///           also holds `by_class: [{class, …fields of a route…, dominated_by: [class…], stopped_days_per_year,
///           can_stop[], free_t_per_year, lost_t_worst_country: {country, t}}]`; a field that is missing or null is
///           told as not known.
/// evidence, dependence, frontier, comparison
///           replies of `evidence`, `dependence --of exporter`, `frontier` and `compare` for the year that the page
///           tells; null where there is nothing to ask, `errors` or status `infeasible` where there is no answer: the
///           section then says why.
/// invest    reply of `invest` for the projects whose cost the study knows, in the scenario's world where there is one;
///           null where it was not asked for, `projects` empty where no cost is known, `errors` where it is refused.
struct ReportInput {
  const Study* study = nullptr;
  Json check;
  Json plan;
  Json scenario;
  Json ways;
  Json evidence = nullptr, dependence = nullptr, frontier = nullptr, comparison = nullptr, invest = nullptr;
  std::string frontier_orders = {};  ///< selector of the orders that the frontier is about
  std::string lang = "en";           ///< en, de
};

/// One HTML page that needs nothing but itself: style, script, map and data stand inside.
///
/// Cost    linear in the size of the replies, and in places times labels for the map.
/// Limits  a language other than `de` is told in English. Same input, same bytes.
[[nodiscard]] std::string render_report(const ReportInput& input);

/// Headings of the page in its order: id, title, and the code of the refusal that stands in place of what was asked.
struct ReportSection {
  std::string id, title, refused;
};
[[nodiscard]] std::vector<ReportSection> list_report_sections(const ReportInput& input);

}  // namespace korridor
