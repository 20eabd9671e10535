#include "korridor/plan/cost_parts.h"

#include <cmath>

#include "korridor/plan/intake.h"

namespace korridor {
namespace {

double holding(const Model& model, Index good, double hours) {
  const double value = model.entities->value[good];
  return std::isnan(value) ? 0 : model.network->study().settings.holding_rate * value * hours / 8760;
}

/// Calls `pay(policy, usd_per_t)` for every policy that charges a column.
template <class Pay>
void for_each_charge(const Model& model, const PaidFees& paid, const Column& c, Pay&& pay) {
  const Entities& e = *model.entities;
  if (c.kind == ColumnKind::kRun) {
    const auto inputs = states_of_inputs(model, c);
    for (const PolicyItem& policy : e.policies)
      if (const double usd = intake_charge(e, *model.tracking, policy, c.item, inputs, c.period); usd != 0)
        pay(policy, usd);
    return;
  }
  for (std::size_t p = 0; p < e.policies.size(); ++p) {
    const PolicyItem& policy = e.policies[p];
    if (policy.goods[c.good] == 0) continue;
    bool charges = false;
    if (policy.act == PolicyAct::kExtractionTax && c.kind == ColumnKind::kSupply)
      charges = meets(policy.actor, e.supply[c.item].country);
    if (policy.act == PolicyAct::kMoveFee && c.kind == ColumnKind::kMove)
      charges = policy.links[model.network->arcs.link[c.item]];
    if (policy.act == PolicyAct::kDeliveryCharge && c.kind == ColumnKind::kServe) {
      const State state = model.reach.states[c.good][c.state];
      const std::string origin = state.origin == 0 ? "" : model.tracking->origins[state.origin - 1];
      charges = falls_under(policy, taker_of(e.orders[c.item]), origin);
    }
    if (charges)
      pay(policy,
          policy.discounts.empty() ? charge_per_tonne(policy, e.value[c.good], c.period) : paid.per_tonne(p, c.period));
  }
}

double& part_of_mode(CostParts& parts, const std::string& mode) {
  if (mode == "rail") return parts.rail;
  if (mode == "road") return parts.road;
  if (mode.starts_with("pipeline")) return parts.pipeline;
  if (mode == "border" || mode == "gauge_change") return parts.border;
  if (mode == "transshipment") return parts.handling;
  return parts.sea;  // sea, ferry, inland water and air: what is neither on land nor at a standstill
}

const std::string& mode_of(const Model& model, const Column& c) {
  return model.network->study().table("links").text(model.network->arcs.link[c.item], "mode");
}

}  // namespace

void CostParts::add(const CostParts& other, double times) {
  supply += other.supply * times;
  rail += other.rail * times;
  road += other.road * times;
  sea += other.sea * times;
  pipeline += other.pipeline * times;
  handling += other.handling * times;
  border += other.border * times;
  fees += other.fees * times;
  processing += other.processing * times;
  tariff += other.tariff * times;
  holding += other.holding * times;
  inland += other.inland * times;
}

CostParts cost_parts(const Model& model, const PaidFees& paid, std::size_t column) {
  const Column& c = model.columns[column];
  const Entities& e = *model.entities;
  const std::size_t t = c.period;
  CostParts parts;
  double charges = 0;
  if (c.good != kNone) for_each_charge(model, paid, c, [&](const PolicyItem&, double usd) { charges += usd; });
  switch (c.kind) {
    case ColumnKind::kSupply:
      parts.supply = e.supply[c.item].cost[t] + charges;
      break;
    case ColumnKind::kMove:
      part_of_mode(parts, mode_of(model, c)) = model.network->arc_cost.at(t, c.item);
      parts.holding = holding(model, c.good, model.network->arc_hours.at(t, c.item));
      parts.fees = charges;
      break;
    case ColumnKind::kHandle:
      parts.handling = model.network->arc_cost.at(t, c.item);
      parts.holding = holding(model, c.good, model.network->arc_hours.at(t, c.item));
      break;
    case ColumnKind::kRun:
      parts.processing = e.plants[c.item].cost[t];
      parts.tariff = charges;
      break;
    case ColumnKind::kStore: {
      const double years = model.network->periods[t].years;
      parts.handling = e.stores[c.item].cost[t] * years;
      parts.holding = holding(model, c.good, 8760 * years);
      break;
    }
    case ColumnKind::kServe:
      parts.inland = e.orders[c.item].inland[t];
      parts.tariff = charges;
      break;
    default:
      break;
  }
  return parts;
}

Payees find_payees(const Model& model, const PaidFees& paid, std::size_t column) {
  const Column& c = model.columns[column];
  Payees payees;
  if (c.good == kNone) return payees;
  for_each_charge(model, paid, c, [&](const PolicyItem& policy, double usd) { payees.fees[policy.actor] += usd; });
  const Study& study = model.network->study();
  if (c.kind == ColumnKind::kMove) {
    const auto countries = study.table("links").list(model.network->arcs.link[c.item], "countries");
    const bool at_border = mode_of(model, c) == "border";
    for (const std::string& country : countries)
      (at_border ? payees.fees : payees.carriage)[country] +=
          model.network->arc_cost.at(c.period, c.item) / static_cast<double>(countries.size());
  }
  if (c.kind == ColumnKind::kHandle)
    payees.carriage[study.table("places").text(model.network->arcs.place[c.item], "country")] +=
        model.network->arc_cost.at(c.period, c.item);
  return payees;
}

}  // namespace korridor
