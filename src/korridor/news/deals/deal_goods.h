#pragma once

#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// The good of an agreement that has none yet, as its sentence names it: the one beside its amount, else the first that
/// only describes no firm (the copper producer X, le fabricant d'engrais X).
void take_commodity(const Passage& passage, const SentenceFindings& sentence, Agreement& agreement);

/// The good of a sentence of supplies that names none.
///
/// Method  megawatts that are sold or bought are electricity; else the good of the agreement before, where the two have
///         a side in common and stand in one paragraph; else the good told of last in the three sentences before; else
///         the one good of the headline.
/// Limits  a mine, a plant or a share has no good unless its sentence names it.
void take_good_of_talk(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                       const std::vector<Agreement>& before, Agreement& agreement);

}  // namespace korridor
