#pragma once

#include <string>

#include "korridor/news/deals/agreement_signs.h"

namespace korridor {

/// What has the words of an agreement and tells of none.

/// X bought 1.9 Mt for the season: goods, from nobody, for no sum.
[[nodiscard]] bool is_mere_purchase(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs,
                                    const Agreement& agreement);
/// A plan, a hope, a claim, a deal that only a verb tells: nothing where one side alone is named.
[[nodiscard]] bool needs_two(const DealSigns& signs, const Agreement& agreement, bool company);
/// Built in 1986, sold in 1999: what only a verb tells, and every date of the sentence years before the article.
[[nodiscard]] bool is_long_past(const SentenceFindings& sentence, const std::string& document_date);

}  // namespace korridor
