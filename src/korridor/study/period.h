#pragma once

#include <optional>
#include <string>
#include <vector>

#include "korridor/study/study.h"

namespace korridor {

/// A stretch of the horizon. All amounts of a plan are per period.
struct Period {
  Date from{};
  Date until{};      ///< first day after it
  std::string name;  ///< 2026, 2026-Q3, 2026-07
  double hours = 0;
  double years = 0;     ///< calendar years covered: 1 for a year, days / days of that year for less
  double discount = 1;  ///< factor to the first day of the horizon, from the middle of the period
};

/// The periods of a horizon: of the study's kind (or of `kind` if given), years from `year_from` on.
[[nodiscard]] std::vector<Period> make_periods(const Settings& settings, std::optional<PeriodKind> kind = std::nullopt);

/// Calendar years between two days: each day counts one over the days of its year, so a calendar year is exactly 1.
[[nodiscard]] double years_between(Date from, Date until);

}  // namespace korridor
