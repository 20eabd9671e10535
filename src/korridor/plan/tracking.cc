#include "korridor/plan/tracking.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "korridor/base/groups.h"
#include "korridor/network/policy_acts.h"

namespace korridor {
namespace {

constexpr std::size_t kMaxSelectors = 32;

bool is_active(const std::vector<double>& share) {
  return std::ranges::any_of(share, [](double a) { return a > 0; });
}

bool asks_for_origin(const PolicyItem& policy) {
  return policy.act == PolicyAct::kDeliveryCharge || policy.act == PolicyAct::kDeliveryBan ||
         policy.act == PolicyAct::kDeliveryCap || policy.act == PolicyAct::kDeliveryShare;
}

/// A sanction looks at what a chain has touched; a price cap bars the links that it names.
bool asks_for_touch(const PolicyItem& policy) {
  return policy.act == PolicyAct::kDeliveryBan && !policy.selector.empty() && !bars_moves_by_origin(policy);
}

std::uint32_t track(Tracking& tracking, const std::string& selector) {
  const auto at = std::ranges::find(tracking.selectors, selector);
  const auto bit = static_cast<std::uint32_t>(at - tracking.selectors.begin());
  if (at == tracking.selectors.end()) tracking.selectors.push_back(selector);
  return bit < kMaxSelectors ? 1U << bit : 0U;
}

/// Bits of the selectors of clauses and limits; the study's avoid comes first.
void list_selectors(const Network& network, const Entities& entities, Tracking& tracking) {
  const std::string& avoid = network.study().settings.avoid;
  if (!avoid.empty()) tracking.study_avoid = track(tracking, avoid);
  tracking.lifts_avoid.assign(entities.orders.size(), 0);
  for (const ClauseItem& clause : entities.clauses) {
    const bool tracked = is_active(clause.active) && clause.kind != ClauseKind::kMay;
    if (is_active(clause.active) && clause.kind == ClauseKind::kMay) tracking.lifts_avoid[clause.order] = 1;
    tracking.clause.push_back(tracked ? track(tracking, clause.selector) : 0);
  }
  for (const LimitItem& limit : entities.limits) {
    const bool tracked = is_active(limit.active) && limit.kind != LimitKind::kCrossing && !limit.selector.empty();
    tracking.limit.push_back(tracked ? track(tracking, limit.selector) : 0);
  }
  for (const PolicyItem& policy : entities.policies) {
    const bool tracked = asks_for_touch(policy);
    tracking.policy.push_back(tracked ? track(tracking, policy.selector) : 0);
  }
}

Result<void> check_count(const Network& network, const Entities& entities, const Tracking& tracking) {
  if (tracking.selectors.size() <= kMaxSelectors) return {};
  std::string names;
  for (const ClauseItem& clause : entities.clauses)
    if (is_active(clause.active)) names += " " + network.study().table("clauses").id(clause.row);
  for (const LimitItem& limit : entities.limits)
    if (is_active(limit.active) && limit.kind != LimitKind::kCrossing)
      names += " " + network.study().table("limits").id(limit.row);
  for (const PolicyItem& policy : entities.policies)
    if (asks_for_touch(policy)) names += " " + network.study().table("policies").id(policy.row);
  return fail({.code = "too_many_selectors",
               .message = fmt::format(
                   "clauses, limits and sanctions name {} different selectors, at most {} can be told apart:{}",
                   tracking.selectors.size(), kMaxSelectors, names),
               .hint = "switch off clauses that are not needed, or let several share one selector"});
}

/// What matters to a product matters to what it is made of; goods are visited from the last stage back.
void spread_to_inputs(const Entities& entities, Tracking& tracking) {
  for (const Index good : entities.stage_order | std::views::reverse) {
    for (const PlantItem& plant : entities.plants) {
      const bool makes =
          plant.main == good || std::ranges::any_of(plant.byproducts, [&](auto& b) { return b.first == good; });
      if (!makes) continue;
      for (const auto& [input, rate] : plant.inputs) tracking.matters[input] |= tracking.matters[good];
      if (plant.main != good || plant.changes_heading) continue;
      auto& first = tracking.origin_matters[plant.inputs.front().first];
      for (std::size_t o = 0; o < first.size(); ++o) first[o] |= tracking.origin_matters[good][o];
    }
  }
}

void list_origins(const Entities& entities, Tracking& tracking) {
  const auto add = [&](Index good, const std::string& country) {
    const auto at = std::ranges::find(tracking.origins, country);
    const auto position = static_cast<std::size_t>(at - tracking.origins.begin());
    if (at == tracking.origins.end()) tracking.origins.push_back(country);
    auto& of_good = tracking.origin_matters[good];
    if (of_good.size() <= position) of_good.resize(position + 1, 0);
    of_good[position] = 1;
  };
  // A group such as EU is an origin of its own: what comes from a member carries the member's code.
  const auto add_all = [&](Index good, const std::vector<std::string>& codes) {
    for (const std::string& code : codes) {
      const auto& countries = group_members(code);
      if (countries.empty()) add(good, code);
      for (const auto& member : countries) add(good, member);
    }
  };
  const auto takers = list_takers(entities);
  for (const PolicyItem& policy : entities.policies) {
    for (const Taker& taker : takers) {
      if (!asks_for_origin(policy)) continue;
      if (concerns_import(policy, taker) && (policy.kind != "subsidy" || !policy.target.empty()))
        add_all(taker.good, policy.target.empty() ? std::vector{policy.actor} : policy.target);
      if (concerns_import(policy, taker)) add_all(taker.good, policy.exempt);
      if (concerns_export(policy, taker)) add_all(taker.good, {policy.actor});
    }
    const bool at_moves = policy.act == PolicyAct::kMoveCap || bars_moves_by_origin(policy);
    for (Index g = 0; at_moves && g < policy.goods.size(); ++g)
      if (policy.goods[g] != 0) {
        if (bars_moves_by_origin(policy) && policy.target.empty()) add_all(g, {policy.actor});
        add_all(g, policy.target);
        add_all(g, policy.exempt);
      }
  }
  for (auto& of_good : tracking.origin_matters) of_good.resize(tracking.origins.size(), 0);
}

/// Bits of the selectors that select each of the things asked for.
struct Touch {
  std::vector<std::uint32_t> arcs, supply, plants, stores;
};

Result<Touch> find_touch(const Network& network, const Tracking& tracking) {
  const Study& study = network.study();
  Touch touch{std::vector<std::uint32_t>(network.arcs.size()), std::vector<std::uint32_t>(study.table("supply").size()),
              std::vector<std::uint32_t>(study.table("plants").size()),
              std::vector<std::uint32_t>(study.table("stores").size())};
  for (std::size_t x = 0; x < tracking.selectors.size(); ++x) {
    const auto selector = Selector::parse(tracking.selectors[x], study);
    if (!selector) return std::unexpected(selector.error());
    const std::uint32_t bit = 1U << x;
    const auto arcs = mark_arcs(network, *selector);
    for (std::size_t a = 0; a < arcs.size(); ++a)
      if (arcs[a] != 0) touch.arcs[a] |= bit;
    const auto places = selector->select(study, "places");
    const auto mark = [&](const char* table, std::vector<std::uint32_t>& bits) {
      const auto rows = selector->select(study, table);
      for (std::size_t r = 0; r < rows.size(); ++r)
        if (rows[r] || places[*study.table("places").find(study.table(table).text(r, "place"))]) bits[r] |= bit;
    };
    mark("supply", touch.supply);
    mark("plants", touch.plants);
    mark("stores", touch.stores);
  }
  return touch;
}

}  // namespace

std::uint32_t Tracking::origin_of(const std::string& country) const {
  const auto at = std::ranges::find(origins, country);
  return at == origins.end() ? 0 : static_cast<std::uint32_t>(at - origins.begin()) + 1;
}

std::string Tracking::name(State state) const {
  std::string text;
  for (std::size_t x = 0; x < selectors.size(); ++x)
    if ((state.touched >> x & 1U) != 0) text += fmt::format("x{}", x + 1);
  if (state.origin != 0) text += "@" + origins[state.origin - 1];
  return text;
}

Result<Tracking> make_tracking(const Network& network, const Entities& entities) {
  Tracking tracking;
  tracking.matters.assign(network.good_count, 0);
  tracking.origin_matters.resize(network.good_count);
  list_selectors(network, entities, tracking);
  if (auto counted = check_count(network, entities, tracking); !counted) return std::unexpected(counted.error());
  for (std::size_t c = 0; c < entities.clauses.size(); ++c)
    tracking.matters[entities.orders[entities.clauses[c].order].good] |= tracking.clause[c];
  for (std::size_t l = 0; l < entities.limits.size(); ++l)
    for (Index g = 0; g < network.good_count; ++g)
      if (entities.limits[l].goods[g] != 0) tracking.matters[g] |= tracking.limit[l];
  for (std::size_t p = 0; p < entities.policies.size(); ++p)
    for (const Taker& taker : list_takers(entities))
      if (concerns_import(entities.policies[p], taker)) tracking.matters[taker.good] |= tracking.policy[p];
  for (std::size_t o = 0; o < entities.orders.size(); ++o)
    if (tracking.lifts_avoid[o] == 0) tracking.matters[entities.orders[o].good] |= tracking.study_avoid;
  list_origins(entities, tracking);
  spread_to_inputs(entities, tracking);
  auto touch = find_touch(network, tracking);
  if (!touch) return std::unexpected(touch.error());
  tracking.arc = std::move(touch->arcs);
  for (const SupplyItem& item : entities.supply) tracking.supply.push_back(touch->supply[item.row]);
  for (const PlantItem& item : entities.plants) tracking.plant.push_back(touch->plants[item.row]);
  for (const StoreItem& item : entities.stores) tracking.store.push_back(touch->stores[item.row]);
  return tracking;
}

}  // namespace korridor
