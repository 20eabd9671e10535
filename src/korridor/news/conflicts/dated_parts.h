#pragma once

#include <set>
#include <string>
#include <vector>

#include "korridor/news/statements.h"
#include "korridor/news/text/word_stems.h"

namespace korridor {

/// A sentence, or what of it stands between semicolons, as far as it dates something.
struct DatedPart {
  const SentenceFindings* sentence = nullptr;
  std::size_t first = 0, last = 0;
  const DateMention* date = nullptr;  ///< the only one besides the day on which somebody said so
  StemMask events = 0;                ///< what happens on it: it begins, ends, is signed, is decided
  bool source = false, verb = false;
  bool another = false;  ///< a second one, a further stage
  bool bare = false;     ///< nothing but who names the date: the builder reckons with 2031
  std::set<std::string> speakers = {};
};

[[nodiscard]] std::vector<DatedPart> dated_parts(const Passage& passage,
                                                 const std::vector<SentenceFindings>& sentences);

/// The months of a date; the end of a year is its last four, its beginning the first four.
[[nodiscard]] Months stretch_of(const DateMention& date);

}  // namespace korridor
