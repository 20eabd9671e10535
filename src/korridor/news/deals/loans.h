#pragma once

#include <string_view>

#include "korridor/news/statements.h"

namespace korridor {

/// A bank, a fund, a body for financing, by its name.
[[nodiscard]] bool is_lender(std::string_view name);

/// X has advanced $650m, die Weltbank gab 150 Millionen: a loan of which the sentence names the lender only.
///
/// Method  a verb of lending, or of a bank a verb of giving; and what is given is the sum itself or a loan, or somebody
///         receives it. A German verb in two parts is another verb: gab einen Gewinn bekannt, gab 20 Millionen aus.
[[nodiscard]] bool tells_loan(const Passage& passage, const SentenceFindings& sentence);
/// A profit, a loss, a dividend: what a bank tells of its own year.
[[nodiscard]] bool tells_result(const Passage& passage, const SentenceFindings& sentence);
/// A loan, a credit, a grant is named.
[[nodiscard]] bool names_loan(const Passage& passage, const SentenceFindings& sentence);

}  // namespace korridor
