#include <algorithm>

#include "korridor/news/amounts/amount_context.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/text/words.h"

/// A part of a unit or of a magnitude: a quarter of a percentage point, un demi-point, четверть миллиона, полпроцента.

namespace korridor {
namespace {

/// Over "of a", "de", "d'un", a hyphen: the token behind.
std::size_t skip_of(const Passage& passage, std::size_t at) {
  constexpr std::size_t kMost = 4;
  for (std::size_t i = 0; i < kMost && at < passage.size() && !passage[at].sentence_start; ++i, ++at) {
    const bool small = passage[at].is(WordClass::article) || passage.is_sign(at, "'") || passage.is_sign(at, "’") ||
                       (passage.is_sign(at, "-") && !passage[at].blank_before) ||
                       word_is(passage, at, {"of", "de", "d"});
    if (!small) break;
  }
  return at;
}

std::optional<Decimal> part(const Numeral& numeral, int parts) {
  constexpr int kPlaces = 3;
  const auto value = parts > 0 ? Decimal(1).divided(parts, kPlaces) : std::nullopt;
  return value && numeral.value.whole() ? value : std::nullopt;
}

}  // namespace

/// The unit or the magnitude behind a fraction, which the fraction is of; nothing where it is a share of something
/// else. `half a million` and halves of times are read with the fraction itself.
std::optional<AmountReader::Counted> AmountReader::part_of_unit(std::size_t behind, const Numeral& numeral,
                                                                int parts) const {
  const std::size_t at = skip_of(passage_, behind);
  const auto factor = part(numeral, parts);
  if (at >= passage_.size() || passage_[at].sentence_start || !factor) return std::nullopt;
  if (passage_[at].is(WordClass::percent)) {
    std::string unit(passage_.argument(passage_.sense(at, WordClass::percent)));
    return Counted{.unit = std::move(unit), .kind = "share", .factor = *factor, .last = at + passage_[at].span};
  }
  const bool named = at == behind ? passage_.language() == Language::ru || passage_.language() == Language::de
                                  : passage_.language() != Language::ru;
  if (!passage_[at].is(WordClass::scale) || !named || (parts == 2 && passage_.language() != Language::fr))
    return std::nullopt;
  Numeral whole = numeral;
  whole.last = at + passage_[at].span;
  whole.scale = to_int(passage_.argument(passage_.sense(at, WordClass::scale))).value_or(0);
  auto what = counted(whole);
  const auto scaled = factor->scaled(whole.scale);
  const auto product = what && scaled ? what->factor.times(*scaled) : std::nullopt;
  if (!product) return std::nullopt;
  what->factor = *product;
  return what;
}

/// A day and a half, a year and a half: "a day" is a rate elsewhere.
bool AmountReader::read_day_and_half(std::size_t at, std::vector<Figure>& out, std::size_t& next) {
  const std::size_t half = at + 2;
  if (passage_.language() != Language::en || !passage_[at].is(WordClass::rate) || passage_[at].span != 2 ||
      half >= passage_.size() || !passage_[half].is(WordClass::half) || passage_[half].sentence_start)
    return false;
  const Sense* time = passage_.word_sense(at + 1, WordClass::time);
  if (time == nullptr) return false;
  Counted what = split_unit(passage_.lexicon->argument(*time), half + passage_[half].span);
  what.kind = "duration";
  const Numeral number{
      .first = at, .last = what.last, .value = *Decimal::make(15, -1), .places = 1, .in_words = true};
  out.push_back(make(number, what, at));
  next = what.last;
  return true;
}

/// Полпроцента, полтонны, полвека: half of the unit that stands in the rest of the word.
bool AmountReader::read_half_word(std::size_t at, std::vector<Figure>& out, std::size_t& next) {
  constexpr std::string_view kHalf = "пол";
  if (passage_.language() != Language::ru || passage_[at].kind != TokenKind::word) return false;
  const std::string_view word = passage_.folded(at);
  if (!word.starts_with(kHalf) || passage_[at].any(mask_of(WordClass::number, WordClass::ratio))) return false;
  const std::uint32_t rest = passage_.lexicon->find(word.substr(kHalf.size()));
  if (rest == 0) return false;
  for (const Sense& sense : passage_.lexicon->senses(rest)) {
    if ((mask_of(sense.word_class) &
         mask_of(WordClass::percent, WordClass::unit, WordClass::time, WordClass::currency)) == 0)
      continue;
    Counted what = split_unit(passage_.lexicon->argument(sense), at + 1);
    what.money = sense.word_class == WordClass::currency;
    if (sense.word_class == WordClass::percent) what.kind = "share";
    if (sense.word_class == WordClass::time) what.kind = "duration";
    const Numeral half{.first = at, .last = at + 1, .value = *Decimal::make(5, -1), .places = 1, .in_words = true};
    out.push_back(make(half, what, at));
    next = std::max<std::size_t>(at + 1, out.back().last_token);
    return true;
  }
  return false;
}

}  // namespace korridor
