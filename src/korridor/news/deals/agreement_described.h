#pragma once

#include <vector>

#include "korridor/news/deals/agreement_parties.h"

namespace korridor {

/// Who is told of without a name in the sentence of an agreement, among its parties.

/// Le groupe canadien, der kanadische Konzern, комбинат: a company that is only described is the one last called by
/// that state; without a state whom the paragraph goes on about, else the one named last.
void replace_description(const DealPlace& place, FoundParties& parties);
/// Die Chinesen übernehmen ...: the one firm that the sentence before names, or this one in front of them, where the
/// text has called it Chinese; else they are their state.
void replace_people(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                    FoundParties& parties);

}  // namespace korridor
