#pragma once

#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// The sentences of a passage, those cut in two that tell of two matters: a clause with a deal and its parties in front
/// of the main one (Although X and Y signed ..., Nachdem ...), and two deals set against each other (while, während,
/// ;).
[[nodiscard]] std::vector<SentenceFindings> split_for_agreements(const Passage& passage,
                                                                 const std::vector<SentenceFindings>& sentences);

/// Read also, newsletter: what a page says of itself.
[[nodiscard]] bool is_boilerplate(const Passage& passage, const SentenceFindings& sentence);

/// The part [first, last) of a sentence with what was found in it.
[[nodiscard]] SentenceFindings part_of_sentence(const Passage& passage, const SentenceFindings& sentence,
                                                std::size_t first, std::size_t last);

}  // namespace korridor
