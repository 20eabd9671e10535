#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// What one side says that it sold and the other side that it bought from it: "Burundi exported 1.1 t of gold. The
/// United Arab Emirates imported 6.4 t from Burundi." Appended to the block's rivals.
///
/// Method  a sentence of exports with its state, and within the next two of the paragraph one of imports that names
/// that
///         state behind a word for "from"; one unit, no other good, and no value that satisfies both. Less than a fifth
///         between them is freight and insurance.
void note_mirror_flows(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block);

}  // namespace korridor
