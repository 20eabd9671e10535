#include "korridor/news/deals/deal_wholes.h"

#include <algorithm>

#include "korridor/news/deals/agreement_parties.h"

namespace korridor {
namespace {

bool share_state(const Agreement& a, const Agreement& b) {
  return std::ranges::any_of(a.parties, [&](const std::string& party) {
    return is_state(party) && std::ranges::find(b.parties, party) != b.parties.end();
  });
}

/// The set that a sum may be inside.
std::optional<DealWhole> set_around(std::span<const Agreement> agreements, const Agreement& one) {
  if (!one.value || one.quantity) return std::nullopt;
  std::optional<DealWhole> set;
  for (std::size_t i = 0; i < agreements.size(); ++i) {
    const Agreement& other = agreements[i];
    if (!is_bundle(other) || one.value->unit != other.value->unit || one.value->value >= other.value->value ||
        !share_state(one, other))
      continue;
    if (!set || other.spans.front() < one.spans.front()) set = DealWhole{i, false};
  }
  return set;
}

}  // namespace

bool is_bundle(const Agreement& set) {
  constexpr int kFewest = 5;
  return set.quantity && (set.quantity->unit == "agreement" || set.quantity->unit == "contract") &&
         set.quantity->value >= Decimal(kFewest) && set.value;
}

std::vector<std::optional<DealWhole>> find_wholes(std::span<const Agreement> agreements) {
  constexpr std::size_t kMostDeals = 512;
  std::vector<std::optional<DealWhole>> wholes(agreements.size());
  const auto some = agreements.first(std::min(agreements.size(), kMostDeals));
  for (std::size_t i = 0; i < some.size(); ++i) {
    if (some[i].part_of_last && i > 0)
      wholes[i] = DealWhole{i - 1, true};
    else
      wholes[i] = set_around(some, some[i]);
  }
  return wholes;
}

}  // namespace korridor
