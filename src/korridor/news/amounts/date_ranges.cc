#include <fmt/format.h>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/dates.h"
#include "korridor/news/amounts/numbers.h"
#include "korridor/news/text/tense.h"
#include "korridor/news/text/words.h"

/// Stretches of time: decades, years from to, halves and quarters, parts of a month, days and months from to.

namespace korridor {
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

namespace {

/// I, II, III, IV: quarters and halves are counted so.
int roman_number(std::string_view word) {
  if (word == "I") return 1;
  if (word == "II") return 2;
  if (word == "III") return 3;
  return word == "IV" ? 4 : 0;
}

}  // namespace

/// How many months a counted month or quarter has; 0 for anything else.
int DateReader::months_in(std::size_t at) const {
  const std::string_view time = passage_.argument(passage_.sense(at, WordClass::time));
  if (time == "month") return 1;
  return time == "quarter" || word_is(passage_, at, {"quarters", "quartale", "quartalen", "trimestres"}) ? 3 : 0;
}

/// neuf premiers mois de l'année, девять месяцев 2025 года: the words for "first" stand behind the number, or not at
/// all.
std::optional<DateReader::Day> DateReader::months_of_year(std::size_t at) const {
  const bool french = passage_.language() == Language::fr;
  if (!french && passage_.language() != Language::ru) return std::nullopt;
  const auto count = read_numeral(passage_, at);
  if (!count || count->scale > 0 || count->last + 1 >= passage_.size()) return std::nullopt;
  std::size_t unit = count->last;
  if (french && !word_is(passage_, unit++, {"premiers"})) return std::nullopt;
  const int months = months_in(unit) * static_cast<int>(count->value.whole().value_or(0));
  if (months < 2 || months > 11) return std::nullopt;
  Day day{.first = at, .last = unit + 1, .range = {}};
  take_year(day);
  if (day.year == 0) {
    if (!french || reference_.year == 0) return std::nullopt;
    if (passage_.at(skip(day.last) - 1).is(WordClass::year)) day.last = skip(day.last);
    day.year = reference_.year;
    day.from_reference = true;
  }
  day.range = fmt::format("{}-01/{}-{:02}", day.year, day.year, months);
  return day;
}

/// A part of a year that has not begun yet, in a clause that does not speak of the future, is last year's; not what
/// begins "from" it, nor what is to come soon and is told without a verb of the past.
void DateReader::take_year_of_part(Day& day, int first_month) const {
  day.year = reference_.year;
  day.from_reference = true;
  if (!reference_.day || first_month <= static_cast<int>(month_of(*reference_.day))) return;
  std::size_t before = day.first;
  while (before > 0 && passage_[before - 1].any(mask_of(WordClass::era, WordClass::article)) &&
         !word_is(passage_, before - 1, {"in", "en", "au"}))
    --before;
  const bool from = before > 0 && word_is(passage_, before - 1, {"from", "ab", "с", "со", "partir", "dès"});
  if (!from && !speaks_of_future(passage_, day.first)) --day.year;
}

/// Q3 2024, Q3/2024, H1, T1 and S1 in French, 1Q26, 2H 2025, 9M 2025: as tables and companies write it.
std::optional<DateReader::Day> DateReader::brief_part(std::size_t at) const {
  constexpr std::string_view kLetters = "QHTS";
  std::string_view word = passage_.bytes(at);
  Day day{.first = at, .last = at + 1, .range = {}};
  char letter = 0;
  int number = 0;
  if (word.size() == 2 && kLetters.find(word[0]) != std::string_view::npos && word[1] >= '1' && word[1] <= '4') {
    letter = word[0];
    number = word[1] - '0';
  } else if (word.size() == 1 && word[0] >= '1' && word[0] <= '9' && at + 1 < passage_.size() &&
             !passage_[at + 1].blank_before) {
    const std::string_view behind = passage_.bytes(at + 1);
    letter = behind.empty() ? '\0' : behind[0];
    if (letter != 'Q' && letter != 'H' && letter != 'M') return std::nullopt;
    number = word[0] - '0';
    day.last = at + 2;
    if (behind.size() == 3) day.year = 2000 + to_int(behind.substr(1)).value_or(-2000);
    if ((behind.size() != 1 && day.year == 0) || (letter == 'M' && number % 3 != 0)) return std::nullopt;
  } else {
    return std::nullopt;
  }
  if (letter == 'S' && passage_.language() != Language::fr) return std::nullopt;
  const std::size_t slash = day.last;
  if (day.year == 0 && passage_.is_sign(slash, "/") && year_at(slash + 1)) {
    day.year = *year_at(slash + 1);
    day.last = slash + 2;
  }
  if (day.year == 0) take_year(day);
  const int months = letter == 'M' ? number : letter == 'H' || letter == 'S' ? 6 : 3;
  const int from = letter == 'M' ? 0 : (number - 1) * months;
  if (day.year == 0 && reference_.day && letter != 'M') take_year_of_part(day, from + 1);
  if (day.year == 0 || from + months > 12) return std::nullopt;
  day.range = fmt::format("{}-{:02}/{}-{:02}", day.year, from + 1, day.year, from + months);
  return day;
}

/// zweiten Halbjahr 2024, third quarter of 2024, IV. Quartal, ersten sieben Monaten 2024
std::optional<DateReader::Day> DateReader::part_of_year(std::size_t at) const {
  int number = 0;
  std::size_t next = at;
  if (auto months = months_of_year(at)) return months;
  if (auto brief = brief_part(at)) return brief;
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
  } else if (const int roman = roman_number(passage_.bytes(at)); roman != 0) {
    number = roman;
    next = at + (passage_.is_sign(at + 1, ".") ? 2 : 1);
  }
  if (number < 1 || number > 4 || next >= passage_.size() || passage_[next].sentence_start) return std::nullopt;
  if (word_is(passage_, next + 1, {"consécutif", "consecutive", "straight", "подряд"}) ||
      (word_is(passage_, next + 1, {"in"}) && word_is(passage_, next + 2, {"folge"})))
    return std::nullopt;  // the third quarter in a row
  int months = 0, from = 0;
  std::size_t last = next + passage_[next].span;
  if (passage_[next].is(WordClass::quarter)) months = 3;
  // die zweite Hälfte 2024: of a year only if the year stands there
  const bool half =
      !passage_[next].is(WordClass::halfyear) && passage_.argument(passage_.sense(next, WordClass::fraction)) == "2";
  if (passage_[next].is(WordClass::halfyear) || half) months = 6;
  if (months == 0) {  // the first seven months, the first three quarters
    const auto count = read_numeral(passage_, next);
    if (number != 1 || !count || count->last >= passage_.size()) return std::nullopt;
    const int unit = months_in(count->last);
    if (unit == 0) return std::nullopt;
    months = unit * static_cast<int>(count->value.whole().value_or(0));
    last = count->last + 1;
  } else {
    from = (number - 1) * months;
  }
  Day day{.first = at, .last = last, .range = {}};
  take_year(day);
  if (passage_.is_sign(day.last, "/") && !passage_.at(day.last).blank_before && day.year != 0)
    return std::nullopt;  // eleven months of financial year 2025/26: which ones depends on the state
  if (day.year == 0 && half) return std::nullopt;
  if (day.year == 0) take_year_of_part(day, from + 1);
  if (months < 1 || from + months > 12 || day.year == 0) return std::nullopt;
  day.range = fmt::format("{}-{:02}/{}-{:02}", day.year, from + 1, day.year, from + months);
  return day;
}

/// Ende September, Anfang der 1990er Jahre, Mitte des Jahres, early 2024, fin mars, в конце 2024 года
bool DateReader::read_part(std::size_t at, std::vector<DateMention>& out, std::size_t& next) {
  const std::string mod(passage_.argument(passage_.sense(at, WordClass::part)));
  std::size_t behind = at + passage_[at].span;
  const std::size_t start = behind;
  while (behind < passage_.size() && behind < start + 3 &&
         (passage_[behind].any(mask_of(WordClass::era, WordClass::stop)) || passage_.is_sign(behind, "'") ||
          passage_.is_sign(behind, "’") ||
          (passage_.is_sign(behind, "-") && !passage_[behind].blank_before)) &&  // end-June
         !passage_[behind].any(mask_of(WordClass::month)) &&
         !(passage_.language() == Language::ru && passage_[behind].is(WordClass::year)))  // к концу года
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
      if (reference_.year == 0 || (behind == start && passage_.language() != Language::ru)) return false;
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
