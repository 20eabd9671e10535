#include "cases/case_answers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "korridor/base/text.h"

namespace korridor::cases {
namespace {

using Words = std::vector<std::string>;

/// Sum of a number over the rows of a list that hold every word in one of the named fields; nothing if no row does.
std::optional<double> sum_rows(const Json& rows, const Words& words, const Words& fields, const char* number) {
  std::optional<double> sum;
  for (const Json& row : rows) {
    const bool meant = std::ranges::all_of(words, [&](const std::string& word) {
      return std::ranges::any_of(fields, [&](const std::string& field) { return row[field] == word; });
    });
    if (meant) sum = sum.value_or(0) + row[number].get<double>();
  }
  return sum;
}

double sum_columns(const std::map<std::string, double>& columns, const std::string& start, const std::string& end) {
  double sum = 0;
  for (const auto& [name, amount] : columns)
    if (name.starts_with(start) && name.ends_with(end)) sum += amount;
  return sum;
}

std::set<std::string> field_of(const Json& reply, const char* list, const char* field) {
  std::set<std::string> values;
  if (reply.contains(list))
    for (const Json& row : reply[list]) values.insert(row[field].get<std::string>());
  return values;
}

/// The figure that a line asks for; nothing if the reply has no such thing.
std::optional<double> find_figure(const Words& words, const Outcome& outcome) {
  const Json& reply = outcome.reply;
  const std::string& what = words.front();
  const Words names(words.begin() + 1, words.end());
  const Words order = {"order", "period"};
  if (what == "bill") return reply["objective_usd"].get<double>();
  if (what == "served") return sum_rows(reply["orders"], names, order, "served_t");
  if (what == "unmet") return sum_rows(reply["orders"], names, order, "unmet_t");
  if (what == "price") return sum_rows(reply["orders"], names, order, "price_usd_per_t");
  if (what == "number") return sum_rows(reply["decided"], names, {"limit", "period"}, "number");
  if (what == "worth") return sum_rows(reply["limits"], names, {"name", "period"}, "price_usd_per_unit");
  if (what == "fees") return sum_rows(reply["fees"], names, {"country"}, "usd");
  for (const char* flow : {"supplied", "produced", "delivered"})
    if (what == flow) return sum_rows(reply["balance"], names, {"good"}, fmt::format("{}_t", flow).c_str());
  if (what == "unused") return sum_rows(reply["balance"], names, {"good"}, "byproduct_unused_t");
  if (what == "kept" && names.size() == 2)
    return sum_columns(outcome.columns, fmt::format("store|{}|", names[0]), "|" + names[1]);
  return sum_rows(reply["flows"], words, {"link", "good", "period"}, "t").value_or(0);
}

std::string compare_names(const Words& wanted, const std::set<std::string>& found, const char* what) {
  if (std::set<std::string>(wanted.begin(), wanted.end()) == found) return "";
  return fmt::format("{}: {} instead of {}", what, fmt::join(found, " "), fmt::join(wanted, " "));
}

std::string find_fault(const Words& words, const Outcome& outcome) {
  const std::string& what = words.front();
  const Words rest(words.begin() + 1, words.end());
  if (what == "refused") return compare_names(rest, field_of(outcome.reply, "errors", "code"), "refused");
  if (what == "infeasible") return compare_names(rest, field_of(outcome.reply, "conflict", "name"), "infeasible");
  if (what == "warns")
    return field_of(outcome.reply, "warnings", "code").contains(rest.at(0)) ? "" : "no warning " + rest.at(0);
  if (outcome.reply["status"] != "optimal")
    return fmt::format("{}: the plan is {}", what, outcome.reply["status"].get<std::string>());
  const auto wanted = parse_number(words.back());
  if (!wanted) return fmt::format("{} ends with no number", fmt::join(words, " "));
  const Words asked(words.begin(), words.end() - 1);
  const auto found = find_figure(asked, outcome);
  if (!found) return fmt::format("{}: the reply has no such thing", fmt::join(asked, " "));
  if (std::abs(*found - *wanted) <= 1e-6 * std::max(1.0, std::abs(*wanted))) return "";
  return fmt::format("{}: {} instead of {}", fmt::join(asked, " "), to_text(*found), to_text(*wanted));
}

}  // namespace

std::vector<std::string> find_faults(const std::vector<Expected>& expected, const Outcome& outcome) {
  std::vector<std::string> faults;
  for (const Expected& line : expected)
    if (const std::string fault = find_fault(line.words, outcome); !fault.empty())
      faults.push_back(fmt::format("line {}: {}", line.line, fault));
  return faults;
}

}  // namespace korridor::cases
