#include "korridor/plan/told_plans.h"

#include <algorithm>

namespace korridor {
namespace {

std::vector<std::pair<std::uint32_t, double>> list_changes(const std::vector<double>& from,
                                                           const std::vector<double>& to) {
  std::vector<std::pair<std::uint32_t, double>> changes;
  for (std::uint32_t i = 0; i < to.size(); ++i)
    if (to[i] != from[i]) changes.emplace_back(i, to[i]);
  return changes;
}

std::vector<double> apply(std::vector<double> to, const std::vector<std::pair<std::uint32_t, double>>& changes) {
  for (const auto& [i, value] : changes) to[i] = value;
  return to;
}

}  // namespace

void ToldPlans::add(const CappedPlans::Outcome& outcome, const CappedPlans::Outcome& uncapped) {
  told_.push_back({{.cap_t = outcome.cap_t,
                    .through_t = outcome.through_t,
                    .served_t = outcome.served_t,
                    .missed_t = outcome.missed_t,
                    .broken_t = outcome.broken_t,
                    .cost_usd = outcome.cost_usd,
                    .price_usd_per_t = outcome.price_usd_per_t,
                    .x = {},
                    .y = {}},
                   list_changes(uncapped.x, outcome.x),
                   list_changes(uncapped.y, outcome.y)});
}

bool ToldPlans::find(double cap_t, const CappedPlans::Outcome& uncapped, CappedPlans::Outcome& outcome) const {
  const auto found = std::ranges::find(told_, cap_t, [](const Told& told) { return told.sums.cap_t; });
  if (found == told_.end()) return false;
  outcome = found->sums;
  outcome.x = apply(uncapped.x, found->x);
  outcome.y = apply(uncapped.y, found->y);
  return true;
}

}  // namespace korridor
