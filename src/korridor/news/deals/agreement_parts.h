#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// What of an agreement stands elsewhere than in its own clause.

/// First token behind a clause of purpose that opens the sentence (Um ... zu ..., To ..., Pour ..., Чтобы ...): whom it
/// names is why something is done and not who does it. The sentence's first token where there is none.
[[nodiscard]] std::size_t end_of_purpose(const Passage& passage, const SentenceFindings& sentence);

/// True where no clause says that something was signed or announced but those that deny it.
/// X denied that ...; could not confirm that ...: nothing of the sentence is told as done.
[[nodiscard]] bool denies_all(const Passage& passage, const SentenceFindings& sentence);
[[nodiscard]] bool denies_act(const Passage& passage, const SentenceFindings& sentence);

/// The state for which the person spoke who is meant by a pronoun of this sentence: the last one named in the two
/// sentences before. Empty where there is no pronoun or no such person.
[[nodiscard]] std::string state_of_pronoun(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                           std::size_t number);

/// The company that is meant by a pronoun at the beginning of this sentence (она, it, elle, the company): the only one
/// of the sentence before. Empty otherwise.
[[nodiscard]] std::string company_of_pronoun(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                             std::size_t number);

/// Who stands joined at the beginning of the sentence before (Peru and Chile agreed ...), where this one opens with the
/// deal as known (The deal, Das Abkommen, Cet accord). Empty otherwise.
[[nodiscard]] std::vector<const EntityMention*> parties_of_known_deal(const Passage& passage,
                                                                      const std::vector<SentenceFindings>& sentences,
                                                                      std::size_t number);

/// The takeover by X: whose takeover it is stands in the sentence before, where that names one company and this one
/// only its buyer. Empty otherwise.
[[nodiscard]] std::string company_taken_over(const std::vector<SentenceFindings>& sentences, std::size_t number);

/// Companies in a list behind a colon: who won what was announced before it. Fewer than two: no list.
[[nodiscard]] std::vector<std::string> winners_behind_colon(const Passage& passage, const SentenceFindings& sentence);

/// A further agreement that is joined to the first one: "... sowie einen Vertrag über ...", "... and a treaty on ...".
struct JoinedDeal {
  std::size_t conjunction = 0, noun = 0;  ///< tokens
};
[[nodiscard]] std::optional<JoinedDeal> find_joined_deal(const Passage& passage, const SentenceFindings& sentence,
                                                         std::size_t first_deal);

/// "Deren Gesamtwert beläuft sich auf ...", "The project will cost ...": a sum of what was told before.
[[nodiscard]] bool tells_sum(const Passage& passage, const SentenceFindings& sentence);

}  // namespace korridor
