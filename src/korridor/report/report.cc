#include "korridor/report/report.h"

#include <fmt/format.h>

#include <cmath>

#include "korridor/base/version.h"
#include "korridor/report/html.h"
#include "korridor/report/map.h"
#include "korridor/report/page.h"
#include "korridor/report/refusal.h"
#include "korridor/report/sentences.h"
#include "korridor/report/tables.h"

namespace korridor {
namespace {

constexpr double kRounding = 1e-9;  // a gap below is none

struct Section {
  std::string id, html;
  bool folded = false;       ///< long tables open on demand, and for print
  std::string refused = {};  ///< code of the refusal that stands in its place
};

std::string list_items(const char* tag, const char* css, const std::vector<std::string>& items) {
  std::string html = fmt::format("<{} class=\"{}\">\n", tag, css);
  for (const std::string& item : items) html += "<li>" + item + "</li>\n";
  return html + fmt::format("</{}>\n", tag);
}

std::vector<Section> make_sections(View& view) {
  std::vector<Section> sections{{"caveats", list_items("ul", "caveats", write_caveats(view))},
                                {"answer", list_items("ol", "answer", write_answer(view))}};
  const auto add = [&](const char* id, std::string html, bool folded = false) {
    if (!html.empty()) sections.push_back({id, std::move(html), folded});
  };
  const auto add_asked = [&](const char* id, const Json& reply, std::string html) {
    add(id, or_refusal(view, reply, std::move(html)));
    if (!sections.empty() && sections.back().id == id) sections.back().refused = code_of_refusal(reply);
  };
  if (text_of(view.in.plan, "status") == "infeasible") add("conflict", render_conflict(view));
  const auto flows = list_flows(view);
  if (!flows.empty()) add("map", render_map(view, flows));
  add("scenario", render_scenario(view));
  add_asked("comparison", view.in.comparison, render_comparison(view));
  add("exports", render_exports(view));
  add("bottlenecks", render_bottlenecks(view));
  add("decided", render_decided(view));
  add_asked("ways", view.in.ways, render_ways(view));
  add_asked("dependence", view.in.dependence, render_dependence(view));
  add_asked("frontier", view.in.frontier, render_frontier(view));
  add_asked("projects", view.in.invest, render_projects(view));
  add_asked("swings", view.in.evidence, render_swings(view));
  add("orders", render_orders(view));
  add("fees", render_fees(view));
  add("record", render_record(view, flows));
  add("agreements", render_agreements(view));
  add("scenarios", render_scenarios(view), true);
  add("policies", render_policies(view), true);
  add("prices", render_prices(view), true);
  add("netbacks", render_netbacks(view), true);
  add("flows", render_flow_table(view, flows), true);
  add("balance", render_balance(view), true);
  add("sources", view.cite.render_list());  // last: it lists what the others cited
  return sections;
}

std::string write_status(const View& view) {
  const std::string status = text_of(view.in.plan, "status");
  const double gap = number_of(view.in.plan, "gap");
  std::string text = view.words.code("plan", status);
  if (std::isfinite(gap) && gap > kRounding) text += " · " + view.words("head.gap", {view.num.fine_percent(gap)});
  const double objective = number_of(view.in.plan, "objective_usd");
  if (std::isfinite(objective))
    text += " · " + view.words(objective < 0 ? "head.value" : "head.cost", {view.num.usd(std::abs(objective))});
  return text;
}

std::string render_head(const View& view, const std::vector<Section>& sections) {
  const std::string hash = view.study.sha256.substr(0, 12);
  const bool proven = text_of(view.in.plan, "status") == "optimal";
  std::string html = "<a class=\"skip\" href=\"#answer\">" + view.words("head.skip") + "</a>\n<header>\n<h1>";
  const auto& settings = view.study.settings;
  const std::string title =
      view.words.lang() == "de" && !settings.title_de.empty() ? settings.title_de : settings.title;
  html += escape_html(title.empty() ? settings.name : title) + "</h1>\n<p class=\"status" + (proven ? "" : " warn") +
          "\">" + write_status(view) + "</p>\n";
  html += "<p class=\"meta\">" +
          view.words("head.meta", {escape_html(view.newest.empty() ? "–" : view.newest),
                                   std::to_string(settings.price_year), escape_html(hash), escape_html(version())});
  if (!view.years.empty()) html += " " + view.words("head.year", {view.year, view.years.front(), view.years.back()});
  html += "</p>\n<nav aria-label=\"" + view.words("head.contents") + "\"><ul>";
  for (const Section& section : sections)
    html += fmt::format("<li><a href=\"#{}\">{}</a></li>", section.id, view.words("section." + section.id));
  return html + "</ul></nav>\n</header>\n";
}

std::string render_section(const View& view, const Section& section) {
  std::string html = fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-h\"><h2 id=\"{0}-h\">{1}</h2>\n",
                                 section.id, view.words("section." + section.id));
  const std::string lead = "lead." + section.id;
  if (view.words.has(lead) && section.refused.empty()) html += "<p class=\"lead\">" + view.words(lead) + "</p>\n";
  if (text_of(view.in.plan, "status") == "limit" &&
      (section.id == "prices" || section.id == "orders" || section.id == "bottlenecks"))
    html += "<p class=\"warn\">" + view.words("head.not_optimal") + "</p>\n";
  if (!section.folded) return html + section.html + "</section>\n";
  return html + "<details><summary>" + view.words("head.open") + "</summary>\n" + section.html +
         "</details></section>\n";
}

}  // namespace

std::string render_report(const ReportInput& input) {
  View view(input);
  const auto sections = make_sections(view);
  std::string body = render_head(view, sections) + "<main>\n";
  for (const Section& section : sections) body += render_section(view, section);
  body += "</main>\n<footer><p>" + view.words("foot.borders") + "</p></footer>\n";
  const auto& settings = view.study.settings;
  const std::string title =
      view.words.lang() == "de" && !settings.title_de.empty() ? settings.title_de : settings.title;
  return render_frame({.lang = view.words.lang(),
                       .title = escape_html(title.empty() ? settings.name : title),
                       .body = std::move(body),
                       .data = flows_json(view, list_flows(view))});
}

std::vector<ReportSection> list_report_sections(const ReportInput& input) {
  View view(input);
  std::vector<ReportSection> titles;
  for (const Section& section : make_sections(view))
    titles.push_back({section.id, view.words("section." + section.id), section.refused});
  return titles;
}

}  // namespace korridor
