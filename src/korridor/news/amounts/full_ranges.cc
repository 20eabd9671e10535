#include <fmt/format.h>

#include "korridor/news/amounts/dates.h"
#include "korridor/news/text/words.h"

/// Ranges of which both ends are told in full, and days that are told twice.

namespace korridor {
namespace {

using std::chrono::days;

/// Over "г." behind a year.
std::size_t skip_year_point(const Passage& passage, std::size_t at) {
  if (passage.language() != Language::ru) return at;
  if (word_is(passage, at, {"г", "года", "год", "году"}) && !passage[at].sentence_start) ++at;
  return passage.is_sign(at, ".") ? at + 1 : at;
}

}  // namespace

/// 01.09.2026 bis 31.03.2027, с июня 2026 г. по май 2027 г., 3/9 October, June 2026 to May 2027.
bool DateReader::read_full_range(std::size_t at, std::vector<DateMention>& out, std::size_t& next) {
  const auto iso = [](const Day& day) {
    return day.day == 0 ? fmt::format("{:04}-{:02}", day.year, day.month)
                        : fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
  };
  const auto plain = [](const std::optional<Day>& day) {
    return day && day->month != 0 && day->range.empty() && day->decade == 0 && day->season == 0;
  };
  // 3/9 October: from the third to the ninth, as ships are fixed
  if (passage_[at].kind == TokenKind::number && passage_.is_sign(at + 1, "/") && at + 2 < passage_.size() &&
      passage_.bytes(at).size() <= 2) {
    auto second = day_month(at + 2);
    const auto first = to_int(passage_.bytes(at));
    if (!plain(second) || !first || *first < 1 || *first >= second->day) return false;
    second->first = at;
    resolve_year(*second);
    if (second->year == 0) return false;
    Day from = *second;
    from.day = *first;
    from.range = iso(from) + "/" + iso(*second);
    next = second->last;
    return push(from, {}, out);
  }
  auto first = numeric(at);
  if (!first) first = day_month(at);
  if (!first && passage_[at].is(WordClass::month)) first = month_first(at);
  if (!plain(first) || first->year == 0) return false;
  const std::size_t joint = skip_year_point(passage_, first->last);
  if (joint + 1 >= passage_.size() || passage_[joint].sentence_start) return false;
  const Sense* to = passage_.sense(joint, WordClass::to);
  const bool dash = passage_.is_sign(joint, "-") || passage_.is_sign(joint, "–") || passage_.is_sign(joint, "—");
  const bool from = at > 0 && passage_[at - 1].is(WordClass::from);
  if ((to == nullptr && !dash) || (passage_.argument(to) == "and" && !from)) return false;
  std::size_t behind = joint + (dash ? 1 : passage_[joint].span);
  if (word_is(passage_, behind, {"zum", "the", "le", "du"})) ++behind;
  if (behind >= passage_.size() || passage_[behind].sentence_start) return false;
  auto second = numeric(behind);
  if (!second) second = day_month(behind);
  if (!second && passage_[behind].is(WordClass::month)) second = month_first(behind);
  if (!plain(second) || second->year < first->year || (second->day == 0) != (first->day == 0)) return false;
  const std::string begin = iso(*first), end = iso(*second);
  if (end <= begin) return false;
  next = second->last;
  return push({.first = at, .last = next, .range = begin + "/" + end}, {}, out);
}

/// 18 мая, понедельник; demain, mercredi: a weekday that only names a day told right before it.
bool DateReader::repeats_day(std::size_t at, int weekday, const std::vector<DateMention>& out) const {
  if (out.empty() || at == 0 || passage_[at].sentence_start) return false;
  const DateMention& before = out.back();
  const bool beside = passage_.is_sign(at - 1, ",") || passage_.is_sign(at - 1, "(");
  if (before.precision != "day" || !beside || before.last_token + 1 != at) return false;
  const auto day = parse_date(before.iso);
  return day && static_cast<int>(std::chrono::weekday{*day}.iso_encoding()) == weekday;
}

}  // namespace korridor
