#include "korridor/plan/paid_fees.h"

#include <algorithm>

#include "korridor/network/policy_acts.h"

namespace korridor {

PaidFees::PaidFees(const Model& model, const std::vector<double>& x) : periods_(model.network->periods.size()) {
  const Entities& e = *model.entities;
  const auto has_discounts = [](const PolicyItem& policy) { return !policy.discounts.empty(); };
  if (std::ranges::none_of(e.policies, has_discounts)) return;
  sums_.resize(e.policies.size() * periods_);
  const auto undiscounted = [&](std::size_t j) {
    return model.lp.cost[j] / model.network->periods[model.columns[j].period].discount;
  };
  std::vector<std::vector<double>> beside(e.limits.size());  // USD a tonne that spreads what is paid besides
  for (std::size_t j = 0; j < x.size(); ++j) {
    const Column& c = model.columns[j];
    if (c.kind != ColumnKind::kMiss || e.limits[c.item].fee == kNone) continue;
    const Index fee = e.limits[c.item].fee;
    at(fee, c.period).usd += undiscounted(j) * x[j];
    if (e.policies[fee].discount_on_all) continue;
    beside[c.item].resize(periods_, 0);
    beside[c.item][c.period] = undiscounted(j);
  }
  for (std::size_t j = 0; j < x.size(); ++j) {
    const Column& c = model.columns[j];
    if (c.kind != ColumnKind::kMove || x[j] == 0) continue;
    const Index link = model.network->arcs.link[c.item];
    for (Index p = 0; p < e.policies.size(); ++p) {
      const PolicyItem& policy = e.policies[p];
      if (!has_discounts(policy) || policy.goods[c.good] == 0 || !policy.links[link] || policy.open[c.period] <= 0)
        continue;
      double rate = fee_in_band(policy, c.step, c.period);
      for (Index m = 0; m < e.limits.size(); ++m)
        if (e.limits[m].fee == p && e.limits[m].band == c.step && !beside[m].empty()) rate += beside[m][c.period];
      at(p, c.period).usd += rate * x[j];
      at(p, c.period).t += x[j];
    }
  }
}

double PaidFees::per_tonne(std::size_t policy, std::size_t t) const {
  const Sum& sum = sums_[policy * periods_ + t];
  return sum.t > 0 ? sum.usd / sum.t : 0;
}

bool PaidFees::holds(const Model& model, const Column& miss) const {
  const Index fee = model.entities->limits[miss.item].fee;
  return fee != kNone && sums_[fee * periods_ + miss.period].t > 0;
}

}  // namespace korridor
