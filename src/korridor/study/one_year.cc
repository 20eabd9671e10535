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

}  // namespace korridor
