#pragma once

#include <string>
#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// What the agreement is about: from "über", "on", "sur", "о" behind its noun to the end of the clause.
[[nodiscard]] std::string subject_of_deal(const Passage& passage, const SentenceFindings& sentence, std::size_t deal);

/// The first sum, the first amount and the term of a sentence, where the agreement has none yet.
void take_figures(const SentenceFindings& sentence, bool figures_of_next, Agreement& agreement);

/// The first date of the sentence on which something can have been signed.
void take_day(const Passage& passage, const SentenceFindings& sentence, const std::string& document_date,
              Agreement& agreement);

}  // namespace korridor
