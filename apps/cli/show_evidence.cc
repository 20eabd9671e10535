#include <fmt/format.h>

#include "show_parts.h"
#include "text_table.h"
#include "words.h"

namespace korridor::cli {
namespace {

std::string millions(const Json& usd, const ShowOptions& options) {
  return usd.is_null() ? "–" : show_number(usd.get<double>() / 1e6, 2, options.lang);
}

/// A field that some replies have in German too.
std::string in_language(const Json& row, const std::string& field, const ShowOptions& options) {
  return row[options.lang == "de" ? field + "_de" : field];
}

/// `Kazakh oil output from 2026: amount, t/yr`; how many others are read otherwise with it.
std::string name_figures(const Json& figures, const ShowOptions& options) {
  const Json& first = figures.front();
  const std::string address = first["figure"];
  const std::string text = fmt::format("{}: {}", in_language(first, "name", options),
                                       say_column(address.substr(address.rfind('/') + 1), options.lang));
  return figures.size() > 1 ? text + fmt::format(" (+{})", figures.size() - 1) : text;
}

std::string show_swings(const Json& reply, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("figure")},
                   {w("why")},
                   {w("claim")},
                   {w("from"), true},
                   {w("to"), true},
                   {w("bill, m USD"), true},
                   {w("stands in")}});
  for (const Json& s : reply["swings"]) {
    std::string claim = s["claim"].is_null() ? "" : s["claim"].get<std::string>();
    if (!s["against"].is_null()) claim += " / " + s["against"].get<std::string>();
    const Json& first = s["figures"].front();
    table.add({name_figures(s["figures"], options), w(s["why"].get<std::string>().c_str()), claim,
               show_number(first["from"].get<double>(), 1, options.lang),
               show_number(first["to"].get<double>(), 1, options.lang),
               s["status"] == "infeasible" ? w("no plan") : millions(s["change_usd"], options), first["figure"]});
  }
  return table.render_or(
      w("no figure was read otherwise: none that moves the plan is assumed or disputed, or --top is 0"));
}

std::string show_readings(const Json& reply, const ShowOptions& options) {
  std::string out;
  for (const Json& r : reply["readings"]) {
    out += fmt::format("\n{} | {}: {} {}\n", in_language(r, "says", options), in_language(r, "against_says", options),
                       millions(r["change_usd"], options), word("m USD", options.lang));
    std::size_t shown = 0;
    for (const Json& o : r["orders"]) {
      if (++shown > 5) break;
      out += fmt::format("  {}: {} t | {} t\n", in_language(o, "name", options),
                         show_number(o["served_t"].get<double>(), 0, options.lang),
                         show_number(o["against_served_t"].get<double>(), 0, options.lang));
    }
  }
  return out;
}

}  // namespace

std::string show_evidence(const Json& reply, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  const Json& rests = reply["rests_on"];
  const auto percent = [&](double share) { return show_number(100 * share, 1, options.lang) + " % "; };
  const double yours = rests["yours_usd"];
  const double all = rests["cited_usd"].get<double>() + rests["assumed_usd"].get<double>() + yours +
                     rests["untraced_usd"].get<double>();
  return percent(rests["assumed_share"]) + w("of the money rests on assumptions") + ", " +
         percent(rests["cited_share"]) + w("cited") + (yours > 0 ? ", " + percent(yours / all) + w("yours") : "") +
         "\n\n" + show_swings(reply, options) + show_readings(reply, options);
}

}  // namespace korridor::cli
