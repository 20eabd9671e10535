#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "show_parts.h"
#include "text_table.h"
#include "words.h"

namespace korridor::cli {
namespace {

std::string join(const Json& list) { return fmt::format("{}", fmt::join(list.get<std::vector<std::string>>(), " ")); }

/// Names of classes; no class is a dash.
using ClassNames = std::map<std::string, std::string>;

ClassNames name_classes(const Json& by_class, const Json& ways, const ShowOptions& options) {
  ClassNames names = {{"", "–"}};
  for (const Json* list : {&by_class, &ways})
    for (const Json& way : *list)
      names.try_emplace(way["class"].get<std::string>(),
                        options.lang == "de" ? way["class_de"].get<std::string>()
                                             : say_class(way["class"].get<std::string>(), options.lang));
  return names;
}

std::string join_classes(const Json& classes, const ClassNames& names) {
  std::string text;
  for (const Json& one : classes) text += (text.empty() ? "" : ", ") + names.at(one.get<std::string>());
  return text;
}

std::string show_ways(const Json& reply, const char* list, const ShowOptions& options) {
  const Json& ways = reply[list];
  const ClassNames names = name_classes(reply["by_class"], ways, options);
  const auto w = [&](const char* text) { return word(text, options.lang); };
  const auto n = [&](double value, int digits) { return show_number(value, digits, options.lang); };
  TextTable table({{w("class")},
                   {w("USD/t"), true},
                   {w("days"), true},
                   {w("days (10-90 %)"), true},
                   {w("stopped days/yr"), true},
                   {w("free t/yr"), true},
                   {w("km"), true},
                   {w("through")},
                   {w("dominated by")}});
  for (const Json& way : ways)
    table.add(
        {names.at(way["class"].get<std::string>()), n(way["cost_usd_per_t"], 1), n(way["time_h"].get<double>() / 24, 1),
         n(way["time_p10_h"].get<double>() / 24, 1) + "–" + n(way["time_p90_h"].get<double>() / 24, 1),
         n(way["stopped_days_per_year"], 1), way["free_t_per_year"].is_null() ? "∞" : n(way["free_t_per_year"], 0),
         n(way["length_km"], 0), join(way["countries"]), join_classes(way["dominated_by"], names)});
  return table.render(terminal_width());
}

std::string show_legs(const Json& way, const ShowOptions& options) {
  const auto n = [&](double value, int digits) { return show_number(value, digits, options.lang); };
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("link")},
                   {w("from")},
                   {w("to|place")},
                   {w("mode")},
                   {"km", true},
                   {"h", true},
                   {"USD/t", true},
                   {w("claims")}});
  for (const Json& leg : way["legs"])
    table.add({leg["link"], leg["from"], leg["to"], w(leg["mode"].get<std::string>().c_str()), n(leg["length_km"], 0),
               n(leg["time_h"], 1), n(leg["cost_usd_per_t"], 2), join(leg["claims"])});
  return table.render(terminal_width());
}

/// Why an asset stands in the way: reasons behind each other, the avoided ones with their selector.
std::string say_why(const std::string& why, const ShowOptions& options) {
  constexpr std::string_view kAvoided = "avoided by ";
  std::string out;
  for (std::size_t at = 0; at < why.size();) {
    const std::size_t end = std::min(why.find("; ", at), why.size());
    const std::string part = why.substr(at, end - at);
    out += (out.empty() ? "" : "; ") + (part.starts_with(kAvoided)
                                            ? word("avoided by", options.lang) + " " + part.substr(kAvoided.size())
                                            : word(part, options.lang));
    at = end + 2;
  }
  return out;
}

std::string show_no_way(const Json& reply, const ShowOptions& options) {
  std::string out = word("There is no way", options.lang) + "\n";
  if (const std::string why = reply["why_no_cut"]; !why.empty())
    out += fmt::format("{}: {}\n", reply["good"].get<std::string>(), word(why, options.lang));
  if (!reply["cut"].empty()) out += "\n" + word("It would help to open", options.lang) + "\n";
  for (const Json& o : reply["cut"])
    out += fmt::format("  {}  ({})\n", o["asset"].get<std::string>(), say_why(o["why"], options));
  if (!reply["lift"].empty())
    out += fmt::format("\n{}: {}\n", word("Or no longer avoid", options.lang),
                       fmt::join(reply["lift"].get<std::vector<std::string>>(), ", "));
  return out;
}

}  // namespace

std::string show_matched(const Json& reply, const ShowOptions& options) {
  if (!reply.contains("avoid") || reply["avoid"]["selectors"].empty()) return {};
  const auto matched = reply["avoid"]["matched"].get<std::vector<std::string>>();
  constexpr std::size_t kShown = 6;
  const std::vector<std::string> first(matched.begin(),
                                       matched.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, matched.size())));
  const auto w = [&](const char* text) { return word(text, options.lang); };
  const std::string more =
      matched.size() > kShown ? fmt::format(" {} {} {}", w("and"), matched.size() - kShown, w("more")) : "";
  const std::string what =
      fmt::format("{} {}", w("avoid"), fmt::join(reply["avoid"]["selectors"].get<std::vector<std::string>>(), " | "));
  if (matched.empty()) return what + ": " + w("nothing that this good could pass") + "\n";
  return fmt::format("{}: {} {}: {}{}\n", what, matched.size(), w("places and links"), fmt::join(first, ", "), more);
}

std::string show_route(const Json& reply, const ShowOptions& options) {
  std::string out;
  if (const std::string of_study = reply["avoid"]["of_study"]; !of_study.empty())
    out += fmt::format("{}: {}\n\n", word("The study itself avoids", options.lang), of_study);
  if (reply["status"] == "no_route") return out + show_no_way(reply, options);
  out += word("Cheapest way of each corridor", options.lang) + "\n" + show_ways(reply, "by_class", options) + "\n";
  out += word("Ways", options.lang) + " (" + reply["good"].get<std::string>() + ", " + reply["day"].get<std::string>() +
         ")\n" + show_ways(reply, "routes", options) + "\n";
  if (!reply["alternatives"].empty())
    out +=
        word("Other ways that really differ", options.lang) + "\n" + show_ways(reply, "alternatives", options) + "\n";
  return out + word("The cheapest way, leg by leg", options.lang) + "\n" + show_legs(reply["routes"].front(), options);
}

}  // namespace korridor::cli
