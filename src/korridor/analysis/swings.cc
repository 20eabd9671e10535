#include "korridor/analysis/swings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "korridor/analysis/each_world.h"
#include "korridor/base/text.h"

namespace korridor {
namespace {

constexpr const char* kSet = "read_otherwise";
constexpr double kSameDigits = 1e-9;

/// True where a figure is a claim's value in another power of ten: 2.76 Mt and 2,760,000 t.
bool same_digits(double figure, double claim) {
  if (!(figure > 0) || !(claim > 0)) return false;
  const double power = std::log10(figure / claim);
  return std::abs(power - std::round(power)) < kSameDigits;
}

/// Half a unit of the last digit that is written; zeros at the end of a whole number count as rounded.
double half_unit(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos) return 0.5 * std::pow(10.0, -static_cast<double>(text.size() - point - 1));
  const std::size_t last = text.find_last_not_of('0');
  return last == std::string_view::npos ? 0.0 : 0.5 * std::pow(10.0, static_cast<double>(text.size() - 1 - last));
}

class Lister {
 public:
  Lister(const Study& study, double factor) : claims_(study.table("claims")), factor_(factor) {
    for (std::size_t r = 0; r < claims_.size(); ++r) about_[key_of(r)].push_back(r);
  }

  void add(const TracedFigure& figure) {
    if (!(figure.value > 0) || figure.patched || figure.slope == 0) return;
    bool read = false;
    for (const std::string& claim : figure.origin.claims) read |= add_claim(figure, claim);
    if (read || figure.origin.kind == "cited") return;
    const std::string why = figure.origin.kind == "assumed" ? "assumption" : "yours";
    put(figure, {why, figure.address(), ""}, factor_);
    put(figure, {why, figure.address(), "/"}, 1 / factor_);
  }

  /// Of the ways to read one thing the one that moves most.
  std::vector<Swing> finish() {
    std::map<std::string, Swing> best;
    for (auto& [key, swing] : swings_) {
      Swing& kept = best[std::get<1>(key)];
      if (std::abs(swing.first_order_usd) > std::abs(kept.first_order_usd)) kept = std::move(swing);
    }
    std::vector<Swing> list;
    for (auto& [claim, swing] : best)
      if (!swing.changes.empty()) list.push_back(std::move(swing));
    std::ranges::stable_sort(
        list, [](const Swing& a, const Swing& b) { return std::abs(a.first_order_usd) > std::abs(b.first_order_usd); });
    return list;
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string>;

  [[nodiscard]] std::string key_of(std::size_t r) const {
    std::string key;
    for (const char* column : {"subject", "property", "unit", "as_of"})
      key += fold_case(claims_.text(r, column)) + "\n";
    return key;
  }

  /// False where the claim does not give this figure.
  bool add_claim(const TracedFigure& figure, const std::string& claim) {
    const auto row = claims_.find(claim);
    const auto value = row ? parse_number(claims_.text(*row, "value")) : std::nullopt;
    if (!value || !same_digits(figure.value, *value)) return false;
    bool any = false;
    for (const char* end : {"low", "high"}) {
      const double other = claims_.number(*row, end);
      if (!std::isfinite(other) || other == *value) continue;
      put(figure, {"interval", claim, end}, other / *value);
      any = true;
    }
    if (!any) {
      const double half = half_unit(trim(claims_.text(*row, "value")));
      put(figure, {"rounding", claim, "low"}, (*value - half) / *value);
      put(figure, {"rounding", claim, "high"}, (*value + half) / *value);
    }
    for (const std::size_t r : about_.at(key_of(*row))) {
      const auto other = parse_number(claims_.text(r, "value"));
      if (!other || *other == *value || claims_.text(r, "source") == claims_.text(*row, "source")) continue;
      put(figure, {"contradiction", claim, claims_.id(r)}, *other / *value);
    }
    return true;
  }

  void put(const TracedFigure& figure, const Key& key, double factor) {
    Swing& swing = swings_[key];
    swing.why = std::get<0>(key);
    const bool is_claim = swing.why != "assumption" && swing.why != "yours";
    if (is_claim) swing.claim = std::get<1>(key);
    if (swing.why == "contradiction") swing.against = std::get<2>(key);
    swing.factor = factor;
    swing.changes.push_back({figure.table, figure.key, figure.column, fmt::format("{:.12g}", figure.value * factor)});
    swing.from.push_back(figure.value);
    swing.first_order_usd += figure.slope * (factor - 1);
  }

  const Table& claims_;
  double factor_;
  std::map<std::string, std::vector<std::size_t>> about_;
  std::map<Key, Swing> swings_;
};

/// Runs work on every item, then tells the first error.
template <class Item, class Work>
Result<void> plan_each(std::vector<Item>& items, const SwingRequest& request, Work&& work) {
  std::vector<Errors> errors(items.size());
  for_each_item(items.size(), request.threads, [&](std::size_t i) { errors[i] = work(items[i]); }, request.tell);
  for (Errors& error : errors)
    if (!error.empty()) return std::unexpected(std::move(error));
  return {};
}

Errors plan_one(const Study& study, double objective_usd, WorldRequest request, const Planner& planner, Swing& swing) {
  const Study changed = add_changes(study, kSet, swing.changes);
  request.with.emplace_back(kSet);
  request.ordered = true;
  const auto world = World::apply(changed, request);
  if (!world) return world.error();
  const auto outcome = planner(*world);
  if (!outcome) return outcome.error();
  const Plan* plan = std::get_if<Plan>(&*outcome);
  swing.status = plan == nullptr ? "infeasible" : plan->status;
  if (plan != nullptr) swing.change_usd = plan->objective_usd - objective_usd;
  return {};
}

/// One side of a reading: the scenario with the other one left out.
struct Side {
  std::string set, other, status;
  std::optional<double> objective_usd;
  std::map<std::pair<std::string, std::string>, double> served;
};

Errors plan_side(const Study& study, const std::vector<std::string>& base_sets, WorldRequest request,
                 const Planner& planner, Side& side) {
  const auto is_base = [&](const std::string& set) { return std::ranges::find(base_sets, set) != base_sets.end(); };
  std::erase(request.with, side.other);
  std::erase(request.with, side.set);
  std::erase(request.without, side.set);
  if (is_base(side.other) && std::ranges::find(request.without, side.other) == request.without.end())
    request.without.push_back(side.other);
  if (!is_base(side.set)) request.with.push_back(side.set);
  const auto world = World::apply(study, request);
  if (!world) {  // it does not go with what was asked for
    side.status = "clash";
    return {};
  }
  const auto outcome = planner(*world);
  if (!outcome) return outcome.error();
  const Plan* plan = std::get_if<Plan>(&*outcome);
  side.status = plan == nullptr ? "infeasible" : plan->status;
  if (plan == nullptr) return {};
  side.objective_usd = plan->objective_usd;
  for (const OrderResult& order : plan->orders) side.served[{order.order, order.good}] += order.served_t;
  return {};
}

std::vector<ReadOrder> compare_orders(const Side& a, const Side& b) {
  std::map<std::pair<std::string, std::string>, ReadOrder> rows;
  const auto row = [&](const auto& key) -> ReadOrder& {
    ReadOrder& made = rows[key];
    std::tie(made.order, made.good) = key;
    return made;
  };
  for (const auto& [key, t] : a.served) row(key).served_t = t;
  for (const auto& [key, t] : b.served) row(key).against_served_t = t;
  std::vector<ReadOrder> list;
  const auto differ = [](const ReadOrder& r) { return std::abs(r.served_t - r.against_served_t); };
  for (auto& [key, r] : rows)
    if (differ(r) > 1e-6 * std::max(1.0, r.served_t)) list.push_back(std::move(r));
  std::ranges::stable_sort(list, [&](const auto& x, const auto& y) { return differ(x) > differ(y); });
  return list;
}

/// Pairs of projects of which each has a scenario, told once.
std::vector<std::pair<std::size_t, std::size_t>> list_excluding(const Table& projects) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < projects.size(); ++a)
    for (const std::string& other : projects.list(a, "excludes")) {
      const auto b = projects.find(other);
      if (!b || projects.text(a, "set").empty() || projects.text(*b, "set").empty()) continue;
      const std::pair pair(std::min(a, *b), std::max(a, *b));
      if (std::ranges::find(pairs, pair) == pairs.end()) pairs.push_back(pair);
    }
  return pairs;
}

}  // namespace

std::vector<Swing> list_swings(const Study& study, const TracedPlan& traced, double assumed_factor) {
  Lister lister(study, assumed_factor);
  for (const TracedFigure& figure : traced.figures) lister.add(figure);
  return lister.finish();
}

Result<std::vector<Swing>> plan_swings(const Study& study, const TracedPlan& traced, double objective_usd,
                                       const SwingRequest& request, const Planner& planner) {
  auto swings = list_swings(study, traced, request.assumed_factor);
  swings.resize(std::min(swings.size(), request.top));
  const auto done = plan_each(
      swings, request, [&](Swing& swing) { return plan_one(study, objective_usd, request.world, planner, swing); });
  if (!done) return std::unexpected(done.error());
  const auto size = [](const Swing& s) { return s.change_usd ? std::abs(*s.change_usd) : INFINITY; };
  std::ranges::stable_sort(swings, [&](const Swing& a, const Swing& b) { return size(a) > size(b); });
  return swings;
}

Result<std::vector<Reading>> plan_readings(const Study& study, const SwingRequest& request, const Planner& planner) {
  const auto base = World::apply(study, {});
  if (!base) return std::unexpected(base.error());
  const Table& projects = study.table("projects");
  const auto pairs = list_excluding(projects);
  std::vector<Side> sides;
  for (const auto& [a, b] : pairs) {
    const std::string &one = projects.text(a, "set"), &other = projects.text(b, "set");
    sides.push_back({one, other, {}, {}, {}});
    sides.push_back({other, one, {}, {}, {}});
  }
  const auto done = plan_each(sides, request,
                              [&](Side& side) { return plan_side(study, base->sets(), request.world, planner, side); });
  if (!done) return std::unexpected(done.error());
  std::vector<Reading> readings;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const Side &a = sides[2 * i], &b = sides[2 * i + 1];
    Reading& reading = readings.emplace_back();
    reading.set = a.set;
    reading.against = b.set;
    const auto theirs = claims_of_row(study, "projects", projects.id(pairs[i].second));
    for (const std::string& claim : claims_of_row(study, "projects", projects.id(pairs[i].first)))
      if (std::ranges::find(theirs, claim) != theirs.end()) reading.claims.push_back(claim);
    reading.status = a.status;
    reading.against_status = b.status;
    reading.objective_usd = a.objective_usd;
    reading.against_objective_usd = b.objective_usd;
    if (a.objective_usd && b.objective_usd) reading.orders = compare_orders(a, b);
  }
  return readings;
}

}  // namespace korridor
