#pragma once

#include <string>
#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// Where the other side of an agreement is looked for: a sentence, those around it, and the agreements told before it.
struct DealPlace {
  const Passage& passage;
  const std::vector<SentenceFindings>& sentences;
  std::size_t number;
  const std::vector<Agreement>& before;
  /// Whom the last agreement is of where the text named its other side by a preposition; empty for nobody.
  std::string own_side = {};

  [[nodiscard]] const SentenceFindings& sentence() const { return sentences[number]; }
};

/// How far back the agreement before may be: in the paragraph, or in the six sentences before where a word points back
/// to it (the company).
enum class TopicReach { paragraph, text };

/// Whom the paragraph goes on about, as the other side of a party.
///
/// Method  the agreement that was told last in the paragraph has one side that the text goes on about: the one that
///         its sentence did not name, for who is left out is known; else the one that acts there, which is the first
///         that stands behind no "with", "to", "from" or "by". Where the party is of that agreement itself, the two go
///         on.
/// Limits  empty at the head of a paragraph that does not point back (a separate contract, auch mit X), where another
/// firm was named since, and for a state that agrees beside
///         firms: states agree with states, unless the text is about that very state.
/// Source  the ranking of what is left out before what is named, and of subjects before objects: Grosz, Joshi and
///         Weinstein 1995, Centering.
[[nodiscard]] std::string topic_of(const DealPlace& place, const std::string& party,
                                   TopicReach reach = TopicReach::paragraph);

/// The topic, else who acts first in the two sentences before, in the same paragraph; empty where nobody does.
[[nodiscard]] std::string goes_on_about(const DealPlace& place, const std::string& party);

}  // namespace korridor
