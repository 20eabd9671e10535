#include "korridor/news/deals/verb_clauses.h"

#include <algorithm>

#include "korridor/news/deals/agreement_pieces.h"
#include "korridor/news/deals/agreement_words.h"
#include "korridor/news/deals/deal_objects.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Between two signs that part clauses: [first, last).
struct Stretch {
  std::size_t first = 0, last = 0;
};

bool parts_clauses(const Passage& passage, std::size_t at) {
  for (const char* sign : {",", ";", ":", "(", ")", "–", "—"})
    if (passage.is_sign(at, sign)) return true;
  return false;
}

Stretch stretch_around(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  Stretch stretch{at, at};
  while (stretch.first > sentence.first && !parts_clauses(passage, stretch.first - 1)) --stretch.first;
  while (stretch.last < sentence.last && !parts_clauses(passage, stretch.last)) ++stretch.last;
  return stretch;
}

/// German: the finite verb ends a relative clause: die Kupfer lieferte, das gebaut wurde.
bool ends_with_verb(const Passage& passage, const Stretch& stretch) {
  std::size_t at = stretch.last;
  while (at > stretch.first && passage[at - 1].kind == TokenKind::sign) --at;
  if (at == stretch.first || passage[at - 1].capital) return false;
  --at;
  return word_is(passage, at,
                 {"hat", "haben", "hatte", "hatten", "wird", "werden", "wurde", "wurden", "ist", "sind", "war", "waren",
                  "soll", "sollen", "will", "wollen"}) ||
         (!passage.folded(at).starts_with("ge") && ends_with_any(passage.folded(at), {"t", "te", "ten"}));
}

/// Behind a comma: a relative pronoun, alone or behind a preposition.
bool is_relative(const Passage& passage, const SentenceFindings& sentence, const Stretch& stretch) {
  if (stretch.first == sentence.first || stretch.first + 1 >= stretch.last || !passage.is_sign(stretch.first - 1, ","))
    return false;
  const std::size_t first = stretch.first;
  switch (passage.language()) {
    case Language::de:
      for (std::size_t at = first; at < std::min(first + 2, stretch.last); ++at)
        if (word_is(passage, at,
                    {"der", "die", "das", "dem", "den", "deren", "dessen", "welche", "welcher", "welches", "wo"}) &&
            ends_with_verb(passage, stretch))
          return true;
      return false;
    case Language::en:
      return word_is(passage, first, {"which", "who", "whose", "where"}) ||
             word_is(passage, first + 1, {"which", "whom", "whose"});
    case Language::fr:
      return word_is(passage, first, {"qui", "que", "dont", "où", "lequel", "laquelle"}) ||
             word_is(passage, first + 1, {"lequel", "laquelle", "lesquels", "lesquelles"});
    case Language::ru:
      return word_is(passage, first, {"где"}) || passage.folded(first).starts_with("котор") ||
             passage.folded(first + 1).starts_with("котор");
  }
  return false;
}

/// A plant that will cost 90 million: the price of what the deal is about.
bool tells_cost(const Passage& passage, const Stretch& stretch) {
  for (std::size_t at = stretch.first; at < stretch.last; ++at)
    if (has_cue(passage, at, "cost")) return true;
  return false;
}

bool has_auxiliary(const Passage& passage, const Stretch& stretch, std::size_t verb) {
  constexpr std::size_t kNear = 4;
  for (std::size_t at = verb; at > stretch.first && verb - at < kNear; --at)
    if (word_is(passage, at - 1, {"is",   "are",    "was", "were",   "be",  "been", "being", "has",
                                  "have", "had",    "est", "sont",   "été", "être", "était", "étaient",
                                  "sera", "seront", "fut", "furent", "a",   "ont",  "avait", "étant"}))
      return true;
  return false;
}

/// By, par right behind, or behind an adverb or a year: who has done it.
bool names_doer(const Passage& passage, const Stretch& stretch, std::size_t verb) {
  constexpr std::size_t kNear = 4;
  for (std::size_t at = verb + 1; at < std::min(stretch.last, verb + kNear); ++at)
    if (word_is(passage, at, {"by", "par"})) return true;
  return false;
}

/// In dem von X für Y gebauten Saal
bool is_attribute(const Passage& passage, const Stretch& stretch, std::size_t verb) {
  if (verb + 1 >= stretch.last || !passage[verb + 1].capital ||
      !ends_with_any(passage.folded(verb), {"e", "en", "er", "es"}))
    return false;
  for (std::size_t at = verb; at > stretch.first + 1; --at)
    if (word_is(passage, at - 1, {"von", "vom", "durch"}))
      return word_is(passage, at - 2, {"der", "die", "das", "dem", "den", "des", "einem", "einer", "ein", "eine"});
  return false;
}

/// The mine built by X, usine construite par X, von X errichtet, построенный X: describes, and states nothing.
bool is_describing(const Passage& passage, const SentenceFindings& sentence, const Stretch& stretch, std::size_t verb) {
  switch (passage.language()) {
    case Language::de:
      return is_attribute(passage, stretch, verb) ||
             (stretch.first > sentence.first && passage.is_sign(stretch.first - 1, ",") &&
              word_is(passage, stretch.first, {"von", "vom", "durch"}) && verb + 1 == stretch.last);
    case Language::en:
    case Language::fr:
      return names_doer(passage, stretch, verb) && !has_auxiliary(passage, stretch, verb);
    case Language::ru:
      return ends_with_any(
          passage.folded(verb),
          {"нный", "нная", "нное", "нные", "нного", "нной", "нному", "нную", "нным", "нном", "нных", "нными",
           "вший", "вшая", "вшее", "вшие", "вшего", "вшей", "вшему", "вшую", "вшим", "вшем", "вших", "вшими"});
  }
  return false;
}

}  // namespace

bool is_parted(const Passage& passage, std::size_t one, std::size_t other) {
  for (std::size_t at = std::min(one, other); at < std::max(one, other); ++at)
    if (parts_clauses(passage, at) && !passage.is_sign(at, "–") && !passage.is_sign(at, "—")) return true;
  return false;
}

SentenceFindings without_relatives(const Passage& passage, const SentenceFindings& sentence) {
  SentenceFindings rest = sentence;
  std::erase_if(rest.figures, [&](const Figure* figure) {
    const Stretch stretch = stretch_around(passage, sentence, figure->first_token);
    return is_relative(passage, sentence, stretch) && !(figure->money && tells_cost(passage, stretch));
  });
  return rest;
}

VerbClause clause_of_verb(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  const Stretch stretch = stretch_around(passage, sentence, verb);
  if (is_relative(passage, sentence, stretch))
    return {.part = part_of_sentence(passage, sentence, stretch.first, stretch.last), .dependent = true};
  if (!is_describing(passage, sentence, stretch, verb)) return {.part = without_relatives(passage, sentence)};
  const bool german = passage.language() == Language::de;  // the participle stands last
  return {.part = german ? part_of_sentence(passage, sentence, stretch.first, verb + 1)
                         : part_of_sentence(passage, sentence, verb, stretch.last),
          .dependent = true};
}

bool may_tell_deal(const Passage& passage, const VerbClause& clause) {
  if (!clause.dependent || has_sum(clause.part)) return true;
  for (std::size_t at = clause.part.first; at < clause.part.last; ++at)
    if (is_deal(passage, at)) return true;
  return false;
}

}  // namespace korridor
