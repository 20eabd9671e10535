#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// What begins or ends on which date, and where, appended to the block's facts as kind `begin` or `end`: "the port of
/// Beira will open its grain terminal in March 2027". Held against the same of other articles.
///
/// Method  a part of a sentence with one date, a word of beginning or end, a noun of something that is built, and a
///         place or a corridor besides the head of a wire. Each noun makes a fact.
void note_dated_events(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block);

}  // namespace korridor
