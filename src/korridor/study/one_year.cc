#include "korridor/study/one_year.h"

#include "korridor/study/horizon.h"

namespace korridor {

Study read_one_year(const Study& study, int year) {
  Study one = study;
  Settings& settings = one.settings;
  settings.start = first_day(year, 1);
  settings.end = first_day(year + 1, 1);
  if (settings.year_from && *settings.year_from <= settings.start) settings.period = PeriodKind::kYear;
  if (settings.year_from && (*settings.year_from <= settings.start || *settings.year_from >= settings.end))
    settings.year_from = std::nullopt;
  return one;
}

Result<Study> read_study_in(const std::filesystem::path& folder, int year) {
  auto study = read_study(folder);
  if (!study || year == 0) return study;
  if (auto fits = check_year(*study, year); !fits) return std::unexpected(std::move(fits.error()));
  return read_one_year(*study, year);
}

}  // namespace korridor
