#include "korridor/news/deals/agreement_series.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/agreement_pieces.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_with(const Passage& passage, std::size_t at) {
  return word_is(passage, at, {"mit", "with", "avec", "с", "со"});
}

bool is_joint(const Passage& passage, std::size_t at) {
  return passage.is_sign(at, ",") || passage.is_sign(at, ";") || passage.is_sign(at, "–") || passage.is_sign(at, "—") ||
         word_is(passage, at, {"und", "and", "et", "и", "а", "sowie", "puis", "then", "dann", "danach"});
}

/// Between two names of one side: articles, what a company is, a comma, an "and", quotes.
bool joins_names(const Passage& passage, std::size_t at) {
  for (const char* sign : {",", "«", "»", "„", "“", "\"", "'", "’"})
    if (passage.is_sign(at, sign)) return true;
  return passage[at].any(mask_of(WordClass::firm, WordClass::legal, WordClass::article)) ||
         word_is(passage, at, {"und", "and", "et",        "и",           "der",   "dem",   "den",      "die", "the",
                               "la",  "le",  "les",       "l",           "d",     "de",    "des",      "of",  "von",
                               "aus", "s",   "staatlich", "staatlichen", "state", "owned", "компанией"});
}

/// Behind the names that follow a preposition; the token itself where none does.
std::size_t end_of_names(const Passage& passage, const SentenceFindings& sentence, std::size_t with) {
  std::size_t end = with + 1;
  bool any = false;
  for (const EntityMention* entity : sentence.entities) {
    if (entity->first_token <= with) continue;
    constexpr std::size_t kNear = 5;
    if (entity->first_token > end + kNear) break;
    bool joined = true;
    for (std::size_t at = end; at < entity->first_token; ++at) joined &= joins_names(passage, at);
    // the next part of a series is none of this one's names
    for (std::size_t at = end; at < entity->first_token; ++at) joined &= !is_with(passage, at);
    if (!joined) break;
    const bool capital = entity->kind == "place" && !entity->speaks_for.empty();
    if (entity->kind != "company" && entity->kind != "country" && entity->kind != "organisation" && !capital) break;
    end = entity->last_token;
    any = true;
  }
  return any ? end : with;
}

std::vector<std::string> side_behind(const Passage& passage, const SentenceFindings& sentence, std::size_t with) {
  const std::size_t end = end_of_names(passage, sentence, with);
  if (end == with) return {};
  return named_parties(passage, part_of_sentence(passage, sentence, with, end));
}

/// Where the part of a preposition begins: at the joint before it, over a noun of its own ("and a memorandum with").
std::size_t begin_of_part(const Passage& passage, std::size_t from, std::size_t with) {
  constexpr std::size_t kNear = 9;
  for (std::size_t at = with; at > from && with - at < kNear; --at) {
    if (is_joint(passage, at - 1)) {
      const bool between = with == at || passage[at].is(WordClass::article) || passage[at].is(WordClass::deal);
      return between ? at - 1 : 0;
    }
    if (passage[at - 1].kind == TokenKind::number || passage[at - 1].any(mask_of(WordClass::company))) return 0;
  }
  return 0;
}

}  // namespace

std::vector<SeriesPart> find_series(const Passage& passage, const SentenceFindings& sentence) {
  std::vector<SeriesPart> parts;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (!is_with(passage, at)) continue;
    auto side = side_behind(passage, sentence, at);
    if (side.empty()) continue;
    if (parts.empty()) {
      parts.push_back({sentence.first, sentence.last, std::move(side)});
      continue;
    }
    const std::size_t begin = begin_of_part(passage, parts.back().first, at);
    if (begin <= parts.back().first) return {};
    parts.back().last = begin;
    parts.push_back({begin, sentence.last, std::move(side)});
  }
  return parts.size() > 1 ? parts : std::vector<SeriesPart>();
}

std::vector<std::string> other_side_of(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (is_with(passage, at))
      if (auto side = side_behind(passage, sentence, at); !side.empty()) return side;
  return {};
}

bool tells_another(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kNear = 6;
  for (std::size_t at = sentence.first; at + 1 < std::min(sentence.last, sentence.first + kNear); ++at) {
    const bool another =
        word_is(passage, at, {"another"}) ||
        (word_is(passage, at, {"ein", "einen", "eine", "einem", "einer", "a", "un", "une", "ещё", "еще"}) &&
         word_is(passage, at + 1,
                 {"weiteres", "weiterer", "weiteren", "weitere", "zweiter", "zweites", "zweiten", "second", "third",
                  "further", "autre", "deuxième", "troisième", "один", "одно", "одну", "одна"}));
    if (!another) continue;
    const std::size_t behind = at + (word_is(passage, at, {"another"}) ? 1 : 2);
    const bool noun = passage.language() == Language::de && passage.at(behind).capital;
    return !noun && (passage.at(behind).kind == TokenKind::sign || passage.at(behind).any(~ClassMask{0}) ||
                     is_with(passage, behind));
  }
  return false;
}

bool tells_talks(const Passage& passage, const SentenceFindings& part) {
  for (std::size_t at = part.first; at < part.last; ++at)
    if (word_is(passage, at,
                {"verhandlungen", "gespräche", "talks", "negotiations", "négociations", "pourparlers", "négociation",
                 "переговоры", "verhandelt"}))
      return true;
  return false;
}

}  // namespace korridor
