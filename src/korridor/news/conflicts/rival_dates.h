#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// One event with two dates, told by two sources in two sentences beside each other: "The port will open in May 2027,
/// the minister said. The contractor expects it to open in October 2028."
///
/// Method  a sentence, or what of it stands behind a semicolon, tells of one date and of a beginning, an end, a
/// signature
///         or a decision; the next one does so again with another date, by a source and a verb of telling of its own,
///         or says no more than who reckons with which date. What is called another one, or a further stage, is; and
///         who is named as the source of both has only changed his mind.
void note_rival_dates(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block);

}  // namespace korridor
