#pragma once

#include <filesystem>

#include "korridor/study/study.h"

namespace korridor {

/// The study read on the days of one calendar year alone, by the periods that it has there. Everything else stays as it
/// is written.
[[nodiscard]] Study read_one_year(const Study& study, int year);

/// A study as it is written (year 0), or on the days of one year alone. Errors: those of read_study, and
/// outside_horizon for a year that the study does not reach.
[[nodiscard]] Result<Study> read_study_in(const std::filesystem::path& folder, int year);

}  // namespace korridor
