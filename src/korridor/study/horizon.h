#pragma once

#include "korridor/study/study.h"

namespace korridor {

/// Whether a study has anything to say about a year, or a day. Errors: outside_horizon.
[[nodiscard]] Result<void> check_year(const Study& study, int year);
[[nodiscard]] Result<void> check_day(const Study& study, Date day);

}  // namespace korridor
