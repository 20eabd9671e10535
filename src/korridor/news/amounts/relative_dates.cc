#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/dates.h"
#include "korridor/news/amounts/numbers.h"
#include "korridor/news/text/tense.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

using std::chrono::days;

std::string iso_month(int year, int month) { return fmt::format("{:04}-{:02}", year, month); }

/// Months counted from year 0, so that they can be added to.
std::string iso_month_count(int months) { return iso_month(months / 12, months % 12 + 1); }

int iso_weekday(Date day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); }

int argument_number(std::string_view text) {
  int value = 0;
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// The year that a comparison counts from: "2024 ... weniger als im Vorjahr" is less than in 2023.
int year_compared(const Passage& passage, std::size_t at, int reference, const std::vector<DateMention>& dates) {
  constexpr std::size_t kFar = 40;  // tokens
  for (auto it = dates.rbegin(); it != dates.rend() && it->last_token + kFar > at; ++it) {
    const bool near = it->resolved == "text" || sentence_around(passage, at).first <= it->first_token;
    // Im ersten Quartal ... weniger als im Vorjahr: of the year that the sentence is about
    if (sentence_around(passage, at).first <= it->first_token && it->iso.size() > 4)
      if (const auto year = to_int(std::string_view(it->iso).substr(0, 4)); year && *year <= reference) return *year;
    if (it->precision != "year" || !near || passage[at].paragraph_before) continue;
    if (const auto year = to_int(it->iso); year && *year <= reference) return *year;
  }
  return reference;
}

/// Ab 1. Januar, as of 1 January, à partir du 1er janvier
bool starts_from(const Passage& passage, std::size_t at) {
  if (at == 0 || passage[at].sentence_start) return false;
  if (word_is(passage, at - 1, {"ab", "dès"})) return true;
  return at > 1 && word_is(passage, at - 1, {"of", "du", "le"}) &&
         word_is(passage, at - 2, {"as", "partir", "compter"});
}

/// Next Tuesday, am kommenden Dienstag, mardi prochain: 1; last Monday: -1; else 0. `last` moves over a word behind.
int step_of_weekday(const Passage& passage, std::size_t at, std::size_t& last) {
  const auto step = [&](std::size_t i) {
    const std::string_view which = passage.argument(passage.sense(i, WordClass::relative));
    return which == "next" ? 1 : which == "last" ? -1 : 0;
  };
  if (at > 0 && !passage[at].sentence_start && passage[at - 1].is(WordClass::relative)) return step(at - 1);
  if (passage.language() != Language::fr || last >= passage.size() || !passage[last].is(WordClass::relative)) return 0;
  return step(last++);
}

int step_of(std::string_view which) { return which == "last" || which == "before" ? -1 : which == "next" ? 1 : 0; }

}  // namespace

void DateReader::resolve_year(Day& day) const {
  if (day.year != 0 || reference_.year == 0) return;
  day.from_reference = true;
  day.year = reference_.year;
  if (!reference_.day) return;
  const int month = day.season != 0 ? (day.season - 21) * 3 + 3 : day.month;
  const Date start =
      first_day(day.year, static_cast<unsigned>(std::clamp(month, 1, 12))) + days{day.day > 0 ? day.day - 1 : 0};
  const bool future = speaks_of_future(passage_, day.first);
  const Date end = day.day > 0 ? start : start + days{27};
  // Nobody leaves out the year of a day ten months ago; without a verb of the past the near one that comes is meant.
  constexpr days kNear{60}, kFar{240};
  const bool from = starts_from(passage_, day.first) && !speaks_of_past(passage_, day.first);
  const bool soon = start > *reference_.day && start - *reference_.day <= kNear && !speaks_of_past(passage_, day.first);
  if (start > *reference_.day && !future && !soon && !from) --day.year;
  // с первого января, told in December with no verb of the past: the one that comes
  constexpr days kLongAgo{335};
  if (day.day != 0 && start <= *reference_.day && *reference_.day - start > kLongAgo &&
      !has_past_verb(passage_, day.first)) {
    ++day.year;
    return;
  }
  // Nobody says of a day that was a month ago, without a year, that it will be: bis 12. Mai, told on 27 May
  constexpr days kJustPast{45};
  if (future && day.day != 0 && end < *reference_.day && *reference_.day - end < kJustPast &&
      speaks_of_past(passage_, day.first))
    return;
  if (end < *reference_.day && (future || (from && day.day != 0 && *reference_.day - end > kFar))) ++day.year;
}

bool DateReader::push_text(std::size_t first, std::size_t last, std::string iso, std::string precision,
                           std::vector<DateMention>& out) const {
  out.push_back({.span = {passage_[first].begin, passage_[last - 1].end},
                 .iso = std::move(iso),
                 .precision = std::move(precision),
                 .mod = {},
                 .resolved = reference_.source,
                 .anchor = {},
                 .first_token = static_cast<std::uint32_t>(first),
                 .last_token = static_cast<std::uint32_t>(last)});
  return true;
}

bool DateReader::push(Day day, std::string mod, std::vector<DateMention>& out) const {
  std::string iso, precision = "range";
  const bool said = day.year != 0 && !day.from_reference;
  if (!day.range.empty()) {
    iso = day.range;
  } else if (day.decade != 0) {
    iso = fmt::format("{}/{}", day.decade, day.decade + 9);
  } else {
    resolve_year(day);
    const std::string year = day.year == 0 ? "XXXX" : fmt::format("{:04}", day.year);
    if (day.day != 0) {
      iso = fmt::format("{}-{:02}-{:02}", year, day.month, day.day);
      precision = "day";
      const auto exact = std::chrono::year{day.year == 0 ? 2000 : day.year} /
                         std::chrono::month{static_cast<unsigned>(day.month)} /
                         std::chrono::day{static_cast<unsigned>(day.day)};
      if (!exact.ok()) return false;
    } else if (day.month != 0) {
      iso = fmt::format("{}-{:02}", year, day.month);
      precision = "month";
    } else if (day.season != 0) {
      iso = fmt::format("{}-{}", year, day.season);
      precision = "season";
    } else {
      iso = year;
      precision = "year";
    }
  }
  push_text(day.first, day.last, std::move(iso), std::move(precision), out);
  DateMention& made = out.back();
  made.mod = std::move(mod);
  if (said || day.decade != 0 || (!day.range.empty() && !day.from_reference)) made.resolved = "text";
  if (day.year == 0 && day.range.empty() && day.decade == 0) made.resolved.clear();
  return true;
}

/// Donnerstag, Donnerstagabend, Donnerstag abend: the last one before the document's date, the next one if the sentence
/// speaks of the future. A weekday before a date only repeats it.
bool DateReader::read_weekday(std::size_t at, std::vector<DateMention>& out, std::size_t& next) {
  int weekday = 0;
  std::string mod;
  std::size_t last = at + passage_[at].span;
  if (const Sense* sense = passage_.sense(at, WordClass::weekday)) {
    weekday = argument_number(passage_.argument(sense));
    if (last < passage_.size() && passage_[last].is(WordClass::daypart) && !passage_[last].sentence_start) {
      mod = passage_.argument(passage_.sense(last, WordClass::daypart));
      ++last;
    }
  } else {
    const std::string_view word = passage_.folded(at);
    for (std::size_t length = word.size() - 1; length >= 6 && weekday == 0; --length) {
      const auto day = passage_.lexicon->find(std::string_view(word).substr(0, length)),
                 part = passage_.lexicon->find(std::string_view(word).substr(length));
      if (day == 0 || part == 0) continue;
      for (const Sense& a : passage_.lexicon->senses(day))
        for (const Sense& b : passage_.lexicon->senses(part))
          if (a.word_class == WordClass::weekday && b.word_class == WordClass::daypart) {
            weekday = argument_number(passage_.lexicon->argument(a));
            mod = passage_.lexicon->argument(b);
          }
    }
  }
  if (weekday == 0) return false;
  if (repeats_day(at, weekday, out)) {
    next = last;
    const DateMention& before = out.back();
    const bool in_a_word = before.last_token == before.first_token + 1;  // demain, mercredi
    return !in_a_word || push_text(at, last, std::string(before.iso), "day", out);
  }
  std::size_t follows = last;
  while (follows < passage_.size() && follows < last + 3 &&
         (passage_.is_sign(follows, ",") || passage_.is_sign(follows, "(") || passage_[follows].is(WordClass::stop) ||
          passage_[follows].is(WordClass::era)))
    ++follows;
  if (follows < passage_.size() && !passage_[follows].sentence_start &&
      (numeric(follows) || day_month(follows) || (month_first(follows) && month_first(follows)->day != 0))) {
    next = last;
    return read(follows, out, next);
  }
  if (!reference_.day) return false;
  int back = (iso_weekday(*reference_.day) - weekday + 7) % 7;
  const int step = step_of_weekday(passage_, at, last);
  if (step > 0 || (step == 0 && speaks_of_future(passage_, at) && back != 0)) back -= 7;
  if (step < 0 && back == 0) back = 7;
  push_text(at, last, to_string(*reference_.day - days{back}), "day", out);
  out.back().mod = mod;
  next = last;
  return true;
}

/// vergangenen Jahr, last month, в прошлом году; letzten fünf Jahren, cinq dernières années; gestern, Vorjahr.
bool DateReader::read_relative(std::size_t at, std::vector<DateMention>& out, std::size_t& next) {
  if (reference_.year == 0) return false;
  std::size_t word = at;
  std::optional<Numeral> count;
  if (!passage_[at].is(WordClass::relative)) {  // cinq dernières années
    if (!passage_[at].is(WordClass::number) && passage_[at].kind != TokenKind::number) return false;
    count = read_numeral(passage_, at);
    if (!count || count->scale > 0 || count->last >= passage_.size() || !passage_[count->last].is(WordClass::relative))
      return false;
    word = count->last;
  }
  const Sense* relative = passage_.sense(word, WordClass::relative);
  if (relative == nullptr) return false;
  const std::string_view which = passage_.argument(relative);
  std::size_t behind = word + passage_[word].span;
  if (const auto sign = which.find_first_of("+-"); sign != std::string_view::npos) {  // year-1, day+0
    const int step = argument_number(which.substr(sign));
    next = behind;
    if (which.starts_with("before"))
      return push_text(at, behind, fmt::format("{}", year_compared(passage_, at, reference_.year, out) + step), "year",
                       out);
    if (const auto year = year_at(behind); year && which == "year+0" && !passage_[behind].sentence_start) {
      next = behind + 1;  // Jahresende 2026
      return push_text(at, behind + 1, fmt::format("{}", *year), "year", out);
    }
    if (which.starts_with("year")) return push_text(at, behind, fmt::format("{}", reference_.year + step), "year", out);
    if (!reference_.day) return false;
    if (which.starts_with("day")) return push_text(at, behind, to_string(*reference_.day + days{step}), "day", out);
    return push_text(
        at, behind,
        iso_month_count(year_of(*reference_.day) * 12 + static_cast<int>(month_of(*reference_.day)) - 1 + step),
        "month", out);
  }
  if (behind >= passage_.size() || passage_[behind].sentence_start) return false;
  if (!count && !passage_[behind].any(mask_of(WordClass::time, WordClass::year)))
    count = read_numeral(passage_, behind);
  if (count && count->first > word) behind = count->last;
  if (behind >= passage_.size() || passage_[behind].sentence_start) return false;
  const int step = step_of(which);
  if (!count) {
    const bool month = passage_.argument(passage_.sense(behind, WordClass::time)) == "month";
    const std::size_t last = behind + passage_[behind].span;
    next = last;
    if (passage_[behind].is(WordClass::year) || passage_.argument(passage_.sense(behind, WordClass::time)) == "year")
      return push_text(
          at, last,
          fmt::format("{}",
                      (which == "before" ? year_compared(passage_, at, reference_.year, out) : reference_.year) + step),
          "year", out);
    if (month && reference_.day)
      return push_text(
          at, last,
          iso_month_count(year_of(*reference_.day) * 12 + static_cast<int>(month_of(*reference_.day)) - 1 + step),
          "month", out);
    const auto day = element(behind);
    if (!day || day->year != 0 || !day->range.empty() || day->decade != 0 || day->day != 0) return false;
    Day resolved = *day;
    resolved.first = at;
    resolve_year(resolved);
    const Date start = first_day(std::max(resolved.year, 1), static_cast<unsigned>(std::clamp(resolved.month, 1, 12)));
    if (reference_.day && resolved.month != 0 && step > 0 && start <= *reference_.day) ++resolved.year;
    if (reference_.day && resolved.season != 0 && step < 0) {  // last autumn, told in autumn: that of the year before
      const int now = static_cast<int>(month_of(*reference_.day)), begin = (resolved.season - 21) * 3 + 3;
      if (resolved.year == reference_.year && now >= begin && now < begin + 3) --resolved.year;
    }
    next = resolved.last;
    resolved.from_reference = true;
    return push(resolved, {}, out);
  }
  const auto amount = count->value.whole();
  const Sense* unit = passage_.sense(behind, WordClass::time);
  if (!amount || *amount < 2 || *amount > 1000 || unit == nullptr || step == 0) return false;
  const std::string_view time = passage_.argument(unit).substr(0, passage_.argument(unit).find(' '));
  const int units = static_cast<int>(*amount);
  next = count->first > word ? at + 1 : at;  // the duration inside is a figure of its own
  if (time == "year" || time == "year*10") {
    const int years = time == "year" ? units : 10 * units;
    return push_text(at, behind + 1,
                     step < 0 ? fmt::format("{}/{}", reference_.year - years, reference_.year)
                              : fmt::format("{}/{}", reference_.year, reference_.year + years),
                     "range", out);
  }
  if (time != "month" || !reference_.day) return false;
  const int now = year_of(*reference_.day) * 12 + static_cast<int>(month_of(*reference_.day)) - 1;
  return push_text(at, behind + 1,
                   step < 0 ? iso_month_count(now - units) + "/" + iso_month_count(now)
                            : iso_month_count(now) + "/" + iso_month_count(now + units),
                   "range", out);
}

}  // namespace korridor
