#include <fmt/format.h>

#include <algorithm>

#include "show_parts.h"
#include "text_table.h"
#include "words.h"

namespace korridor::cli {
namespace {

std::string percent(const Json& share, const ShowOptions& options) {
  return share.is_null() ? "–" : show_number(100 * share.get<double>(), 1, options.lang);
}

/// The three that a group rests on most: `CHN 62, RUS 20, KAZ 18`.
std::string name_largest(const Json& shares, const Json& group, const ShowOptions& options) {
  std::vector<std::pair<double, std::string>> on;
  for (const Json& s : shares) {
    bool same = true;
    for (const char* field : {"side", "of", "dimension", "stage", "delivered", "good", "period"})
      same = same && s[field] == group[field];
    if (same) on.emplace_back(-s["share"].get<double>(), s["on"]);
  }
  std::ranges::sort(on);
  std::string text;
  for (std::size_t k = 0; k < std::min<std::size_t>(3, on.size()); ++k)
    text += (k == 0 ? "" : ", ") +
            (on[k].second == "unknown" || on[k].second == "none" ? word(on[k].second, options.lang) : on[k].second) +
            " " + show_number(-100 * on[k].first, 0, options.lang);
  return text;
}

/// One line a group over the whole horizon.
std::string show_groups(const Json& reply, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("side")},
                   {w("of")},
                   {w("delivered")},
                   {w("stage")},
                   {w("dimension")},
                   {w("good")},
                   {"HHI", true},
                   {"CR1 %", true},
                   {w("supply risk"), true},
                   {w("rests on, %")}});
  for (const Json& g : reply["hhi"]) {
    if (g["period"] != "all") continue;
    const bool is_known = g["unattributed"].get<double>() < 1 - 1e-9;  // else nothing is there to be concentrated
    table.add({w(g["side"].get<std::string>().c_str()), g["of"], g["delivered"],
               w(g["stage"].get<std::string>().c_str()), w(g["dimension"].get<std::string>().c_str()), g["good"],
               is_known ? show_number(g["hhi"], 2, options.lang) : "–", is_known ? percent(g["cr1"], options) : "–",
               g["supply_risk"].is_null() ? "–" : show_number(g["supply_risk"], 2, options.lang),
               name_largest(reply["shares"], g, options)});
  }
  return table.render_or(
      w("nothing of this is delivered in the plan, so nothing rests on anybody; `korridor plan` tells what is"));
}

std::string show_portfolio(const Json& portfolio, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table(
      {{w("aspect")}, {w("partner")}, {w("status")}, {w("deals"), true}, {w("value"), true}, {""}, {"%", true}});
  for (const Json& r : portfolio["rows"]) {
    const bool money = !r["currency"].get<std::string>().empty();
    table.add(
        {w(r["aspect"].get<std::string>().c_str()), r["partner"], w(r["status"].get<std::string>().c_str()),
         r["deals"].get<int>() > 0 ? std::to_string(r["deals"].get<int>()) : "",
         r["aspect"] == "agreements" ? "" : show_number(r["value"].get<double>() / (money ? 1e6 : 1), 1, options.lang),
         money                    ? (options.lang == "de" ? "Mio. " : "m ") + r["currency"].get<std::string>()
         : r["aspect"] == "trade" ? "%"
                                  : "",
         percent(r["part"], options)});
  }
  return w("Portfolio of partners") + " (" + portfolio["home"].get<std::string>() + ")\n" +
         table.render(terminal_width());
}

std::string show_statements(const Json& statements, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("statement")}, {w("said, %"), true}, {w("record"), true}, {w("model"), true}, {w("verdict")}});
  for (const Json& s : statements) {
    const auto value = [&](const char* field) {
      return s[field].is_null() ? std::string("–") : show_number(s[field], 1, options.lang);
    };
    table.add(
        {s["says"], value("said_pct"), value("record"), value("model"), w(s["verdict"].get<std::string>().c_str())});
  }
  return w("What is said, and what the figures say") + "\n" + table.render(terminal_width());
}

std::string show_closures(const Json& closures, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("closed")}, {w("cost, m USD"), true}, {"%", true}, {w("no longer delivered, t")}});
  std::size_t untouched = 0;
  for (const Json& c : closures) {
    if (c["status"] == "untouched") {
      ++untouched;
      continue;
    }
    std::string unmet;
    for (const Json& u : c["unmet"])
      if (u["t"].get<double>() >= 0.5)
        unmet +=
            (unmet.empty() ? "" : ", ") + u["good"].get<std::string>() + " " + show_number(u["t"], 0, options.lang);
    table.add({c["selector"],
               c["cost_usd"].is_null() ? w("no plan") : show_number(c["cost_usd"].get<double>() / 1e6, 2, options.lang),
               c["pct"].is_null() ? "–" : show_number(c["pct"], 2, options.lang), unmet});
  }
  return w("One fails at a time") + "\n" + (table.empty() ? std::string() : table.render(terminal_width())) +
         fmt::format("{}: {}\n", w("without effect, for nothing rests on them"), untouched);
}

}  // namespace

std::string show_dependence(const Json& reply, const ShowOptions& options) {
  std::string out = show_groups(reply, options);
  if (!reply["n_minus_1"].empty()) out += "\n" + show_closures(reply["n_minus_1"], options);
  if (!reply["state"].get<std::string>().empty()) return out;
  if (!reply["portfolio"]["rows"].empty()) out += "\n" + show_portfolio(reply["portfolio"], options);
  if (!reply["statements"].empty()) out += "\n" + show_statements(reply["statements"], options);
  return out;
}

}  // namespace korridor::cli
