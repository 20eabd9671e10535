#include <fmt/format.h>

#include <algorithm>

#include "korridor/base/phrases.h"
#include "show_parts.h"
#include "text_table.h"
#include "words.h"

namespace korridor::cli {
namespace {

/// `TITR +120, china -120; full: aktau_port 2027`.
std::string name_changes(const Json& changes, const ShowOptions& options) {
  std::string moved, full;
  for (const Json& c : changes)
    if (c["kind"] == "limit")
      full +=
          fmt::format("{}{} {}", full.empty() ? "" : ", ", c["id"].get<std::string>(), c["period"].get<std::string>());
    else if (std::abs(c["t"].get<double>()) >= 0.5 || changes.size() <= 3)
      moved += fmt::format("{}{} {}{}", moved.empty() ? "" : ", ", c["id"].get<std::string>(), c["t"] > 0 ? "+" : "",
                           show_number(c["t"].get<double>(), 0, options.lang));
  if (full.empty()) return moved;
  return fmt::format("{}{}{}: {}", moved, moved.empty() ? "" : "; ", word("full", options.lang), full);
}

std::string show_points(const Json& curve, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  const auto n = [&](const Json& v, int digits) { return show_number(v.get<double>(), digits, options.lang); };
  TextTable table({{w("at most t"), true},
                   {w("% of deliveries"), true},
                   {w("unmet t"), true},
                   {w("extra, m USD"), true},
                   {w("next tonne, USD"), true},
                   {w("what changes")}});
  const Json& points = curve["points"];
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Json& p = points[i];
    table.add({n(p["cap_t"], 0), show_number(100 * p["share_of_served"].get<double>(), 1, options.lang),
               n(p["unmet_t"], 0), show_number(p["extra_usd"].get<double>() / 1e6, 3, options.lang),
               i + 1 == points.size() ? "–" : n(p["next_usd_per_t"], 2), name_changes(p["changes"], options)});
  }
  return table.render(terminal_width());
}

std::string show_premium(const Json& curve, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("order")},
                   {"t", true},
                   {w("premium USD/t"), true},
                   {w("distance"), true},
                   {w("handling"), true},
                   {w("time"), true},
                   {w("fees"), true},
                   {w("supply"), true},
                   {w("processing"), true},
                   {w("congestion"), true}});
  Json rows = curve["premium"];
  if (rows.size() > 1) rows.push_back(curve["premium_total"]);
  for (const Json& p : rows) {
    if (std::abs(p["usd_per_t"].get<double>()) < 0.005) continue;
    std::vector<std::string> row{p["order"], show_number(p["t"].get<double>(), 0, options.lang),
                                 show_number(p["usd_per_t"].get<double>(), 2, options.lang)};
    for (const Json& part : p["parts"]) row.push_back(show_number(part.get<double>(), 2, options.lang));
    table.add(std::move(row));
  }
  return table.render(terminal_width());
}

}  // namespace

std::string show_frontier(const Json& reply, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  std::string out;
  for (const Json& c : reply["curves"]) {
    out += fmt::format("{}{}: {}\n", out.empty() ? "" : "\n", c["good"].get<std::string>(),
                       c["selector"].get<std::string>());
    if (const std::string reason = c["reason"]; !reason.empty()) {
      out += fmt::format("  {}\n", translate_phrase(reason, options.lang).value_or(reason));
      continue;
    }
    out += show_points(c, options);
    out += fmt::format("{}\n", w(c["end"] == "no_way" ? "Less cannot pass without leaving a delivery out or breaking a "
                                                        "promise; --may-miss lets deliveries fall."
                                                      : "Nothing passes any more."));
    if (!c["premium"].empty()) out += "\n" + show_premium(c, options);
  }
  return out;
}

}  // namespace korridor::cli
