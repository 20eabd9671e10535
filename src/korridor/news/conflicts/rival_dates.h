#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// One event with two dates, told by two sources in two sentences beside each other: "The port will open in May 2027,
/// the minister said. The contractor expects it to open in October 2028."
///
/// Method  a sentence that tells of a beginning or an end and of one date; the next one, or the part behind a
/// semicolon,
///         does so again with another date, by a source and a verb of telling of its own. What is called another one,
///         or a further stage, is.
void note_rival_dates(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block);

}  // namespace korridor
