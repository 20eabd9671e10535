#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace korridor {

/// A calendar day. Differences are std::chrono::days.
using Date = std::chrono::sys_days;

/// Reads `YYYY-MM-DD` (ISO 8601); nothing for any other form and for days that do not exist.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// Writes `YYYY-MM-DD`.
[[nodiscard]] std::string to_string(Date date);

/// The first day of a month, months counted from 1.
[[nodiscard]] constexpr Date first_day(int year, unsigned month) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{1};
}

/// Whole days from one day to another, negative when `to` comes first.
[[nodiscard]] constexpr int days_between(Date from, Date to) { return static_cast<int>((to - from).count()); }

[[nodiscard]] constexpr int year_of(Date date) { return static_cast<int>(std::chrono::year_month_day{date}.year()); }

[[nodiscard]] constexpr unsigned month_of(Date date) {
  return static_cast<unsigned>(std::chrono::year_month_day{date}.month());
}

}  // namespace korridor
