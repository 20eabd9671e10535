#pragma once

#include <span>
#include <string_view>

#include "korridor/news/proposal.h"

namespace korridor {

/// A summit that has been held: who met (as FactNote::parties, sorted and joined by `+`), which of its kind it was (0:
/// not counted here), where, and on which days (ISO).
struct KnownSummit {
  std::string_view parties;
  int rank = 0;
  std::string_view place, from, until;
  [[nodiscard]] Months months() const;
};

/// Summits of a state or union with a region. A text that dates one of them to another month contradicts what is known.
///
/// Source  common knowledge, written down from memory and not held against the hosts' own pages: look there before a
/// date
///         is quoted.
/// Limits  those of the United States with Central Asia are not counted, for some count from the ministers of 2015;
///         only summits with a name of two sides; what is not listed is held against nothing.
[[nodiscard]] std::span<const KnownSummit> known_summits();

/// The summit that a told meeting must be, by its number or by its year, where the month or the year told is not its
/// own; nullptr where all fits or nothing is known. Nor is a plan contradicted: a text that tells of what is to come,
/// or whose own date (ISO, or its beginning; empty: not known) lies before the summit, may tell what was meant to be.
[[nodiscard]] const KnownSummit* contradicted_summit(const FactNote& meeting, std::string_view document_date);

}  // namespace korridor
