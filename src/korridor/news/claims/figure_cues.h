#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// What the words of a sentence say of its figures beside each other: a level behind "than", a price of each, a total,
/// a share of what follows. Only where there are two figures or more.
[[nodiscard]] FigureCues figure_cues(const Passage& passage, const SentenceFindings& sentence);

}  // namespace korridor
