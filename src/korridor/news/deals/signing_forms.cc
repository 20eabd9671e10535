#include "korridor/news/deals/signing_forms.h"

#include <algorithm>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/clauses.h"
#include "korridor/news/text/words.h"

namespace korridor {

namespace {

/// Besteht; but not: besteht aus drei Teilen, besteht darauf.
bool says_there_is(const Passage& passage, std::size_t end, std::size_t at) {
  if (word_is(passage, at, {"besteht"})) {
    for (std::size_t i = at + 1; i < end; ++i)
      if (word_is(passage, i, {"aus", "auf", "darin", "daraus", "darauf"})) return false;
    return true;
  }
  return (word_is(passage, at, {"there"}) && word_is(passage, at + 1, {"is", "are"})) ||
         (word_is(passage, at, {"gibt", "gebe"}) && word_is(passage, at + 1, {"es"})) ||
         (word_is(passage, at, {"il"}) && word_is(passage, at + 1, {"existe"})) ||
         word_is(passage, at, {"существует", "имеется"}) ||
         (word_is(passage, at, {"lie", "lient"}) && passage.language() == Language::fr);
}

}  // namespace

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

bool is_negated(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  const auto ends = [&](std::size_t at) {
    return passage.is_sign(at, ",") || passage.is_sign(at, ";") || passage.is_sign(at, ":");
  };
  for (std::size_t at = verb; at > sentence.first && !ends(at - 1); --at)
    if (has_cue(passage, at - 1, "negation")) return true;
  for (std::size_t at = verb; at < sentence.last && !ends(at); ++at)
    if (has_cue(passage, at, "negation")) return true;
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
  return verb < sentence.last && names_two_joined(passage, sentence, verb);
}

bool names_two_joined(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
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
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (has_cue(passage, at, "negation")) return false;
  for (const Clause& clause : split_into_clauses(passage, sentence)) {
    bool deal = false, there = false;
    for (std::size_t at = clause.first; at < clause.last; ++at) {
      deal |= passage[at].is(WordClass::deal) || find_word_end(passage, at, WordClass::deal) != nullptr;
      there |= says_there_is(passage, clause.last, at);
    }
    if (deal && there) return true;
  }
  return false;
}

bool is_to_sign(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  return word_is(passage, at, {"sign", "unterzeichnen", "unterschreiben", "signer", "подписать"}) &&
         is_infinitive(passage, sentence, at);
}

bool is_german_attribute(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  constexpr std::size_t kFar = 7;
  const auto article = [&](std::size_t i) {
    return word_is(passage, i,
                   {"die", "der", "den", "dem", "des", "das", "zur", "zum", "vom", "ihre", "ihren", "seine"});
  };
  if (passage.language() != Language::de || !word_is(passage, at, {"vereinbarte", "vereinbarten"}) ||
      at + 1 >= sentence.last || !passage[at + 1].capital)
    return false;
  if (at > sentence.first && article(at - 1)) return true;
  for (std::size_t i = at; i > sentence.first && at - i < kFar; --i)  // an article right before in March, already
    if (article(i - 1) && word_is(passage, i,
                                  {"im", "am", "in", "mit", "vom", "von", "zwischen", "bereits", "schon", "zuvor",
                                   "damals", "neu", "vorher", "gemeinsam"}))
      return true;
  return false;
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

}  // namespace korridor
