#include "korridor/news/amounts/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/numbers.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_day(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 &&
         (std::chrono::year{year == 0 ? 2000 : year} / std::chrono::month{static_cast<unsigned>(month)} /
          std::chrono::day{static_cast<unsigned>(day)})
             .ok();
}

}  // namespace

std::optional<int> DateReader::year_at(std::size_t at) const {
  if (at >= passage_.size() || passage_[at].kind != TokenKind::number) return std::nullopt;
  const std::string_view digits = passage_.bytes(at);
  const auto year = digits.size() == 4 ? to_int(digits) : std::nullopt;
  return year && *year >= 1000 && *year <= 2200 ? year : std::nullopt;
}

/// Over small words inside a date: of, the, de, des, года.
std::size_t DateReader::skip(std::size_t at) const {
  for (int words = 0; words < 3 && at < passage_.size() && !passage_[at].sentence_start; ++words) {
    const Token& token = passage_[at];
    const bool small = token.kind == TokenKind::word && token.any(mask_of(WordClass::era, WordClass::year)) &&
                       !token.any(mask_of(WordClass::month));
    if (!small) break;
    at += token.span;
  }
  return at;
}

/// 14 February last year, 29. März vorigen Jahres, 14 февраля прошлого года, 14 février de l'an dernier
bool DateReader::take_relative_year(Day& day, std::size_t at) const {
  if (reference_.year == 0) return false;
  for (int small = 0; small < 2 && word_is(passage_, at, {"of", "the", "de", "des", "du", "im"}); ++small) ++at;
  if (at >= passage_.size() || passage_[at].sentence_start) return false;
  const std::string_view which = passage_.argument(passage_.sense(at, WordClass::relative));
  const std::size_t behind = at + passage_[at].span;
  int step = 0;
  if (which == "year-1" || which == "year+1" || which == "year+0" || which == "before-1") {
    step = which == "year-1" || which == "before-1" ? -1 : which == "year+1" ? 1 : 0;
    day.last = behind;
  } else if ((which == "last" || which == "before" || which == "next" || which == "this") && behind < passage_.size() &&
             passage_[behind].any(mask_of(WordClass::year, WordClass::time)) &&
             (passage_[behind].is(WordClass::year) ||
              passage_.argument(passage_.sense(behind, WordClass::time)) == "year")) {
    step = which == "last" || which == "before" ? -1 : which == "next" ? 1 : 0;
    day.last = behind + 1;
  } else {
    return false;
  }
  day.year = reference_.year + step;
  day.from_reference = true;
  return true;
}

void DateReader::take_year(Day& day) const {
  std::size_t at = day.last;
  if (passage_.is_sign(at, ",") && (day.day != 0 || passage_.language() == Language::en)) ++at;
  at = skip(at);
  if (take_relative_year(day, day.last)) return;
  const auto year = year_at(at);
  if (!year || passage_[at].sentence_start) return;
  if (at > day.last && passage_.is_sign(day.last, ",") && passage_.language() != Language::en) return;
  day.year = *year;
  day.last = at + 1;
}

/// 2025-11-08, 6.11.2025, 06.11.25, 11/06/2025, (3.11.)
std::optional<DateReader::Day> DateReader::numeric(std::size_t at) const {
  if (passage_[at].kind != TokenKind::number) return std::nullopt;
  const auto adjacent = [&](std::size_t i) { return i < passage_.size() && !passage_[i].blank_before; };
  for (const std::string_view sign : {"-", "/"}) {
    if (!passage_.is_sign(at + 1, sign) || !passage_.is_sign(at + 3, sign) || !adjacent(at + 2) || !adjacent(at + 4))
      continue;
    const auto a = to_int(passage_.bytes(at)), b = to_int(passage_.bytes(at + 2)), c = to_int(passage_.bytes(at + 4));
    if (!a || !b || !c) continue;
    Day day{.first = at, .last = at + 5, .range = {}};
    if (year_at(at)) {
      day.year = *a, day.month = *b, day.day = *c;
    } else if (year_at(at + 4)) {
      const bool month_first = passage_.language() == Language::en && *a <= 12;
      day.year = *c, day.month = month_first ? *a : *b, day.day = month_first ? *b : *a;
    }
    if (day.year != 0 && is_day(day.year, day.month, day.day)) return day;
  }
  std::string_view text = passage_.bytes(at);
  const auto first = text.find('.');
  if (first == std::string_view::npos || first > 2) return std::nullopt;
  const auto second = text.find('.', first + 1);
  const auto day = to_int(text.substr(0, first));
  const auto month = to_int(text.substr(first + 1, second == std::string_view::npos ? second : second - first - 1));
  if (!day || !month) return std::nullopt;
  if (second == std::string_view::npos) {  // 3.11. in brackets or behind a preposition
    if (!passage_.is_sign(at + 1, ".") || passage_[at + 1].blank_before || text.size() > 5 || !is_day(0, *month, *day))
      return std::nullopt;
    const bool bracket = at > 0 && passage_.is_sign(at - 1, "(");
    const bool introduced =
        at > 0 && passage_[at - 1].any(mask_of(WordClass::stop, WordClass::weekday, WordClass::from, WordClass::to));
    if (!bracket && !introduced) return std::nullopt;
    return Day{.month = *month, .day = *day, .first = at, .last = at + 2, .range = {}};
  }
  auto year = to_int(text.substr(second + 1));
  if (!year) return std::nullopt;
  if (text.size() - second == 3) *year += *year < 70 ? 2000 : 1900;
  if (*year < 1000 || *year > 2200 || !is_day(*year, *month, *day)) return std::nullopt;
  return Day{.year = *year, .month = *month, .day = *day, .first = at, .last = at + 1, .range = {}};
}

/// 6. November 2024, 6th of November, 1er mai, 6 ноября 2024 года
std::optional<DateReader::Day> DateReader::day_month(std::size_t at) const {
  if (passage_[at].kind != TokenKind::number || passage_.bytes(at).size() > 2) return std::nullopt;
  const auto number = to_int(passage_.bytes(at));
  std::size_t next = at + 1;
  if (passage_.is_sign(next, ".")) ++next;
  if (next < passage_.size() && !passage_[next].blank_before && passage_[next].is(WordClass::era)) ++next;  // th, er
  while (next < passage_.size() && passage_[next].is(WordClass::era) && next < at + 4) ++next;              // of
  if (next >= passage_.size() || passage_[next].paragraph_before) return std::nullopt;
  const Sense* month = passage_.sense(next, WordClass::month);
  if (month == nullptr || !number) return std::nullopt;
  const auto value = to_int(passage_.argument(month));
  if (!value || !is_day(0, *value, *number)) return std::nullopt;
  Day day{.month = *value, .day = *number, .first = at, .last = next + 1, .range = {}};
  if (passage_.is_sign(day.last, ".") && passage_.lexicon->is_abbreviation(passage_[next].word)) ++day.last;
  take_year(day);
  return day;
}

/// November 6, 2024; November 2024; November
std::optional<DateReader::Day> DateReader::month_first(std::size_t at) const {
  const Sense* month = passage_.sense(at, WordClass::month);
  if (month == nullptr) return std::nullopt;
  const auto value = to_int(passage_.argument(month));
  if (!value) return std::nullopt;
  if (passage_[at].is(WordClass::number) && !passage_.is_sign(at + 1, ".")) return std::nullopt;  // sept cents
  Day day{.month = *value, .first = at, .last = at + 1, .range = {}};
  if (passage_.is_sign(day.last, ".") && passage_.lexicon->is_abbreviation(passage_[at].word) &&
      day.last + 1 < passage_.size() && passage_[day.last + 1].kind == TokenKind::number)
    ++day.last;
  const std::size_t next = day.last;
  if (passage_.language() == Language::en && next < passage_.size() && passage_[next].kind == TokenKind::number &&
      passage_.bytes(next).size() <= 2) {
    const auto number = to_int(passage_.bytes(next));
    if (number && is_day(0, *value, *number)) {
      day.day = *number;
      day.last = next + 1;
      if (day.last < passage_.size() && !passage_[day.last].blank_before && passage_[day.last].is(WordClass::era))
        ++day.last;
    }
  }
  take_year(day);
  const std::string_view word = passage_.folded(at);
  if (passage_.language() == Language::en && day.year == 0 && day.day == 0 && (word == "may" || word == "march") &&
      (at == 0 || passage_[at].sentence_start ||
       !passage_[at - 1].any(mask_of(WordClass::stop, WordClass::part, WordClass::relative, WordClass::era,
                                     WordClass::from, WordClass::to))))
    return std::nullopt;
  return day;
}

std::optional<DateReader::Day> DateReader::season(std::size_t at) const {
  const Sense* season = passage_.sense(at, WordClass::season);
  if (season == nullptr) return std::nullopt;
  std::string_view argument = passage_.argument(season);
  const bool needs_word_before = argument.size() > 2;  // été, fall, spring: other words too
  Day day{
      .season = to_int(argument.substr(0, 2)).value_or(0), .first = at, .last = at + passage_[at].span, .range = {}};
  take_year(day);
  if (needs_word_before && day.year == 0 &&
      (at == 0 || !passage_[at - 1].any(mask_of(WordClass::era, WordClass::relative, WordClass::part))))
    return std::nullopt;
  return day;
}

std::optional<DateReader::Day> DateReader::element(std::size_t at) const {
  if (at >= passage_.size() || passage_[at].kind == TokenKind::bad) return std::nullopt;
  if (auto day = numeric(at)) return day;
  if (auto day = day_month(at)) return day;
  if (auto day = day_in_words_of_month(at)) return day;
  if (auto day = decade(at)) return day;
  if (auto day = year_range(at)) return day;
  if (auto day = part_of_year(at)) return day;
  if (auto day = part_named_after_month(at)) return day;
  if (auto day = month_first(at)) return day;
  return season(at);
}

/// Last summer looked different: on 19 July ...: the year, or the season, that the sentence has just told.
void DateReader::take_year_before(Day& day, const std::vector<DateMention>& out) const {
  if (day.year != 0 || day.month == 0 || day.decade != 0 || !day.range.empty() || out.empty()) return;
  const DateMention& before = out.back();
  const bool season = before.precision == "season";
  if ((!season && before.precision != "year") || sentence_around(passage_, day.first).first > before.first_token)
    return;
  constexpr std::size_t kFar = 16;  // tokens
  const auto year = to_int(std::string_view(before.iso).substr(0, 4));
  if (!year || day.first > before.last_token + kFar || *year == reference_.year) return;
  const int of_season = season ? to_int(std::string_view(before.iso).substr(5)).value_or(21) - 21 : 0;
  if (season && (day.month < of_season * 3 + 3 || day.month > of_season * 3 + 6)) return;
  if (!season && day.first > before.last_token + 4) return;
  day.year = *year;
  day.from_reference = true;
}

bool DateReader::read(std::size_t at, std::vector<DateMention>& out, std::size_t& next) {
  constexpr ClassMask kBegins = mask_of(WordClass::month, WordClass::season, WordClass::part, WordClass::weekday,
                                        WordClass::relative, WordClass::ordinal, WordClass::decade);
  const Token& token = passage_[at];
  const bool quarter = token.kind == TokenKind::word && token.end - token.begin <= 3 && token.capital;  // Q1, III
  const bool long_word =
      passage_.language() == Language::de && token.capital && token.word == 0 && token.end - token.begin >= 10;
  if (token.kind != TokenKind::number && !token.any(kBegins) && !quarter && !long_word && !token.is(WordClass::number))
    return false;
  if (token.is(WordClass::part) && read_part(at, out, next)) return true;
  if (token.any(mask_of(WordClass::ordinal, WordClass::relative)) && read_weekday_of_month(at, out, next)) return true;
  if ((token.is(WordClass::weekday) || long_word) && read_weekday(at, out, next)) return true;
  if (read_relative(at, out, next)) return true;
  if (long_word) return false;
  if (read_month_range(at, out, next) || read_full_range(at, out, next)) return true;
  if (token.kind == TokenKind::number && (read_persian_year(at, out, next) || read_bare_day(at, out, next)))
    return true;
  auto day = element(at);
  if (day) take_year_before(*day, out);
  if (!day || !push(*day, {}, out)) return false;
  next = day->last;
  return true;
}

bool DateReader::read_year(std::size_t at, std::vector<DateMention>& out, std::size_t& next) {
  const auto year = year_at(at);
  if (!year || *year < 1500) return false;
  if (*year < 1900 && !(at > 0 && passage_[at - 1].any(mask_of(WordClass::year, WordClass::stop, WordClass::era))))
    return false;
  if (at + 1 < passage_.size() && passage_[at + 1].kind == TokenKind::number && !passage_[at + 1].blank_before)
    return false;
  if (passage_.is_sign(at + 1, "/") && passage_.at(at + 2).kind == TokenKind::number &&
      !passage_[at + 1].blank_before && !passage_[at + 2].blank_before &&
      passage_.bytes(at + 2).size() != 4)  // Az. 2026/117
    return false;
  // Nr. 596/2014, N° 007/MPMG/2026: a document's number; 03/2026 is a month
  if (at > 1 && passage_.is_sign(at - 1, "/") && !passage_[at].blank_before) {
    const auto month = to_int(passage_.bytes(at - 2));
    if (!month || *month < 1 || *month > 12) return false;
  }
  next = at + 1;
  return push({.year = *year, .first = at, .last = at + 1, .range = {}}, {}, out);
}

}  // namespace korridor
