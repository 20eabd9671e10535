#include "korridor/news/deals/agreement_words.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/agreement_series.h"
#include "korridor/news/deals/signing_forms.h"
#include "korridor/news/text/distant_verbs.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// A partnership, a declaration: an agreement only where it is signed.
bool is_soft(const Passage& passage, std::size_t at) {
  const Sense* noun = passage.sense(at, WordClass::deal);
  if (noun == nullptr && passage[at].word == 0) noun = find_word_end(passage, at, WordClass::deal);
  return passage.argument(noun) == "soft";
}

/// A joint venture: an agreement where it is signed, founded, announced or planned.
bool is_venture(const Passage& passage, std::size_t at) {
  return passage.argument(passage.sense(at, WordClass::deal)) == "venture";
}

/// Signed with X for 970 million: the verb alone, with its other side.
bool signs_with(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  constexpr std::size_t kNear = 5;
  std::size_t with = at + 1;
  constexpr std::size_t kDate = 5;  // a signé mercredi dernier avec
  while (with < std::min(sentence.last, at + kDate) && !passage[with].any(mask_of(WordClass::deal, WordClass::act)) &&
         passage[with].kind != TokenKind::sign && !word_is(passage, with, {"with", "avec", "mit", "с", "со"}))
    ++with;
  if (!word_is(passage, with, {"with", "avec", "mit", "с", "со"})) return false;
  if (word_is(passage, with + 1, {"правительством", "government", "regierung", "gouvernement"}) ||
      word_is(passage, with + 2, {"government", "regierung", "gouvernement"}))
    return true;
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return entity->first_token > with && entity->first_token <= with + kNear &&
           (entity->kind == "company" || entity->kind == "country");
  });
}

/// Under the agreement, im Rahmen des Abkommens: what happens there is not the agreement.
bool is_frame(const Passage& passage, const SentenceFindings& sentence, std::size_t noun) {
  constexpr std::size_t kNear = 4;
  for (std::size_t at = noun; at > sentence.first && noun - at < kNear; --at) {
    const std::string_view word = passage.folded(at - 1);
    if (word == "rahmen" || word == "under" || word == "cadre" || word == "рамках" || word == "gemass") return true;
  }
  return false;
}

/// "An agreement was reached": near its noun only, for trade reaches sums too.
bool is_reached(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  constexpr std::size_t kNear = 14;
  const std::size_t first = at < sentence.first + kNear ? sentence.first : at - kNear;
  for (std::size_t other = first; other < std::min(sentence.last, at + kNear); ++other)
    if (is_deal(passage, other) && !is_soft(passage, other) && !is_frame(passage, sentence, other)) return true;
  return false;
}

/// Will not buy, n'achètera pas, не продаст: right at the verb.
bool is_negated_verb(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (at == sentence.first) return false;
  const auto negation = [&](std::size_t i) {
    return std::ranges::any_of(passage.senses(passage[i]), [&](const Sense& sense) {
      return sense.word_class == WordClass::cue && passage.lexicon->argument(sense) == "negation";
    });
  };
  return negation(at - 1) ||
         (passage.language() == Language::fr && at + 1 < sentence.last && word_is(passage, at + 1, {"pas"}));
}

/// Kündigte den Vertrag: ended it; kündigte ... an: announced it.
bool ends_contract(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (passage.language() != Language::de || !word_is(passage, at, {"kündigt", "kündigte", "kündigten", "kündigen"}))
    return false;
  for (std::size_t i = at + 1; i < sentence.last; ++i) {
    if (word_is(passage, i, {"an"}) && (i + 1 >= sentence.last || passage[i + 1].kind == TokenKind::sign)) return false;
    if (passage.is_sign(i, ",")) return false;  // kündigte an, dass ...
  }
  return true;
}

/// If completed, sobald abgeschlossen: nothing that has happened.
bool is_condition(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  return at > sentence.first && has_act(passage, at, "completed") &&
         word_is(passage, at - 1, {"if", "once", "when", "until", "falls", "sobald", "wenn", "si", "если", "be"});
}

/// Abraham-Abkommen, Paris Agreement: a name; but Gas|vertrag is none.
bool is_in_name(const SentenceFindings& sentence, std::size_t at) {
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return entity->first_token <= at && at < entity->last_token && entity->form != "compound";
  });
}

/// X leases 12 locomotives from Y: a verb, though there is such a noun.
bool is_verb_behind_name(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (!has_act(passage, at, "bought") && !has_act(passage, at, "given")) return false;
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return entity->last_token == at && (entity->kind == "company" || entity->kind == "country");
  });
}

/// Files a noun of agreement; false where the word is done with.
bool take_noun(const Passage& passage, const SentenceFindings& sentence, std::size_t at, DealWords& words) {
  if (is_in_name(sentence, at) || is_verb_behind_name(passage, sentence, at)) return false;
  DealSigns& signs = words.signs;
  if (is_venture(passage, at)) {
    if (words.venture == sentence.last) words.venture = at;
    return false;
  }
  if (is_soft(passage, at)) {
    if (!signs.deal && words.soft == sentence.last) words.soft = at;
    return false;
  }
  if (!signs.deal) signs.deal_at = at;
  signs.deal = true;
  for (const Sense& sense : passage.senses(passage[at]))
    signs.memorandum |= sense.word_class == WordClass::deal && passage.lexicon->argument(sense) == "memorandum";
  return true;
}

/// Sont par ailleurs convenus, le 11 juin, de: French, and no tarif convenu.
bool are_agreed(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  constexpr std::size_t kNear = 4;
  if (passage.language() != Language::fr || !word_is(passage, at, {"convenu", "convenus", "convenues"})) return false;
  for (std::size_t back = 1; back <= kNear && at >= sentence.first + back; ++back)
    if (word_is(passage, at - back, {"sont", "ont", "étaient", "avaient"})) return true;
  return false;
}

/// The verb alone makes an agreement: signed with X, agreed to, die Tranche hat sie mit X vereinbart.
bool agrees(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (has_act(passage, at, "signed") && !is_infinitive(passage, sentence, at) && signs_with(passage, sentence, at))
    return true;
  if (agrees_to(passage, sentence, at)) return true;
  if (are_agreed(passage, sentence, at)) return true;
  // German puts the verb last
  return passage.language() == Language::de && word_is(passage, at, {"vereinbart", "verabredet"}) &&
         !passage.is_sign(sentence.last - 1, ":") &&
         (!other_side_of(passage, sentence).empty() || names_two_joined(passage, sentence, at));
}

/// Signed, or still to be signed.
void take_signing(const Passage& passage, const SentenceFindings& sentence, std::size_t at, DealWords& words) {
  if (!has_act(passage, at, "signed")) return;
  const bool to_come = is_infinitive(passage, sentence, at) || is_future_passive(passage, sentence, at);
  (to_come ? words.later : words.done) = true;
  words.to_sign |= is_to_sign(passage, sentence, at);
}

bool is_open(std::string_view act) { return act == "planned" || act == "expected" || act == "talks"; }

bool opens_relative(const Passage& passage, std::size_t at) {
  switch (passage.language()) {
    case Language::de:
      return word_is(passage, at, {"der", "die", "das", "den", "dem", "deren", "dessen", "welche", "welcher"});
    case Language::en:
      return word_is(passage, at, {"which", "who", "whose"});
    case Language::fr:
      return word_is(passage, at, {"qui", "que", "dont", "lequel", "laquelle"}) ||
             (word_is(passage, at, {"qu"}) && passage.at(at + 1).kind == TokenKind::sign);
    case Language::ru:
      return passage.folded(at).starts_with("котор");
  }
  return false;
}

bool makes_deal(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (is_deal(passage, at)) return true;
  for (const char* act : {"signed", "agreed", "bought", "sold", "given", "buy", "raised", "completed"})
    if (has_act(passage, at, act)) return true;
  return !act_of_distant_verb(passage, sentence, at).empty();
}

/// X, which plans to build a plant, buys ...; den Dünger, den X herstellen will, nimmt Y ab: a plan in a clause of its
/// own, without a deal, beside a deal.
bool is_plan_aside(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  std::size_t first = at, last = at;
  while (first > sentence.first && !passage.is_sign(first - 1, ",")) --first;
  while (last < sentence.last && !passage.is_sign(last, ",")) ++last;
  if (first == sentence.first || last == sentence.last) return false;
  if (!opens_relative(passage, first) && !opens_relative(passage, first + 1)) return false;  // under which
  for (std::size_t i = first; i < last; ++i)
    if (is_deal(passage, i)) return false;
  for (std::size_t i = sentence.first; i < sentence.last; ++i)
    if ((i < first || i >= last) && makes_deal(passage, sentence, i)) return true;
  return false;
}

/// After talks with X, in Gesprächen mit, à l'issue de discussions, по итогам переговоров: when something was signed.
bool is_setting(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  constexpr std::size_t kNear = 3;
  for (std::size_t back = 1; back <= kNear && at >= sentence.first + back; ++back)
    if (word_is(passage, at - back, {"after", "following", "during", "at",   "for",         "nach",      "für",
                                     "zu",    "pour",      "для",    "bei",  "während",     "issue",     "lors",
                                     "terme", "итогам",    "после",  "ходе", "результатам", "результате"}))
      return true;
  return false;
}

/// Verbs that say nothing of a deal unless parties and matter do (deal_fields.h).
bool is_work_verb(std::string_view act) { return act == "built" || act == "funds" || act == "lent"; }

/// The verbs, as the lists know them, without those that a condition or a negation takes away.
void take_acts(const Passage& passage, const SentenceFindings& sentence, std::size_t at, DealSigns& signs) {
  const Token& token = passage[at];
  if (token.is(WordClass::act) && !is_condition(passage, sentence, at) && !is_german_attribute(passage, sentence, at))
    for (const Sense& sense : passage.senses(token))
      if (sense.word_class == WordClass::act && !is_work_verb(passage.lexicon->argument(sense)) &&
          !(passage.lexicon->argument(sense) == "buy" && is_negated_verb(passage, sentence, at)) &&
          !(is_open(passage.lexicon->argument(sense)) && has_act(passage, at, "talks") &&
            is_negated(passage, sentence, at)) &&
          !(is_open(passage.lexicon->argument(sense)) && is_plan_aside(passage, sentence, at)) &&
          !(passage.lexicon->argument(sense) == "talks" && is_setting(passage, sentence, at)))
        signs.acts.insert(passage.lexicon->argument(sense));
  if (const std::string_view act = act_of_distant_verb(passage, sentence, at); !act.empty()) signs.acts.insert(act);
  if (token.word == 0)
    if (const Sense* end = find_word_end(passage, at, WordClass::act); end != nullptr)
      signs.acts.insert(passage.lexicon->argument(*end));
  if (token.is(WordClass::act) && has_act(passage, at, "reached") && is_reached(passage, sentence, at))
    signs.acts.insert("signed");
}

}  // namespace

bool is_deal(const Passage& passage, std::size_t at) {
  return passage[at].is(WordClass::deal) ||
         (passage[at].word == 0 && find_word_end(passage, at, WordClass::deal) != nullptr);
}

DealWords read_deal_words(const Passage& passage, const SentenceFindings& sentence) {
  DealWords words{.signs = {}, .soft = sentence.last, .venture = sentence.last};
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (is_deal(passage, at) && !take_noun(passage, sentence, at, words)) continue;
    words.future |= word_is(passage, at, {"wird", "werden", "sera", "seront", "будет", "будут"});
    if (agrees(passage, sentence, at)) words.signs.acts.insert("agreed");
    take_signing(passage, sentence, at, words);
    if (ends_contract(passage, sentence, at))
      words.signs.acts.insert("dropped");
    else
      take_acts(passage, sentence, at, words.signs);
  }
  return words;
}

}  // namespace korridor
