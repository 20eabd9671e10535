#pragma once

#include <optional>
#include <string>
#include <vector>

#include "korridor/news/deals/agreement_signs.h"
#include "korridor/news/statements.h"

namespace korridor {

/// A second agreement that "and" joins to the first one's noun: same day; the sum and the number are of the first one,
/// unless each has parties of its own.
[[nodiscard]] std::optional<Agreement> joined_agreement(const Passage& passage, const SentenceFindings& sentence,
                                                        std::size_t first_noun, Agreement& first);

/// The agreements of a sentence that names several other sides, each with the sum, the good and the status of its part;
/// empty where there is one other side only. `whole` is what the sentence tells taken together,
/// `subject` who agrees where the sentence names the other sides only.
[[nodiscard]] std::vector<Agreement> agreements_in_series(const Passage& passage, const SentenceFindings& sentence,
                                                          const Agreement& whole, const std::string& subject,
                                                          const std::string& document_date);

/// "Ein weiterer über 300 Millionen mit X": like the one told before, with another side; nothing where it is none.
[[nodiscard]] std::optional<Agreement> another_agreement(const Passage& passage, const SentenceFindings& sentence,
                                                         const std::vector<std::string>& side_before,
                                                         const std::vector<Agreement>& before,
                                                         const std::string& document_date);

}  // namespace korridor
