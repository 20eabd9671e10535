#pragma once

#include <string_view>

#include "korridor/news/statements.h"

namespace korridor {

/// How far a deal is that only a verb tells, without a noun of agreement: sold 20,000 t to X, bought it from Y, awarded
/// the line to X, secured 640 million from X, has lent 350 million. Empty where the sentence tells of none.
///
/// Method  a verb of giving or taking in its past form, behind its preposition a company, a state or a lender, another
///         party in the sentence, and a sum, an amount or a share. Of a mine, a licence or a stake: `completed`, of
///         goods and money: `signed`.
[[nodiscard]] std::string_view status_of_verb(const Passage& passage, const SentenceFindings& sentence);

/// X takes 40 percent of the output, nimmt die Erzeugung ab, was awarded 250,000 t, hat sich 145 MW gesichert: a deal
/// of goods of which the sentence names one side.
[[nodiscard]] bool tells_offtake(const Passage& passage, const SentenceFindings& sentence);

/// The seller, X, received $18 million: a side of a deal that was told before, and the sum.
[[nodiscard]] bool tells_deal_role(const Passage& passage, const SentenceFindings& sentence);

/// A contract that runs, covers, provides for something, or under which one party supplies the other: it has been made.
[[nodiscard]] bool tells_validity(const Passage& passage, const SentenceFindings& sentence);

}  // namespace korridor
