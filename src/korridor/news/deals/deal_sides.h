#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// Which way the thing goes: to the other side, or from it.
enum class DealWay { none, gives, takes, buys };

/// The party behind the preposition of a way, over what describes it: an den slowenischen Verarbeiter X, to trader Y;
/// nullptr where there is none.
[[nodiscard]] const EntityMention* other_side(const Passage& passage, const SentenceFindings& sentence, DealWay way,
                                              std::size_t verb);

/// Who is given something without a preposition: the third case (dem Konzern X), and in English and German the name
/// right behind the verb, where another party stands in front of it (sells X 40,000 tonnes). `states`: a state may be.
[[nodiscard]] const EntityMention* receiver(const Passage& passage, const SentenceFindings& sentence, std::size_t verb,
                                            bool states);

}  // namespace korridor
