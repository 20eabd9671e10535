#include "korridor/news/signing_forms.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/words.h"

namespace korridor {

bool is_infinitive(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  const std::string_view word = passage.folded(at);
  switch (passage.language()) {
    case Language::de:
      return word.ends_with("en") && !word.ends_with("ten") &&
             (word.starts_with("unter") || (at > sentence.first && passage.folded(at - 1) == "zu"));
    case Language::en:
      return word == "sign" || word == "award" || (at > sentence.first && passage.folded(at - 1) == "to");
    case Language::fr:
      return word.ends_with("er") || word.ends_with("re");
    case Language::ru:
      return word.ends_with("ть");
  }
  return false;
}

bool is_future_passive(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (passage.language() == Language::en) return false;  // "will" stands in the list
  constexpr std::size_t kNear = 2;
  for (std::size_t back = 1; back <= kNear && at >= sentence.first + back; ++back)
    if (word_is(passage, at - back, {"sera", "seront", "будет", "будут"})) return true;
  if (passage.language() != Language::de || word_is(passage, at + 1, {"worden"})) return false;
  for (std::size_t i = at; i > sentence.first && !passage.is_sign(i - 1, ","); --i)
    if (word_is(passage, i - 1, {"wird", "werden"})) return true;
  return false;
}

bool two_sign(const Passage& passage, const SentenceFindings& sentence) {
  std::size_t verb = sentence.first;
  for (; verb < sentence.last; ++verb) {
    const std::string_view word = passage[verb].is(WordClass::act) ? passage.folded(verb) : std::string_view();
    const bool signing = word == "signed" || word == "sign" || word.starts_with("unterzeichnet") ||
                         word.starts_with("unterschrieben") || word == "signé" || word == "signent" ||
                         word.starts_with("подписали") || word == "утвердили" || word == "согласовали";
    if (signing && !is_infinitive(passage, sentence, verb) && !is_future_passive(passage, sentence, verb)) break;
  }
  if (verb == sentence.last) return false;
  const EntityMention* before = nullptr;
  constexpr std::size_t kNear = 4;  // and India's NTPC
  for (const EntityMention* entity : sentence.entities) {
    if (entity->kind != "company" && entity->kind != "country" && entity->kind != "organisation") continue;
    if (before != nullptr && entity->first_token <= before->last_token + kNear && entity->first_token < verb)
      for (std::size_t at = before->last_token; at < entity->first_token; ++at)
        if (word_is(passage, at, {"and", "und", "et", "и"})) return true;
    before = entity;
  }
  return false;
}

bool is_venture_of_two(const Passage& passage, const SentenceFindings& sentence, std::size_t venture) {
  constexpr std::size_t kNear = 3;
  bool of = false;
  for (std::size_t at = venture + 1; at < std::min(sentence.last, venture + 1 + kNear); ++at)
    of |= word_is(passage, at, {"of", "between", "von", "zwischen", "aus", "de", "entre", "d"});
  int companies = 0;
  for (const EntityMention* entity : sentence.entities)
    companies += entity->kind == "company" && entity->first_token > venture ? 1 : 0;
  return of && companies > 1 &&
         std::ranges::any_of(sentence.figures, [](const Figure* figure) { return figure->money; });
}

bool is_there(const Passage& passage, const SentenceFindings& sentence) {
  bool there = false;
  for (std::size_t at = sentence.first; at + 1 < sentence.last; ++at) {
    for (const Sense& sense : passage.senses(passage[at]))
      if (sense.word_class == WordClass::cue && passage.lexicon->argument(sense) == "negation") return false;
    there |= (word_is(passage, at, {"there"}) && word_is(passage, at + 1, {"is", "are"})) ||
             (word_is(passage, at, {"gibt", "gebe"}) && word_is(passage, at + 1, {"es"})) ||
             (word_is(passage, at, {"il"}) && word_is(passage, at + 1, {"existe"})) ||
             word_is(passage, at, {"besteht", "существует", "имеется"}) ||
             (word_is(passage, at, {"lie", "lient"}) && passage.language() == Language::fr);
  }
  return there;
}

bool is_to_sign(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  return word_is(passage, at, {"sign", "unterzeichnen", "unterschreiben", "signer", "подписать"}) &&
         is_infinitive(passage, sentence, at);
}

bool agrees_to(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  constexpr std::size_t kNear = 5;
  if (!word_is(passage, at, {"agreed"})) return false;
  for (std::size_t i = at + 1; i < std::min(sentence.last, at + kNear); ++i) {
    if (word_is(passage, i, {"to", "on", "with"})) return true;
    if (passage[i].kind == TokenKind::sign) return false;
  }
  return false;
}

bool sets_terms(const Passage& passage, const SentenceFindings& sentence) {
  bool noun = false, verb = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    noun |= word_is(passage, at, {"tarif",  "tarife",  "transitgebühr", "gebühr", "gebühren", "durchleitungstarif",
                                  "tariff", "tariffs", "fee",           "fees",   "charge",   "quota",
                                  "quotas", "quote",   "quoten",        "tarifs", "droit",    "péage",
                                  "quotas", "тариф",   "тарифы",        "сбор",   "ставку",   "ставка",
                                  "квоту",  "квоты",   "цену",          "price"});
    verb |= word_is(passage, at,
                    {"vereinbart", "vereinbarten", "festgelegt", "verabredet", "agreed", "settled", "fixed", "arrêté",
                     "fixé", "convenu", "согласовали", "утвердили", "установили", "согласован", "утверждён"});
  }
  return noun && verb;
}

}  // namespace korridor
