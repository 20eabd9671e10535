#include "checks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

#include "korridor/base/tolerance.h"
#include "proof.h"

namespace korridor::verify {
namespace {

struct RowSum {
  double activity = 0, size = 1;
};

struct Bill {
  double primal = 0, bound = 0, gross = 0;
  [[nodiscard]] double gap() const { return std::abs(primal - bound) / std::max(1.0, gross); }
};

/// Everything that one pass over the columns tells.
struct Pass {
  std::unordered_map<std::string, RowSum> rows;
  std::unordered_set<std::string> known;
  Bill bill;
  double rounding = 0;  ///< of the bound: what the last digits of its terms may make in another order
  std::map<std::string, double> flows;
  std::map<std::string, double> made;  ///< by good: what plants put out, as far as it is booked
  std::vector<std::pair<std::string, Bill>>
      columns;  ///< first row and bill of each column that costs or binds something
  PartsOfRows parts;
  Worst bounds{{"columns_within_bounds", 0, kFeasibility, ""}};
  Worst whole{{"whole_numbers", 0, 0, ""}};
};

std::string kind_of(const std::string& name) { return name.substr(0, name.find('|')); }

double price_of(const Model& model, const ResultFiles& files, const std::string& row) {
  const auto price = files.prices.find(row);
  return price == files.prices.end() ? 0 : allowed_price(model.rows().at(row), price->second);
}

/// A move as a line of flows.csv tells it: link|from|to|mode|good|state|period.
std::string flow_name(const Reading& reading, const std::vector<std::string>& move) {
  const auto link = std::ranges::find(reading.links, move[1], &Link::id);
  const bool back = move[2] == "rev";
  const std::string ends = back ? link->to + "|" + link->from : link->from + "|" + link->to;
  return link->id + "|" + ends + "|" + link->mode + "|" + move[3] + "|" + move[4] + "|" + move[5];
}

void see_column(const Reading& reading, const Model& model, const ResultFiles& files, const ColumnFacts& column,
                Pass& pass) {
  const auto amount = files.amounts.find(column.name);
  const double x = amount == files.amounts.end() ? 0 : amount->second;
  double reduced = column.cost, terms = std::abs(column.cost);
  for (const auto& [row, value] : column.entries) {
    const double charge = price_of(model, files, row) * value;
    reduced -= charge;
    terms += std::abs(charge);
    pass.parts.join(pass.parts.at(row), pass.parts.at(column.entries.front().first));
    if (x == 0) continue;
    RowSum& sum = pass.rows[row];
    sum.activity += value * x;
    sum.size += std::abs(value * x);
  }
  Bill bill{.primal = column.cost * x,
            .bound = std::min(0.0, reduced) * column.upper,
            .gross = std::max(0.0, column.cost * x)};
  if (reduced >= 0) bill.bound = 0;
  if (std::abs(reduced) <= kLastDigits * terms) pass.rounding += kLastDigits * terms * column.upper;
  pass.bill.primal += bill.primal;
  pass.bill.bound += bill.bound;
  pass.bill.gross += bill.gross;
  if (!column.entries.empty() && (bill.primal != 0 || bill.bound != 0))
    pass.columns.emplace_back(column.entries.front().first, bill);
  if (amount == files.amounts.end()) return;
  pass.known.insert(column.name);
  pass.bounds.see(std::max(-x, x - column.upper) / std::max(1.0, std::abs(x)), column.name);
  if (column.is_whole) pass.whole.see(std::abs(x - std::round(x)), column.name);
  const auto part = split_name(column.name);
  if (part[0] == "move") pass.flows[flow_name(reading, part)] += x;
  if (part[0] == "run")
    for (const auto& [row, value] : column.entries)
      if (value > 0 && kind_of(row) == "balance") pass.made[split_name(row)[1]] += value * x;
}

void check_rows(const Model& model, const Pass& pass, std::vector<Check>& checks) {
  std::map<std::string, Worst> by_kind;
  for (const char* kind : {"balance", "supply", "reserve", "link", "place", "plant", "store", "order", "clause",
                           "limit", "fleet", "quota", "room", "exclude", "stay"})
    by_kind[kind].check = {std::string("rows_") + kind, 0, kFeasibility, ""};
  for (const auto& [name, bounds] : model.rows()) {
    const auto at = pass.rows.find(name);
    const RowSum sum = at == pass.rows.end() ? RowSum{} : at->second;
    const double size = std::max(sum.size, 1.0);
    by_kind[kind_of(name)].see(std::max(bounds.low - sum.activity, sum.activity - bounds.high) / size, name);
  }
  for (auto& [kind, worst] : by_kind) checks.push_back(worst.check);
}

/// Per good: what came into being is used up, delivered or given up. By-products count as far as the model books them:
/// one that no order can take has no row to be booked on.
void check_mass(const Reading& reading, const ResultFiles& files, const Pass& pass, std::vector<Check>& checks) {
  std::map<std::string, double> balance, size;
  const auto add = [&](const std::string& good, double t) {
    balance[good] += t;
    size[good] += std::abs(t);
  };
  const auto find = [](const auto& things, const std::string& id) {
    return std::ranges::find(things, id, [](const auto& thing) { return thing.id; });
  };
  for (const auto& [name, x] : files.amounts) {
    const auto part = split_name(name);
    if (part[0] == "supply")
      if (const auto s = find(reading.sources, part[1]); s != reading.sources.end()) add(reading.goods[s->good], x);
    if (part[0] == "opening")
      if (const auto w = find(reading.stores, part[1]); w != reading.stores.end()) add(reading.goods[w->good], x);
    if (part[0] == "serve")
      if (const auto o = find(reading.orders, part[1]); o != reading.orders.end()) add(reading.goods[o->good], -x);
    if (part[0] == "dispose" && part.size() > 2) add(part[2], -x);
    if (part[0] != "run") continue;
    const auto q = find(reading.plants, part[1]);
    if (q == reading.plants.end()) continue;
    const double runs = x / q->outputs.front().second;
    for (const auto& [good, t] : q->inputs) add(reading.goods[good], -t * runs);
  }
  for (const auto& [good, t] : pass.made) add(good, t);
  Worst worst{{"mass_balance", 0, kFeasibility, ""}};
  for (const auto& [good, left] : balance) worst.see(std::abs(left) / std::max(1.0, size[good]), good);
  checks.push_back(worst.check);
}

void check_prices(const Model& model, const ResultFiles& files, double largest_cost, std::vector<Check>& checks) {
  Worst known{{"duals_known", 0, 0, ""}};
  Worst signs{{"dual_signs", 0, kFeasibility, ""}};
  for (const auto& [name, price] : files.prices) {
    const auto row = model.rows().find(name);
    if (row == model.rows().end())
      known.see(1, name);
    else
      signs.see(std::abs(price - allowed_price(row->second, price)) / std::max(1.0, largest_cost), name);
  }
  checks.push_back(known.check);
  checks.push_back(signs.check);
}

void check_bills(const Model& model, const ResultFiles& files, Pass& pass, std::vector<Check>& checks) {
  std::map<std::size_t, Bill> parts;
  for (const auto& [name, price] : files.prices) {
    const auto row = model.rows().find(name);
    if (row == model.rows().end()) continue;
    const double y = allowed_price(row->second, price);
    const double term = y == 0 ? 0 : y * (y > 0 ? row->second.low : row->second.high);
    pass.bill.bound += term;
    parts[pass.parts.find(pass.parts.at(name))].bound += term;
  }
  for (const auto& [row, bill] : pass.columns) {
    Bill& part = parts[pass.parts.find(pass.parts.at(row))];
    part.primal += bill.primal;
    part.bound += bill.bound;
    part.gross += bill.gross;
  }
  const bool unproven = brings_no_proof(model, files);
  const auto proven =
      unproven ? std::map<std::size_t, double>{} : prove_whole_numbers(model, files, pass.parts, checks);
  for (const auto& [part, bound] : proven) {
    pass.bill.bound += bound - parts[part].bound;
    parts[part].bound = bound;
  }
  const double allowed = model.decides() ? files.run["tolerances"]["gap"].get<double>() : kOptimalGap;
  const double scale = std::max(1.0, pass.bill.gross);
  const double objective = files.run["objective_usd"].get<double>();
  const double bound = files.run["bound_usd"].get<double>();
  const bool optimal = files.run["status"] == "optimal";
  // What both sides compute from the same amounts and prices differs by the rounding of sums only; in a bound whose
  // terms nearly cancel, that of the terms.
  const double off = std::max(0.0, std::abs(bound - pass.bill.bound) - pass.rounding);
  checks.push_back({"objective", std::abs(objective - pass.bill.primal) / scale, kSameSum, ""});
  const double same = model.decides() ? kSameTreeSum : kSameSum;
  if (unproven)
    checks.push_back({"claimed_bound_below_primal", std::max(0.0, bound - pass.bill.primal) / scale, kOptimalGap, ""});
  else
    checks.push_back({"dual_bound", off / scale, same, ""});
  checks.push_back({"status_known", optimal || files.run["status"] == "limit" ? 0.0 : 1.0, 0,
                    files.run["status"].get<std::string>()});
  checks.push_back({"bound_below_primal", std::max(0.0, pass.bill.bound - pass.bill.primal) / scale, kOptimalGap, ""});
  if (!optimal) return;  // a plan cut short by time claims no gap
  if (unproven)
    checks.push_back({"claimed_gap", std::max(0.0, pass.bill.primal - bound) / scale, allowed, ""});
  else
    checks.push_back({"gap", pass.bill.gap(), allowed, ""});
  Worst worst{{"gap_of_parts", 0, kOptimalGap, ""}};
  Worst deciding{{"gap_of_deciding_parts", 0, allowed, ""}};
  const auto open = unproven ? deciding_parts(model, pass.parts) : std::set<std::size_t>{};
  for (const auto& [part, bill] : parts)
    if (!open.contains(part)) (proven.contains(part) ? deciding : worst).see(bill.gap(), std::to_string(part));
  if (!proven.empty()) checks.push_back(deciding.check);
  checks.push_back(worst.check);
}

}  // namespace

std::vector<std::string> split_name(const std::string& name) {
  std::vector<std::string> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = name.find('|', at);
    parts.push_back(name.substr(at, end - at));
    if (end == std::string::npos) return parts;
    at = end + 1;
  }
}

Verdict check_result(const Reading& reading, const Model& model, const ResultFiles& files, const StudyFacts& study) {
  std::vector<Check> checks{{"study_hash", study.same_hash ? 0.0 : 1.0, 0, ""}};
  Pass pass;
  double largest_cost = 0;
  model.for_each_column([&](const ColumnFacts& column) {
    largest_cost = std::max(largest_cost, std::abs(column.cost));
    see_column(reading, model, files, column, pass);
  });
  Worst known{{"columns_known", 0, 0, ""}};
  for (const auto& [name, x] : files.amounts)
    if (!pass.known.contains(name)) known.see(1, name);
  checks.push_back(known.check);
  checks.push_back(pass.bounds.check);
  checks.push_back(pass.whole.check);
  check_rows(model, pass, checks);
  check_mass(reading, files, pass, checks);
  checks.push_back(check_clauses(reading, files));
  check_prices(model, files, largest_cost, checks);
  check_bills(model, files, pass, checks);
  Bill claimed = pass.bill;
  if (brings_no_proof(model, files)) claimed.bound = files.run["bound_usd"].get<double>();
  check_run(reading, files.run, study.sets,
            {claimed.gap(), pass.rounding / std::max(1.0, pass.bill.gross), model.decides() ? kSameTreeSum : kSameSum},
            checks);
  Worst flows{{"flows", 0, kFeasibility, ""}};
  for (const auto& [name, t] : files.flows)
    flows.see(std::abs(t - pass.flows[name]) / std::max(1.0, std::abs(t)), name);
  for (const auto& [name, t] : pass.flows)
    if (!files.flows.contains(name))
      flows.see(t / std::max(1.0, model.available(static_cast<std::size_t>(
                                      std::ranges::find(reading.goods, split_name(name)[4]) - reading.goods.begin()))),
                name);
  checks.push_back(flows.check);
  return {.checks = std::move(checks),
          .is_proven = !brings_no_proof(model, files),
          .objective_usd = pass.bill.primal,
          .bound_usd = pass.bill.bound,
          .gap = pass.bill.gap()};
}

}  // namespace korridor::verify
