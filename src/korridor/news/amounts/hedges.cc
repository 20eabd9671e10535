#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amount_context.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

constexpr ClassMask kHedges = mask_of(WordClass::about, WordClass::bound);

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
  if (over == 0 || passage[over].sentence_start || passage.language() != Language::de) return false;
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

/// 8 Prozent mehr als ein Jahr zuvor: compared with a time, which is no more than it says.
bool compares_with_then(const Passage& passage, std::size_t hedge, const Figure& figure) {
  return figure.kind == "duration" &&
         word_is(passage, hedge + passage[hedge].span - 1, {"als", "than", "de", "d", "'", "чем", "более", "больше"}) &&
         word_is(passage, figure.last_token,
                 {"zuvor", "früher", "davor", "earlier", "before", "ago", "previously", "auparavant", "plus", "ранее",
                  "назад"});
}

/// 15 percent less than the 3.6 Mt of 2023: compared with an amount, which is no less than it says.
bool compares_with_level(const Passage& passage, std::size_t hedge, const Figure& figure) {
  return hedge > 0 && figure.unit != "percent" && figure.kind != "duration" &&
         passage[hedge - 1].is(WordClass::percent) &&
         word_is(passage, hedge + passage[hedge].span - 1, {"als", "than", "que", "чем"});
}

void apply_hedge(const Passage& passage, std::size_t at, Figure& figure) {
  if (const Sense* about = passage.sense(at, WordClass::about)) {
    const std::string_view way = passage.argument(about);
    figure.about = way == "below" ? About::below : way == "above" ? About::above : About::about;
    return;
  }
  if (passage[at].is(WordClass::to) && tells_change(passage, at)) return;  // вырос до 33 млн тонн
  if (compares_with_then(passage, at, figure) || compares_with_level(passage, at, figure)) return;
  const std::string_view bound = passage.argument(passage.sense(at, WordClass::bound));
  if (bound == "min") figure.bound = Bound::min;
  if (bound == "max") figure.bound = Bound::max;
  // läuft über 30 Jahre: for; seit über 30 Jahren: more than
  if (bound == "over" && figure.kind == "duration" && !(at > 0 && passage[at - 1].is(WordClass::stop))) return;
  if (bound == "over" && !amounting_to(passage, at) && !verb_takes_over(passage, at)) figure.bound = Bound::min;
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
    if (end != at && word_is(passage, end, {"vor"})) break;  // mehr als vor fünf Jahren
    if (end != at && is_one_of(passage.folded(*hedge), {"under", "unter", "below", "sous"})) break;  // under the
    apply_hedge(passage, *hedge, figure);
    at = *hedge;
  }
  const std::size_t behind = figure.last_token;
  if (behind < passage.size() && passage[behind].is(WordClass::bound) &&
      passage.argument(passage.sense(behind, WordClass::bound)) == "after_min")
    figure.bound = Bound::min;
}

std::size_t skip_hedges(const Passage& passage, std::size_t at) {
  while (at < passage.size() && passage[at].any(kHedges) && !passage[at].sentence_start) at += passage[at].span;
  return at;
}

}  // namespace korridor
