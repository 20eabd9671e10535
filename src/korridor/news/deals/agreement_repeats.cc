#include "korridor/news/deals/agreement_repeats.h"

#include <algorithm>

namespace korridor {
namespace {

/// The first one of a text tells some of the parties of the second, the same status, and no other sum: its headline.
bool is_headline_of(const Agreement& agreement, const std::vector<Agreement>& before) {
  const Agreement& first = before.back();
  constexpr std::uint32_t kHead = 160;  // bytes
  if (before.size() > 1 || first.spans.back().begin > 0 || first.spans.back().end > kHead) return false;
  if (first.status != agreement.status || first.quantity) return false;
  if (first.value && (!agreement.value || agreement.value->value != first.value->value)) return false;
  const auto shared = [&](const std::string& party) {
    return std::ranges::find(agreement.parties, party) != agreement.parties.end();
  };
  return first.value ? std::ranges::any_of(first.parties, shared)
                     : first.parties.size() < agreement.parties.size() && std::ranges::all_of(first.parties, shared);
}

}  // namespace

bool repeats(const Agreement& agreement, const std::vector<Agreement>& before) {
  if (agreement.value || agreement.quantity || !agreement.commodity.empty() || !agreement.signed_on.empty())
    return false;
  return std::ranges::any_of(before, [&](const Agreement& other) {
    return std::ranges::is_permutation(other.parties, agreement.parties) && other.status == agreement.status;
  });
}

Agreement* headline_of(const Agreement& agreement, std::vector<Agreement>& before) {
  if (before.empty()) return nullptr;
  Agreement& last = before.back();
  if (is_headline_of(agreement, before)) return &last;
  const bool less = !last.value && !last.quantity && last.signed_on.empty() &&
                    (agreement.value || agreement.quantity || !agreement.signed_on.empty());
  const bool same = std::ranges::is_permutation(last.parties, agreement.parties) &&
                    (last.commodity.empty() || last.commodity == agreement.commodity);
  return less && same && last.status == agreement.status ? &last : nullptr;
}

}  // namespace korridor
