#pragma once

#include <string>
#include <vector>

#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/statements.h"

namespace korridor {

/// It has a contract with X: the company that a pronoun at the head of the sentence means; empty where none stands
/// there.
[[nodiscard]] std::string company_of_subject(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                             std::size_t number);

/// Who acts first in the two sentences before, in the same paragraph; empty where nobody does.
[[nodiscard]] std::string actor_before(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                       std::size_t number, const std::string& party);

/// The state that the text tells of most, as the other side of a party; never one that only describes a firm of the
/// sentence (le groupe russe X).
[[nodiscard]] std::string partner_state(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                        std::size_t number, const std::string& party);

/// The other side of an agreement whose sentence names one party only.
///
/// Method  who acts first in the sentence before, in the same paragraph, all firms of it where it tells of a
/// consortium;
///         else the state that the text tells of most.
///         `own_side` is whom the last agreement before is of, where the text named the other side of that one by a
///         preposition: "signed a contract with X. A memorandum with Y is in force" is of the same firm.
/// Limits  a guess: an agreement has two sides, and the text goes on about one of them.
void add_unnamed_partners(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                          const std::string& own_side, FoundParties& parties);

}  // namespace korridor
