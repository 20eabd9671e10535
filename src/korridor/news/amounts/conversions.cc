#include "korridor/news/amounts/conversions.h"

#include <algorithm>

#include "korridor/news/amounts/amount_context.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_hedge(const Passage& passage, std::size_t at) {
  for (const char* sign : {"≈", "=", "~"})
    if (passage.is_sign(at, sign)) return true;
  return passage[at].any(mask_of(WordClass::about, WordClass::sign)) || word_is(passage, at, {"de"});
}

/// Right behind a bracket that opens shortly behind the first sum: ($130.50 a tonne), (rund 975 EUR je Tonne).
bool stands_in_bracket(const Passage& passage, const Figure& first, const Figure& second) {
  constexpr std::size_t kNear = 4;
  std::size_t at = second.first_token;
  while (at > first.last_token && is_hedge(passage, at - 1)) --at;
  if (at == first.last_token || !passage.is_sign(at - 1, "(") || at - 1 - first.last_token > kNear) return false;
  for (std::size_t i = first.last_token; i + 1 < at; ++i)
    if (passage[i].kind == TokenKind::sign && !passage.is_sign(i, "-")) return false;
  return passage.is_sign(second.last_token, ")") || passage.is_sign(second.last_token, ",");
}

/// soit, or, entspricht, что составляет: words between two sums that say that they are one.
bool says_equal(const Passage& passage, std::size_t first, std::size_t last) {
  constexpr std::size_t kNear = 5;
  if (last <= first || last - first > kNear) return false;
  bool equal = false;
  for (std::size_t at = first; at < last; ++at) {
    const bool word = word_is(passage, at,
                              {"soit", "or", "oder", "entspricht", "entsprechen", "umgerechnet", "equivalent", "equals",
                               "equivalente", "или", "эквивалентно", "equivaut", "d'environ"});
    equal |= word;
    const bool small = word || passage.is_sign(at, ",") || is_hedge(passage, at) ||
                       word_is(passage, at, {"das", "sind", "à", "to", "что", "составляет"});
    if (!small) return false;
  }
  return equal || (word_is(passage, first, {"что"}) || word_is(passage, first + 1, {"что"})) ||
         (word_is(passage, first + 1, {"das"}) && word_is(passage, first + 2, {"sind"}));
}

/// 1.150 USD (rund 975 EUR) je Tonne: what one of the two is per, or what stands behind the bracket, both are.
void share_rate(const Passage& passage, Figure& first, Figure& second) {
  std::string per = first.per.empty() ? second.per : first.per;
  if (per.empty() && passage.is_sign(second.last_token, ")")) {
    Figure behind = second;
    behind.last_token = second.last_token + 1;
    if (passage.at(behind.last_token).any(mask_of(WordClass::per, WordClass::rate))) read_rate(passage, behind);
    per = behind.per;
  }
  if (per.empty()) return;
  for (Figure* figure : {&first, &second}) {
    figure->per = per;
    figure->kind = "price";
  }
}

}  // namespace

void mark_conversions(const Passage& passage, Article& block) {
  for (std::size_t i = 0; i + 1 < block.figures.size(); ++i) {
    Figure& first = block.figures[i];
    Figure& second = block.figures[i + 1];
    if (!first.money || !second.money || first.unit == second.unit || second.first_token < first.last_token) continue;
    if (first.value == Decimal(1) || second.value == Decimal(1)) continue;  // ($1 = 19 kwacha): a rate
    if (first.value_max.has_value() != second.value_max.has_value()) continue;
    bool apart = false;
    for (std::size_t at = first.last_token; at <= second.first_token; ++at) apart |= passage[at].sentence_start;
    const bool same_rate = first.per == second.per || first.per.empty() || second.per.empty();
    second.converts =
        !apart && same_rate &&
        (stands_in_bracket(passage, first, second) || says_equal(passage, first.last_token, second.first_token));
    if (second.converts) share_rate(passage, first, second);
  }
}

}  // namespace korridor
