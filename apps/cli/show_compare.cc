#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "show_parts.h"
#include "text_table.h"
#include "words.h"

namespace korridor::cli {
namespace {

constexpr std::size_t kMostRows = 12;

/// Sums of pairs by a title, printed largest change first; the rest is counted.
class PairTable {
 public:
  PairTable(const ShowOptions& options, const std::string& title)
      : options_(options), table_({{word(title, options.lang)},
                                   {word("before", options.lang), true},
                                   {word("after", options.lang), true},
                                   {word("change", options.lang), true}}) {}

  void add(const std::string& title, const Json& pair) {
    auto& sum = sums_[title];
    sum[0] += pair["before"].get<double>();
    sum[1] += pair["after"].get<double>();
  }
  [[nodiscard]] bool has_rows() const { return !sums_.empty(); }
  [[nodiscard]] std::string render(double scale, int digits) {
    std::vector<std::pair<std::string, std::array<double, 2>>> rows(sums_.begin(), sums_.end());
    std::ranges::stable_sort(rows, [](const auto& a, const auto& b) { return size_of(a.second) > size_of(b.second); });
    const auto show = [&](double v) { return show_number(v * scale, digits, options_.lang); };
    for (std::size_t i = 0; i < std::min(rows.size(), kMostRows); ++i) {
      const auto& [title, sum] = rows[i];
      table_.add({title, show(sum[0]), show(sum[1]), (sum[1] > sum[0] ? "+" : "") + show(sum[1] - sum[0])});
    }
    if (rows.empty()) return {};
    std::string text = "\n" + table_.render(terminal_width());
    if (rows.size() > kMostRows)
      text += fmt::format("{} {}\n", rows.size() - kMostRows, word("more rows with --json", options_.lang));
    return text;
  }

 private:
  /// What differs in its last digits alone is one size, so that the order is by title.
  static double size_of(const std::array<double, 2>& sum) { return std::round(std::abs(sum[1] - sum[0]) * 1e3); }
  const ShowOptions& options_;
  TextTable table_;
  std::map<std::string, std::array<double, 2>> sums_;
};

std::string show_bill(const Json& reply, const ShowOptions& options) {
  const Json& bill = reply["objective_usd"];
  const auto million = [&](const char* key) { return show_number(bill[key].get<double>() / 1e6, 2, options.lang); };
  const std::string change = million("change");
  std::string out = fmt::format("{}: {} -> {} ({}{})\n", word("bill, m USD", options.lang), million("before"),
                                million("after"), bill["change"] > 0 && change != "0" ? "+" : "", change);
  bool is_told_apart = true;
  for (const Json& c : reply["clauses"]) {
    out += fmt::format("{} ({}, {}): ", c["clause"].get<std::string>(), c["order"].get<std::string>(),
                       c[options.lang == "de" ? "says_de" : "says"].get<std::string>());
    if (!c["usd_per_t"].is_null()) out += show_number(c["usd_per_t"].get<double>(), 2, options.lang) + " USD/t, ";
    out += show_number(c["served_t"].get<double>(), 0, options.lang) + " t\n";
    is_told_apart = is_told_apart && (!c["usd_per_t"].is_null() || c["served_t"] == 0.0);
  }
  if (!is_told_apart)
    out += word("`korridor value` with the same scenarios tells what each of these clauses is worth.", options.lang) +
           "\n";
  return out;
}

/// What of the difference is a penalty, which no cargo costs and nobody is paid.
std::string show_penalties(const Json& penalties, const ShowOptions& options) {
  if (penalties.empty()) return {};
  const auto million = [&](double usd) { return (usd > 0 ? "+" : "") + show_number(usd / 1e6, 2, options.lang); };
  double sum = 0;
  for (const Json& p : penalties) sum += p["usd"]["change"].get<double>();
  std::string out = fmt::format("{} {}\n", word("of it penalties, which nobody is paid:", options.lang), million(sum));
  TextTable table({{word("penalty", options.lang)},
                   {""},
                   {word("missed t", options.lang), true},
                   {word("change t", options.lang), true},
                   {word("m USD", options.lang), true}});
  for (std::size_t i = 0; i < std::min(penalties.size(), kMostRows); ++i) {
    const Json& p = penalties[i];
    const auto tonnes = [&](const char* key) { return show_number(p["missed_t"][key].get<double>(), 0, options.lang); };
    table.add({p["id"], word(p["kind"].get<std::string>(), options.lang), tonnes("after"),
               (p["missed_t"]["change"] > 0 ? "+" : "") + tonnes("change"), million(p["usd"]["change"].get<double>())});
  }
  out += "\n" + table.render(terminal_width());
  if (penalties.size() > kMostRows)
    out += fmt::format("{} {}\n", penalties.size() - kMostRows, word("more rows with --json", options.lang));
  return out;
}

std::string show_gains(const Json& gains, const ShowOptions& options) {
  if (gains.empty()) return {};
  TextTable table(
      {{word("who gains and who pays", options.lang)}, {""}, {word("m USD, discounted", options.lang), true}});
  std::size_t shown = 0;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    const double usd = gains[i]["usd"].get<double>();
    if (i >= kMostRows || std::abs(usd) < 5e3) break;
    shown = i + 1;
    table.add({gains[i]["country"], word(gains[i]["role"].get<std::string>(), options.lang),
               (usd > 0 ? "+" : "") + show_number(usd / 1e6, 2, options.lang)});
  }
  return shown > 0 ? "\n" + table.render(terminal_width()) : std::string();
}

}  // namespace

std::string show_compare(const Json& reply, const ShowOptions& options) {
  std::string out =
      show_bill(reply, options) + show_penalties(reply["penalties"], options) + show_gains(reply["gains"], options);
  if (reply["inputs"].empty() && reply["before"]["sets"] == reply["after"]["sets"])
    return out +
           word(
               "both worlds are the same: switch a scenario on with --with; `korridor list STUDY scenarios` tells them",
               options.lang) +
           "\n";
  PairTable corridors(options, "corridor, t"), orders(options, "order, t"), links(options, "link, t"),
      fees(options, "fees, m USD, not discounted"), numbers(options, "limit, whole number");
  const auto text = [](const Json& row, const char* key) { return row[key].get<std::string>(); };
  for (const Json& c : reply["corridors"]) corridors.add(text(c, "corridor") + " " + text(c, "good"), c["t"]);
  for (const Json& o : reply["orders"]) orders.add(text(o, "order"), o["served_t"]);
  for (const Json& f : reply["flows"]) links.add(text(f, "link") + " " + text(f, "good"), f["t"]);
  for (const Json& f : reply["fees"]) fees.add(text(f, "country"), f["usd"]);
  for (const Json& d : reply["decided"]) numbers.add(text(d, "limit") + " " + text(d, "period"), d["number"]);
  out += corridors.render(1, 0) + orders.render(1, 0) + numbers.render(1, 0) + fees.render(1e-6, 2);
  if (!corridors.has_rows() && !orders.has_rows() && !numbers.has_rows() && !fees.has_rows() && !links.has_rows())
    return out + word("no tonne differs: both worlds deliver the same by the same ways", options.lang) + "\n";
  return out + (options.verbose || reply["corridors"].empty() ? links.render(1, 0) : std::string());
}

}  // namespace korridor::cli
