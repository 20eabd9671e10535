#include <fmt/format.h>

#include <algorithm>

#include "show_parts.h"
#include "text_table.h"
#include "words.h"

namespace korridor::cli {
namespace {

/// The three states that gain or lose most: `KAZ +12.3, CHN -4`.
std::string name_gains(const Json& gains, const ShowOptions& options) {
  std::vector<std::pair<double, std::string>> list;
  for (const Json& g : gains) list.emplace_back(g["usd"].get<double>(), g["country"]);
  std::ranges::sort(list, [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
  std::string text;
  for (std::size_t k = 0; k < std::min<std::size_t>(3, list.size()); ++k)
    text += (k == 0 ? "" : ", ") + list[k].second + (list[k].first > 0 ? " +" : " ") +
            show_number(list[k].first / 1e6, 2, options.lang);
  return text;
}

/// `leaving it out`, or `leaving it out: its clauses`.
std::string name_method(const Json& row, const ShowOptions& options) {
  std::string method = word(row["method"].get<std::string>(), options.lang);
  const std::string by = row["by"];
  if (by == "set" || row["kind"] == "clause") return method;
  return method + ": " + word("its " + by, options.lang);
}

/// What an agreement, clause or rule says; in German where the study does.
std::string says(const Json& row, const ShowOptions& options) {
  return row[options.lang == "de" && !row["says_de"].get_ref<const std::string&>().empty() ? "says_de" : "says"];
}

std::string show_rules(const Json& reply, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  const auto number = [&](const Json& v, double unit, int digits) {
    return v.is_null() ? std::string("–") : show_number(v.get<double>() / unit, digits, options.lang);
  };
  TextTable table({{w("kind")},
                   {""},
                   {w("what it says")},
                   {w("costs, m USD"), true},
                   {w("moves, t"), true},
                   {w("USD/t without it"), true},
                   {w("USD/t of its row"), true},
                   {""}});
  for (const Json& v : reply["rules"])
    table.add({w(v["kind"].get<std::string>().c_str()), v["rule"], says(v, options),
               v["status"] == "infeasible" ? w("no plan") : number(v["cost_usd"], 1e6, 3), number(v["moved_t"], 1, 0),
               number(v["usd_per_t"], 1, 2), number(v["row_usd_per_t"], 1, 2), w(v["why"].get<std::string>().c_str())});
  return table.render_or(w("no clause, limit or policy acts"));
}

}  // namespace

std::string show_value(const Json& reply, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  if (!reply["rules"].empty()) return show_rules(reply, options);
  const auto usd = [&](const Json& v) {
    return v.is_null() ? std::string("–") : show_number(v.get<double>() / 1e6, 2, options.lang);
  };
  TextTable table({{w("kind")},
                   {""},
                   {w("what it says")},
                   {w("found by")},
                   {w("worth, m USD"), true},
                   {w("fair share"), true},
                   {w("gains by state, m USD")}});
  for (const Json& v : reply["value"])
    table.add({w(v["kind"].get<std::string>().c_str()), v["item"], says(v, options), name_method(v, options),
               v["status"] == "infeasible" ? w("no plan") : usd(v["worth_usd"]), usd(v["shapley_usd"]),
               name_gains(v["gains"], options)});
  for (const Json& n : reply["not_modelled"])
    table.add({w("agreement"), n["agreement"], says(n, options), "", w("not modelled"), "", ""});
  std::string out = table.render_or(
      w("no agreement or clause is on; --with switches a scenario on, `korridor list STUDY scenarios` tells them"));
  for (const Json& v : reply["value"])
    if (v["kind"] == "agreement" && !v["orders"].empty()) {
      out +=
          w("With the orders of an agreement goes what serving them costs, not what they earn: no bill holds that.") +
          "\n";
      break;
    }
  if (!reply["shapley"]["whole_usd"].is_null())
    out += fmt::format("{}: {}\n", w("all of them together, m USD"), usd(reply["shapley"]["whole_usd"]));
  return out;
}

}  // namespace korridor::cli
