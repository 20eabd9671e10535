#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// What a sentence offers as the object of a deal.

/// A sum that is no price.
[[nodiscard]] bool has_sum(const SentenceFindings& sentence);
/// A sum that is no price, an amount, a share.
[[nodiscard]] bool has_object(const SentenceFindings& sentence);
/// For 30 years: what a lasting supply has instead of an amount.
[[nodiscard]] bool has_term(const SentenceFindings& sentence);
/// An amount of goods.
[[nodiscard]] bool has_amount(const SentenceFindings& sentence);
/// A mine, a licence, a stake: what is taken over, not delivered.
[[nodiscard]] bool names_asset(const Passage& passage, const SentenceFindings& sentence);
/// What is awarded without a figure: the building, the running, the supply of something, or who does it.
[[nodiscard]] bool names_work(const Passage& passage, const SentenceFindings& sentence);
[[nodiscard]] bool names_company(const SentenceFindings& sentence);

}  // namespace korridor
