// Which projects would pay, of those whose cost the study knows: a few sentences, and what each saves.
#include <algorithm>
#include <cmath>

#include "korridor/report/html.h"
#include "korridor/report/tables.h"

namespace korridor {
namespace {

/// In German a project without a name of its own is called as its scenario is.
std::string project_name(View& view, const std::string& id) {
  const std::string set = view.cell("projects", id, "set");
  const bool by_set = view.words.lang() == "de" && view.cell("projects", id, "name_de").empty() && !set.empty();
  return by_set ? view.name("sets", set) : view.name("projects", id);
}

std::string list_names(View& view, const std::vector<const Json*>& rows) {
  std::vector<std::string> names;
  names.reserve(rows.size());
  for (const Json* row : rows) names.push_back(project_name(view, text_of(*row, "project")));
  return view.words.list(names);
}
template <typename Test>
std::vector<const Json*> pick(const Json& list, const Test& test) {
  std::vector<const Json*> rows;
  for (const Json& row : list)
    if (test(row)) rows.push_back(&row);
  return rows;
}
bool is_chosen(const Json& row) { return row.contains("chosen") && row["chosen"] == true; }
/// It saves nothing, neither in the choice nor beside all others.
bool is_idle(const Json& row) { return number_of(row, "here_usd") == 0 && number_of(row, "last_usd") == 0; }

bool is_stopped(const Json& reply) { return text_of(reply, "status") == "limit"; }

std::string write_choice(View& view, const Json& reply) {
  const Json& projects = list_of(reply, "projects");
  const std::string until = text_of(object_of(reply, "period"), "until");
  if (!std::isfinite(number_of(reply, "objective_usd")))
    return view.words(is_stopped(reply) ? "projects.no_time" : "projects.no_choice");
  const auto chosen = pick(projects, is_chosen);
  if (chosen.empty()) return view.words("projects.none", {std::to_string(projects.size())});
  return view.words("projects.chosen",
                    {list_names(view, chosen), view.num.usd(number_of(reply, "spent_usd")),
                     view.num.usd(number_of(reply, "saved_usd")), until, view.num.usd(number_of(reply, "net_usd"))});
}

/// The project that saves most of what it costs, of those that do not pay; what a rule keeps out is not near to it.
std::string write_nearest(View& view, const Json& reply) {
  const auto ratio = [](const Json* row) { return number_of(*row, "here_usd") / number_of(*row, "charge_usd"); };
  auto left = pick(list_of(reply, "projects"), [](const Json& row) {
    return text_of(row, "why") == "does_not_pay" && number_of(row, "here_usd") > 0 && number_of(row, "charge_usd") > 0;
  });
  if (left.empty()) return {};
  const Json& row = **std::ranges::max_element(left, {}, ratio);
  return view.words("projects.nearest",
                    {project_name(view, text_of(row, "project")), view.num.usd(number_of(row, "here_usd")),
                     view.num.usd(number_of(row, "charge_usd"))});
}

std::string write_idle(View& view, const Json& reply) {
  const auto idle = pick(list_of(reply, "projects"), is_idle);
  return idle.empty() ? std::string() : view.words("projects.idle", {list_names(view, idle)});
}

/// Projects whose scenario wants more itself: their saving is only a part of what they are about.
std::string write_wanting(View& view, const Json& reply) {
  const auto rows = pick(list_of(reply, "projects"), [](const Json& row) { return !list_of(row, "tightens").empty(); });
  return rows.empty() ? std::string() : view.words("projects.wanting", {list_names(view, rows)});
}

std::string write_pair(View& view, const Json& reply) {
  const Json& pairs = list_of(reply, "pairs");  // the largest comes first
  if (pairs.empty()) return {};
  const double joint = number_of(pairs.front(), "joint_usd");
  return view.words(joint > 0 ? "projects.complements" : "projects.substitutes",
                    {project_name(view, text_of(pairs.front(), "one")),
                     project_name(view, text_of(pairs.front(), "other")), view.num.usd(std::abs(joint))});
}

std::string write_unknown_costs(View& view) {
  const Table& projects = view.study.table("projects");
  std::size_t unknown = 0;
  for (std::size_t r = 0; r < projects.size(); ++r) unknown += std::isfinite(projects.number(r, "cost_usd")) ? 0 : 1;
  return unknown == 0 ? std::string() : view.words("projects.unknown", {std::to_string(unknown)});
}

/// Why there are none to tell of, though that was asked; empty where there are some.
std::string write_absence(View& view, const Json& reply) {
  if (!list_of(reply, "projects").empty()) return {};
  return view.study.table("projects").size() == 0 ? view.words("projects.absent") : write_unknown_costs(view);
}

HtmlCell millions(View& view, double usd) {
  return std::isfinite(usd) ? HtmlCell{view.num.fixed(usd / 1e6, 1), usd} : HtmlCell{"–", {}};
}

}  // namespace

std::string render_projects(View& view) {
  const Json& reply = view.in.invest;
  const Json& projects = list_of(reply, "projects");
  if (reply.is_null()) return {};
  if (const std::string absence = write_absence(view, reply); !absence.empty())
    return "<p class=\"warn\">" + absence + "</p>\n";
  std::string html;
  if (is_stopped(reply) && std::isfinite(number_of(reply, "objective_usd")))
    html += "<p class=\"warn\">" + view.words("projects.stopped") + "</p>\n";
  std::string told = write_choice(view, reply);
  for (const auto& sentence : {write_nearest(view, reply), write_idle(view, reply), write_pair(view, reply),
                               write_wanting(view, reply), write_unknown_costs(view)})
    if (!sentence.empty()) told += " " + sentence;
  html += "<p>" + told + "</p>\n";
  HtmlTable table(view.words("projects.caption", {text_of(object_of(reply, "period"), "until")}), "t-projects");
  table.add_column(view.words("projects.project"));
  table.add_column(view.words("projects.partner"));
  for (const char* key : {"projects.cost", "projects.charge", "projects.here", "projects.alone", "projects.last"})
    table.add_column(view.words(key), true);
  table.add_column(view.words("projects.verdict"));
  for (const Json& row : projects) {
    const std::string id = text_of(row, "project"), partner = text_of(row, "partner"), why = text_of(row, "why");
    HtmlCell cost = millions(view, number_of(row, "cost_usd"));
    cost.html += view.cite.mark("projects", id, "cost_usd");
    table.add_row({{project_name(view, id), {}},
                   {partner.empty() ? "–" : view.country(partner), {}},
                   std::move(cost),
                   millions(view, number_of(row, "charge_usd")),
                   millions(view, number_of(row, "here_usd")),
                   millions(view, number_of(row, "alone_usd")),
                   millions(view, number_of(row, "last_usd")),
                   {is_chosen(row) ? view.words("projects.is_chosen") : view.words.code("project", why), {}}});
  }
  return html + table.render();
}

}  // namespace korridor
