#include <algorithm>
#include <cmath>

#include "korridor/base/phrases.h"
#include "korridor/report/html.h"
#include "korridor/report/tables.h"

namespace korridor {
namespace {

bool holds(const Json& list, const std::string& text) {
  return std::ranges::any_of(list,
                             [&](const Json& entry) { return entry.is_string() && entry.get<std::string>() == text; });
}

}  // namespace

std::string render_scenarios(View& view) {
  HtmlTable table(view.words("scenarios.caption"), "t-scenarios");
  table.add_column(view.words("scenarios.id"));
  table.add_column(view.words("col.name"));
  table.add_column(view.words("scenarios.on"));
  table.add_column(view.words("col.note"));
  const Table& sets = view.study.table("sets");
  const Json& on = list_of(view.in.plan, "sets");
  for (std::size_t row = 0; row < sets.size(); ++row)
    table.add_row({{"<code>" + escape_html(sets.id(row)) + "</code>", {}},
                   {view.name("sets", sets.id(row)), {}},
                   {view.words(holds(on, sets.id(row)) ? "scenarios.yes" : "scenarios.no"), {}},
                   {view.remark(sets.text(row, "note")), {}}});
  return table.empty() ? std::string{} : table.render();
}

std::string render_agreements(View& view) {
  const Table& table = view.study.table("agreements");
  HtmlTable out(view.words("agreements.caption"), "t-agreements");
  for (const char* key : {"agreements.what", "agreements.parties"}) out.add_column(view.words(key));
  out.add_column(view.words("agreements.sum"), true);
  for (const char* key : {"agreements.status", "agreements.in_plan"}) out.add_column(view.words(key));
  for (std::size_t row = 0; row < table.size(); ++row) {
    std::string parties;
    for (const std::string& party : table.list(row, "parties"))
      parties += (parties.empty() ? "" : ", ") + view.country(party);
    const std::string set = table.text(row, "set"), id = table.id(row);
    const double value = table.number(row, "value");
    const std::string plan = holds(list_of(view.in.plan, "agreements_on"), id) ? view.words("agreements.on")
                             : set.empty()                                     ? view.words("agreements.not_modelled")
                                           : view.words("agreements.off", {"<code>" + escape_html(set) + "</code>"});
    HtmlCell sum{"–", {}};
    if (std::isfinite(value)) {
      const std::string bound = table.text(row, "bound");
      sum = {(bound == "min"   ? "≥ "
              : bound == "max" ? "≤ "
                               : "") +
                 view.num.fixed(value / 1e6, 1) + " " + escape_html(table.text(row, "currency")) +
                 view.cite.mark("agreements", id, "value"),
             value};
    }
    const std::string part = table.text(row, "part_of");
    const bool is_named = view.name("agreements", id) != escape_html(id);
    const std::string within =
        part.empty() ? "" : " <small>(" + view.words("agreements.part_of", {escape_html(part)}) + ")</small>";
    out.add_row(
        {{"<span class=\"id\">" + escape_html(id) + "</span> " +
              (is_named ? view.name("agreements", id) : escape_html(table.text(row, "subject"))) + within,
          {}},
         {parties, {}},
         sum,
         {view.words.code("status", table.text(row, "status")) + " " + escape_html(table.text(row, "signed")), {}},
         {plan, {}}});
  }
  return out.empty() ? std::string{} : out.render();
}

std::string render_policies(View& view) {
  HtmlTable out(view.words("policies.caption"), "t-policies");
  out.add_column(view.words("policies.what"));
  out.add_column(view.words("policies.actor"));
  out.add_column(view.words("policies.why"));
  const Table& table = view.study.table("policies");
  const auto add = [&](const std::string& id, const std::string& why) {
    out.add_row({{view.name("policies", id), {}}, {view.country(view.cell("policies", id, "actor")), {}}, {why, {}}});
  };
  std::vector<std::string> told;
  for (const auto& entry : list_of(view.in.plan, "not_modelled"))
    if (text_of(entry, "kind") == "policy") {
      const std::string says = text_of(entry, "says");
      told.push_back(text_of(entry, "name"));
      add(told.back(), escape_html(translate_phrase(says, view.words.lang()).value_or(says)));
    }
  for (std::size_t row = 0; row < table.size(); ++row)
    if (table.text(row, "in_base") != "yes" && std::ranges::find(told, table.id(row)) == told.end())
      add(table.id(row), view.words("policies.not_in_base") +
                             (table.text(row, "status").empty() ? "" : ": " + view.remark(table.text(row, "status"))));
  return out.empty() ? std::string{} : out.render();
}

}  // namespace korridor
