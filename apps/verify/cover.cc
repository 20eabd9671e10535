// Whether boxes cover a region, by cutting it where no box lies on both sides.

#include <algorithm>
#include <optional>

#include "proof.h"

namespace korridor::verify {
namespace {

bool meet(const NumberBox& a, const NumberBox& b) {
  for (std::size_t k = 0; k < a.low.size(); ++k)
    if (std::max(a.low[k], b.low[k]) > std::min(a.high[k], b.high[k])) return false;
  return true;
}

bool holds(const NumberBox& outer, const NumberBox& inner) {
  for (std::size_t k = 0; k < outer.low.size(); ++k)
    if (outer.low[k] > inner.low[k] || outer.high[k] < inner.high[k]) return false;
  return true;
}

/// Of two that cannot stand together one must be nothing; false where that leaves nothing of the region.
bool narrow(NumberBox& region, const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
  for (const auto& [a, b] : pairs) {
    if (region.low[a] > 0) region.high[b] = std::min(region.high[b], 0.0);
    if (region.low[b] > 0) region.high[a] = std::min(region.high[a], 0.0);
  }
  for (std::size_t k = 0; k < region.low.size(); ++k)
    if (region.low[k] > region.high[k]) return false;
  return true;
}

struct Cut {
  std::size_t number;
  double last;  ///< of the lower side
};

std::optional<Cut> find_cut(const NumberBox& region, const std::vector<const NumberBox*>& boxes) {
  const auto is_clean = [&](std::size_t k, double last) {
    return std::ranges::none_of(boxes,
                                [&](const NumberBox* box) { return box->low[k] <= last && box->high[k] > last; });
  };
  for (const NumberBox* box : boxes)
    for (std::size_t k = 0; k < region.low.size(); ++k) {
      if (box->low[k] > region.low[k] && is_clean(k, box->low[k] - 1)) return Cut{k, box->low[k] - 1};
      if (box->high[k] < region.high[k] && is_clean(k, box->high[k])) return Cut{k, box->high[k]};
    }
  return std::nullopt;
}

}  // namespace

bool covers(NumberBox region, const std::vector<const NumberBox*>& boxes,
            const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
  if (!narrow(region, pairs)) return true;
  std::vector<const NumberBox*> near;
  for (const NumberBox* box : boxes) {
    if (holds(*box, region)) return true;
    if (meet(*box, region)) near.push_back(box);
  }
  const auto cut = find_cut(region, near);
  if (!cut) return false;
  NumberBox below = region, above = region;
  below.high[cut->number] = cut->last;
  above.low[cut->number] = cut->last + 1;
  return covers(std::move(below), near, pairs) && covers(std::move(above), near, pairs);
}

}  // namespace korridor::verify
