#include "korridor/study/one_year.h"

namespace korridor {

Study read_one_year(const Study& study, int year) {
  Study one = study;
  one.settings.start = first_day(year, 1);
  one.settings.end = first_day(year + 1, 1);
  one.settings.year_from = std::nullopt;
  one.settings.period = PeriodKind::kYear;
  return one;
}

Result<Study> read_study_in(const std::filesystem::path& folder, int year) {
  auto study = read_study(folder);
  return study && year > 0 ? read_one_year(*study, year) : std::move(study);
}

}  // namespace korridor
