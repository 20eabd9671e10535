#pragma once

#include <string>
#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// Die Seiten, the two companies, les parties, стороны: those of the agreement that was told last.
[[nodiscard]] bool names_the_sides(const Passage& passage, const SentenceFindings& sentence,
                                   const std::vector<Agreement>& before);

/// The firm that the last agreement is of, if it stands near and its other side was named by a preposition; else empty.
/// A state goes by how often the text names it.
[[nodiscard]] std::string own_side(const Passage& passage, const SentenceFindings& sentence,
                                   const std::vector<std::string>& side, const std::vector<Agreement>& before);

/// Another firm is named between the last agreement and this sentence, in its paragraph: the talk goes on about that
/// one.
[[nodiscard]] bool names_newer_firm(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                    std::size_t number, const std::vector<Agreement>& before);

}  // namespace korridor
