// What a result says of itself (run.json), and what it promises to those who wrote clauses.

#include <algorithm>
#include <cmath>

#include "checks.h"
#include "korridor/base/tolerance.h"

namespace korridor::verify {
namespace {

/// `x1x3@KAZ`: the bits of the selectors, read from the name alone.
std::uint64_t touched_by(const std::string& state) {
  std::uint64_t bits = 0;
  for (std::size_t at = 0; at < state.size() && state[at] == 'x';) {
    std::size_t number = 0;
    for (++at; at < state.size() && state[at] >= '0' && state[at] <= '9'; ++at)
      number = number * 10 + static_cast<std::size_t>(state[at] - '0');
    if (number >= 1 && number <= 64) bits |= std::uint64_t{1} << (number - 1);
  }
  return bits;
}

/// Delivered tonnes by state, of an order in a period.
using Deliveries = std::map<std::pair<std::string, std::string>, std::map<std::string, double>>;

Deliveries sum_deliveries(const ResultFiles& files) {
  Deliveries sums;
  for (const auto& [name, x] : files.amounts) {
    const auto part = split_name(name);
    if (part[0] == "serve" && part.size() == 4) sums[{part[1], part[3]}][part[2]] += x;
  }
  return sums;
}

struct Touching {
  double with = 0, all = 0;
};

Touching count(const Deliveries& deliveries, const std::string& order, const std::string& period, std::uint64_t bit) {
  Touching sum;
  const auto at = deliveries.find({order, period});
  if (at == deliveries.end()) return sum;
  for (const auto& [state, t] : at->second) {
    sum.all += t;
    if ((touched_by(state) & bit) != 0) sum.with += t;
  }
  return sum;
}

/// Tonnes by which a clause is missed in a period; a part of a period counts by its days.
double missed_by(const Clause& clause, std::size_t t, const Touching& sum, double short_t) {
  const double a = clause.active[t];
  if (clause.kind == "may" || a <= 0) return 0;
  if (clause.kind == "avoid") return sum.with - (clause.share[t] * a + 1 - a) * sum.all;
  return clause.share[t] * a * sum.all - sum.with - short_t;
}

}  // namespace

Check check_clauses(const Reading& reading, const ResultFiles& files) {
  const Deliveries deliveries = sum_deliveries(files);
  Worst worst{{"clause_compliance", 0, kFeasibility, ""}};
  for (std::size_t t = 0; t < reading.periods.size(); ++t) {
    const std::string& period = reading.periods[t].name;
    for (const Clause& clause : reading.clauses) {
      const Touching sum = count(deliveries, reading.orders[clause.order].id, period, clause.bit);
      const auto missing = files.amounts.find("short|" + clause.id + "|" + period);
      const double short_t = missing == files.amounts.end() ? 0 : missing->second;
      worst.see(missed_by(clause, t, sum, short_t) / std::max(1.0, sum.all), clause.id + " " + period);
    }
    for (const Order& order : reading.orders) {
      if (order.lifts_avoid || reading.avoid == 0) continue;
      const Touching sum = count(deliveries, order.id, period, reading.avoid);
      worst.see(sum.with / std::max(1.0, sum.all), "avoid of the study, " + order.id + " " + period);
    }
  }
  return worst.check;
}

void check_run(const Reading& reading, const nlohmann::json& run, const std::vector<std::string>& sets, RunGap gap,
               std::vector<Check>& checks) {
  const double off = std::max(0.0, std::abs(run["gap"].get<double>() - gap.gap) - gap.rounding);
  checks.push_back({"run_gap", off, gap.tolerance, ""});
  checks.push_back({"run_sets", run["sets"].get<std::vector<std::string>>() == sets ? 0.0 : 1.0, 0, ""});
  checks.push_back(
      {"run_tracked", run["tracked"].get<std::vector<std::string>>() == reading.tracked ? 0.0 : 1.0, 0, ""});
}

}  // namespace korridor::verify
