#include <algorithm>
#include <array>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amount_context.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/text/tender.h"
#include "korridor/news/text/words.h"

/// What a number counts: money, units, shares, times, nouns.

namespace korridor {
namespace {

constexpr ClassMask kValued = mask_of(WordClass::unit, WordClass::time, WordClass::count);

bool is_plain_year(const Passage& passage, const Numeral& numeral) {
  const auto year = numeral.value.whole();
  return passage[numeral.first].kind == TokenKind::number && numeral.scale == 0 && year && *year >= 1900 &&
         *year <= 2100 && passage.bytes(numeral.first).size() == 4;
}

/// 31 000 000 (тридцать один миллион) долларов, 12 (twelve) months: behind the bracket that repeats the number.
std::size_t behind_number_in_words(const Passage& passage, const Numeral& numeral, std::size_t at) {
  constexpr std::size_t kLongest = 12;
  if (!passage.is_sign(at, "(") || passage.at(numeral.first).kind != TokenKind::number) return at;
  std::size_t close = at + 1;
  for (; close < at + kLongest && close < passage.size() && !passage.is_sign(close, ")"); ++close)
    if (!passage[close].any(mask_of(WordClass::number, WordClass::scale, WordClass::article, WordClass::to)) &&
        !passage.is_sign(close, "-") && !passage.is_sign(close, "."))
      return at;
  return close > at + 1 && passage.is_sign(close, ")") ? close + 1 : at;
}

}  // namespace

const Sense* find_word_end(const Passage& passage, std::size_t at, WordClass word_class) {
  const Token& token = passage[at];
  if ((token.endings & mask_of(word_class)) == 0) return nullptr;
  const std::string_view word = passage.folded(at);
  for (std::size_t start = 2; start + 3 <= word.size(); ++start) {
    if ((static_cast<unsigned char>(word[start]) & 0xC0U) == 0x80) continue;
    const std::uint32_t found = passage.lexicon->find(word.substr(start));
    if (found == 0) continue;
    for (const Sense& sense : passage.lexicon->senses(found))
      if (sense.ends_words && sense.word_class == word_class) return &sense;
  }
  return nullptr;
}

std::optional<AmountReader::Counted> AmountReader::counted(const Numeral& numeral) const {
  std::size_t at = numeral.last;
  if (at >= passage_.size() || passage_[at].paragraph_before) return std::nullopt;
  at = behind_number_in_words(passage_, numeral, at);
  if (passage_.is_sign(at, "-") && !passage_[at].blank_before && at + 1 < passage_.size()) {
    if (passage_.language() == Language::ru && word_is(passage_, at + 1, {"м", "го", "му", "й", "х", "е"}))
      return std::nullopt;  // в 2021-м
    ++at;
    // ein 20-Fuß-Container: how large one is, and not how many
    if (passage_.language() == Language::de && passage_.is_sign(at + 1, "-") && !passage_[at + 1].blank_before)
      return unit_at(at, numeral);
  }
  // 793,445 60-kg bags: what one of them weighs stands between
  if (passage_.at(at).kind == TokenKind::number && passage_.is_sign(at + 1, "-") && !passage_[at + 1].blank_before &&
      passage_.at(at + 2).is(WordClass::unit) && at + 3 < passage_.size() && !passage_[at].paragraph_before)
    return noun_at(at + 3);
  if (passage_.language() == Language::fr && numeral.in_words + numeral.scale > 0) at = skip_french_of(passage_, at);
  if (at >= passage_.size() || (at > numeral.first && passage_[at].sentence_start)) return std::nullopt;
  if (is_plain_year(passage_, numeral) && passage_[at].any(mask_of(WordClass::time, WordClass::year)))
    return std::nullopt;
  if (auto unit = unit_at(at, numeral)) return unit;
  return noun_behind(at, numeral);
}

std::optional<AmountReader::Counted> AmountReader::unit_at(std::size_t at, const Numeral& numeral) const {
  const Token& token = passage_[at];
  const std::size_t behind = at + token.span;
  const auto whole = [&](WordClass word_class) {
    return std::string(passage_.argument(passage_.sense(at, word_class)));
  };
  if (numeral.only_article && numeral.scale == 0 && token.is(WordClass::sign)) return std::nullopt;
  if (const auto money = money_of_state(at)) return money;
  if (const auto money = money_of_named_state(at)) return money;
  if (passage_.language() == Language::en && passage_.bytes(at) == "c" && !token.blank_before &&
      passage_.is_sign(behind, "/")) {  // 64.9c/lb
    auto cents = split_unit("~cent*-2", behind);
    cents.money = true;
    return cents;
  }
  if (token.any(mask_of(WordClass::currency, WordClass::sign)) && !is_letter_sign(passage_, at)) {
    auto money = split_unit(whole(token.is(WordClass::currency) ? WordClass::currency : WordClass::sign), behind);
    money.money = true;
    return money;
  }
  if (numeral.only_article && token.is(WordClass::count) &&
      !token.any(mask_of(WordClass::unit, WordClass::fraction, WordClass::time)))
    return std::nullopt;
  if (token.is(WordClass::percent))
    return Counted{.unit = whole(WordClass::percent), .kind = "share", .per = {}, .last = behind};
  if (token.is(WordClass::percent_adj)) return Counted{.unit = "percent", .kind = "share", .per = {}, .last = behind};
  if (token.is(WordClass::fraction)) return fraction_at(at, numeral);
  if (token.is(WordClass::times) && !numeral.only_article && is_multiple(at, numeral))
    return Counted{.unit = "ratio", .kind = "ratio", .per = {}, .last = behind};
  if (numeral.scale > 0 && token.is(WordClass::time) && !token.is(WordClass::unit)) return std::nullopt;
  if (token.is(WordClass::unit)) return split_unit(whole(WordClass::unit), behind);
  if (const Sense* unit = find_word_end(passage_, at, WordClass::unit))
    return split_unit(passage_.lexicon->argument(*unit), behind);
  if (token.is(WordClass::time) && !word_is(passage_, at, {"годом"})) {  // годом ранее
    std::string id = whole(WordClass::time);
    id.resize(std::min(id.find(' '), id.size()));  // "year jaehrig"
    const bool and_a_half = passage_.at(behind).is(WordClass::half) && !passage_.at(behind).sentence_start;
    if (numeral.only_article && !and_a_half && (id == "day" || id == "quarter")) return std::nullopt;
    if (id == "hour" && is_clock_time(passage_, numeral, behind)) return std::nullopt;
    auto time = split_unit(id, behind);
    time.kind = "duration";
    return time;
  }
  return std::nullopt;
}

/// Zambian kwacha, namibische Dollar, гвинейских франков; francs guinéens
std::optional<AmountReader::Counted> AmountReader::money_of_state(std::size_t at) const {
  const bool behind = passage_.language() == Language::fr;
  const std::size_t first = at + passage_[at].span;
  if (first >= passage_.size() || passage_[first].sentence_start) return std::nullopt;
  const Token& state = passage_[behind ? first : at];
  const Token& word = passage_[behind ? at : first];
  if (!state.is(WordClass::adjective) || !word.is(WordClass::currency)) return std::nullopt;
  auto money = split_unit(std::string(passage_.argument(passage_.sense(word, WordClass::currency))),
                          first + passage_[first].span);
  money.money = true;
  money.unit = tender_of(passage_.argument(passage_.sense(state, WordClass::adjective)), money.unit);
  return money;
}

/// Times as much; rose two and a half times, увеличился в 1,3 раза; not "met three times".
bool AmountReader::is_multiple(std::size_t at, const Numeral& numeral) const {
  std::size_t behind = at + passage_[at].span;
  if (passage_.at(behind).is(WordClass::half) && !passage_.at(behind).sentence_start)  // deux fois et demie plus
    behind += passage_[behind].span;
  if (compares(passage_, behind, passage_[at])) return true;
  const bool broken = numeral.value.exponent() < 0 || word_is(passage_, behind, {"to"});
  return passage_.language() == Language::en && broken && numeral.first > 0 &&
         passage_.argument(passage_.sense(numeral.first - 1, WordClass::cue)) == "change";
}

/// Namibia-Dollar, Hongkong-Dollar, Kongo-Franc
std::optional<AmountReader::Counted> AmountReader::money_of_named_state(std::size_t at) const {
  const Sense* state = passage_.sense(at, WordClass::country);
  const std::size_t word = at + passage_[at].span + 1;
  if (state == nullptr || passage_.language() != Language::de || word >= passage_.size() ||
      !passage_.is_sign(word - 1, "-") || !passage_[word].is(WordClass::currency))
    return std::nullopt;
  auto money =
      split_unit(std::string(passage_.argument(passage_.sense(word, WordClass::currency))), word + passage_[word].span);
  money.money = true;
  money.unit = tender_of(passage_.argument(state), money.unit);
  return money;
}

/// Russian has no article: треть экспорта, почти четверть; but not "в четверти".
bool AmountReader::stands_as_share(std::size_t at, std::size_t behind) const {
  if (passage_.bytes(at - 1) == "в" || passage_.bytes(at - 1) == "во") return false;
  if (word_is(passage_, at - 1, {"на"}) && tells_change(passage_, at)) return true;  // подорожал на четверть
  return behind < passage_.size() && passage_[behind].kind == TokenKind::word && !passage_[behind].sentence_start;
}

/// zwei Drittel; eine halbe Milliarde Euro, ein halbes Jahr; halb so viel.
std::optional<AmountReader::Counted> AmountReader::fraction_at(std::size_t at, const Numeral& numeral) const {
  const std::string denominator(passage_.argument(passage_.sense(at, WordClass::fraction)));
  const std::size_t behind = at + passage_[at].span;
  const bool digits = numeral.last > numeral.first && passage_[numeral.first].kind == TokenKind::number;
  if ((denominator == "2" && digits) || numeral.value > Decimal(to_int(denominator).value_or(0)))
    return std::nullopt;  // more than the whole
  if (numeral.only_article && is_ordinal_here(passage_, at, denominator)) return std::nullopt;
  if (auto part = part_of_unit(behind, numeral, to_int(denominator).value_or(0))) return part;
  if (denominator == "2" && behind < passage_.size()) {
    Numeral half = numeral;
    half.last = behind;
    std::size_t scale_at = behind;
    while (scale_at < passage_.size() && passage_[scale_at].is(WordClass::article)) ++scale_at;  // half a million
    if (scale_at < passage_.size() && passage_[scale_at].is(WordClass::scale)) {
      const int power = to_int(passage_.argument(passage_.sense(scale_at, WordClass::scale))).value_or(0);
      half.last = scale_at + 1;
      half.scale = power;
      if (auto what = counted(half)) {
        what->factor = what->factor.times(*Decimal::make(5, power - 1)).value_or(Decimal(1));
        return what;
      }
    }
    if (passage_[scale_at < passage_.size() ? scale_at : behind].any(mask_of(WordClass::time, WordClass::unit)))
      if (auto what = unit_at(scale_at, half)) {
        what->factor = what->factor.times(*Decimal::make(5, -1)).value_or(Decimal(1));
        return what;
      }
    if (compares(passage_, behind, passage_[at])) {
      const std::size_t last = end_of_comparison(passage_, behind);
      return Counted{.unit = "ratio", .kind = "ratio", .per = {}, .factor = *Decimal::make(5, -1), .last = last};
    }
    if (!noun_of_half(passage_, at)) return std::nullopt;
  }
  const bool bare = denominator != "2" && numeral.first == numeral.last && at > 0;
  if (bare && !(passage_.language() == Language::ru && stands_as_share(at, behind)))
    return std::nullopt;  // "im Viertel": a part of town
  return Counted{.unit = "percent", .kind = "fraction", .per = denominator, .last = behind};
}

/// A unit's id with its prefix and rate taken apart: `t*6` is a million tonnes, `barrel/day` barrels per day.
AmountReader::Counted AmountReader::split_unit(std::string id, std::size_t behind) const {
  Counted what{.unit = std::move(id), .kind = {}, .per = {}, .last = behind};
  if (const auto slash = what.unit.find('/'); slash != std::string::npos) {
    const std::string per = what.unit.substr(slash + 1);
    constexpr std::array<std::string_view, 5> times{"year", "month", "week", "day", "hour"};
    if (std::ranges::find(times, per) != times.end()) {
      what.per = per;
      what.unit.resize(slash);
    }
  }
  if (const auto star = what.unit.find('*'); star != std::string::npos) {
    const std::string_view factor = std::string_view(what.unit).substr(star + 1);
    what.factor = factor == "10" || factor == "100" ? Decimal(to_int(factor).value_or(1))
                                                    : Decimal::make(1, to_int(factor).value_or(0)).value_or(Decimal(1));
    what.unit.resize(star);
  }
  return what;
}

/// A counted noun, maybe behind adjectives: 5.000 von China finanzierte Unternehmen, 37 Boeing-Flugzeuge.
std::optional<AmountReader::Counted> AmountReader::noun_behind(std::size_t at, const Numeral& numeral) const {
  if (numeral.only_article) return std::nullopt;
  const bool year = is_plain_year(passage_, numeral);
  if (year && stands_as_year(passage_, numeral.first)) return std::nullopt;
  if (is_part_of_name(passage_, numeral)) return std::nullopt;
  constexpr std::size_t kReach = 6;
  for (std::size_t i = at; i < passage_.size() && i < at + kReach; i += passage_[i].span) {
    if (i > at && (passage_[i].sentence_start || year)) break;
    if (passage_.argument(passage_.sense(i, WordClass::speech)) == "according") break;  // 85,000 according to shippers
    if (i > at && passage_[i].any(kValued) && !passage_[i].is(WordClass::count))
      if (auto unit = unit_at(i, numeral); unit && !unit->money) return unit;
    if (auto noun = noun_at(i)) return noun;
    if (!may_stand_between(passage_, i)) {
      if (!year && numeral.scale == 0 && is_unknown_noun(passage_, i, i == at) &&
          passage_[numeral.first].kind == TokenKind::number)
        return Counted{.unit = std::string(passage_.folded(i)), .kind = "count", .per = {}, .last = i + 1};
      break;
    }
  }
  return std::nullopt;
}

std::optional<AmountReader::Counted> AmountReader::noun_at(std::size_t at) const {
  const Token& token = passage_[at];
  const Sense* noun = passage_.sense(at, WordClass::count);
  if (noun == nullptr) noun = passage_.word_sense(at, WordClass::count);
  if (noun == nullptr) noun = find_word_end(passage_, at, WordClass::count);
  if (noun == nullptr) return std::nullopt;
  return Counted{.unit = passage_.lexicon->argument(*noun),
                 .kind = "count",
                 .per = {},
                 .last = at + (token.is(WordClass::count) ? token.span : 1)};
}

}  // namespace korridor
