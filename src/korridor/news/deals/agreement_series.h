#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// One of several agreements that a sentence tells of with one verb: "X signed a contract with A and a memorandum with
/// B", "с A подписано соглашение, с B переговоры продолжаются".
struct SeriesPart {
  std::size_t first = 0, last = 0;      ///< its stretch of the sentence
  std::vector<std::string> other_side;  ///< whom the preposition names
};

/// The parts of a sentence in which the preposition of the other side (with, mit, avec, с) stands more than once, each
/// time at the beginning of a part and in front of a company or state. Fewer than two: no series.
[[nodiscard]] std::vector<SeriesPart> find_series(const Passage& passage, const SentenceFindings& sentence);

/// Whom the sentence names behind its first preposition of the other side.
[[nodiscard]] std::vector<std::string> other_side_of(const Passage& passage, const SentenceFindings& sentence);

/// "Ein weiterer über 300 Millionen folgte mit X", "another, with X": an agreement without its noun.
[[nodiscard]] bool tells_another(const Passage& passage, const SentenceFindings& sentence);

/// Talks of which no end is told.
[[nodiscard]] bool tells_talks(const Passage& passage, const SentenceFindings& part);

}  // namespace korridor
