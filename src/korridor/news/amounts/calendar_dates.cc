#include <fmt/format.h>

#include <algorithm>

#include "korridor/news/amounts/dates.h"
#include "korridor/news/amounts/numbers.h"
#include "korridor/news/text/tense.h"
#include "korridor/news/text/words.h"

/// Days told by an ordinal or by their weekday, quarters named after their last month, and the years of the Persian
/// calendar.

namespace korridor {
namespace {

using std::chrono::days;

int number_of(std::string_view text) { return to_int(text).value_or(0); }

/// Пятнадцатого, двадцать пятого; premier; dritten, first: the day of a month in words, and the token behind it.
std::optional<std::pair<int, std::size_t>> day_in_words(const Passage& passage, std::size_t at) {
  int tens = 0;
  std::size_t next = at;
  if (passage.language() == Language::ru)
    if (const int number = number_of(passage.argument(passage.sense(at, WordClass::number)));
        number == 20 || number == 30) {
      tens = number;
      ++next;
    }
  const Sense* ordinal = next < passage.size() ? passage.sense(next, WordClass::ordinal) : nullptr;
  const int number = number_of(passage.argument(ordinal));
  if (number < 1 || tens + number > 31 || (tens > 0 && number > 9)) return std::nullopt;
  if (passage.language() == Language::fr && number != 1) return std::nullopt;  // le deux mai
  return std::pair(tens + number, next + passage[next].span);
}

/// First day of a Persian year (Nowruz). A cycle of 33 years has eight leap years, which is exact from 1926 to 2088.
Date nowruz(int year) {
  constexpr int kKnown = 1403;  // began on 20 March 2024
  const auto leap = [](int persian) {
    const int of_cycle = persian % 33;
    return of_cycle == 1 || of_cycle == 5 || of_cycle == 9 || of_cycle == 13 || of_cycle == 17 || of_cycle == 22 ||
           of_cycle == 26 || of_cycle == 30;
  };
  constexpr int kShort = 365;
  Date day = first_day(2024, 3) + days{19};
  for (int y = kKnown; y < year; ++y) day += days{kShort + (leap(y) ? 1 : 0)};
  for (int y = year; y < kKnown; ++y) day -= days{kShort + (leap(y) ? 1 : 0)};
  return day;
}

/// The sentence speaks of Iran, of Afghanistan or of the calendar itself.
bool speaks_of_persian_calendar(const Passage& passage, std::size_t at) {
  const auto [first, last] = sentence_around(passage, at);
  constexpr std::size_t kFar = 40;
  for (std::size_t i = std::max(first, at > kFar ? at - kFar : 0); i < last && i < at + kFar; ++i) {
    for (const Sense& sense : passage.senses(passage[i]))
      if ((sense.word_class == WordClass::country || sense.word_class == WordClass::adjective) &&
          is_one_of(passage.lexicon->argument(sense), {"IRN", "AFG"}))
        return true;
    if (begins_with_any(passage.folded(i),
                        {"persian", "persisch", "persan", "solaire", "hijri", "hidschri", "персидск", "хиджр"}))
      return true;
  }
  return false;
}

}  // namespace

/// Premier décembre 2027, пятнадцатого октября, am dritten Oktober, first of May
std::optional<DateReader::Day> DateReader::day_in_words_of_month(std::size_t at) const {
  if (!passage_[at].any(mask_of(WordClass::ordinal, WordClass::number))) return std::nullopt;
  const auto number = day_in_words(passage_, at);
  if (!number) return std::nullopt;
  std::size_t month_at = number->second;
  if (passage_.language() == Language::en && !word_is(passage_, month_at++, {"of"})) return std::nullopt;
  if (month_at >= passage_.size() || passage_[month_at].sentence_start) return std::nullopt;
  const int month = number_of(passage_.argument(passage_.sense(month_at, WordClass::month)));
  if (month == 0) return std::nullopt;
  Day day{.month = month, .day = number->first, .first = at, .last = month_at + 1, .range = {}};
  take_year(day);
  return day;
}

/// Dritten Montag im Juli, last Friday of May, первый вторник марта; the month of the document's year.
bool DateReader::read_weekday_of_month(std::size_t at, std::vector<DateMention>& out, std::size_t& next) {
  const bool last_one = passage_.argument(passage_.sense(at, WordClass::relative)) == "last";
  const int which = number_of(passage_.argument(passage_.sense(at, WordClass::ordinal)));
  const std::size_t weekday_at = at + passage_[at].span;
  if ((which < 1 || which > 5) && !last_one) return false;
  if (weekday_at + 1 >= passage_.size() || passage_[weekday_at].sentence_start) return false;
  const int weekday = number_of(passage_.argument(passage_.sense(weekday_at, WordClass::weekday)));
  std::size_t month_at = weekday_at + 1;
  if (word_is(passage_, month_at, {"im", "in", "of", "de", "d", "des"})) ++month_at;
  if (weekday == 0 || month_at >= passage_.size() || passage_[month_at].sentence_start) return false;
  auto month = month_first(month_at);
  if (!month || month->day != 0) return false;
  month->first = at;
  resolve_year(*month);
  if (month->year == 0) return false;
  const auto of_week = [](Date day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); };
  constexpr int kWeek = 7;
  const Date first = first_day(month->year, static_cast<unsigned>(month->month));
  Date day = first + days{(weekday - of_week(first) + kWeek) % kWeek};
  const auto same_month = [&](Date other) { return static_cast<int>(month_of(other)) == month->month; };
  for (int n = 1; last_one ? same_month(day + days{kWeek}) : n < which; ++n) day += days{kWeek};
  if (!same_month(day)) return false;
  next = month->last;
  return push_text(at, next, to_string(day), "day", out);
}

/// The March quarter, June half: what ends with that month, as firms of Australia and South Africa write.
std::optional<DateReader::Day> DateReader::part_named_after_month(std::size_t at) const {
  const int month = number_of(passage_.argument(passage_.sense(at, WordClass::month)));
  const std::size_t part = at + 1;
  if (passage_.language() != Language::en || month % 3 != 0 || month == 0 || passage_.at(part).sentence_start ||
      !word_is(passage_, part, {"quarter", "half", "quarterly"}))
    return std::nullopt;
  const int months = word_is(passage_, part, {"half"}) ? 6 : 3;
  Day day{.month = month, .first = at, .last = part + 1, .range = {}};
  take_year(day);
  resolve_year(day);
  if (day.year == 0 || months > month) return std::nullopt;
  // the December quarter, told in April: no later than now
  day.range = fmt::format("{}-{:02}/{}-{:02}", day.year, month - months + 1, day.year, month);
  return day;
}

/// 1404: a year of Iran and Afghanistan, from one Nowruz to the day before the next.
bool DateReader::read_persian_year(std::size_t at, std::vector<DateMention>& out, std::size_t& next) {
  constexpr int kFirst = 1370, kLast = 1450;
  const auto year = year_at(at);
  if (!year || *year < kFirst || *year > kLast) return false;
  bool told = passage_.at(at + 1).any(mask_of(WordClass::year, WordClass::time)) && !passage_.at(at + 1).sentence_start;
  for (std::size_t back = 1; back <= 2 && back <= at && !passage_[at - back + 1].sentence_start; ++back)
    told |= passage_[at - back].any(mask_of(WordClass::year, WordClass::time));
  if (!told || !speaks_of_persian_calendar(passage_, at)) return false;
  next = at + 1;
  push_text(at, next, to_string(nowruz(*year)) + "/" + to_string(nowruz(*year + 1) - days{1}), "range", out);
  out.back().resolved = "text";
  return true;
}

/// Until the 24th, к 15-му: a day of the month that was told last, else of the document's, or the next one.
bool DateReader::read_bare_day(std::size_t at, std::vector<DateMention>& out, std::size_t& next) {
  if (passage_[at].kind != TokenKind::number || passage_.bytes(at).size() > 2 || !reference_.day || at == 0)
    return false;
  if (day_month(at)) return false;  // on the 20th of January
  const bool english = passage_.language() == Language::en;
  std::size_t ending = at + 1;
  if (passage_.is_sign(ending, "-")) ++ending;
  const bool ordinal =
      english ? word_is(passage_, ending, {"st", "nd", "rd", "th"})
              : passage_.language() == Language::ru && ending > at + 1 && word_is(passage_, ending, {"го", "му", "е"});
  const std::size_t behind = ending + 1;
  const bool alone = behind >= passage_.size() || passage_[behind].sentence_start ||
                     passage_[behind].kind == TokenKind::sign || passage_[behind].is(WordClass::stop);
  const bool introduced = english
                              ? at > 1 && word_is(passage_, at - 1, {"the"}) &&
                                    word_is(passage_, at - 2, {"on", "until", "by", "before", "from", "since", "after"})
                              : word_is(passage_, at - 1, {"к", "до", "с", "позднее", "позже"});
  const int number = number_of(passage_.bytes(at));
  if (!ordinal || passage_.at(ending).blank_before || !alone || !introduced || number < 1 || number > 31) return false;
  int year = year_of(*reference_.day), month = static_cast<int>(month_of(*reference_.day));
  const bool near = !out.empty() && sentence_around(passage_, at).first <= out.back().first_token;
  if (near && out.back().iso.size() >= 7 && out.back().precision != "range") {
    year = number_of(out.back().iso.substr(0, 4));
    month = number_of(out.back().iso.substr(5, 2));
  }
  const bool ahead = number > static_cast<int>(static_cast<unsigned>(
                                   std::chrono::year_month_day{*reference_.day}.day()));
  const auto [first, last] = sentence_around(passage_, at);
  bool lasts = false;  // it is closed until the 24th: a participle, and no past
  for (std::size_t i = first; i < at; ++i) lasts |= word_is(passage_, i, {"is", "are", "stays", "remains", "will"});
  if (!near && ahead && !lasts && speaks_of_past(passage_, at) && --month == 0) {  // left on the 14th, told on the 8th
    month = 12;
    --year;
  }
  if (year == 0 || month < 1 || month > 12) return false;
  const Date day = first_day(year, static_cast<unsigned>(month)) + days{number - 1};
  if (static_cast<int>(month_of(day)) != month) return false;
  next = behind;
  return push_text(at, next, to_string(day), "day", out);
}

}  // namespace korridor
