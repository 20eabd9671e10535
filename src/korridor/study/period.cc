#include "korridor/study/period.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace korridor {
namespace {

unsigned months_of(PeriodKind kind) { return kind == PeriodKind::kYear ? 12 : kind == PeriodKind::kQuarter ? 3 : 1; }

/// First day after the period of the kind that holds a day.
Date next_start(Date day, PeriodKind kind) {
  const unsigned step = months_of(kind);
  const unsigned month = (month_of(day) - 1) / step * step + step;  // months counted from 0
  return first_day(year_of(day) + static_cast<int>(month / 12), month % 12 + 1);
}

std::string name_of(Date day, PeriodKind kind) {
  const int year = year_of(day);
  if (kind == PeriodKind::kYear) return fmt::format("{}", year);
  if (kind == PeriodKind::kQuarter) return fmt::format("{}-Q{}", year, (month_of(day) - 1) / 3 + 1);
  return fmt::format("{}-{:02}", year, month_of(day));
}

}  // namespace

double years_between(Date from, Date until) {
  double years = 0;
  while (from < until) {
    const Date next = std::min(until, first_day(year_of(from) + 1, 1));
    const double length = days_between(first_day(year_of(from), 1), first_day(year_of(from) + 1, 1));
    years += days_between(from, next) / length;
    from = next;
  }
  return years;
}

std::vector<Period> make_periods(const Settings& settings, std::optional<PeriodKind> kind) {
  std::vector<Period> periods;
  double passed = 0;
  for (Date day = settings.start; day < settings.end;) {
    PeriodKind now = kind.value_or(settings.period);
    if (settings.year_from && day >= *settings.year_from) now = PeriodKind::kYear;
    Date until = std::min(next_start(day, now), settings.end);
    // Shorter periods give way to years on that very day; years stay calendar years.
    if (settings.year_from && day < *settings.year_from && now != PeriodKind::kYear)
      until = std::min(until, *settings.year_from);
    Period period{.from = day,
                  .until = until,
                  .name = name_of(day, now),
                  .hours = 24.0 * days_between(day, until),
                  .years = years_between(day, until),
                  .discount = 1};
    period.discount = std::pow(1 + settings.discount_rate, -(passed + period.years / 2));
    passed += period.years;
    periods.push_back(std::move(period));
    day = until;
  }
  return periods;
}

}  // namespace korridor
