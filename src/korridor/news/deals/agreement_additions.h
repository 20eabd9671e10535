#pragma once

#include <optional>
#include <vector>

#include "korridor/news/deals/agreement_signs.h"
#include "korridor/news/statements.h"

namespace korridor {

/// What a sentence adds to the agreement that was told last: a sum, a day, a side, a clause. `before` holds those of
/// the text so far.

/// "29 agreements worth 17 bn were signed": a sum that names nobody.
bool adds_sum(const SentenceFindings& sentence, const Agreement& unnamed, std::vector<Agreement>& before);
/// "The accord was signed on 4 December."
void adds_day(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs,
              const std::string& document_date, std::vector<Agreement>& before);
/// "Transport was for the first time included in the contract."
[[nodiscard]] std::optional<Agreement> clause_of_last(const SentenceFindings& sentence, const DealSigns& signs,
                                                      const std::vector<Agreement>& before);
/// "Under the 2 bn contract, X will ..."
bool tells_terms(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs,
                 std::vector<Agreement>& before);
/// "The group will pay $310 million."
bool adds_payment(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs,
                  std::vector<Agreement>& before);
/// "The seller, X, received $18 million."
bool adds_side(const SentenceFindings& sentence, const std::vector<SentenceFindings>& sentences, std::size_t number,
               std::vector<Agreement>& before);
/// Its value is $2 billion: a sum first of all, in the same paragraph, and no agreement of its own.
[[nodiscard]] bool sums_up(const Passage& passage, const SentenceFindings& sentence);
/// Damals, at the time, à l'époque, тогда: the time of the sentence before.
[[nodiscard]] bool points_back_in_time(const Passage& passage, const SentenceFindings& sentence);
/// Will furnish X with 60,000 t. The value of that contract is ...: it has been made, for the next sentence, which
/// names nobody else, calls it a contract.
[[nodiscard]] bool is_called_contract(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                      std::size_t number);
/// Each winner of a tender agrees for itself; the others are no party to it.
void add_awards(const Agreement& announced, const std::vector<std::string>& winners, std::vector<Agreement>& out);
/// It, they, elle, она: who acts was named before.
[[nodiscard]] bool opens_with_pronoun(const Passage& passage, const SentenceFindings& sentence);

}  // namespace korridor
