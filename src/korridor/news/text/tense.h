#pragma once

#include "korridor/news/text/tokens.h"

namespace korridor {

/// True if the clause of a token speaks of what is to come: by a word of the list, or by the ending of a verb.
[[nodiscard]] bool speaks_of_future(const Passage& passage, std::size_t at);
/// True if a verb of the clause is in a tense of the past, as far as its ending tells.
[[nodiscard]] bool has_past_verb(const Passage& passage, std::size_t at);
/// The same, or the date is behind a word for "since".
[[nodiscard]] bool speaks_of_past(const Passage& passage, std::size_t at);

}  // namespace korridor
