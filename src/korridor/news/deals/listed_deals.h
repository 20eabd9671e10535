#pragma once

#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// "The following were signed:" and then, each on a line of its own, "a contract between X and Y on ...;": an item
/// without a verb of signing, which the sentence with the colon signs. At most a few items after it.
[[nodiscard]] bool is_listed_deal(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                  std::size_t number);

}  // namespace korridor
