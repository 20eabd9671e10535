#include "korridor/analysis/worth.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

#include "korridor/analysis/acting_rows.h"
#include "korridor/analysis/each_world.h"
#include "korridor/analysis/switch_sets.h"
#include "korridor/study/add_changes.h"

namespace korridor {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

/// A world with some sets, clauses and orders switched off and some sets added, planned.
struct Variant {
  SwitchedSets sets;
  std::vector<std::string> clauses_off = {}, orders_off = {};

  [[nodiscard]] bool changes_rows() const { return !clauses_off.empty() || !orders_off.empty(); }
  void leave_out(const WorthItem& item) {
    if (!item.set.empty()) sets.off.push_back(item.set);
    clauses_off.insert(clauses_off.end(), item.clauses.begin(), item.clauses.end());
    orders_off.insert(orders_off.end(), item.orders.begin(), item.orders.end());
  }
};

WorldRequest change_request(const WorldRequest& request, const std::vector<std::string>& base_sets,
                            const Variant& variant) {
  WorldRequest changed = switch_sets(request, base_sets, variant.sets);
  if (variant.changes_rows()) {
    changed.with.emplace_back(kAnalysisSet);
    changed.ordered = true;  // they go off last
  }
  return changed;
}

class Worths {
 public:
  Worths(const Study& study, const WorthRequest& request, const Planner& planner)
      : study_(study), request_(request), planner_(planner) {}

  Result<Worth> run() {
    const auto world = World::apply(study_, request_.world);
    if (!world) return std::unexpected(world.error());
    const auto base = World::apply(study_, {});
    if (!base) return std::unexpected(base.error());
    base_sets_ = base->sets();
    list_items(*world);
    if (auto done = add_rows(); !done) return std::unexpected(done.error());
    if (request_.fair_shares)
      if (auto done = add_fair_shares(); !done) return std::unexpected(done.error());
    return std::move(worth_);
  }

 private:
  void list_items(const World& world) {
    const Table& agreements = study_.table("agreements");
    const auto active = list_active_clauses(world), wanted = list_open_orders(world);
    for (std::size_t r = 0; r < agreements.size(); ++r) {
      WorthItem item{.kind = "agreement", .id = agreements.id(r), .set = agreements.text(r, "set")};
      if (item.set.empty()) {
        item.clauses = pick_of_agreement(study_.table("clauses"), active, item.id);
        item.orders = pick_of_agreement(study_.table("orders"), wanted, item.id);
      }
      item.is_on = item.set.empty() || holds(world.sets(), item.set);
      if (item.set.empty() && item.clauses.empty() && item.orders.empty())
        worth_.not_modelled.push_back(item.id);
      else
        items_.push_back(std::move(item));
    }
    for (const std::string& clause : active)
      items_.push_back({.kind = "clause", .id = clause, .clauses = {clause}, .is_on = true});
  }

  [[nodiscard]] Result<PlanOutcome> plan(const Variant& variant) const {
    const Study changed = variant.changes_rows() ? switch_rows(variant) : study_;
    const auto world = World::apply(changed, change_request(request_.world, base_sets_, variant));
    if (!world) return std::unexpected(world.error());
    return planner_(*world);
  }

  [[nodiscard]] Study switch_rows(const Variant& variant) const {
    std::vector<AddedChange> changes;
    for (const std::string& clause : variant.clauses_off) changes.push_back({"clauses", clause, "status", "off"});
    for (const std::string& order : variant.orders_off)
      changes.push_back({"orders", order, "closes", to_string(study_.settings.start)});
    return add_changes(study_, kAnalysisSet, changes);
  }

  [[nodiscard]] static Variant without(const WorthItem& item) {
    Variant variant;
    variant.leave_out(item);
    return variant;
  }

  static std::map<std::string, double> by_state(const Plan& plan) {
    std::map<std::string, double> usd;
    for (const Gain& g : plan.gains) usd[g.country] += g.usd;
    return usd;
  }

  Result<void> add_rows() {
    std::vector<Result<PlanOutcome>> plans(items_.size() + 1, Result<PlanOutcome>{});
    for_each_item(
        plans.size(), request_.threads,
        [&](std::size_t i) {
          if (i == items_.size())
            plans[i] = plan({});
          else
            plans[i] = plan(items_[i].is_on ? without(items_[i]) : Variant{.sets = {.off = {}, .on = {items_[i].set}}});
        },
        request_.tell);
    for (const auto& p : plans)
      if (!p) return std::unexpected(p.error());
    const Plan* now = std::get_if<Plan>(&*plans.back());
    worth_.status = now == nullptr ? "infeasible" : now->status;
    worth_.warnings = warnings_of(*plans.back());
    for (std::size_t i = 0; i < items_.size(); ++i) {
      WorthRow row{.item = items_[i],
                   .method = items_[i].is_on ? "left_out" : "added",
                   .status = "infeasible",
                   .worth_usd = std::nullopt,
                   .shapley_usd = std::nullopt,
                   .gains = {}};
      if (const Plan* other = std::get_if<Plan>(&*plans[i]); other != nullptr && now != nullptr) {
        const Plan& with = items_[i].is_on ? *now : *other;
        const Plan& less = items_[i].is_on ? *other : *now;
        row.status = other->status;
        row.worth_usd = less.objective_usd - with.objective_usd;
        auto gains = by_state(with);
        for (const auto& [state, usd] : by_state(less)) gains[state] -= usd;
        for (const auto& [state, usd] : gains)
          if (std::abs(usd) >= 1) row.gains.emplace_back(state, usd);
      }
      worth_.rows.push_back(std::move(row));
    }
    return {};
  }

  /// Agreements that are on, and clauses that act even without them.
  [[nodiscard]] Result<std::vector<std::size_t>> find_players() const {
    Variant none;
    for (const WorthItem& item : items_)
      if (item.is_on && item.kind == "agreement") none.leave_out(item);
    const Study changed = none.changes_rows() ? switch_rows(none) : study_;
    const auto bare = World::apply(changed, change_request(request_.world, base_sets_, none));
    if (!bare) return std::unexpected(bare.error());
    const auto standing = list_active_clauses(*bare);
    std::vector<std::size_t> players;
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (items_[i].is_on && (items_[i].kind == "agreement" || holds(standing, items_[i].id))) players.push_back(i);
    return players;
  }

  Result<void> add_fair_shares() {
    const auto players = find_players();
    if (!players) return std::unexpected(players.error());
    worth_.players = players->size();
    if (players->size() > kMostPlayers)
      return fail({.code = "too_many_players",
                   .message = fmt::format("{} agreements and clauses are on; fair shares need every subset of them",
                                          players->size()),
                   .hint = fmt::format("leave some out, at most {} can be shared out exactly", kMostPlayers)});
    const std::size_t subsets = std::size_t{1} << players->size();
    std::vector<double> objective(subsets, 0);
    std::vector<Errors> errors(subsets);
    std::vector<char> feasible(subsets, 1);
    for_each_item(
        subsets, request_.threads,
        [&](std::size_t s) {
          Variant variant;
          for (std::size_t k = 0; k < players->size(); ++k)
            if ((s >> k & 1U) == 0) variant.leave_out(items_[(*players)[k]]);
          const auto outcome = plan(variant);
          if (!outcome)
            errors[s] = outcome.error();
          else if (const Plan* found = std::get_if<Plan>(&*outcome))
            objective[s] = -found->objective_usd;
          else
            feasible[s] = 0;
        },
        request_.tell);
    for (Errors& e : errors)
      if (!e.empty()) return std::unexpected(std::move(e));
    if (std::ranges::count(feasible, 0) > 0) return {};  // a subset has no plan, so there is nothing to share out
    const auto shares = shapley(players->size(), objective);
    for (std::size_t k = 0; k < players->size(); ++k) worth_.rows[(*players)[k]].shapley_usd = shares[k];
    worth_.whole_usd = objective.back() - objective.front();
    return {};
  }

  const Study& study_;
  const WorthRequest& request_;
  const Planner& planner_;
  std::vector<std::string> base_sets_;
  std::vector<WorthItem> items_;
  Worth worth_;
};

}  // namespace

std::vector<double> shapley(std::size_t players, const std::vector<double>& value) {
  std::vector<double> weight(players, 0);  // by size of the subset that is joined: s! (n - s - 1)! / n!
  for (std::size_t s = 0; s < players; ++s) {
    double choose = 1;
    for (std::size_t k = 0; k < s; ++k) choose *= static_cast<double>(players - 1 - k) / static_cast<double>(k + 1);
    weight[s] = 1 / (static_cast<double>(players) * choose);
  }
  std::vector<double> share(players, 0);
  for (std::size_t subset = 0; subset < value.size(); ++subset)
    for (std::size_t k = 0; k < players; ++k)
      if ((subset >> k & 1U) == 0)
        share[k] += weight[static_cast<std::size_t>(std::popcount(subset))] *
                    (value[subset | (std::size_t{1} << k)] - value[subset]);
  return share;
}

Result<Worth> find_worth(const Study& study, const WorthRequest& request, const Planner& planner) {
  return Worths(study, request, planner).run();
}

}  // namespace korridor
