#include "korridor/network/entities.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "korridor/base/groups.h"
#include "korridor/network/fee_bands.h"
#include "korridor/network/policy_acts.h"
#include "korridor/network/read_entities.h"
#include "korridor/study/rate_unit.h"

namespace korridor {
namespace {

/// In force on some day; a control that keeps nothing does not act.
bool acts(const PolicyItem& policy) {
  const auto is_positive = [](double value) { return value > 0; };
  if (policy.act == PolicyAct::kDeliveryShare && std::ranges::none_of(policy.rate, is_positive)) return false;
  return std::ranges::any_of(policy.open, is_positive);
}

/// Goods in the order of stages: inputs before what is made of them (Kahn 1962; the reader refuses cycles).
std::vector<Index> order_goods(const Entities& entities, std::size_t goods) {
  std::vector<std::vector<Index>> made_of(goods);
  std::vector<int> waiting(goods, 0);
  const auto add = [&](Index in, Index out) {
    made_of[in].push_back(out);
    ++waiting[out];
  };
  for (const PlantItem& plant : entities.plants)
    for (const auto& [in, rate] : plant.inputs) {
      add(in, plant.main);
      for (const auto& [by, amount] : plant.byproducts) add(in, by);
    }
  std::vector<Index> order;
  for (Index g = 0; g < goods; ++g)
    if (waiting[g] == 0) order.push_back(g);
  for (std::size_t i = 0; i < order.size(); ++i)
    for (const Index out : made_of[order[i]])
      if (--waiting[out] == 0) order.push_back(out);
  return order;
}

/// Whether a policy finds something to charge: orders for the good, a plant that it concerns, or, for a tax on
/// extraction, a source of it.
bool is_traded(const Entities& entities, const PolicyItem& policy, Index good) {
  if (policy.act == PolicyAct::kExtractionTax)
    return std::ranges::find(entities.supply, good, &SupplyItem::good) != entities.supply.end();
  return std::ranges::find(entities.orders, good, &OrderItem::good) != entities.orders.end() ||
         std::ranges::any_of(list_takers(entities), [&](const Taker& taker) {
           return taker.good == good && (concerns_import(policy, taker) || concerns_export(policy, taker));
         });
}

/// An export control keeps a part of what is taken over; where every order and plant is abroad nothing can stay, and
/// nothing leaves.
void warn_what_cannot_stay(const Network& network, Entities& entities) {
  const Study& study = network.study();
  for (const PolicyItem& policy : entities.policies) {
    const bool keeps = std::ranges::any_of(policy.rate, [](double rate) { return rate > 0 && rate < 100; });
    if (policy.act != PolicyAct::kDeliveryShare || !keeps) continue;
    for (Index g = 0; g < network.good_count; ++g) {
      auto takers = list_takers(entities);
      std::erase_if(takers, [&](const Taker& taker) { return taker.good != g; });
      const auto stays = [&](const Taker& taker) { return !concerns_export(policy, taker); };
      if (policy.goods[g] == 0 || takers.empty() || std::ranges::any_of(takers, stays)) continue;
      entities.warnings.push_back(
          {"nothing_can_stay",
           fmt::format("policy {} keeps a part of {}, and no order or plant takes it there: none may leave",
                       study.table("policies").id(policy.row), study.table("goods").id(g)),
           to_place(study.table("policies").place(policy.row, "rate"))});
    }
  }
}

/// A percentage and a price cap are held against reference values. A policy on all goods is about those that are
/// traded; one that names its goods is about each of them.
void require_values(const Network& network, const Entities& entities, const PolicyItem& policy, Errors& errors) {
  const bool caps = policy.kind == "price_cap";
  if (!caps && (policy.unit != "percent" || policy.act == PolicyAct::kDeliveryShare)) return;
  const Table& table = network.study().table("policies");
  const Table& goods = network.study().table("goods");
  const bool names_goods = !table.list(policy.row, "goods").empty();
  const Error place = table.place(policy.row, "goods");
  for (Index g = 0; g < goods.size(); ++g) {
    if (policy.goods[g] == 0 || !std::isnan(entities.value[g])) continue;
    if (!names_goods && !is_traded(entities, policy, g)) continue;
    const std::string &id = table.id(policy.row), &good = goods.id(g);
    errors.push_back(
        {.code = "rate_without_value",
         .message = caps ? fmt::format("policy {} caps the price of {}, which has no reference value", id, good)
                         : fmt::format("policy {} takes a percentage of {}, which has no reference value", id, good),
         .file = place.file,
         .row = place.row,
         .column = place.column,
         .hint = caps ? "give goods.value_usd_per_t" : "give goods.value_usd_per_t, or state the rate in usd/t"});
  }
}

/// A cap that no good is above is told.
void warn_of_idle_cap(const Network& network, Entities& entities, const PolicyItem& policy) {
  if (policy.kind != "price_cap") return;
  for (std::size_t t = 0; t < policy.rate.size(); ++t)
    for (std::size_t g = 0; g < entities.value.size(); ++g)
      if (policy.goods[g] != 0 && ban_of(policy, entities.value[g], t) > 0) return;
  const std::string& id = network.study().table("policies").id(policy.row);
  entities.warnings.push_back(
      {"cap_above_value", fmt::format("price cap {} lies above the reference value of its goods and bars nothing", id),
       "policies/" + id});
}

/// Policies that act but have no place in the model are told, not dropped; a percent rate needs a value to act on.
Result<void> keep_modelled_policies(const Network& network, Entities& entities) {
  const Table& table = network.study().table("policies");
  Errors errors;
  std::vector<PolicyItem> kept;
  for (PolicyItem& policy : entities.policies) {
    if (!acts(policy)) continue;
    if (const auto loose = find_loose_goods(network.study(), policy.row)) entities.warnings.push_back(*loose);
    if (policy.act == PolicyAct::kRecord) {
      entities.warnings.push_back({"policy_not_modelled",
                                   fmt::format("policy {} ({}, {}) is on record only", table.id(policy.row),
                                               policy.kind, policy.unit.empty() ? "no rate" : policy.unit),
                                   "policies/" + table.id(policy.row)});
      continue;
    }
    require_values(network, entities, policy, errors);
    warn_of_idle_cap(network, entities, policy);
    kept.push_back(std::move(policy));
  }
  entities.policies = std::move(kept);
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return {};
}

}  // namespace

std::string limit_name(const Study& study, const Entities& entities, Index limit) {
  const LimitItem& item = entities.limits[limit];
  if (item.fee == kNone) return study.table("limits").id(item.row);
  return fmt::format("{}:{}", study.table("policies").id(item.row), item.band);
}

bool meets(std::string_view code, std::string_view alpha3) { return code == alpha3 || in_group(code, alpha3); }

Result<Entities> compile_entities(const Network& network) {
  Entities entities;
  const EntityReader reader(network);
  for (std::size_t g = 0; g < network.good_count; ++g)
    entities.value.push_back(network.world->number("goods", g, "value_usd_per_t", network.periods.front()));
  entities.supply = reader.read_supply();
  entities.plants = reader.read_plants();
  entities.stores = reader.read_stores();
  entities.orders = reader.read_orders();
  Errors errors;
  const auto take = [&errors](auto& to, auto result) {
    if (result)
      to = std::move(*result);
    else
      errors.insert(errors.end(), result.error().begin(), result.error().end());
  };
  entities.clauses = reader.read_clauses(entities.orders);
  take(entities.limits, reader.read_limits(entities.orders));
  take(entities.fleets, reader.read_fleets());
  take(entities.policies, reader.read_policies());
  if (!errors.empty()) return std::unexpected(std::move(errors));
  if (auto kept = keep_modelled_policies(network, entities); !kept) return std::unexpected(kept.error());
  warn_what_cannot_stay(network, entities);
  if (auto added = add_fee_bands(network, entities); !added) return std::unexpected(added.error());
  entities.stage_order = order_goods(entities, network.good_count);
  return entities;
}

}  // namespace korridor
