#pragma once

#include <optional>

#include "korridor/news/statements.h"

namespace korridor {

/// A deal of which only the other side and the figure are told, for the rest stands in the one before it: weitere
/// 12.000 t gehen an X; 600 à Y; X added 270 million, Y another 100; BP – 1 млрд.
///
/// Method  one name that the last agreement does not have, and one figure of the kind that it has, in a short stretch
///         without a noun of agreement, right behind it. A name behind a preposition, or one that takes where the
///         last one was given to, replaces the other side of the last agreement (`side`, where it is known), one in
///         front of the figure replaces who acted there; the rest is shared.
[[nodiscard]] std::optional<Agreement> elliptic_agreement(const Passage& passage, const SentenceFindings& part,
                                                          const std::vector<Agreement>& before,
                                                          const std::vector<std::string>& side,
                                                          const std::string& document_date);

/// Where in a sentence with a deal a second one of that kind begins (40 000 chez Y; X – 100 млн); 0 where none does.
[[nodiscard]] std::size_t begin_of_elliptic(const Passage& passage, const SentenceFindings& sentence);

}  // namespace korridor
