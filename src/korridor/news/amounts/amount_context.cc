#include "korridor/news/amounts/amount_context.h"

#include <algorithm>
#include <array>

#include "korridor/base/fold.h"
#include "korridor/news/text/words.h"

namespace korridor {
bool compares(const Passage& passage, std::size_t behind, const Token& times) {
  const std::string_view word = passage.text.substr(times.begin, times.end - times.begin);
  if (word.starts_with("fach") || word.starts_with("раз") || word == "fold") return true;
  if (behind >= passage.size() || passage[behind].sentence_start) return false;
  const std::string_view next = passage.folded(behind);
  return is_one_of(next, {"so",   "soviel", "mehr",      "höher",      "grösser", "weniger", "schneller",
                          "as",   "more",   "higher",    "larger",     "greater", "less",    "the",
                          "plus", "moins",  "supérieur", "supérieure", "больше",  "меньше",  "выше"});
}

std::size_t end_of_comparison(const Passage& passage, std::size_t behind) {
  if (behind >= passage.size() || passage[behind].sentence_start) return behind;
  const std::string_view next = passage.folded(behind);
  if (is_one_of(next, {"soviel", "mehr", "more", "plus", "больше"})) return behind + 1;
  if (is_one_of(next, {"so", "as"}) && behind + 1 < passage.size() && passage[behind + 1].kind == TokenKind::word)
    return behind + 2;
  return behind;
}

std::size_t skip_french_of(const Passage& passage, std::size_t at) {
  if (at >= passage.size()) return at;
  const std::string_view word = passage.folded(at);
  if (word == "de" || word == "des") return at + 1;
  return word == "d" && at + 1 < passage.size() && passage.folded(at + 1) == "'" ? at + 2 : at;
}

bool noun_of_half(const Passage& passage, std::size_t at) {
  const std::string_view word = passage.folded(at);
  return is_one_of(word, {"hälfte", "half", "moitié", "половина", "половины", "половину", "половиной", "половине"});
}

bool read_change(const Passage& passage, const Numeral& first) {
  if (first.last + 1 >= passage.size() || first.first == 0 || first.only_article) return false;
  const Sense* to = passage.sense(first.last, WordClass::to);
  if (to == nullptr || !passage[first.first - 1].is(WordClass::from)) return false;
  const bool level = passage.argument(to) == "level" || tells_change(passage, first.first);
  const std::size_t second = skip_hedges(passage, first.last + 1);
  return level && second < passage.size() && read_numeral(passage, second).has_value();
}

bool tells_change(const Passage& passage, std::size_t at) {
  for (std::size_t back = 0; back < 12 && at > 0 && !passage[at].sentence_start; ++back)
    if (const Sense* cue = passage.sense(--at, WordClass::cue); cue != nullptr && passage.argument(cue) == "change")
      return true;
  return false;
}

bool is_clock_time(const Passage& passage, const Numeral& numeral, std::size_t behind) {
  if (numeral.first == 0 || passage[numeral.first].sentence_start || numeral.value > Decimal(24)) return false;
  if (passage.language() == Language::fr)
    return word_is(passage, numeral.first - 1, {"à", "dès", "vers"}) && !word_is(passage, behind, {"de", "d", "du"});
  return passage.language() == Language::ru && word_is(passage, numeral.first - 1, {"в", "к", "до"}) &&
         !word_is(passage, behind, {"пути", "езды", "лёта"});
}

bool in_bracket_alone(const Passage& passage, const Numeral& numeral) {
  return numeral.first > 0 && passage.is_sign(numeral.first - 1, "(") && passage.is_sign(numeral.last, ")");
}

bool stands_as_year(const Passage& passage, std::size_t at) {
  if (at == 0) return false;
  const Token& before = passage[at - 1];
  if (before.any(mask_of(WordClass::year, WordClass::month, WordClass::part, WordClass::from, WordClass::to,
                         WordClass::season)))
    return true;
  const std::string_view word = passage.folded(at - 1);
  return is_one_of(
      word, {"seit", "ab", "in", "since", "until", "by", "en", "depuis", "dès", "с", "в", "к", "до", "bis", "for"});
}

bool is_part_of_name(const Passage& passage, const Numeral& numeral) {
  if (numeral.first == 0 || numeral.in_words || numeral.scale > 0 || passage[numeral.first].sentence_start)
    return false;
  const Token& before = passage[numeral.first - 1];
  const bool craft = word_is(passage, numeral.first - 1, {"boeing", "airbus"});
  if (!craft && passage.at(numeral.last).is(WordClass::count)) return false;  // CRRC 36 locomotives
  if (passage.bytes(numeral.first).size() > 3 || before.kind != TokenKind::word || !before.capital) return false;
  if (passage.language() != Language::de && !before.sentence_start && !before.any(~ClassMask{0})) return true;
  return before.any(mask_of(WordClass::company, WordClass::programme)) ||
         is_one_of(
             passage.folded(numeral.first - 1),
             {"artikel", "block",  "stream",   "kapitel", "nummer",  "phase",   "paragraf", "abschnitt", "seite",
              "gruppe",  "airbus", "boeing",   "gleis",   "article", "chapter", "section",  "unit",      "page",
              "stage",   "annex",  "chapitre", "tranche", "статья",  "статьи",  "глава",    "блок",      "пункт"});
}

bool inside_name(const Passage& passage, const Numeral& numeral) {
  if (passage[numeral.first].kind != TokenKind::number) return false;
  const bool joined =
      !passage[numeral.first].blank_before && numeral.first > 1 && !passage[numeral.first - 1].blank_before;
  if (joined && passage.is_sign(numeral.first - 1, "-") && passage[numeral.first - 2].kind == TokenKind::word)
    return true;
  if (numeral.last != numeral.first + 1 || numeral.last >= passage.size()) return false;
  const Token& behind = passage[numeral.last];
  return behind.kind == TokenKind::word && !behind.blank_before && behind.capital &&
         !behind.any(mask_of(WordClass::unit, WordClass::currency, WordClass::scale, WordClass::percent));
}

bool is_letter_sign(const Passage& passage, std::size_t at) {
  return passage[at].kind == TokenKind::word && passage[at].span == 1 && passage[at].end - passage[at].begin == 1;
}

bool may_stand_between(const Passage& passage, std::size_t at) {
  const Token& token = passage[at];
  if (token.kind != TokenKind::word) return passage.is_sign(at, "-") && !token.blank_before;
  const std::string_view word = passage.folded(at);
  if (passage.language() == Language::de && word == "von") return at + 1 < passage.size() && passage[at + 1].capital;
  if (token.any(mask_of(WordClass::stop, WordClass::currency, WordClass::month, WordClass::number, WordClass::rate,
                        WordClass::to)))
    return false;
  const bool compound = passage.is_sign(at + 1, "-") && !passage[at + 1].blank_before;
  if (compound || token.any(mask_of(WordClass::adjective, WordClass::relative))) return true;
  switch (passage.language()) {
    case Language::de: {
      const bool behind_von = at > 0 && passage.folded(at - 1) == "von";
      return behind_von || (!token.capital && (word.ends_with("e") || word.ends_with("en") || word.ends_with("er") ||
                                               word.ends_with("es") || word == "neu"));
    }
    case Language::en:
      return token.capital || (!word.ends_with("s") && word.size() > 1);
    case Language::fr:
      return is_one_of(word, {"nouveaux", "nouvelles", "grands", "grandes", "autres", "premiers", "petits", "de", "d",
                              "'", "anciens", "futurs", "gros"});
    case Language::ru:
      return word.ends_with("ых") || word.ends_with("их") || word.ends_with("ые") || word.ends_with("ие") ||
             word.ends_with("ого") || word.ends_with("ыми") || word.ends_with("ими");
  }
  return false;
}

bool is_unknown_noun(const Passage& passage, std::size_t at, bool right_behind) {
  const Token& token = passage[at];
  if (token.kind != TokenKind::word || token.any(~ClassMask{0}) || token.end - token.begin < 4) return false;
  const std::string_view word = passage.folded(at);
  switch (passage.language()) {
    case Language::de:
      return token.capital && !token.all_capitals && !token.sentence_start;
    case Language::en:
      return !token.capital && word.ends_with("s") && !word.ends_with("ss");
    case Language::fr:
      return right_behind && !token.capital && (word.ends_with("s") || word.ends_with("x"));
    case Language::ru:
      return false;
  }
  return false;
}

bool is_ordinal_here(const Passage& passage, std::size_t at, std::string_view denominator) {
  if (passage.language() != Language::en || denominator == "2" || denominator == "4" || at + 1 >= passage.size())
    return false;
  const Token& noun = passage[at + 1];
  if (word_is(passage, at + 1, {"year", "month"}) && word_is(passage, at + 2, {"of", "in"})) return true;
  return noun.kind == TokenKind::word && !noun.capital && !noun.sentence_start && !noun.is(WordClass::stop) &&
         !word_is(passage, at + 1, {"of",      "more", "less",  "fewer", "higher",  "lower", "below", "above", "larger",
                                    "smaller", "to",   "from",  "in",    "by",      "or",    "and",   "as",    "last",
                                    "this",    "year", "since", "over",  "between", "on",    "at",    "were",  "was",
                                    "is",      "are",  "comes", "goes",  "went",    "came"});
}

}  // namespace korridor
