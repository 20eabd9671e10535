#include "korridor/news/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "korridor/base/fold.h"
#include "korridor/news/numbers.h"

namespace korridor {
namespace {

std::optional<int> to_int(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

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

void DateReader::take_year(Day& day) const {
  std::size_t at = day.last;
  if (passage_.is_sign(at, ",") && (day.day != 0 || passage_.language() == Language::en)) ++at;
  at = skip(at);
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
  const std::string word = folded(passage_.bytes(at));
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

/// 1990er-Jahre, 1990s, années 1990, 1990-е годы, achtziger Jahre
std::optional<DateReader::Day> DateReader::decade(std::size_t at) const {
  if (const auto year = year_at(at); year && *year % 10 == 0) {
    std::size_t next = at + 1;
    if (passage_.is_sign(next, "-")) ++next;
    if (next < passage_.size() && !passage_[next].blank_before && passage_[next].is(WordClass::decade)) {
      std::size_t last = next + passage_[next].span;
      if (last < passage_.size() && passage_.is_sign(last, "-")) ++last;
      if (last < passage_.size() && passage_[last].any(mask_of(WordClass::year, WordClass::time)) &&
          !passage_[last].sentence_start)
        ++last;
      else
        last = next + passage_[next].span;
      return Day{.first = at, .last = last, .decade = *year, .range = {}};
    }
  }
  const Sense* sense = passage_.sense(at, WordClass::decade);
  if (sense == nullptr) return std::nullopt;
  const int number = to_int(passage_.argument(sense)).value_or(0);
  const std::size_t last = at + passage_[at].span;
  if (number == 2 && year_at(last) && *year_at(last) % 10 == 0)
    return Day{.first = at, .last = last + 1, .decade = *year_at(last), .range = {}};
  if (number < 20) return std::nullopt;
  return Day{.first = at, .last = last, .decade = 1900 + number, .range = {}};
}

/// 2018 bis 2023, 2018-2023, 2024/25, zwischen 2018 und 2023
std::optional<DateReader::Day> DateReader::year_range(std::size_t at) const {
  const auto from = year_at(at);
  if (!from || at + 2 >= passage_.size()) return std::nullopt;
  const bool slash = passage_.is_sign(at + 1, "/") || passage_.is_sign(at + 1, "-");
  const Sense* to = passage_.sense(at + 1, WordClass::to);
  if (!slash && to == nullptr) return std::nullopt;
  if (to != nullptr && passage_.argument(to) == "and" && !(at > 0 && passage_[at - 1].is(WordClass::from)))
    return std::nullopt;
  const std::size_t next = slash ? at + 2 : skip(at + 1 + passage_[at + 1].span);
  if (next >= passage_.size()) return std::nullopt;
  auto until = year_at(next);
  if (!until && slash && passage_[next].kind == TokenKind::number && passage_.bytes(next).size() == 2)
    until = *from / 100 * 100 + to_int(passage_.bytes(next)).value_or(0);
  if (!until || *until <= *from || *until - *from > 200) return std::nullopt;
  if (next + 1 < passage_.size() &&
      passage_[next + 1].any(mask_of(WordClass::unit, WordClass::currency, WordClass::scale)))
    return std::nullopt;
  return Day{.first = at, .last = next + 1, .range = fmt::format("{}/{}", *from, *until)};
}

/// zweiten Halbjahr 2024, third quarter of 2024, Q3 2024, ersten sieben Monaten 2024
std::optional<DateReader::Day> DateReader::part_of_year(std::size_t at) const {
  int number = 0;
  std::size_t next = at;
  if (const Sense* ordinal = passage_.sense(at, WordClass::ordinal)) {
    number = to_int(passage_.argument(ordinal)).value_or(0);
    next = at + passage_[at].span;
  } else if (passage_[at].kind == TokenKind::number && passage_.bytes(at).size() == 1) {
    number = to_int(passage_.bytes(at)).value_or(0);
    next = at + 1;
    if (passage_.is_sign(next, ".")) ++next;
    while (next < passage_.size() && !passage_[next].blank_before &&
           passage_[next].any(mask_of(WordClass::era, WordClass::decade)) && next < at + 3)
      ++next;
  } else if (const std::string_view word = passage_.bytes(at); word.size() == 2 &&
                                                               (word[0] == 'Q' || word[0] == 'H' || word[0] == 'T') &&
                                                               word[1] >= '1' && word[1] <= '4') {
    Day day{.first = at, .last = at + 1, .range = {}};
    take_year(day);
    if (day.year == 0) return std::nullopt;
    number = word[1] - '0';
    const int months = word[0] == 'H' ? 6 : 3;
    day.range = fmt::format("{}-{:02}/{}-{:02}", day.year, (number - 1) * months + 1, day.year, number * months);
    return number * months <= 12 ? std::optional(day) : std::nullopt;
  }
  if (number < 1 || number > 4 || next >= passage_.size() || passage_[next].sentence_start) return std::nullopt;
  int months = 0, from = 0;
  std::size_t last = next + passage_[next].span;
  if (passage_[next].is(WordClass::quarter)) months = 3;
  // die zweite Hälfte 2024: of a year only if the year stands there
  const bool half =
      !passage_[next].is(WordClass::halfyear) && passage_.argument(passage_.sense(next, WordClass::fraction)) == "2";
  if (passage_[next].is(WordClass::halfyear) || half) months = 6;
  if (months == 0) {  // the first seven months
    const auto count = read_numeral(passage_, next);
    if (number != 1 || !count || count->last >= passage_.size() ||
        passage_.argument(passage_.sense(count->last, WordClass::time)) != "month")
      return std::nullopt;
    months = static_cast<int>(count->value.whole().value_or(0));
    last = count->last + 1;
  } else {
    from = (number - 1) * months;
  }
  Day day{.first = at, .last = last, .range = {}};
  take_year(day);
  if (day.year == 0 && half) return std::nullopt;
  if (day.year == 0) {
    day.year = reference_.year;
    day.from_reference = true;
  }
  if (months < 1 || from + months > 12 || day.year == 0) return std::nullopt;
  day.range = fmt::format("{}-{:02}/{}-{:02}", day.year, from + 1, day.year, from + months);
  return day;
}

std::optional<DateReader::Day> DateReader::element(std::size_t at) const {
  if (at >= passage_.size() || passage_[at].kind == TokenKind::bad) return std::nullopt;
  if (auto day = numeric(at)) return day;
  if (auto day = day_month(at)) return day;
  if (auto day = decade(at)) return day;
  if (auto day = year_range(at)) return day;
  if (auto day = part_of_year(at)) return day;
  if (auto day = month_first(at)) return day;
  return season(at);
}

bool DateReader::read(std::size_t at, std::vector<DateMention>& out, std::size_t& next) {
  constexpr ClassMask kBegins = mask_of(WordClass::month, WordClass::season, WordClass::part, WordClass::weekday,
                                        WordClass::relative, WordClass::ordinal, WordClass::decade);
  const Token& token = passage_[at];
  const bool quarter = token.kind == TokenKind::word && token.end - token.begin == 2 && token.capital;
  const bool long_word =
      passage_.language() == Language::de && token.capital && token.word == 0 && token.end - token.begin >= 10;
  if (token.kind != TokenKind::number && !token.any(kBegins) && !quarter && !long_word && !token.is(WordClass::number))
    return false;
  if (token.is(WordClass::part) && read_part(at, out, next)) return true;
  if ((token.is(WordClass::weekday) || long_word) && read_weekday(at, out, next)) return true;
  if (read_relative(at, out, next)) return true;
  if (long_word) return false;
  if (read_month_range(at, out, next)) return true;
  const auto day = element(at);
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
  next = at + 1;
  return push({.year = *year, .first = at, .last = at + 1, .range = {}}, {}, out);
}

/// Ende September, Anfang der 1990er Jahre, Mitte des Jahres, early 2024, fin mars, в конце 2024 года
bool DateReader::read_part(std::size_t at, std::vector<DateMention>& out, std::size_t& next) {
  const std::string mod(passage_.argument(passage_.sense(at, WordClass::part)));
  std::size_t behind = at + passage_[at].span;
  const std::size_t start = behind;
  while (behind < passage_.size() && behind < start + 3 &&
         passage_[behind].any(mask_of(WordClass::era, WordClass::stop)) &&
         !passage_[behind].any(mask_of(WordClass::month)))
    ++behind;
  if (behind >= passage_.size() || passage_[behind].sentence_start) return false;
  auto day = element(behind);
  if (!day) {
    std::size_t year_token = behind;
    if (passage_[behind].is(WordClass::relative) && behind + 1 < passage_.size() &&
        passage_[behind + 1].is(WordClass::year)) {
      const std::string_view which = passage_.argument(passage_.sense(behind, WordClass::relative));
      if (reference_.year == 0) return false;
      day = Day{.year = reference_.year + (which == "last"   ? -1
                                           : which == "next" ? 1
                                                             : 0),
                .first = at,
                .last = behind + 2,
                .range = {},
                .from_reference = true};
    } else if (passage_[behind].is(WordClass::year) && !year_at(behind + 1)) {
      if (reference_.year == 0 || behind == start) return false;
      day = Day{.year = reference_.year, .first = at, .last = behind + 1, .range = {}, .from_reference = true};
    } else {
      if (passage_[behind].is(WordClass::year)) year_token = skip(behind);
      const auto year = year_at(year_token);
      if (!year) return false;
      day = Day{.year = *year, .first = at, .last = year_token + 1, .range = {}};
    }
  }
  if (day->day != 0) return false;
  day->first = at;
  next = day->last;
  return push(*day, mod, out);
}

/// Januar bis Juni 2023; 3. bis 5. Juni 2024; 3. Mai bis 5. Juni
bool DateReader::read_month_range(std::size_t at, std::vector<DateMention>& out, std::size_t& next) {
  std::size_t joint = at + 1;
  const bool day_only = passage_[at].kind == TokenKind::number && passage_.bytes(at).size() <= 2;
  std::optional<Day> first;
  if (day_only) {
    if (passage_.is_sign(joint, ".")) ++joint;
    first = day_month(at);
  } else if (passage_[at].is(WordClass::month)) {
    first = month_first(at);
  } else {
    return false;
  }
  if (first) joint = first->last;
  if (joint + 1 >= passage_.size() || passage_[joint].sentence_start) return false;
  const Sense* to = passage_.sense(joint, WordClass::to);
  const bool hyphen = passage_.is_sign(joint, "-");
  if (to == nullptr && !hyphen) return false;
  if (to != nullptr && passage_.argument(to) == "and" && !(at > 0 && passage_[at - 1].is(WordClass::from)))
    return false;
  const std::size_t behind = joint + (hyphen ? 1 : passage_[joint].span);
  if (behind >= passage_.size()) return false;
  auto second = passage_[behind].kind == TokenKind::number ? day_month(behind) : month_first(behind);
  if (!second) return false;
  if (!first) {
    const auto number = day_only ? to_int(passage_.bytes(at)) : std::nullopt;
    if (!number || second->day == 0) return false;
    first = Day{.month = second->month, .day = *number, .first = at, .last = joint, .range = {}};
  }
  second->first = at;
  resolve_year(*second);
  if (second->year == 0) return false;
  if (first->year == 0) first->year = second->year - (first->month > second->month ? 1 : 0);
  const auto iso = [](const Day& day) {
    return day.day == 0 ? fmt::format("{:04}-{:02}", day.year, day.month)
                        : fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
  };
  Day range{.first = at,
            .last = second->last,
            .range = iso(*first) + "/" + iso(*second),
            .from_reference = second->from_reference};
  next = range.last;
  return push(range, {}, out);
}

}  // namespace korridor
