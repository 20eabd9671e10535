#include "korridor/network/policy_acts.h"

#include <algorithm>
#include <cmath>

namespace korridor {
namespace {

bool meets_any(const std::vector<std::string>& codes, std::string_view country) {
  return std::ranges::any_of(codes, [&](const std::string& code) { return meets(code, country); });
}

PolicyAct act_of(const PolicyItem& policy) {
  const std::string& kind = policy.kind;
  const bool rated = policy.unit == "percent" || policy.unit == "usd/t";
  const auto when = [](bool known, PolicyAct act) { return known ? act : PolicyAct::kRecord; };
  if (kind == "tariff" || kind == "export_duty" || kind == "subsidy") return when(rated, PolicyAct::kDeliveryCharge);
  if (kind == "extraction_tax") return when(rated, PolicyAct::kExtractionTax);
  if (kind == "transit_fee") return when(policy.unit == "usd/t", PolicyAct::kMoveFee);
  if (kind == "transit_ban") return PolicyAct::kMoveBan;
  if (kind == "import_ban" || kind == "export_ban") return PolicyAct::kDeliveryBan;
  if (kind == "sanction") return when(!policy.target.empty() || !policy.selector.empty(), PolicyAct::kDeliveryBan);
  if (kind == "price_cap") return when(policy.unit == "usd/t", PolicyAct::kDeliveryBan);
  const bool capped = policy.unit == "t/yr";
  if (kind == "quota") return when(capped, policy.selector.empty() ? PolicyAct::kDeliveryCap : PolicyAct::kMoveCap);
  if (kind == "export_control")
    return policy.unit == "usd/t"     ? PolicyAct::kDeliveryCharge
           : policy.unit == "percent" ? PolicyAct::kDeliveryShare
                                      : when(capped, PolicyAct::kDeliveryCap);
  return PolicyAct::kRecord;
}

bool meets_import(const PolicyItem& policy, const std::string& origin) {
  if (meets_any(policy.exempt, origin)) return false;
  if (!policy.target.empty()) return meets_any(policy.target, origin);
  if (policy.kind == "sanction") return false;  // without a target it is about its selector alone
  return policy.kind == "subsidy" || !meets(policy.actor, origin);
}

}  // namespace

void classify(PolicyItem& policy) {
  const std::string& kind = policy.kind;
  policy.act = act_of(policy);
  policy.side = kind == "sanction"                                                          ? PolicySide::kBoth
                : kind == "export_duty" || kind == "export_ban" || kind == "export_control" ? PolicySide::kExport
                                                                                            : PolicySide::kImport;
  policy.sign = kind == "subsidy" ? -1 : 1;
}

std::vector<Taker> list_takers(const Entities& entities) {
  std::vector<Taker> takers;
  for (const OrderItem& order : entities.orders) takers.push_back(taker_of(order));
  for (const PlantItem& plant : entities.plants)
    for (const auto& [good, rate] : plant.inputs) takers.push_back({good, plant.country});
  return takers;
}

bool concerns_import(const PolicyItem& policy, const Taker& taker) {
  return policy.side != PolicySide::kExport && policy.goods[taker.good] != 0 && meets(policy.actor, taker.country);
}

bool concerns_export(const PolicyItem& policy, const Taker& taker) {
  if (policy.side == PolicySide::kImport || policy.goods[taker.good] == 0) return false;
  if (meets_any(policy.exempt, taker.country)) return false;
  if (!policy.target.empty()) return meets_any(policy.target, taker.country);
  return policy.side == PolicySide::kExport && !meets(policy.actor, taker.country);
}

bool falls_under(const PolicyItem& policy, const Taker& taker, const std::string& origin) {
  return (concerns_import(policy, taker) && meets_import(policy, origin)) ||
         (concerns_export(policy, taker) && meets(policy.actor, origin));
}

bool counts_move(const PolicyItem& policy, const std::string& origin) {
  return (policy.target.empty() || meets_any(policy.target, origin)) && !meets_any(policy.exempt, origin);
}

double ban_of(const PolicyItem& policy, double value, std::size_t t) {
  if (policy.kind != "price_cap") return policy.open[t];
  return value > policy.rate[t] ? policy.open[t] : 0;
}

double move_ban(const PolicyItem& policy, Index link, Index good, const std::string& origin, double value,
                std::size_t t) {
  const bool by_origin = bars_moves_by_origin(policy);
  if (!by_origin && policy.act != PolicyAct::kMoveBan) return 0;
  if (policy.goods[good] == 0 || !policy.links[link] || (by_origin && !meets_import(policy, origin))) return 0;
  return ban_of(policy, value, t);
}

bool bars_moves_by_origin(const PolicyItem& policy) {
  return policy.kind == "price_cap" && policy.act == PolicyAct::kDeliveryBan && !policy.selector.empty();
}

double charge_per_tonne(const PolicyItem& policy, double value, std::size_t t) {
  const double rate = policy.unit == "percent" ? policy.rate[t] / 100 * value : policy.rate[t];
  return std::isnan(rate) ? 0 : policy.sign * rate * policy.open[t];
}

double share_let_out(const PolicyItem& policy, std::size_t t) {
  return std::isnan(policy.rate[t]) ? 1 : 1 - policy.rate[t] / 100 * policy.open[t];
}

double fee_in_band(const PolicyItem& policy, std::size_t band, std::size_t t) {
  const double off = band == 0 ? 0 : policy.discounts[band - 1].second / 100;
  return charge_per_tonne(policy, 0, t) * (1 - off);
}

double fee_beside_band(const PolicyItem& policy, std::size_t band, std::size_t t, double years) {
  double usd = 0;
  for (std::size_t k = 1; k <= band; ++k)
    usd += (fee_in_band(policy, k - 1, t) - fee_in_band(policy, k, t)) * policy.discounts[k - 1].first * years;
  return usd;
}

}  // namespace korridor
