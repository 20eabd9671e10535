#include "korridor/news/amounts/amounts.h"

#include <algorithm>
#include <array>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amount_context.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// 2/3 of a hundred, rounded to two places as a percentage is written: 66.67.
std::optional<Decimal> as_percent(Decimal numerator, int denominator) {
  const auto hundred = numerator.times(Decimal(100));
  return hundred && denominator > 0 ? hundred->divided(denominator, 2) : std::nullopt;
}

/// Half-year results: a period of a firm, and no half of anything.
bool is_half_year(const Passage& passage, std::size_t at) {
  return passage.is_sign(at + 1, "-") && !passage[at + 1].blank_before &&
         passage.at(at + 2).any(mask_of(WordClass::time, WordClass::year));
}

/// Deux ans et demi, a day and a half: the half stands behind the unit. `last` moves over it.
void add_half_behind(const Passage& passage, Numeral& numeral, std::size_t& last) {
  const Token& half = passage.at(last);
  if (!half.is(WordClass::half) || half.sentence_start || numeral.scale > 0 || numeral.value.exponent() < 0) return;
  const auto sum = numeral.value.plus(*Decimal::make(5, -1));
  if (!sum) return;
  numeral.value = *sum;
  numeral.places = 1;
  last += half.span;
}

}  // namespace

bool AmountReader::read(std::size_t at, std::vector<Figure>& out, std::size_t& next) {
  const Token& token = passage_[at];
  if (read_signed(at, out, next) || read_ratio_word(at, out, next) || read_one_in(at, out, next) ||
      read_half_word(at, out, next) || read_day_and_half(at, out, next))
    return true;
  auto first = read_numeral(passage_, at);
  if (!first && token.is(WordClass::fraction) &&
      !is_ordinal_here(passage_, at, passage_.argument(passage_.sense(at, WordClass::fraction))) &&
      !(at > 0 && passage_[at - 1].is(WordClass::ordinal)) && !is_half_year(passage_, at))
    first = Numeral{.first = at, .last = at, .value = Decimal(1), .in_words = true};
  if (!first || first->only_scale || inside_name(passage_, *first)) return false;
  if (first->only_article && at > 0 && passage_.is_sign(at - 1, "-") && !passage_[at].blank_before) return false;
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
    if (auto unit = unit_from_elsewhere(*first, at, out)) {
      out.push_back(make(*first, *unit, at));
      next = first->last;
      return true;
    }
    return false;
  }
  if (first->only_article && what->kind == "count") return false;
  if (!last) add_half_behind(passage_, *first, what->last);
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
  // bei 21 Prozent, drei Punkte weniger
  if (figure.unit == "point" && !out.empty() && out.back().unit == "percent" &&
      sentence_around(passage_, at).first <= out.back().first_token) {
    figure.unit = "percent_point";
    figure.kind = "share";
  }
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
  std::size_t number = at + token.span;
  if (passage_.is_sign(number, ".") && !passage_[number].blank_before && token.word != 0 &&
      passage_.lexicon->is_abbreviation(token.word))  // Rs. 112.4 crore
    ++number;
  if (number >= passage_.size() || passage_[number].kind != TokenKind::number || passage_[number].sentence_start)
    return false;
  if (is_letter_sign(passage_, at) && passage_[number].blank_before) return false;
  auto numeral = read_numeral(passage_, number);
  if (!numeral) return false;
  Counted what = split_unit(std::string(passage_.argument(passage_.sense(at, type))), numeral->last);
  what.money = true;
  const auto last = range_end(*numeral);
  if (last) what.last = last->last;
  if (last && numeral->scale == 0 && last->scale > 0)
    numeral->value = numeral->value.scaled(last->scale).value_or(numeral->value);
  Figure figure = make(*numeral, what, at);
  if (last && last->value > numeral->value) figure.value_max = last->value.times(what.factor);
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
    figure.value = as_percent(numeral.value, to_int(what.per).value_or(0)).value_or(Decimal{});
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
  const bool dash = (passage_.is_sign(at, "-") || passage_.is_sign(at, "–")) && !passage_[at].blank_before;
  const bool hyphen =
      dash && !passage_[at + 1].blank_before &&
      (passage_[at + 1].kind == TokenKind::number || passage_[at + 1].any(mask_of(WordClass::sign, WordClass::number)));
  const Sense* to = passage_.sense(at, WordClass::to);
  if (!hyphen && to == nullptr) return std::nullopt;
  const std::string_view kind = hyphen ? "1" : passage_.argument(to);
  std::size_t start = first.first;
  while (start > 0 && passage_[start - 1].is(WordClass::sign)) --start;  // between $50 and $70
  const bool from = start > 0 && passage_[start - 1].is(WordClass::from);
  const bool between = kind == "and";
  if ((between && !from) || kind == "level") return std::nullopt;
  // down from five to six days: where it was; a fall leads to no larger number
  const bool fell = start > 1 && word_is(passage_, start - 2, {"down"});
  if (from && !hyphen && !fell && passage_.language() != Language::de && tells_change(passage_, start))
    return std::nullopt;
  // net debt down $7.4m to $38.9m: by how much, and the new level
  if (!from && !hyphen && kind != "and" && passage_.language() == Language::en && start > 0 &&
      passage_.argument(passage_.sense(start - 1, WordClass::cue)) == "change")
    return std::nullopt;
  std::size_t next = hyphen ? at + 1 : at + passage_[at].span;
  if (next < passage_.size() && passage_[next].is(WordClass::sign)) next += passage_[next].span;  // $100 to $300
  if (next >= passage_.size()) return std::nullopt;
  auto last = read_numeral(passage_, next);
  if (!last || last->only_scale || last->only_article) return std::nullopt;
  const Decimal low = first.scale == 0 ? first.value.scaled(last->scale).value_or(first.value) : first.value;
  if (last->value <= low) return std::nullopt;
  return last;
}

}  // namespace korridor
