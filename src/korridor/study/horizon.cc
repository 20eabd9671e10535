#include "korridor/study/horizon.h"

#include <fmt/format.h>

namespace korridor {
namespace {

/// The horizon ends before `settings.end`.
Date last_day(const Study& study) { return study.settings.end - std::chrono::days(1); }

std::unexpected<Errors> outside(const Study& study, const std::string& what, const std::string& hint) {
  return fail({.code = "outside_horizon",
               .message = fmt::format("{} lies outside the horizon of the study, {} to {}", what,
                                      to_string(study.settings.start), to_string(last_day(study))),
               .hint = hint + ", or lengthen the horizon: [time] in study.toml"});
}

}  // namespace

Result<void> check_year(const Study& study, int year) {
  const int first = year_of(study.settings.start), last = year_of(last_day(study));
  if (year >= first && year <= last) return {};
  return outside(
      study, std::to_string(year),
      first == last ? fmt::format("give the year {}", first) : fmt::format("give a year from {} to {}", first, last));
}

Result<void> check_day(const Study& study, Date day) {
  if (day >= study.settings.start && day < study.settings.end) return {};
  return outside(study, to_string(day), "give a day of it");
}

}  // namespace korridor
