#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// A stretch of a sentence without a break that begins another statement: [first, last) tokens.
struct Clause {
  const SentenceFindings* sentence = nullptr;
  std::size_t first = 0, last = 0;
  [[nodiscard]] bool holds(std::size_t token) const { return first <= token && token < last; }
};

/// Cuts at brackets, semicolons, colons and dashes, and at commas in front of a relative or a conjunction: the commas
/// of a list are no borders.
[[nodiscard]] std::vector<Clause> split_into_clauses(const Passage& passage, const SentenceFindings& sentence);

/// A word of facts.txt, and where it stands.
struct FactWord {
  std::size_t token = 0, span = 1;
  std::string_view argument;
};
/// Those of a sentence, in order; also at the end of German compounds.
[[nodiscard]] std::vector<FactWord> fact_words(const Passage& passage, const SentenceFindings& sentence);
/// The first one with this argument in [first, last); nullptr where there is none.
[[nodiscard]] const FactWord* find_fact(const std::vector<FactWord>& words, std::string_view argument,
                                        std::size_t first, std::size_t last);

/// The months that an ISO date of an article covers; nothing for a date without a year.
[[nodiscard]] Months months_of(const std::string& iso);
/// The date of a clause that stands nearest to a token, in months.
[[nodiscard]] Months nearest_date(const Clause& clause, std::size_t token);

/// States (codes), the EU (`EUU`), regions, and on demand companies, that a clause names as doing something; not where
/// it happens. Sorted. A region's own states are part of it.
[[nodiscard]] std::vector<std::string> actors_of(const Passage& passage, const Clause& clause, bool companies);

}  // namespace korridor
