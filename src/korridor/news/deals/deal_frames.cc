#include "korridor/news/deals/deal_frames.h"

#include <algorithm>

#include "korridor/news/deals/agreement_words.h"
#include "korridor/news/deals/deal_objects.h"
#include "korridor/news/deals/signing_forms.h"
#include "korridor/news/text/distant_verbs.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Under, im Rahmen, auf Grundlage, en vertu, aux termes, на основании: right in front of the agreement.
bool opens_frame(const Passage& passage, std::size_t at) {
  switch (passage.language()) {
    case Language::de:
      return word_is(passage, at, {"rahmen", "grundlage", "basis", "gemäss", "laut", "aufgrund", "zufolge"}) ||
             (word_is(passage, at, {"nach"}) && word_is(passage, at + 1, {"dem", "der", "einem", "einer", "diesem"}));
    case Language::en:
      return word_is(passage, at, {"under", "pursuant"});
    case Language::fr:
      return word_is(passage, at, {"vertu", "cadre", "titre", "termes", "application"});
    case Language::ru:
      return word_is(passage, at, {"по", "рамках", "основании", "согласно", "условиям", "условиях"});
  }
  return false;
}

/// A proposed agreement, le projet d'accord, по проекту соглашения, der geplante Vertrag: none has been made.
bool is_draft(const Passage& passage, std::size_t at) {
  return begins_with_any(passage.folded(at),
                         {"proposed", "proposal",    "proposé", "draft",   "planned", "possible", "potential", "future",
                          "geplant",  "vorgeschlag", "möglich", "künftig", "entwurf", "projet",   "éventuel",  "futur",
                          "envisag",  "проект",      "возможн", "предлаг", "будущ",   "планируем"});
}

bool is_under_deal(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kNear = 8;
  for (std::size_t noun = sentence.first + 1; noun < sentence.last; ++noun) {
    if (!is_deal(passage, noun) || is_draft(passage, noun)) continue;
    for (std::size_t at = noun; at > sentence.first && noun - at < kNear; --at) {
      if (is_draft(passage, at - 1) || passage.is_sign(at - 1, ",") || passage[at - 1].is(WordClass::speech)) break;
      if (opens_frame(passage, at - 1)) return true;
    }
  }
  return false;
}

/// Will, soll, doit, a French or Russian verb of the future: a tense, and no wish.
bool is_mere_future(const Passage& passage, std::size_t at) {
  switch (passage.language()) {
    case Language::de:
      return word_is(passage, at, {"soll", "sollen", "wird", "werden"});
    case Language::en:
      return word_is(passage, at, {"will", "shall"});
    case Language::fr:
      return word_is(passage, at, {"doit", "doivent", "va", "vont"}) ||
             ends_with_any(passage.folded(at), {"era", "eront", "ira", "iront", "dra", "dront", "uira", "uiront"});
    case Language::ru:
      return word_is(passage, at, {"будет", "будут"}) ||
             (has_act(passage, at, "buy") && ends_with_any(passage.folded(at), {"ит", "ят", "ст", "дут", "ет", "ут"}));
  }
  return false;
}

bool hopes(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if ((has_act(passage, at, "signed") && is_infinitive(passage, sentence, at)) ||
        (has_act(passage, at, "planned") && !is_mere_future(passage, at)))
      return true;
  return false;
}

bool is_negative(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (has_cue(passage, at, "negation") || has_cue(passage, at, "deny")) return true;
  return false;
}

/// X will buy 50 MW from Y for 15 years: a supply for years, told in a mere future.
bool is_lasting_supply(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs) {
  for (const char* act : {"completed", "dropped", "claimed", "expected", "talks", "announced", "signed", "agreed"})
    if (signs.has(act)) return false;
  return (signs.has("planned") || signs.has("buy")) && has_term(sentence) && trades(passage, sentence) &&
         !hopes(passage, sentence) && !is_negative(passage, sentence);
}

}  // namespace

bool trades(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    for (const char* act : {"buy", "sold", "bought", "given", "served"})
      if (has_act(passage, at, act) || act_of_distant_verb(passage, sentence, at) == act) return true;
  return false;
}

void weigh_frame(const Passage& passage, const SentenceFindings& sentence, DealSigns& signs) {
  if (!signs.deal && is_lasting_supply(passage, sentence, signs)) {
    signs.framed = true;
    signs.acts.erase("planned");
    signs.acts.insert("agreed");
    return;
  }
  if (!signs.deal || !signs.has("planned") || signs.has("completed")) return;
  for (const char* act : {"dropped", "claimed", "expected", "talks", "announced"})
    if (signs.has(act)) return;
  if (!is_under_deal(passage, sentence) || !trades(passage, sentence) || hopes(passage, sentence) ||
      is_negative(passage, sentence))
    return;
  signs.framed = !signs.has("signed");
  signs.acts.erase("planned");
  signs.acts.insert("signed");
}

}  // namespace korridor
