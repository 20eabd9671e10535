#pragma once

#include "korridor/study/study.h"

namespace korridor {

/// The study read on the days of one calendar year alone, as one period. Everything else stays as it is written.
[[nodiscard]] Study read_one_year(const Study& study, int year);

}  // namespace korridor
