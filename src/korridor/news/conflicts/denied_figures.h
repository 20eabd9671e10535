#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// Figures that the text itself denies, with the one that is given in their place: "60 percent? No, 38.", talk of 4.9
/// bn that a minister dismissed. Appended to the block's rivals.
void note_denied_figures(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block);

}  // namespace korridor
