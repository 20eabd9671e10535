#pragma once

#include <string_view>

#include "korridor/news/statements.h"

namespace korridor {

/// How far a deal is of which a verb of its field tells between two parties that are both named, whichever slots of the
/// verb they fill. Empty where the sentence tells of none.
///
/// Method  a verb that sells, buys, gives, lends, chooses or builds (of a bank: also one that funds); two parties, one
///         of them a firm or a lender; one of them behind a preposition that parties have (in Russian also in a case of
///         its own, behind the verb); and a sum, an amount, a term, a work or an asset.
[[nodiscard]] std::string_view status_of_field(const Passage& passage, const SentenceFindings& sentence);

/// A verb that sells, buys, gives, lends, raises, chooses or builds, at this token.
[[nodiscard]] bool is_field_verb(const Passage& passage, const SentenceFindings& sentence, std::size_t at);

}  // namespace korridor
