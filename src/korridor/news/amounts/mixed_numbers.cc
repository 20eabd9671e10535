#include "korridor/news/amounts/mixed_numbers.h"

#include <algorithm>
#include <string>

#include "korridor/news/amounts/amount_context.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// The words of a number that begin at a token, without what extends them; nothing for digits and for magnitudes.
std::optional<Numeral> plain_words(const Passage& passage, std::size_t at) {
  if (at >= passage.size() || passage[at].sentence_start) return std::nullopt;
  if (passage[at].is(WordClass::article) && !passage[at].is(WordClass::number))
    return Numeral{.first = at, .last = at + passage[at].span, .value = Decimal(1), .in_words = true};
  const auto numeral = read_words(passage, at);
  return numeral && numeral->value.exponent() >= 0 ? numeral : std::nullopt;
}

/// Zwei Dutzend, three dozen, полтора десятка, deux douzaines.
void take_dozens(const Passage& passage, Numeral& numeral) {
  const std::size_t at = numeral.last;
  if (passage.at(at).sentence_start || !(numeral.value < Decimal(20))) return;
  const int size = word_is(passage, at, {"dutzend", "dozen", "douzaines", "дюжины", "дюжин"})           ? 12
                   : word_is(passage, at, {"десятка", "десятков", "десятками", "десятках", "dizaines"}) ? 10
                   : word_is(passage, at, {"сотен", "сотни", "сотнями", "centaines"})                   ? 100
                                                                                                        : 0;
  const auto product = size == 0 ? std::nullopt : numeral.value.times(Decimal(size));
  if (!product) return;
  numeral.value = *product;
  numeral.last = at + 1;
  numeral.in_words = true;
}

/// Drei Komma zwei, two point three five, cinq virgule vingt-cinq.
void take_spoken_decimals(const Passage& passage, Numeral& numeral) {
  constexpr std::size_t kMost = 4;  // digits
  if (!numeral.in_words || passage.at(numeral.last).sentence_start ||
      !word_is(passage, numeral.last, {"komma", "point", "virgule"}))
    return;
  std::string digits;
  std::size_t at = numeral.last + 1;
  while (digits.size() < kMost && at < passage.size() && !passage[at].sentence_start) {
    if (word_is(passage, at, {"null", "zero", "zéro", "nought"})) {
      digits += '0';
      ++at;
      continue;
    }
    const auto word = passage[at].is(WordClass::article) ? std::nullopt : plain_words(passage, at);
    if (!word || !(word->value < Decimal(100))) break;
    digits += word->value.text();
    at = word->last;
  }
  const auto places = static_cast<int>(digits.size());
  const auto fraction = to_int(digits);
  if (!fraction || digits.size() > kMost) return;
  const auto sum = numeral.value.plus(Decimal::make(*fraction, -places).value_or(Decimal{}));
  if (!sum) return;
  numeral.value = *sum;
  numeral.places = places;
  numeral.last = at;
}

/// The token behind what joins a whole number and its fraction: two [and] a quarter, семь [целых и] девять десятых.
std::size_t behind_joint(const Passage& passage, std::size_t at) {
  std::size_t next = at;
  if (passage.language() == Language::ru && word_is(passage, next, {"целых", "целая", "целой", "целую", "целыми"}))
    ++next;
  if (word_is(passage, next, {"and", "et", "и", "und"})) ++next;
  return next;
}

/// Two and a quarter per cent, deux et trois quarts, семь целых девять десятых процента; not "between two and three".
void take_fraction(const Passage& passage, Numeral& numeral) {
  if (numeral.value.exponent() < 0 || passage.at(numeral.last).sentence_start) return;
  if (numeral.first > 0 && passage[numeral.first - 1].is(WordClass::from)) return;
  const std::size_t next = behind_joint(passage, numeral.last);
  const auto counter = next == numeral.last ? std::nullopt : plain_words(passage, next);
  if (!counter || counter->last >= passage.size() || passage[counter->last].sentence_start) return;
  const auto parts = to_int(passage.argument(passage.sense(counter->last, WordClass::fraction)));
  if (!parts || *parts < 3 || !(counter->value < Decimal(*parts)) ||
      is_ordinal_here(passage, counter->last, passage.argument(passage.sense(counter->last, WordClass::fraction))))
    return;
  const auto fraction = counter->value.divided(*parts, 3);
  const auto sum = fraction ? numeral.value.plus(*fraction) : std::nullopt;
  if (!sum) return;
  numeral.value = *sum;
  numeral.places = std::max(0, -sum->exponent());
  numeral.last = counter->last + passage[counter->last].span;
}

}  // namespace

void extend_in_words(const Passage& passage, Numeral& numeral) {
  take_dozens(passage, numeral);
  take_spoken_decimals(passage, numeral);
  take_fraction(passage, numeral);
}

}  // namespace korridor
