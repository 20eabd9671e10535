#pragma once

#include <string_view>

#include "korridor/news/statements.h"

namespace korridor {

/// How far the purchase of a share is: `completed` where it was bought or paid for (acquired 20% of X, paid $24 million
/// for 12% of X), `announced` where the verb is of the present (takes a 20% stake in X, steigt mit 20 Prozent bei X
/// ein). Verb and share stand in one clause. Empty where the sentence tells of none.
[[nodiscard]] std::string_view status_of_share_deal(const Passage& passage, const SentenceFindings& sentence);

/// Takes, übernimmt, rachète, покупает: not done yet.
[[nodiscard]] bool takes_now(const Passage& passage, std::size_t at);

/// The firm that a share is of: a stake in X, Anteil an X, 20 % de X. It is no side where two others buy and sell it.
[[nodiscard]] bool is_target_of_share(const Passage& passage, const SentenceFindings& sentence,
                                      const EntityMention& entity);

}  // namespace korridor
