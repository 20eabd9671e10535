#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amount_context.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

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
  const std::string_view word = passage.folded(at);
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
      is_one_of(passage.folded(at), {"earlier", "ago", "later", "before", "old", "older", "ранее", "назад"}))
    return true;
  if (at >= passage.size() || passage[at].sentence_start) return false;
  const bool four_digits = passage[at].kind == TokenKind::number && passage.bytes(at).size() == 4;
  return passage[at].is(WordClass::relative) ||
         (four_digits && (passage.bytes(at).starts_with("19") || passage.bytes(at).starts_with("20")));
}

/// 450 kt of copper and 25 kt of cobalt a year: numbers that are joined share what stands behind them.
bool joins_figures(const Passage& passage, std::size_t number) {
  for (std::size_t at = number; at > 0 && number - at < 3; --at)
    if (word_is(passage, at - 1,
                {"und", "and", "et", "и", "sowie", "bis", "to", "à", "до", "or", "oder", "ou", "или", "-", "–"}))
      return true;
  return false;
}

/// An adverb of rate anywhere in the clause of a figure.
std::string clause_rate(const Passage& passage, const Figure& figure) {
  constexpr std::size_t kReach = 24;
  bool near = false;
  for (std::size_t at = figure.last_token, steps = 0; !ends_clause(passage, at) && steps < kReach; ++steps) {
    if (passage[at].kind == TokenKind::number && !joins_figures(passage, at)) break;  // the rate is that one's
    if (passage[at].is(WordClass::rate)) {
      std::string rate = rate_argument(passage, at, near);
      const std::size_t behind = at + passage[at].span;
      // Tonerde im Jahr ausgelegt: a German verb may close the clause
      const bool closed =
          ends_clause(passage, behind) || (passage.language() == Language::de && behind < passage.size() &&
                                           !passage[behind].capital && ends_clause(passage, behind + 1));
      if (!a_year_follows(passage, behind) && (!near || closed)) return rate;
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

/// Die Tonne kostet 38 Dollar, тонна на границе стоит 62 доллара: what the price is of stands before the verb.
std::string unit_that_costs(const Passage& passage, const Figure& figure) {
  constexpr std::size_t kReach = 12, kShortest = 4;
  bool costs = false;
  for (std::size_t at = figure.first_token, steps = 0; at > 0 && !passage[at].sentence_start && steps < kReach;
       ++steps) {
    --at;
    if (passage[at].kind != TokenKind::word) return {};
    costs |= word_is(passage, at, {"kostet",   "kostete", "costs",  "cost",      "fetches",   "fetched",  "coûte",
                                   "coûtait",  "vaut",    "valait", "reviendra", "revient",   "revenait", "обойдется",
                                   "обошлась", "стоит",   "стоила", "стоил",     "обходится", "дороже",   "дешевле"});
    const Sense* unit = passage.sense(at, WordClass::unit);
    if (!costs || unit == nullptr || passage[at].end - passage[at].begin < kShortest) continue;
    const bool counted = at > 0 && !passage[at].sentence_start &&
                         (passage[at - 1].kind == TokenKind::number ||
                          passage[at - 1].any(mask_of(WordClass::number, WordClass::scale, WordClass::per)));
    if (counted) return {};
    const std::string_view id = passage.argument(unit);
    return std::string(id.substr(0, id.find_first_of(" */")));
  }
  return {};
}

}  // namespace

void read_rate(const Passage& passage, Figure& figure) {
  std::size_t at = figure.last_token;
  if (passage.is_sign(at, ".") && passage.is_sign(at + 1, "/")) ++at;  // долл./т
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
      const bool article = passage.language() == Language::fr && !word_is(passage, at, {"par", "pour"}) &&
                           passage[at].kind == TokenKind::word;  // dollars la tonne, but not: dollars la mine
      if ((time_only || article) && !passage.at(behind).any(mask_of(WordClass::time, WordClass::unit)) &&
          !passage.is_sign(behind, "'") && !passage.is_sign(behind, "’") && !word_is(passage, behind, {"livre"}))
        return;
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
  if (!each && figure.money && figure.per.empty()) figure.per = unit_that_costs(passage, figure);
}

}  // namespace korridor
