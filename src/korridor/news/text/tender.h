#pragma once

#include "korridor/news/proposal.h"
#include "korridor/news/text/tokens.h"

namespace korridor {

/// The money that an adjective and a word of money mean together: namibischer Dollar, francs guinéens. `money` is what
/// the lexicon tells of the word, and comes back where the state has no money of that name.
[[nodiscard]] std::string tender_of(std::string_view state, std::string_view money);

/// Settles words of money that several states share (`~franc`): by the states that the text names, else the one that
/// is meant where nobody says more (rupees are Indian), else the figure is dropped. Pounds of a good are a weight.
/// States inside a sum (Zambian kwacha) are no mentions.
void settle_currencies(const Passage& passage, Article& block);

}  // namespace korridor
