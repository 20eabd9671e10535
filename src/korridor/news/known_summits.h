#pragma once

#include <span>
#include <string_view>

#include "korridor/news/proposal.h"

namespace korridor {

/// A summit that has been held: who met (as FactNote::parties, sorted and joined by `+`), which of its kind it was (0:
/// not counted here), when and where.
struct KnownSummit {
  std::string_view parties;
  int rank = 0;
  int year = 0, first_month = 0, last_month = 0;
  std::string_view told;
  [[nodiscard]] Months months() const { return {year * 12 + first_month - 1, year * 12 + last_month - 1}; }
};

/// Summits of a state or union with a region. A text that dates one of them to another month contradicts what is known.
///
/// Source  common knowledge, written down from memory and not held against the hosts' own pages: look there before a date
///         is quoted.
/// Limits  those of the United States with Central Asia are not counted, for some count from the ministers of 2015;
/// only
///         summits with a name of two sides; what is not listed is held against nothing.
[[nodiscard]] std::span<const KnownSummit> known_summits();

/// The summit that a told meeting must be, by its number or by its year, where the month or the year told is not its
/// own; nullptr where all fits or nothing is known.
[[nodiscard]] const KnownSummit* contradicted_summit(const FactNote& meeting);

}  // namespace korridor
