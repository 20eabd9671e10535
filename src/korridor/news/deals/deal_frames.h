#pragma once

#include "korridor/news/deals/agreement_signs.h"
#include "korridor/news/statements.h"

namespace korridor {

/// Will supply X under a five-year contract, liefert im Rahmen eines Vertrags, en vertu d'un contrat, по контракту:
/// what is done under an agreement tells that the agreement has been made, also where the doing is still to come.
/// Turns `planned` into `signed` and sets `framed`; nothing where more than the tense says that it is open (a proposed
/// agreement, hopes to, in talks).
void weigh_frame(const Passage& passage, const SentenceFindings& sentence, DealSigns& signs);

/// Sells, buys, gives, supplies: a verb that moves something between two.
[[nodiscard]] bool trades(const Passage& passage, const SentenceFindings& sentence);

}  // namespace korridor
