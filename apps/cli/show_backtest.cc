#include <fmt/format.h>

#include <cmath>

#include "show_parts.h"
#include "text_table.h"
#include "words.h"

namespace korridor::cli {
namespace {

constexpr double kMissedPct = 15;  // what is off by more is told with its cause

/// What was observed, in German where the study has a German name for it.
std::string name_observation(const Json& row, const ShowOptions& options) {
  return row[options.lang == "de" && row["name_de"] != "" ? "name_de" : "name"];
}

/// `Kazakh crude exports, 2022 (+22.5 %): ...`, where the model is far off and the study says why; else nothing.
std::string tell_cause(const Json& row, const ShowOptions& options) {
  const std::string cause = row[options.lang == "de" && row["cause_de"] != "" ? "cause_de" : "cause"];
  if (cause.empty() || row["error_pct"].is_null() || std::abs(row["error_pct"].get<double>()) <= kMissedPct) return {};
  const double error = row["error_pct"];
  return fmt::format("  {}, {} ({}{} %): {}\n", name_observation(row, options), row["year"].get<int>(),
                     error > 0 ? "+" : "", show_number(error, 1, options.lang), cause);
}

}  // namespace

std::string show_backtest(const Json& reply, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("observation")},
                   {w("year"), true},
                   {w("observed"), true},
                   {w("modelled"), true},
                   {w("of it input"), true},
                   {w("unit")},
                   {w("error %"), true},
                   {w("last year %"), true},
                   {""}});
  const auto value = [&](const Json& v, int digits) {
    return v.is_null() ? std::string("–") : show_number(v, digits, options.lang);
  };
  std::string causes;
  for (const Json& r : reply["rows"]) {
    if (r["modelled"].is_null()) continue;
    if (!r["fitted"].get<bool>()) causes += tell_cause(r, options);
    const int digits = r["observed"].get<double>() < 1000 ? 2 : 0;
    table.add({name_observation(r, options), std::to_string(r["year"].get<int>()), value(r["observed"], digits),
               value(r["modelled"], digits), value(r["base_load"], digits), w(r["unit"].get<std::string>().c_str()),
               value(r["error_pct"], 1), value(r["naive_error_pct"], 1), r["fitted"].get<bool>() ? w("fitted") : ""});
  }
  const Json& s = reply["score"];
  if (table.empty())
    return w("nothing to compare: no observation of the study has a year and a place that the model covers") + "\n";
  std::string out =
      table.render(terminal_width()) +
      fmt::format("\n{}: {} {}, {} {}, {} {}\n{} {} %", w("score"), s["rows"].get<std::size_t>(), w("rows"),
                  s["fitted"].get<std::size_t>(), w("fitted"), s["not_compared"].get<std::size_t>(), w("not compared"),
                  w("median error"), value(s["median_abs_error_pct"], 1));
  if (!s["naive_median_abs_error_pct"].is_null())  // of something the year before is known too
    out += fmt::format("; {} {} % ({} {} %)", w("as last year"), value(s["naive_median_abs_error_pct"], 1),
                       w("the model on these rows"), value(s["median_abs_error_pct_beside_naive"], 1));
  out += fmt::format("\n{} {} %\n", w("share of input traffic"), value(s["base_load_share_pct"], 1));
  return causes.empty() ? out : out + fmt::format("\n{}\n{}", w("More than 15 % off, and why"), causes);
}

}  // namespace korridor::cli
