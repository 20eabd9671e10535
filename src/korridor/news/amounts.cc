#include "korridor/news/amounts.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "korridor/base/fold.h"
#include "korridor/news/amount_context.h"

namespace korridor {
namespace {

constexpr ClassMask kValued = mask_of(WordClass::unit, WordClass::time, WordClass::count);

int to_int(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// 2/3 of a hundred, rounded to two places as a percentage is written: 66.67.
std::optional<Decimal> as_percent(Decimal numerator, int denominator) {
  const auto hundred = numerator.times(Decimal(100));
  return hundred && denominator > 0 ? hundred->divided(denominator, 2) : std::nullopt;
}

bool is_plain_year(const Passage& passage, const Numeral& numeral) {
  const auto year = numeral.value.whole();
  return passage[numeral.first].kind == TokenKind::number && numeral.scale == 0 && year && *year >= 1900 &&
         *year <= 2100 && passage.bytes(numeral.first).size() == 4;
}

}  // namespace

const Sense* find_word_end(const Passage& passage, std::size_t at, WordClass word_class) {
  const Token& token = passage[at];
  if (passage.language() != Language::de || token.kind != TokenKind::word || !token.capital) return nullptr;
  if (token.end - token.begin < 6 || token.end - token.begin > 80) return nullptr;
  const std::string word = folded(passage.bytes(at));
  for (std::size_t start = 2; start + 3 <= word.size(); ++start) {
    if ((static_cast<unsigned char>(word[start]) & 0xC0U) == 0x80) continue;
    const std::uint32_t found = passage.lexicon->find(std::string_view(word).substr(start));
    if (found == 0) continue;
    for (const Sense& sense : passage.lexicon->senses(found))
      if (sense.ends_words && sense.word_class == word_class) return &sense;
  }
  return nullptr;
}

bool AmountReader::read(std::size_t at, std::vector<Figure>& out, std::size_t& next) {
  const Token& token = passage_[at];
  if (read_signed(at, out, next) || read_ratio_word(at, out, next) || read_one_in(at, out, next)) return true;
  auto first = read_numeral(passage_, at);
  if (!first && token.is(WordClass::fraction) && !(at > 0 && passage_[at - 1].is(WordClass::ordinal)))
    first = Numeral{.first = at, .last = at, .value = Decimal(1), .in_words = true};
  if (!first || first->only_scale || inside_name(passage_, *first)) return false;
  auto last = range_end(*first);
  const Numeral& counting = last ? *last : *first;
  auto what = counted(counting);
  if (!what && last) {
    last.reset();
    what = counted(*first);
  }
  if (!what) {
    if (read_change(passage_, *first)) {
      const auto level = read_numeral(passage_, skip_hedges(passage_, first->last + 1));
      if (const auto unit = level ? counted(*level) : std::nullopt) {
        Numeral from = *first;
        if (from.scale == 0) from.value = from.value.scaled(level->scale).value_or(from.value);
        Counted own = *unit;
        own.last = first->last;
        out.push_back(make(from, own, at));
        next = first->last;
        return true;
      }
    }
    if (!out.empty() && out.back().money && first->scale >= 6 && !first->only_article &&
        sentence_around(passage_, at).first <= out.back().first_token) {
      out.push_back(
          make(*first, {.unit = out.back().unit, .money = true, .last = first->last}, at));  // dont 1,1 milliard
      next = first->last;
      return true;
    }
    if (!out.empty() && in_bracket_alone(passage_, *first) && out.back().unit == "percent" &&
        sentence_around(passage_, at).first <= out.back().first_token) {
      out.push_back(make(*first, {.unit = "percent", .kind = "share", .last = first->last}, at));
      next = first->last;
      return true;
    }
    return false;
  }
  if (first->only_article && what->kind == "count") return false;
  Figure figure = make(*first, *what, at);
  if (last) {
    Numeral low = *first;
    if (low.scale == 0 && last->scale > 0) low.value = low.value.scaled(last->scale).value_or(low.value);
    figure = make(low, *what, at);
    const auto high = last->value.times(what->factor);
    if (high && *high > figure.value) figure.value_max = *high;
    if (at > 0 && passage_[at - 1].is(WordClass::from)) figure.bound = Bound::none;  // от 100 до 300
  } else if (what->last < passage_.size() && passage_[what->last].is(WordClass::to) && !what->kind.empty()) {
    extend_range(passage_, figure, *what);
  }
  if (passage_.language() == Language::ru && figure.bound == Bound::max && !out.empty() &&
      out.back().last_token + 1 == figure.first_token)
    figure.bound = Bound::none;  // с 4 тыс. тонн до 12 тыс. тонн: where it ends, not at most
  next = std::max<std::size_t>(what->last, figure.last_token);
  out.push_back(std::move(figure));
  return true;
}

/// Behind a complete amount: "zwischen 10 Prozent und 15 Prozent", "ein Drittel bis zur Hälfte".
void AmountReader::extend_range(const Passage& passage, Figure& figure, Counted& what) const {
  const bool joint = passage.argument(passage.sense(what.last, WordClass::to)) == "and";
  const bool from = figure.first_token > 0 && passage[figure.first_token - 1].is(WordClass::from);
  if ((joint && !from) || (from && !joint && tells_change(passage, figure.first_token))) return;
  std::size_t at = what.last + passage[what.last].span;
  while (at < passage.size() && passage[at].is(WordClass::stop) && at < what.last + 4 && !read_numeral(passage, at))
    ++at;
  if (at >= passage.size() || passage[at].sentence_start) return;
  auto second = read_numeral(passage, at);
  if (!second && passage[at].is(WordClass::fraction)) second = Numeral{.first = at, .last = at, .value = Decimal(1)};
  if (!second) return;
  const auto other = counted(*second);
  if (!other || other->unit != what.unit || other->money != what.money) return;
  const Figure high = make(*second, *other, at);
  if (high.value <= figure.value) return;
  figure.value_max = high.value;
  figure.span.end = high.span.end;
  figure.last_token = high.last_token;
  what.last = other->last;
}

/// $ 5 Millionen, USD 25 Mio., €5bn
bool AmountReader::read_signed(std::size_t at, std::vector<Figure>& out, std::size_t& next) {
  const Token& token = passage_[at];
  const WordClass type = token.is(WordClass::sign) ? WordClass::sign : WordClass::currency;
  if (!token.is(WordClass::sign) &&
      !(token.is(WordClass::currency) && token.all_capitals && token.end - token.begin == 3))
    return false;
  const std::size_t number = at + token.span;
  if (number >= passage_.size() || passage_[number].kind != TokenKind::number || passage_[number].sentence_start)
    return false;
  auto numeral = read_numeral(passage_, number);
  if (!numeral) return false;
  Counted what{.unit = std::string(passage_.argument(passage_.sense(at, type))),
               .kind = {},
               .per = {},
               .money = true,
               .last = numeral->last};
  const auto last = range_end(*numeral);
  if (last) what.last = last->last;
  if (last && numeral->scale == 0 && last->scale > 0)
    numeral->value = numeral->value.scaled(last->scale).value_or(numeral->value);
  Figure figure = make(*numeral, what, at);
  if (last && last->value > numeral->value) figure.value_max = last->value;
  next = what.last;
  // "$5 Millionen US-Dollar", "US$ 5 Mrd. US-Dollar": the name behind belongs to it
  if (next < passage_.size() && passage_[next].is(WordClass::currency) &&
      passage_.argument(passage_.sense(next, WordClass::currency)) == figure.unit) {
    figure.span.end = passage_[next + passage_[next].span - 1].end;
    next += passage_[next].span;
  }
  next = std::max<std::size_t>(next, figure.last_token);
  out.push_back(std::move(figure));
  return true;
}

Figure AmountReader::make(const Numeral& numeral, const Counted& what, std::size_t first) const {
  Figure figure{.span = {passage_[first].begin, passage_[what.last - 1].end},
                .money = what.money,
                .value = numeral.value.times(what.factor).value_or(numeral.value),
                .value_max = {},
                .unit = what.unit,
                .per = what.per,
                .kind = what.kind,
                .of = {},
                .first_token = static_cast<std::uint32_t>(first),
                .last_token = static_cast<std::uint32_t>(what.last)};
  figure.last_digit = numeral.scale - numeral.places + what.factor.exponent();  // kt, cents: the factor is 10^n
  if (what.kind == "fraction") {
    figure.value = as_percent(numeral.value, to_int(what.per)).value_or(Decimal{});
    figure.kind = "share";
    figure.per.clear();
  }
  read_hedges(passage_, first, figure);
  if (figure.per.empty()) read_rate(passage_, figure);
  if (figure.money && !figure.per.empty()) figure.kind = "price";
  return figure;
}

/// The second number of a range: 100 bis 300, 10-15, zwischen 10 und 15.
std::optional<Numeral> AmountReader::range_end(const Numeral& first) const {
  std::size_t at = first.last;
  if (passage_.is_sign(at, "-") && at + 1 < passage_.size() && passage_[at + 1].is(WordClass::to))
    ++at;  // 10- bis 15-prozentig
  if (at + 1 >= passage_.size() || passage_[at].paragraph_before) return std::nullopt;
  const bool hyphen = passage_.is_sign(at, "-") && !passage_[at].blank_before &&
                      (passage_[at + 1].kind == TokenKind::number || passage_[at + 1].is(WordClass::sign));
  const Sense* to = passage_.sense(at, WordClass::to);
  if (!hyphen && to == nullptr) return std::nullopt;
  const std::string_view kind = hyphen ? "1" : passage_.argument(to);
  std::size_t start = first.first;
  while (start > 0 && passage_[start - 1].is(WordClass::sign)) --start;  // between $50 and $70
  const bool from = start > 0 && passage_[start - 1].is(WordClass::from);
  const bool between = kind == "and";
  if ((between && !from) || kind == "level") return std::nullopt;
  if (from && !hyphen && passage_.language() != Language::de && tells_change(passage_, start)) return std::nullopt;
  std::size_t next = hyphen ? at + 1 : at + passage_[at].span;
  if (next < passage_.size() && passage_[next].is(WordClass::sign)) next += passage_[next].span;  // $100 to $300
  if (next >= passage_.size()) return std::nullopt;
  auto last = read_numeral(passage_, next);
  if (!last || last->only_scale || last->only_article) return std::nullopt;
  const Decimal low = first.scale == 0 ? first.value.scaled(last->scale).value_or(first.value) : first.value;
  if (last->value <= low) return std::nullopt;
  return last;
}

std::optional<AmountReader::Counted> AmountReader::counted(const Numeral& numeral) const {
  std::size_t at = numeral.last;
  if (at >= passage_.size() || passage_[at].paragraph_before) return std::nullopt;
  if (passage_.is_sign(at, "-") && !passage_[at].blank_before && at + 1 < passage_.size()) ++at;
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
  if (passage_.language() == Language::en && token.kind == TokenKind::word && passage_.bytes(at).starts_with("pound") &&
      (passage_.is_word(behind, "of") || passage_.at(behind).is(WordClass::commodity)))
    return Counted{.unit = "lb", .kind = {}, .per = {}, .last = behind};  // pounds of copper
  if (token.any(mask_of(WordClass::currency, WordClass::sign))) {
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
  if (token.is(WordClass::times) && !numeral.only_article && compares(passage_, behind, token))
    return Counted{.unit = "ratio", .kind = "ratio", .per = {}, .last = behind};
  if (numeral.scale > 0 && token.is(WordClass::time) && !token.is(WordClass::unit)) return std::nullopt;
  if (token.is(WordClass::unit)) return split_unit(whole(WordClass::unit), behind);
  if (const Sense* unit = find_word_end(passage_, at, WordClass::unit))
    return split_unit(passage_.lexicon->argument(*unit), behind);
  if (token.is(WordClass::time)) {
    std::string id = whole(WordClass::time);
    id.resize(std::min(id.find(' '), id.size()));  // "year jaehrig"
    if (numeral.only_article && (id == "day" || id == "quarter")) return std::nullopt;
    auto time = split_unit(id, behind);
    time.kind = "duration";
    return time;
  }
  return std::nullopt;
}

/// Russian has no article: треть экспорта, почти четверть; but not "в четверти".
bool AmountReader::stands_as_share(std::size_t at, std::size_t behind) const {
  if (passage_.bytes(at - 1) == "в" || passage_.bytes(at - 1) == "во") return false;
  return behind < passage_.size() && passage_[behind].kind == TokenKind::word && !passage_[behind].sentence_start;
}

/// zwei Drittel; eine halbe Milliarde Euro, ein halbes Jahr; halb so viel.
std::optional<AmountReader::Counted> AmountReader::fraction_at(std::size_t at, const Numeral& numeral) const {
  const std::string denominator(passage_.argument(passage_.sense(at, WordClass::fraction)));
  const std::size_t behind = at + passage_[at].span;
  const bool digits = numeral.last > numeral.first && passage_[numeral.first].kind == TokenKind::number;
  if ((denominator == "2" && digits) || numeral.value > Decimal(to_int(denominator)))
    return std::nullopt;  // more than the whole
  if (denominator == "2" && behind < passage_.size()) {
    Numeral half = numeral;
    half.last = behind;
    std::size_t scale_at = behind;
    while (scale_at < passage_.size() && passage_[scale_at].is(WordClass::article)) ++scale_at;  // half a million
    if (scale_at < passage_.size() && passage_[scale_at].is(WordClass::scale)) {
      const int power = to_int(passage_.argument(passage_.sense(scale_at, WordClass::scale)));
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
    what.factor = factor == "10" || factor == "100" ? Decimal(to_int(factor))
                                                    : Decimal::make(1, to_int(factor)).value_or(Decimal(1));
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
    if (i > at && passage_[i].any(kValued) && !passage_[i].is(WordClass::count))
      if (auto unit = unit_at(i, numeral); unit && !unit->money) return unit;
    if (auto noun = noun_at(i)) return noun;
    if (!may_stand_between(passage_, i)) {
      if (!year && numeral.scale == 0 && is_unknown_noun(passage_, i, i == at) &&
          passage_[numeral.first].kind == TokenKind::number)
        return Counted{.unit = folded(passage_.bytes(i)), .kind = "count", .per = {}, .last = i + 1};
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
