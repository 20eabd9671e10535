#include "korridor/news/deals/set_terms.h"

#include <algorithm>

#include "korridor/news/deals/signing_forms.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_term(const Passage& passage, std::size_t at) {
  return word_is(passage, at, {"tarif",  "tarife", "transitgebühr", "gebühr", "gebühren", "durchleitungstarif",
                               "preis",  "tariff", "tariffs",       "fee",    "fees",     "charge",
                               "quota",  "quotas", "price",         "quote",  "quoten",   "tarifs",
                               "droit",  "péage",  "prix",          "тариф",  "тарифы",   "сбор",
                               "ставку", "ставка", "квоту",         "квоты",  "цену"});
}

bool is_setting(const Passage& passage, std::size_t at) {
  return word_is(passage, at,
                 {"vereinbart", "vereinbarten", "festgelegt", "verabredet", "agreed", "settled", "fixed", "arrêté",
                  "fixé", "convenu", "согласовали", "утвердили", "установили", "согласован", "утвержден", "утверждён"});
}

bool ends_stretch(const Passage& passage, std::size_t at) {
  for (const char* sign : {",", ";", ":", "(", ")"})
    if (passage.is_sign(at, sign)) return true;
  return false;
}

/// Behind what begins another statement: settled at 78, agreed that, agreed to.
bool leads_away(const Passage& passage, std::size_t at) {
  return word_is(
      passage, at,
      {"at", "that", "to", "after", "as", "when", "while", "if", "que", "si", "dass", "wenn", "als", "что", "если"});
}

/// The fee fell: a noun with a verb of its own.
bool is_subject(const Passage& passage, std::size_t noun) {
  return word_is(passage, noun + 1,
                 {"is", "was", "are", "were", "has", "had", "would", "will", "should", "fell", "rose"});
}

bool term_behind(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  constexpr std::size_t kNear = 9;
  for (std::size_t at = verb + 1; at < std::min(sentence.last, verb + kNear) && !ends_stretch(passage, at); ++at) {
    if (leads_away(passage, at)) return false;
    if (is_term(passage, at)) return !is_subject(passage, at);
  }
  return false;
}

bool term_before(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  constexpr std::size_t kFar = 14;
  for (std::size_t at = verb; at > sentence.first && verb - at < kFar && !ends_stretch(passage, at - 1); --at)
    if (is_term(passage, at - 1)) return true;
  return false;
}

/// The agreed price, at a fixed fee, its previously agreed tariff.
bool is_english_attribute(const Passage& passage, std::size_t verb) {
  std::size_t at = verb;
  while (at > 0 && passage.folded(at - 1).ends_with("ly")) --at;
  return at > 0 && word_is(passage, at - 1,
                           {"the", "a", "an", "its", "their", "his", "our", "this", "that", "any", "no", "at", "of",
                            "for", "with", "under", "by", "from", "on"});
}

bool has_english_object(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  if (is_english_attribute(passage, verb)) return false;
  const bool passive = word_is(passage, verb, {"agreed"}) && verb > sentence.first &&
                       word_is(passage, verb - 1, {"is", "was", "are", "were", "been"});
  return passive ? term_before(passage, sentence, verb) : term_behind(passage, sentence, verb);
}

/// Haben einen Tarif vereinbart, vereinbarten einen Tarif; but not: die vereinbarten Gebühren, wie vereinbart.
bool has_german_object(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  const bool finite = word_is(passage, verb, {"vereinbarten"});
  if (!finite && term_before(passage, sentence, verb)) {
    for (std::size_t at = verb; at > sentence.first && !ends_stretch(passage, at - 1); --at)
      if (word_is(passage, at - 1, {"haben", "hat", "hatten", "hatte", "habe", "hätten", "wurde", "wurden", "worden"}))
        return true;
    return word_is(passage, verb + 1, {"haben", "hat", "hatten", "hatte", "wurde", "wurden"});
  }
  return !is_term(passage, verb + 1) && term_behind(passage, sentence, verb);
}

/// Ont arrêté un tarif, un tarif a été convenu; but not: le tarif convenu.
bool has_french_object(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  constexpr std::size_t kNear = 3;
  for (std::size_t back = 1; back <= kNear && verb >= sentence.first + back; ++back) {
    if (word_is(passage, verb - back, {"été"})) return term_before(passage, sentence, verb);
    if (word_is(passage, verb - back, {"ont", "a", "avaient", "avait", "avons", "sont", "est"}))
      return term_behind(passage, sentence, verb);
  }
  return false;
}

bool has_term_as_object(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  switch (passage.language()) {
    case Language::de:
      return has_german_object(passage, sentence, verb);
    case Language::en:
      return has_english_object(passage, sentence, verb);
    case Language::fr:
      return has_french_object(passage, sentence, verb);
    case Language::ru:
      return term_behind(passage, sentence, verb) || term_before(passage, sentence, verb);
  }
  return false;
}

}  // namespace

bool sets_terms(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (is_setting(passage, at) && !is_negated(passage, sentence, at) && has_term_as_object(passage, sentence, at))
      return true;
  return false;
}

}  // namespace korridor
