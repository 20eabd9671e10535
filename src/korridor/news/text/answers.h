#pragma once

#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// True where the next sentence takes back what this one tells: "Zeitungen nennen 3 Milliarden. – Das stimmt nicht." A
/// bare "no" does so at the beginning of a line, behind something that was only heard of.
[[nodiscard]] bool denied_by_answer(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                    std::size_t number);

}  // namespace korridor
