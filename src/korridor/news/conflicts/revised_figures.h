#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// Two figures of one thing of which the text itself says that one took the other's place: "revised down from 3.4 Mt",
/// "was to cost 3.5 bn; now X reckons with 5.6". Appended to the block's rivals as revised.
void note_revised_figures(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block);

}  // namespace korridor
