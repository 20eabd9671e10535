#pragma once

#include <string>
#include <vector>

#include "korridor/news/deals/deal_topic.h"
#include "korridor/news/statements.h"

namespace korridor {

/// Parties, with where the weakest of them comes from.
struct FoundParties {
  std::vector<std::string> names = {};
  PartyBasis basis = PartyBasis::named;
  /// Adds a party once; what is not there yet makes the basis no better than its own.
  void add(const std::string& party, PartyBasis from);
};

/// Who agrees in a sentence: states by their codes, companies by name. Where something is or goes to is no party; who
/// is meant by "the country" or a pronoun is looked for in the sentences before. `meant`: the firm that "the company"
/// means there, where that is known.
[[nodiscard]] FoundParties parties_of(const DealPlace& place, const std::string& meant);
/// Who acts by the names of the sentence alone.
[[nodiscard]] std::vector<std::string> named_parties(const Passage& passage, const SentenceFindings& sentence);
/// The two states that are meant by "both countries"; empty where a sentence says nothing of the kind.
[[nodiscard]] std::vector<std::string> states_of_both(const Passage& passage,
                                                      const std::vector<SentenceFindings>& sentences,
                                                      std::size_t number);
/// The state that the text tells of up to a sentence, other than these: the one it names most often, of equals the
/// first; empty where that is none of the two.
[[nodiscard]] std::string main_state(const std::vector<SentenceFindings>& sentences, std::size_t number,
                                     const std::vector<std::string>& others);
/// In Peru, nach Peru, aus Peru: where something is or goes, not who acts.
[[nodiscard]] bool is_location(const Passage& passage, const EntityMention& state);
/// L'État a désigné ..., the government has picked ...: who acts.
[[nodiscard]] bool is_government_first(const Passage& passage, const SentenceFindings& sentence);
/// True for the code of a state.
[[nodiscard]] bool is_state(const std::string& party);

}  // namespace korridor
