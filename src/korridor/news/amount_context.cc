#include "korridor/news/amount_context.h"

#include <algorithm>
#include <array>

#include "korridor/base/fold.h"

namespace korridor {
namespace {

constexpr ClassMask kHedges = mask_of(WordClass::about, WordClass::bound);

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// A hedge that ends right before a token: where it begins, or nothing.
std::optional<std::size_t> hedge_before(const Passage& passage, std::size_t end) {
  if (end >= 2 && passage.is_sign(end - 1, ".") && passage[end - 2].word != 0 &&
      passage.lexicon->is_abbreviation(passage[end - 2].word))
    --end;
  for (std::size_t length = std::min<std::size_t>(4, end); length > 0; --length) {
    const Token& token = passage[end - length];
    if (token.span == length && token.any(kHedges)) return end - length;
  }
  return std::nullopt;
}

/// German "über" behind a noun that is no name: a contract over 200 million.
bool amounting_to(const Passage& passage, std::size_t over) {
  if (over == 0 || passage[over].sentence_start) return false;
  const Token& before = passage[over - 1];
  if (!before.capital || before.kind != TokenKind::word || before.any(kNamedThings))
    return before.any(mask_of(WordClass::company, WordClass::programme));
  return !(before.sentence_start && before.is(WordClass::stop));
}

/// verfügt über 3 Milliarden: the verb takes "über" itself.
bool verb_takes_over(const Passage& passage, std::size_t over) {
  for (std::size_t back = 1; back <= 3 && back <= over && !passage[over - back + 1].sentence_start; ++back)
    if (passage.argument(passage.sense(over - back, WordClass::cue)) == "over") return true;
  return false;
}

void apply_hedge(const Passage& passage, std::size_t at, Figure& figure) {
  if (const Sense* about = passage.sense(at, WordClass::about)) {
    const std::string_view way = passage.argument(about);
    figure.about = way == "below" ? About::below : way == "above" ? About::above : About::about;
    return;
  }
  if (passage[at].is(WordClass::to) && tells_change(passage, at)) return;  // вырос до 33 млн тонн
  const std::string_view bound = passage.argument(passage.sense(at, WordClass::bound));
  if (bound == "min") figure.bound = Bound::min;
  if (bound == "max") figure.bound = Bound::max;
  // läuft über 30 Jahre: for; seit über 30 Jahren: more than
  if (bound == "over" && figure.kind == "duration" && !(at > 0 && passage[at - 1].is(WordClass::stop))) return;
  if (bound == "over" && !amounting_to(passage, at) && !verb_takes_over(passage, at)) figure.bound = Bound::min;
}

bool ends_clause(const Passage& passage, std::size_t at) {
  if (at >= passage.size() || passage[at].sentence_start) return true;
  if (passage[at].kind != TokenKind::sign) return passage[at].kind == TokenKind::bad;
  if (passage.bytes(at) == ".") return passage.at(at + 1).sentence_start;
  return is_one_of(passage.bytes(at), {",", ";", ":", "(", ")", ".", "!", "?", "–", "—", "“", "”", "«", "»"});
}

/// What stands behind `per`: a time, a unit, a counted thing, with an article before it.
std::string per_what(const Passage& passage, std::size_t& at) {
  while (at < passage.size() && passage[at].any(mask_of(WordClass::article, WordClass::stop)) &&
         !passage[at].any(mask_of(WordClass::unit, WordClass::time)))
    ++at;
  if (at >= passage.size() || passage[at].sentence_start) return {};
  const auto first_part = [](std::string_view text) { return std::string(text.substr(0, text.find_first_of(" *"))); };
  for (const WordClass word_class : {WordClass::time, WordClass::unit, WordClass::count})
    if (const Sense* sense = passage.sense(at, word_class)) {
      at += passage[at].span;
      return first_part(passage.argument(sense));
    }
  const std::string word = folded(passage.bytes(at));
  ++at;
  if (is_one_of(word, {"pfund", "pound", "livre", "фунт"})) return "lb";
  return is_one_of(word, {"kopf", "capita", "habitant", "person", "душу"}) ? "person" : std::string();
}

std::string rate_argument(const Passage& passage, std::size_t at, bool& near) {
  std::string_view argument = passage.argument(passage.sense(at, WordClass::rate));
  const auto blank = argument.find(' ');
  near = blank != std::string_view::npos;
  return std::string(argument.substr(0, blank));
}

bool a_year_follows(const Passage& passage, std::size_t at) {
  if (at < passage.size() &&
      is_one_of(folded(passage.bytes(at)), {"earlier", "ago", "later", "before", "old", "older", "ранее", "назад"}))
    return true;
  if (at >= passage.size() || passage[at].sentence_start) return false;
  const bool four_digits = passage[at].kind == TokenKind::number && passage.bytes(at).size() == 4;
  return passage[at].is(WordClass::relative) ||
         (four_digits && (passage.bytes(at).starts_with("19") || passage.bytes(at).starts_with("20")));
}

/// An adverb of rate anywhere in the clause of a figure.
std::string clause_rate(const Passage& passage, const Figure& figure) {
  constexpr std::size_t kReach = 24;
  bool near = false;
  for (std::size_t at = figure.last_token, steps = 0; !ends_clause(passage, at) && steps < kReach; ++steps) {
    if (passage[at].is(WordClass::rate)) {
      std::string rate = rate_argument(passage, at, near);
      const std::size_t behind = at + passage[at].span;
      if (!a_year_follows(passage, behind) && (!near || ends_clause(passage, behind))) return rate;
    }
    at += passage[at].span;
  }
  for (std::size_t at = figure.first_token, steps = 0; at > 0 && !passage[at].sentence_start && steps < kReach;
       ++steps) {
    --at;
    if (ends_clause(passage, at) && !passage[at].sentence_start) break;
    if (!passage[at].is(WordClass::rate)) continue;
    std::string rate = rate_argument(passage, at, near);
    if (!near && !a_year_follows(passage, at + passage[at].span)) return rate;
  }
  return {};
}

}  // namespace

void read_hedges(const Passage& passage, std::size_t first, Figure& figure) {
  std::size_t at = first;
  for (int hedges = 0; hedges < 3 && at > 0 && !passage[at].sentence_start; ++hedges) {
    std::size_t end = at;
    if (!hedge_before(passage, end) && passage[end - 1].any(mask_of(WordClass::article, WordClass::stop)) &&
        !passage[end - 1].sentence_start && end >= 2 && hedge_before(passage, end - 1))
      --end;  // gut die Hälfte
    const auto hedge = hedge_before(passage, end);
    if (!hedge) break;
    if (end != at && is_one_of(folded(passage.bytes(*hedge)), {"under", "unter", "below", "sous"})) break;  // under the
    apply_hedge(passage, *hedge, figure);
    at = *hedge;
  }
  const std::size_t behind = figure.last_token;
  if (behind < passage.size() && passage[behind].is(WordClass::bound) &&
      passage.argument(passage.sense(behind, WordClass::bound)) == "after_min")
    figure.bound = Bound::min;
}

void read_rate(const Passage& passage, Figure& figure) {
  std::size_t at = figure.last_token;
  if (figure.unit == "percent" || figure.unit == "percent_point" || figure.unit == "ratio" || figure.kind == "duration")
    return;
  if (at < passage.size() && !passage[at].sentence_start) {
    bool near = false;
    if (passage[at].is(WordClass::rate) && !a_year_follows(passage, at + passage[at].span)) {
      figure.per = rate_argument(passage, at, near);
      return;
    }
    const bool a_pound = passage.language() == Language::en && figure.money &&
                         passage[at].is(WordClass::article);  // 60 dollars a barrel
    if (passage[at].is(WordClass::per) || a_pound) {
      std::size_t behind = at + passage[at].span;
      const bool time_only = passage.argument(passage.sense(at, WordClass::per)) == "time";  // в год, but not в рудник
      if (time_only && !passage.at(behind).any(mask_of(WordClass::time, WordClass::unit))) return;
      figure.per = per_what(passage, behind);
      if (!figure.per.empty()) figure.last_token = static_cast<std::uint32_t>(behind);
      if (!figure.per.empty()) return;
    }
  }
  static constexpr std::string_view kStanding[] = {"km", "m",  "mile", "km2", "m2",   "ha", "km/h", "degree_C",
                                                   "ft", "cm", "mm",   "nmi", "acre", "kV", "bp"};
  const std::size_t last = figure.last_token;
  const bool attribute =
      last >= 2 && passage.is_sign(last - 2, "-") && !passage[last - 2].blank_before;  // a 12-nation bloc
  if (attribute || std::ranges::find(kStanding, figure.unit) != std::end(kStanding)) return;
  const bool each =
      figure.first_token > 0 && passage[figure.first_token - 1].is(WordClass::per);  // Züge mit je 40 Wagen
  if (!each) figure.per = clause_rate(passage, figure);
}

bool compares(const Passage& passage, std::size_t behind, const Token& times) {
  const std::string_view word = passage.text.substr(times.begin, times.end - times.begin);
  if (word.starts_with("fach") || word.starts_with("раз") || word == "fold") return true;
  if (behind >= passage.size() || passage[behind].sentence_start) return false;
  const std::string next = folded(passage.bytes(behind));
  return is_one_of(next, {"so",   "soviel", "mehr",      "höher",      "grösser", "weniger", "schneller",
                          "as",   "more",   "higher",    "larger",     "greater", "less",    "the",
                          "plus", "moins",  "supérieur", "supérieure", "больше",  "меньше",  "выше"});
}

std::size_t end_of_comparison(const Passage& passage, std::size_t behind) {
  if (behind >= passage.size() || passage[behind].sentence_start) return behind;
  const std::string next = folded(passage.bytes(behind));
  if (is_one_of(next, {"soviel", "mehr", "more", "plus", "больше"})) return behind + 1;
  if (is_one_of(next, {"so", "as"}) && behind + 1 < passage.size() && passage[behind + 1].kind == TokenKind::word)
    return behind + 2;
  return behind;
}

std::size_t skip_french_of(const Passage& passage, std::size_t at) {
  if (at >= passage.size()) return at;
  const std::string word = folded(passage.bytes(at));
  if (word == "de" || word == "des") return at + 1;
  return word == "d" && at + 1 < passage.size() && folded(passage.bytes(at + 1)) == "'" ? at + 2 : at;
}

bool noun_of_half(const Passage& passage, std::size_t at) {
  const std::string word = folded(passage.bytes(at));
  return is_one_of(word, {"hälfte", "half", "moitié", "половина", "половины", "половину", "половиной", "половине"});
}

std::size_t skip_hedges(const Passage& passage, std::size_t at) {
  while (at < passage.size() && passage[at].any(kHedges) && !passage[at].sentence_start) at += passage[at].span;
  return at;
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

bool in_bracket_alone(const Passage& passage, const Numeral& numeral) {
  return numeral.first > 0 && passage.is_sign(numeral.first - 1, "(") && passage.is_sign(numeral.last, ")");
}

bool stands_as_year(const Passage& passage, std::size_t at) {
  if (at == 0) return false;
  const Token& before = passage[at - 1];
  if (before.any(mask_of(WordClass::year, WordClass::month, WordClass::part, WordClass::from, WordClass::to,
                         WordClass::season)))
    return true;
  const std::string word = folded(passage.bytes(at - 1));
  return is_one_of(
      word, {"seit", "ab", "in", "since", "until", "by", "en", "depuis", "dès", "с", "в", "к", "до", "bis", "for"});
}

bool is_part_of_name(const Passage& passage, const Numeral& numeral) {
  if (numeral.first == 0 || numeral.in_words || numeral.scale > 0 || passage[numeral.first].sentence_start)
    return false;
  const Token& before = passage[numeral.first - 1];
  if (passage.bytes(numeral.first).size() > 3 || before.kind != TokenKind::word || !before.capital) return false;
  if (passage.language() != Language::de && !before.sentence_start && !before.any(~ClassMask{0})) return true;
  return before.any(mask_of(WordClass::company, WordClass::programme)) ||
         is_one_of(
             folded(passage.bytes(numeral.first - 1)),
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

bool may_stand_between(const Passage& passage, std::size_t at) {
  const Token& token = passage[at];
  if (token.kind != TokenKind::word) return passage.is_sign(at, "-") && !token.blank_before;
  const std::string word = folded(passage.bytes(at));
  if (passage.language() == Language::de && word == "von") return at + 1 < passage.size() && passage[at + 1].capital;
  if (token.any(mask_of(WordClass::stop, WordClass::currency, WordClass::month, WordClass::number, WordClass::rate,
                        WordClass::to)))
    return false;
  const bool compound = passage.is_sign(at + 1, "-") && !passage[at + 1].blank_before;
  if (compound || token.any(mask_of(WordClass::adjective, WordClass::relative))) return true;
  switch (passage.language()) {
    case Language::de: {
      const bool behind_von = at > 0 && folded(passage.bytes(at - 1)) == "von";
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
  const std::string word = folded(passage.bytes(at));
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

}  // namespace korridor
