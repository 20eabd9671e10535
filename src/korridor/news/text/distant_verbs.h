#pragma once

#include <string_view>

#include "korridor/news/statements.h"

namespace korridor {

/// The act of a verb in two parts that stand apart: räumt ... ein, führt mit X Gespräche, a passé avec X un contrat,
/// ведёт с X переговоры. Empty where the token is no first part of one, or its second part does not follow in the
/// clause.
[[nodiscard]] std::string_view act_of_distant_verb(const Passage& passage, const SentenceFindings& sentence,
                                                   std::size_t at);

}  // namespace korridor
