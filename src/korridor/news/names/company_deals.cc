#include <algorithm>
#include <array>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/names/company_cues.h"
#include "korridor/news/names/name_runs.h"
#include "korridor/news/names/name_shapes.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// A sentence with a noun of agreement and a verb that makes one.
bool signs_deal(const Passage& passage, std::size_t at) {
  const auto [first, last] = sentence_around(passage, at);
  bool deal = false, act = false;
  for (std::size_t i = first; i < last; ++i) {
    deal |= passage[i].is(WordClass::deal) || find_word_end(passage, i, WordClass::deal) != nullptr;
    act |= has_act(passage, i, "signed") || has_act(passage, i, "agreed");
  }
  return deal && act;
}

/// Mit Vinci einen Vertrag: one word that is no German one and that the text gives nobody else as a name.
bool may_be_german_partner(const Passage& passage, const LocalNames& local, std::size_t first, std::size_t last) {
  constexpr std::size_t kShortest = 4;
  return last == first + 1 && is_unlisted(passage, first) && passage[first].end - passage[first].begin >= kShortest &&
         looks_foreign(passage, first) && !is_german_noun(passage, first) && local.find(passage, first) == nullptr &&
         !(last < passage.size() && passage[last].capital && !passage[last].sentence_start);
}

/// A contract with Midas Ressources, sell the mine to Zimasco for 50 million: the other side of a deal.
void learn_by_deal(const Passage& passage, LocalNames& local, std::size_t at) {
  const bool with = word_is(passage, at, {"with", "avec", "mit", "с"}), to = word_is(passage, at, {"to", "à", "an"});
  if ((!with && !to) || at == 0 || passage[at].sentence_start) return;
  const std::size_t first = at + 1, last = name_run(passage, first, 4);
  if (last == first || passage[first].any(~ClassMask{0}) || passage.at(last).is(WordClass::role)) return;
  const bool german = passage.language() == Language::de;
  if (german && last < first + 2) {  // every noun has a capital
    if (with && signs_deal(passage, at) && may_be_german_partner(passage, local, first, last))
      learn_run(passage, local, first, last);
    return;
  }
  const std::size_t words = last - first;
  if (with) {
    constexpr std::size_t kNear = 2;
    bool deal = false;
    for (std::size_t back = 1; back <= kNear && back <= at; ++back) deal |= passage[at - back].is(WordClass::deal);
    if (deal && words > 1) return learn_run(passage, local, first, last);
    // la convention passée en 2014 avec Kermas
    constexpr std::size_t kFar = 6, kShortest = 4;
    for (std::size_t back = 1; !german && back <= kFar && back <= at && !passage[at - back + 1].sentence_start; ++back)
      deal |= passage[at - back].is(WordClass::deal);
    if (deal && passage.language() != Language::ru && is_unlisted(passage, first) &&
        passage[first].end - passage[first].begin >= kShortest)
      learn_run(passage, local, first, last);
    return;
  }
  const bool price = word_is(passage, last, {"for", "pour", "für"}) && last + 1 < passage.size() &&
                     (passage[last + 1].any(mask_of(WordClass::sign, WordClass::currency, WordClass::about)) ||
                      passage[last + 1].kind == TokenKind::number);
  if (price) learn_run(passage, local, first, last);
}

/// Zimbabwe's Kuvimba will supply ...: what a state has and what trades, if it is no known name.
void learn_by_owner(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() != Language::en || !passage[at].is(WordClass::country)) return;
  const std::size_t behind = at + passage[at].span;
  if (!(passage.is_sign(behind, "'") || passage.is_sign(behind, "’")) || !word_is(passage, behind + 1, {"s"})) return;
  const std::size_t first = behind + 2, last = name_run(passage, first, 2);
  if (last == first || !is_unlisted(passage, first)) return;
  for (std::size_t i = last; i < last + 3 && i < passage.size() && !passage[i].sentence_start; ++i)
    if (has_act(passage, i, "buy")) return learn_run(passage, local, first, last);
}

/// Won by Bouygues, remporté par X, awarded to X; bought from Trevali: the other side of a verb of deals.
void learn_by_verb(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() == Language::de || at == 0 || passage[at].sentence_start) return;
  const bool by = word_is(passage, at, {"by", "par", "to", "à"}),
             from = word_is(passage, at, {"from", "auprès", "chez"});
  if (!by && !from) return;
  // signé à Yaoundé: a place
  const std::string_view verb = passage.folded(at - 1);
  const bool gives = std::ranges::any_of(
      std::array<std::string_view, 8>{"award", "grant", "attrib", "accord", "octroy", "vend", "sold", "céd"},
      [&](std::string_view stem) { return verb.starts_with(stem); });
  bool deal = by && has_act(passage, at - 1, "signed") && (word_is(passage, at, {"by", "par"}) || gives);
  constexpr std::size_t kFar = 14;
  for (std::size_t back = 1; from && !deal && back <= std::min(kFar, at) && !passage[at - back + 1].sentence_start;
       ++back)
    deal = word_is(passage, at - back,
                   {"buy", "buys", "bought", "buying", "purchase", "purchased", "acquire", "acquired", "achète",
                    "acheter", "acheté", "achètera"});
  const std::size_t first = at + (word_is(passage, at + 1, {"de", "d"}) ? 2 : 1), last = name_run(passage, first, 3);
  if (deal && last > first && !passage[first].any(~ClassMask{0})) learn_run(passage, local, first, last);
}

/// Cède 4 000 tonnes à Nexira, sold 40,000 t to Keppel: who takes an amount.
void learn_by_sale(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() == Language::ru || !word_is(passage, at, {"to", "à", "an"}) || passage[at].sentence_start)
    return;
  const std::size_t first = at + 1, last = name_run(passage, first, 3);
  if (last == first || passage[first].any(~ClassMask{0}) || !is_unlisted(passage, first)) return;
  if (passage.language() == Language::de && !passage[first].all_capitals && !looks_foreign(passage, first)) return;
  constexpr std::size_t kFar = 10, kShortest = 3;
  if (passage[first].end - passage[first].begin < kShortest) return;
  bool amount = false;
  for (std::size_t back = 1; back <= std::min(kFar, at) && !passage[at - back + 1].sentence_start; ++back) {
    const Token& token = passage[at - back];
    amount |= token.kind == TokenKind::number;
    if (has_act(passage, at - back, "sold") || has_act(passage, at - back, "given")) {
      if (amount) learn_run(passage, local, first, last);
      return;
    }
    if (token.kind == TokenKind::sign && !passage.is_sign(at - back, "'") && !passage.is_sign(at - back, "’")) return;
  }
}

/// GMR signed ..., hält IRH, with KESH: a short form that acts in a deal, if it is no other known one.
void learn_acronym(const Passage& passage, LocalNames& local, std::size_t at) {
  constexpr std::size_t kShortest = 3, kLongest = 7;
  const Token& token = passage[at];
  const std::size_t length = token.end - token.begin;
  if (!token.all_capitals || token.any(~ClassMask{0}) || length < kShortest || length > kLongest) return;
  std::size_t next = at + 1;
  while (next < at + 3 && word_is(passage, next, {"has", "have", "had", "hat", "a", "ont", "will", "wird", "also"}))
    ++next;
  if (next >= passage.size() || passage[next].sentence_start) return;
  for (const char* act : {"signed", "buy", "completed", "bought", "sold", "raised", "agreed"})
    if (has_act(passage, next, act)) return learn_run(passage, local, at, at + 1);
  // hält IRH aus Abu Dhabi; SJVN and IREDA
  const bool seated = word_is(passage, at + 1, {"aus", "from", "из"}) && at + 2 < passage.size() &&
                      passage[at + 2].any(mask_of(WordClass::place, WordClass::country));
  const auto brief = [&](std::size_t i) {
    return i < passage.size() && passage[i].all_capitals && !passage[i].any(~ClassMask{0}) &&
           passage[i].end - passage[i].begin >= kShortest && passage[i].end - passage[i].begin <= kLongest;
  };
  const bool joined =
      word_is(passage, at + 1, {"and", "und", "et", "и"}) && brief(at + 2) && !passage[at + 2].sentence_start;
  if (!seated && !joined) return;
  const auto [first, last] = sentence_around(passage, at);
  for (std::size_t i = first; i < last; ++i)
    if (passage[i].any(mask_of(WordClass::act, WordClass::deal))) {
      learn_run(passage, local, at, at + 1);
      if (joined) learn_run(passage, local, at + 2, at + 3);
      return;
    }
}

/// A consortium of Sinoma and Orascom, консорциуму Sinoma и Orascom: who a firm is made of.
void learn_members(const Passage& passage, LocalNames& local, std::size_t at) {
  if (!word_is(passage, at,
               {"consortium", "konsortium", "konsortiums", "консорциум", "консорциума", "консорциуму", "консорциумом",
                "консорциуме", "bietergemeinschaft", "groupement"}))
    return;
  std::size_t next = at + 1;
  while (word_is(passage, next, {"of",         "aus", "von", "de", "d",    "formé", "par",     "composed",
                                 "comprising", "led", "by",  "из", "mené", "unter", "führung", "leitung",
                                 "der",        "des", "the", "'",  "’",    "в",     "составе"}))
    ++next;
  constexpr std::size_t kMost = 5;
  for (std::size_t members = 0; members < kMost; ++members) {
    while (next < passage.size() && passage[next].is(WordClass::adjective)) ++next;
    const std::size_t run = name_run(passage, next, 3);
    if (run > next) learn_run(passage, local, next, run);
    const bool known = run == next && next < passage.size() && passage[next].is(WordClass::company);
    const std::size_t end = known ? next + passage[next].span : run;
    if (end == next || !(passage.is_sign(end, ",") || word_is(passage, end, {"and", "und", "et", "и"}))) return;
    next = end + 1;
    while (word_is(passage, next, {"the", "der", "la", "le", "and", "und"})) ++next;
  }
}

/// Zambia Signs Deal With Midas Resources: capitals say nothing where all words have one, so that the name must stand
/// with one in the sentences that follow as well.
bool is_name_under_headline(const Passage& passage, std::size_t at) {
  constexpr std::size_t kLongest = 24, kLetters = 4, kText = 400;  // tokens, bytes, tokens
  if (passage.language() != Language::en || !word_is(passage, at, {"with", "to", "by", "from"})) return false;
  const auto [first, last] = sentence_around(passage, at);
  if (last - first > kLongest || at + 1 >= last) return false;
  for (std::size_t i = first; i < last; ++i)
    if (passage[i].kind == TokenKind::word && !passage[i].capital && passage[i].end - passage[i].begin >= kLetters)
      return false;
  for (std::size_t i = last; i < std::min(passage.size(), last + kText); ++i)
    if (passage[i].capital && !passage[i].sentence_start && passage.folded(i) == passage.folded(at + 1)) return true;
  return false;
}

}  // namespace

void learn_companies_by_deal(const Passage& passage, LocalNames& local, std::size_t at) {
  constexpr std::size_t kPreposition = 8, kConsortium = 9;  // bytes: no longer, no shorter
  const Token& token = passage[at];
  const std::size_t size = token.end - token.begin;
  if (size <= kPreposition && (!token.capital || is_name_under_headline(passage, at))) {
    learn_by_deal(passage, local, at);
    learn_by_sale(passage, local, at);
    learn_by_verb(passage, local, at);
  }
  learn_by_owner(passage, local, at);
  learn_acronym(passage, local, at);
  if (size >= kConsortium) learn_members(passage, local, at);
}

}  // namespace korridor
