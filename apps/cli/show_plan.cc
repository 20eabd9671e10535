#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "show_parts.h"
#include "text_table.h"
#include "words.h"

namespace korridor::cli {
namespace {

/// Calendar years of each period: each day counts one over the days of its year, as yearly figures do.
std::map<std::string, double> years_of(const Json& reply) {
  std::map<std::string, double> all;
  for (const Json& p : reply["periods"]) {
    double& years = all[p["name"].get<std::string>()];
    const Date until = *parse_date(p["until"].get<std::string>());
    for (Date from = *parse_date(p["from"].get<std::string>()); from < until;) {
      const auto year = static_cast<int>(std::chrono::year_month_day(from).year());
      const Date new_year = std::chrono::year(year + 1) / 1 / 1;
      const Date to = std::min(new_year, until);
      years += static_cast<double>(days_between(from, to)) / (std::chrono::year(year).is_leap() ? 366 : 365);
      from = to;
    }
  }
  return all;
}

/// Orders as yearly means over the periods in which something is wanted: a contract that ends early is told as signed.
std::string show_orders(const Json& reply, const ShowOptions& options) {
  if (!reply.contains("orders")) return "";
  struct Sum {
    std::string good, place, reason;
    double wanted = 0, served = 0, paid = 0, years = 0;
  };
  const auto years = years_of(reply);
  std::map<std::string, Sum> sums;
  for (const Json& o : reply["orders"]) {
    Sum& sum = sums[o["order"]];
    sum.good = o["good"];
    sum.place = o["place"];
    if (o["unmet_t"].get<double>() > 0) sum.reason = o["reason"];
    sum.wanted += o["wanted_t"].get<double>();
    if (o["wanted_t"].get<double>() > 0) sum.years += years.at(o["period"]);
    sum.served += o["served_t"].get<double>();
    sum.paid += o["price_usd_per_t"].get<double>() * o["wanted_t"].get<double>();
  }
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("order")},
                   {w("good")},
                   {w("place")},
                   {w("wanted t/yr"), true},
                   {w("served t/yr"), true},
                   {"%", true},
                   {w("price USD/t"), true},
                   {w("why not all")}});
  for (const auto& [id, sum] : sums)
    table.add({id, sum.good, sum.place, show_number(sum.wanted / std::max(sum.years, 1e-9), 0, options.lang),
               show_number(sum.served / std::max(sum.years, 1e-9), 0, options.lang),
               show_number(100 * sum.served / std::max(sum.wanted, 1e-12), 1, options.lang),
               show_number(sum.paid / std::max(sum.wanted, 1e-12), sum.paid > 1e4 * sum.wanted ? 0 : 2, options.lang),
               sum.reason.empty() ? "" : word(sum.reason, options.lang)});
  return w("Orders") + "\n" +
         table.render_or(w("nothing is wanted: the study has no orders; write some into orders.csv")) + "\n";
}

/// Cargo that leaves a link for another one, or for none: the other side may lie on many.
std::string name_shift(const std::string& from, const std::string& to, const ShowOptions& options) {
  return to.empty() ? word("less on", options.lang) + " " + from : from + " → " + to;
}

std::string show_bottlenecks(const Json& reply, const ShowOptions& options) {
  if (!reply.contains("bottlenecks") || reply["bottlenecks"].empty()) return "";
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("limit")},
                   {w("kind")},
                   {w("period")},
                   {w("used"), true},
                   {"", false},
                   {w("one more t is worth, USD"), true},
                   {w("until, t"), true},
                   {w("who gains")}});
  for (const Json& b : reply["bottlenecks"]) {
    std::string gains;
    for (const Json& d : b["displaced"]) {
      const std::string order = d["order"];
      const std::string link = d["from_link"];
      if (d["t"].get<double>() > 0.001 && (!order.empty() || !link.empty()))
        gains += (gains.empty() ? "" : ", ") + (order.empty() ? name_shift(link, d["to_link"], options) : order);
    }
    table.add({b["name"], word(b["kind"].get<std::string>(), options.lang), b["period"],
               show_number(b["used"], 0, options.lang), w(b["unit"].get<std::string>().c_str()),
               show_number(b["worth_usd_per_t"], 2, options.lang),
               b["until_t"].is_null() ? "∞" : show_number(b["until_t"], 0, options.lang), gains});
  }
  return w("Bottlenecks") + "\n" + table.render(terminal_width()) + "\n";
}

/// Whole numbers: how many, for how much, and what empty room costs.
std::string show_decided(const Json& reply, const ShowOptions& options) {
  if (!reply.contains("decided") || reply["decided"].empty()) return "";
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("limit")},
                   {w("counts")},
                   {w("period")},
                   {w("number"), true},
                   {w("used t"), true},
                   {w("paid t"), true},
                   {w("empty t"), true},
                   {w("empty, USD"), true}});
  for (const Json& d : reply["decided"])
    table.add({d["limit"], word(d["bound"].get<std::string>(), options.lang), d["period"],
               show_number(d["number"], 0, options.lang), show_number(d["used_t"], 0, options.lang),
               show_number(d["paid_t"], 0, options.lang), show_number(d["empty_t"], 0, options.lang),
               show_number(d["cost_usd"], 0, options.lang)});
  return w("Decided in whole numbers") + "\n" + table.render(terminal_width()) + "\n";
}

std::string show_payees(const Json& reply, const ShowOptions& options) {
  std::map<std::string, std::pair<double, double>> sums;
  if (reply.contains("fees"))
    for (const Json& f : reply["fees"]) sums[f["country"]].first = f["usd"];
  if (reply.contains("carriage"))
    for (const Json& f : reply["carriage"]) sums[f["country"]].second = f["usd"];
  if (sums.empty()) return "";
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("country")}, {w("fees, m USD"), true}, {w("carriage, m USD"), true}});
  for (const auto& [country, pair] : sums)
    table.add(
        {country, show_number(pair.first / 1e6, 1, options.lang), show_number(pair.second / 1e6, 1, options.lang)});
  return w("What states take") + "\n" + table.render(terminal_width());
}

/// Two digits, however small.
std::string show_gap(double gap, const std::string& lang) {
  std::string text = fmt::format("{:.2g}", gap);
  if (lang == "de") std::ranges::replace(text, '.', ',');
  return text;
}

}  // namespace

std::string show_plan(const Json& reply, const ShowOptions& options) {
  const double objective = reply["objective_usd"];
  std::string out;
  if (reply["status"] == "limit")
    out += fmt::format("{} {}, {}\n", word("Time ran out: a plan with gap", options.lang),
                       show_gap(reply["gap"], options.lang), word("prices are not optimal", options.lang));
  const bool gain = objective < 0;
  const std::size_t periods = reply["periods"].size();
  out += options.lang == "de"
             ? fmt::format("{} Mio. USD {} über {} {}", show_number(std::abs(objective) / 1e6, 1, "de"),
                           gain ? "Nutzen nach Kosten" : "Kosten", periods, periods == 1 ? "Zeitraum" : "Zeiträume")
             : fmt::format("{} m USD of {} over {} {}", show_number(std::abs(objective) / 1e6, 1, "en"),
                           gain ? "value less cost" : "cost", periods, periods == 1 ? "period" : "periods");
  if (const auto own = reply["study_periods"].get<std::size_t>(); own > periods)
    out += fmt::format("; {} {}",
                       word("--period study plans by the study's own periods, of which there are", options.lang), own);
  out += "\n\n";
  out += show_orders(reply, options) + show_decided(reply, options) + show_bottlenecks(reply, options) +
         show_payees(reply, options);
  if (options.verbose)
    out += fmt::format("\nobjective {} USD, bound {} USD, gap {:.2e}, {} columns, {} rows, {} states, {} parts\n",
                       objective, reply["bound_usd"].get<double>(), reply["gap"].get<double>(),
                       reply["size"]["columns"].get<std::size_t>(), reply["size"]["rows"].get<std::size_t>(),
                       reply["size"]["states"].get<std::size_t>(), reply["size"]["parts"].get<std::size_t>());
  return out;
}

std::string show_conflict(const Json& reply, const ShowOptions& options) {
  std::string out = word("These cannot hold together", options.lang) + "\n";
  for (const Json& c : reply["conflict"])
    out += fmt::format("  {} {} ({}): {}\n", word(c["kind"].get<std::string>(), options.lang),
                       c["name"].get<std::string>(), c["period"].get<std::string>(),
                       c[options.lang == "de" ? "says_de" : "says"].get<std::string>());
  return out;
}

}  // namespace korridor::cli
