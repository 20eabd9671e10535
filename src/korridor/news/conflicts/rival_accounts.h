#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// Figures that the text itself sets against each other: a second source "puts it at" another amount, "although ... had
/// spoken of", or a figure is denied and another one given.
void note_rivals(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block);

}  // namespace korridor
