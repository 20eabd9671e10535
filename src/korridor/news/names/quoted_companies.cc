#include "korridor/news/names/quoted_companies.h"

#include <algorithm>
#include <array>
#include <string>

#include "korridor/base/fold.h"
#include "korridor/news/names/name_runs.h"
#include "korridor/news/text/latin.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Частная, местная, немецкого, крупнейшей: an adjective in front of the quotes.
bool describes(const Passage& passage, std::size_t at) {
  const Token& token = passage[at];
  constexpr std::size_t kShortest = 10;  // bytes of five letters
  if (token.kind != TokenKind::word || token.end - token.begin < kShortest ||
      token.any(mask_of(WordClass::firm, WordClass::count, WordClass::ordinal)))
    return false;
  const std::string_view word = passage.folded(at);
  const bool kind =
      std::ranges::any_of(std::to_array<std::string_view>({"частн", "местн", "государственн", "госуд", "национальн",
                                                           "крупнейш", "российск", "иностранн", "дочерн",
                                                           "инжинирингов", "торгов", "горнорудн", "угольн", "нефтян"}),
                          [&](std::string_view stem) { return word.starts_with(stem); });
  return (kind || token.is(WordClass::adjective)) &&
         ends_with_any(word, {"ая", "ый", "ий", "ой", "ого", "ому", "ым", "им", "ую", "ое"});
}

/// Владеющая рудником, разрабатывающий Джеруй, входящей в: only who acts has such a participle.
bool is_participle(const Passage& passage, std::size_t at) {
  if (at >= passage.size() || passage[at].sentence_start || passage[at].kind != TokenKind::word || passage[at].capital)
    return false;
  constexpr std::size_t kShortest = 14;
  if (passage[at].end - passage[at].begin < kShortest) return false;
  const std::string_view word = passage.folded(at);
  return ends_with_any(word,
                       {"ющий", "ющая", "ющее", "ющей", "ющего", "щий", "щая", "щей", "щего", "вший", "вшая", "вшей"});
}

/// Behind a comma or a bracket: дочка X, дочерняя структура, частная фирма, оператор.
bool is_apposition(const Passage& passage, std::size_t at) {
  constexpr std::size_t kNear = 3;
  for (std::size_t i = at; i < std::min(at + kNear, passage.size()) && !passage[i].sentence_start; ++i) {
    if (passage[i].is(WordClass::firm) ||
        word_is(passage, i, {"дочка", "дочерняя", "дочерней", "структура", "фирма", "подразделение"}))
      return true;
    if (passage[i].kind == TokenKind::sign || passage[i].any(mask_of(WordClass::act, WordClass::speech))) return false;
  }
  return false;
}

/// The case that a preposition asks for, taken off the last word: с «Уралхимом», у «Сибура», в «Узатоме».
std::string without_case(const std::string& name, std::string_view preposition) {
  const auto cut = [&](std::string_view ending) {
    return name.ends_with(ending) && name.size() > ending.size() + 6 ? name.substr(0, name.size() - ending.size())
                                                                     : std::string();
  };
  std::string base;
  if (preposition == "с" || preposition == "со") base = !cut("ом").empty() ? cut("ом") : cut("ем");
  if (preposition == "у" || preposition == "от" || preposition == "из" || preposition == "для") base = cut("а");
  if (preposition == "в" || preposition == "на") base = cut("е");
  if (preposition == "к") base = cut("у");
  return base.empty() ? name : base;
}

bool tells_deal(const Passage& passage, std::size_t at) {
  const auto [first, last] = sentence_around(passage, at);
  for (std::size_t i = first; i < last; ++i)
    if (passage[i].any(mask_of(WordClass::act, WordClass::deal, WordClass::speech))) return true;
  return false;
}

}  // namespace

void learn_quoted_companies(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() != Language::ru || !passage.is_sign(at, "«")) return;
  const std::size_t first = at + 1, last = quoted_run(passage, first);
  constexpr std::size_t kMostWords = 4;
  if (last == first || last > first + kMostWords || !passage.is_sign(last, "»") || passage[first].any(kNamedThings))
    return;
  for (std::size_t i = first; i < last; ++i) {
    const bool sign = passage[i].kind == TokenKind::sign && !passage.is_sign(i, "-");
    if (sign || passage[i].any(mask_of(WordClass::stop, WordClass::speech, WordClass::act))) return;
  }
  const bool comma = passage.is_sign(last + 1, ",") || passage.is_sign(last + 1, "(");
  const bool told = comma && (is_participle(passage, last + 2) || is_apposition(passage, last + 2));
  const bool described = at > 0 && !passage[at].sentence_start && describes(passage, at - 1);
  if (told || (described && tells_deal(passage, at))) return learn(passage, local, "company", first, last);
  if (at == 0 || passage[at].sentence_start || !tells_deal(passage, at)) return;
  const std::string_view before = passage.folded(at - 1);
  if (!is_one_of(before, {"с", "со", "у", "от", "в", "к", "для"})) return;
  const std::string name = text_between(passage, first, last), base = without_case(name, before);
  local.add("company", to_latin(base), folded_words(passage, first, last));
}

void learn_quoted_pair(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() != Language::ru || !word_is(passage, at, {"и"}) || at < 2) return;
  const auto is_company = [&](std::size_t token) {
    return token < passage.size() && passage[token].is(WordClass::company);
  };
  const bool quoted_behind = opens_quote(passage, at + 1);
  const bool known_behind = is_company(at + 1) || (quoted_behind && is_company(at + 2));
  const std::size_t close = at - 1;
  if (known_behind && passage.is_sign(close, "»")) {
    std::size_t open = close;
    while (open > 0 && close - open < 7 && !passage.is_sign(open, "«")) --open;
    if (passage.is_sign(open, "«") && open + 1 < close && quoted_run(passage, open + 1) == close &&
        !passage[open + 1].any(kNamedThings))
      learn(passage, local, "company", open + 1, close);
  }
  const bool known_before = is_company(close) || (passage.is_sign(close, "»") && is_company(close - 1));
  if (!known_before || !quoted_behind || at + 2 >= passage.size() || passage[at + 2].any(kNamedThings)) return;
  if (const std::size_t last = quoted_run(passage, at + 2); last > at + 2)
    learn(passage, local, "company", at + 2, last);
}

}  // namespace korridor
