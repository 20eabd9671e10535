#pragma once

#include <algorithm>
#include <vector>

#include "korridor/study/world.h"

namespace korridor {

/// Changes of a cell of a column, or null.
[[nodiscard]] inline const std::vector<World::Patch>* patches_of(const World::Column& column, std::size_t row) {
  if (column.patches == nullptr) return nullptr;
  const auto at = column.patches->find(row);
  return at == column.patches->end() ? nullptr : &at->second;
}

/// Sorts days and takes each once.
inline void sort_days(std::vector<Date>& days) {
  std::ranges::sort(days);
  const auto [first, last] = std::ranges::unique(days);
  days.erase(first, last);
}

/// Visits the pieces of a stretch of days on each of which the changes of a cell are the same ones: visit(from, until).
template <class Visit>
void visit_pieces(const std::vector<World::Patch>& patches, Date from, Date until, Visit&& visit) {
  std::vector<Date> edges{from, until};
  for (const World::Patch& patch : patches)
    for (const Date day : {patch.from, patch.until})
      if (day > from && day < until) edges.push_back(day);
  sort_days(edges);
  for (std::size_t e = 0; e + 1 < edges.size(); ++e) visit(edges[e], edges[e + 1]);
}

}  // namespace korridor
