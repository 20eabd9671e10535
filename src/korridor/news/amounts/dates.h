#pragma once

#include <optional>
#include <string>
#include <vector>

#include "korridor/base/date.h"
#include "korridor/news/proposal.h"
#include "korridor/news/text/tokens.h"

namespace korridor {

/// What dates without a year are resolved against.
struct DateReference {
  std::optional<Date> day;  ///< date of the document
  int year = 0;             ///< 0: not known; without a day: the year that the text speaks from
  std::string source = {};  ///< docdate, context, event: how `resolved` is told
};

/// Reads dates, and resolves what they leave out.
///
/// Method  hand-written grammar over months, weekdays, seasons, parts and numbers. A date without a year is the nearest
///         past one; the coming one where its clause speaks of the future, or is at most 45 days away and no verb of
///         the clause is of the past. A vague one ("vergangenen Jahr") counts from the document's date, one that
///         compares ("im Vorjahr") from the year told before it.
/// Limits  years 1000 to 2200; no clock times, no feast days.
class DateReader {
 public:
  DateReader(const Passage& passage, const DateReference& reference) : passage_(passage), reference_(reference) {}
  /// True if a date begins at a token; `next` is the token behind it, or the one behind its first word where a figure
  /// may stand inside (in den letzten fünf Jahren).
  bool read(std::size_t at, std::vector<DateMention>& out, std::size_t& next);
  /// A four-digit year that nothing else claims: asked for after figures.
  bool read_year(std::size_t at, std::vector<DateMention>& out, std::size_t& next);

 private:
  struct Day {
    int year = 0, month = 0, day = 0, season = 0;
    std::size_t first = 0, last = 0;
    int decade = 0;
    std::string range = {};  ///< iso when it is one already
    bool from_reference = false;
  };
  [[nodiscard]] std::optional<int> year_at(std::size_t at) const;
  [[nodiscard]] std::size_t skip(std::size_t at) const;
  void take_year(Day& day) const;
  [[nodiscard]] std::optional<Day> numeric(std::size_t at) const;
  [[nodiscard]] std::optional<Day> day_month(std::size_t at) const;
  [[nodiscard]] std::optional<Day> month_first(std::size_t at) const;
  [[nodiscard]] std::optional<Day> season(std::size_t at) const;
  [[nodiscard]] std::optional<Day> decade(std::size_t at) const;
  [[nodiscard]] std::optional<Day> year_range(std::size_t at) const;
  [[nodiscard]] std::optional<Day> part_of_year(std::size_t at) const;
  [[nodiscard]] std::optional<Day> brief_part(std::size_t at) const;
  [[nodiscard]] std::optional<Day> months_of_year(std::size_t at) const;
  void take_year_before(Day& day, const std::vector<DateMention>& out) const;
  bool take_relative_year(Day& day, std::size_t at) const;
  void take_year_of_part(Day& day, int first_month) const;
  [[nodiscard]] int months_in(std::size_t at) const;
  [[nodiscard]] std::optional<Day> element(std::size_t at) const;
  [[nodiscard]] std::optional<Day> day_in_words_of_month(std::size_t at) const;
  [[nodiscard]] std::optional<Day> part_named_after_month(std::size_t at) const;
  bool read_weekday_of_month(std::size_t at, std::vector<DateMention>& out, std::size_t& next);
  bool read_persian_year(std::size_t at, std::vector<DateMention>& out, std::size_t& next);
  bool read_bare_day(std::size_t at, std::vector<DateMention>& out, std::size_t& next);
  bool read_full_range(std::size_t at, std::vector<DateMention>& out, std::size_t& next);
  [[nodiscard]] bool repeats_day(std::size_t at, int weekday, const std::vector<DateMention>& out) const;
  bool read_part(std::size_t at, std::vector<DateMention>& out, std::size_t& next);
  bool read_weekday(std::size_t at, std::vector<DateMention>& out, std::size_t& next);
  bool read_relative(std::size_t at, std::vector<DateMention>& out, std::size_t& next);
  bool read_month_range(std::size_t at, std::vector<DateMention>& out, std::size_t& next);
  bool push(Day day, std::string mod, std::vector<DateMention>& out) const;
  bool push_text(std::size_t first, std::size_t last, std::string iso, std::string precision,
                 std::vector<DateMention>& out) const;
  void resolve_year(Day& day) const;

  const Passage& passage_;
  const DateReference& reference_;
};

/// Finds what the dates of an article count from, where nobody says: a full date in its first lines, else its latest
/// day that lies in the past, else its latest year.
[[nodiscard]] DateReference find_reference(const Passage& passage);

}  // namespace korridor
