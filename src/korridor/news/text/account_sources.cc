#include "korridor/news/text/account_sources.h"

#include <algorithm>

#include "korridor/news/text/word_stems.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// In the prospectus, im Bericht, dans l'étude, в отчёте: where a figure is told without a verb.
bool stands_in(const Passage& passage, std::size_t at, std::size_t first) {
  constexpr std::size_t kNear = 2;
  for (std::size_t back = 1; back <= kNear && at >= first + back; ++back)
    if (word_is(passage, at - back, {"in", "im", "dans", "в", "nach", "laut"})) return true;
  return false;
}

/// The budget paper has the loan at: a figure that a source has, some words before "at".
bool has_before(const Passage& passage, std::size_t at, std::size_t first) {
  constexpr std::size_t kNear = 5;
  for (std::size_t back = 1; back <= kNear && at >= first + back; ++back)
    if (word_is(passage, at - back, {"has", "have", "had"})) return true;
  return false;
}

}  // namespace

bool is_account_source(const Passage& passage, std::size_t at) {
  if (passage[at].kind != TokenKind::word) return false;
  if (passage[at].is(WordClass::role)) return true;
  return (passage.language() != Language::de || passage[at].capital) && has_stem(passage, at, Stem::source);
}

bool tells_figure(const Passage& passage, std::size_t at) {
  bool tells = passage[at].is(WordClass::speech);
  for (const Sense& sense : passage.senses(passage[at])) {
    const std::string_view argument = passage.lexicon->argument(sense);
    if (sense.word_class == WordClass::act && argument == "given") return false;
    tells |= sense.word_class == WordClass::cue && (argument == "account" || argument == "tells");
  }
  return tells;
}

Telling telling_between(const Passage& passage, const SentenceFindings& sentence, std::size_t first, std::size_t last) {
  Telling told;
  for (std::size_t at = first; at < last; ++at) {
    // what stands in brackets or behind a colon tells something else, but: traders laugh: 30 tonnes
    if (passage.is_sign(at, "(") || (passage.is_sign(at, ":") && !told.source)) told = {};
    told.apart |= passage.is_sign(at, ",") || passage.is_sign(at, ";") || passage.is_sign(at, "–") ||
                  word_is(passage, at, {"und", "and", "et", "while", "but", "mais", "aber", "а", "но", "и"});
    const bool tells = tells_figure(passage, at), source = is_account_source(passage, at);
    told.verb |= tells || passage.is_sign(at, ":") || (source && stands_in(passage, at, first));
    told.other_verb |= !tells && passage[at].is(WordClass::act);
    // the budget has the loan at 650 million
    told.verb |= at + 1 == last && word_is(passage, at, {"at"}) && has_before(passage, at, first);
    told.source |= source || passage.argument(passage.sense(at, WordClass::speech)) == "according";
  }
  for (const EntityMention* entity : sentence.entities)
    if (entity->first_token >= first && entity->last_token <= last)
      told.source |= entity->kind == "organisation" || entity->kind == "government_body" || entity->kind == "person" ||
                     !entity->metonym_of.empty();
  return told;
}

bool year_between(const Passage& passage, const SentenceFindings& sentence, const Figure& a, const Figure& b) {
  std::size_t from = a.last_token;
  while (from < b.first_token && !passage.is_sign(from, ",") && !passage.is_sign(from, ";")) ++from;
  if (from == b.first_token) from = a.last_token;
  return std::ranges::any_of(sentence.dates, [&](const DateMention* date) {
    return (date->precision == "year" || date->precision == "range") && date->first_token >= from &&
           date->last_token <= b.first_token;
  });
}

bool semicolon_between(const Passage& passage, const Figure& a, const Figure& b) {
  for (std::size_t at = a.last_token; at < b.first_token; ++at)
    if (passage.is_sign(at, ";")) return true;
  return false;
}

std::size_t dates_beside(const std::vector<SentenceFindings>& sentences, const Figure& figure) {
  const auto it = std::ranges::upper_bound(sentences, figure.first_token, {},
                                           [](const SentenceFindings& sentence) { return sentence.first; });
  if (it == sentences.begin()) return 0;
  return static_cast<std::size_t>(
      std::ranges::count_if(std::prev(it)->dates, [](const DateMention* date) { return date->precision != "day"; }));
}

}  // namespace korridor
