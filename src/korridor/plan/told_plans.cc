#include "korridor/plan/told_plans.h"

#include <algorithm>

namespace korridor {
namespace {

constexpr std::size_t kMostChanges = std::size_t{1} << 24;  // of all plans together, 256 MB

std::vector<std::pair<std::uint32_t, double>> list_changes(const std::vector<double>& from,
                                                           const std::vector<double>& to) {
  std::vector<std::pair<std::uint32_t, double>> changes;
  for (std::uint32_t i = 0; i < to.size(); ++i)
    if (to[i] != from[i]) changes.emplace_back(i, to[i]);
  changes.shrink_to_fit();
  return changes;
}

std::vector<double> apply(std::vector<double> to, const std::vector<std::pair<std::uint32_t, double>>& changes) {
  for (const auto& [i, value] : changes) to[i] = value;
  return to;
}

}  // namespace

void ToldPlans::add(CappedPlans::Outcome outcome, const CappedPlans::Outcome& uncapped) {
  Changes x = list_changes(uncapped.x, outcome.x), y = list_changes(uncapped.y, outcome.y);
  outcome.x = std::vector<double>();  // {} would keep its memory
  outcome.y = std::vector<double>();
  changes_ += x.size() + y.size();
  told_.push_back({std::move(outcome), std::move(x), std::move(y)});
  while (changes_ > kMostChanges) {
    changes_ -= told_.front().x.size() + told_.front().y.size();
    told_.pop_front();
  }
}

bool ToldPlans::has(double cap_t) const {
  return std::ranges::any_of(told_, [&](const Told& told) { return told.sums.cap_t == cap_t; });
}

std::optional<CappedPlans::Outcome> ToldPlans::find(double cap_t, const CappedPlans::Outcome& uncapped) const {
  const auto found = std::ranges::find(told_, cap_t, [](const Told& told) { return told.sums.cap_t; });
  if (found == told_.end()) return std::nullopt;
  CappedPlans::Outcome outcome = found->sums;
  outcome.x = apply(uncapped.x, found->x);
  outcome.y = apply(uncapped.y, found->y);
  return outcome;
}

}  // namespace korridor
