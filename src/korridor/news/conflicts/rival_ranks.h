#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// Two that are each called the largest, in two sentences: "The main buyer is Chile. According to customs it is the
/// United States." "X called itself the largest producer. Y says that title is its own."
///
/// Method  the first sentence tells who is the largest of what (a fact of kind top); the next one of the paragraph is
///         short, somebody says it, it names another one, and says "it is", "buys the most" or "that title".
void note_rival_ranks(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block);

}  // namespace korridor
