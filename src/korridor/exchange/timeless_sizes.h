#pragma once

#include <vector>

#include "korridor/exchange/timeless.h"

namespace korridor {

[[nodiscard]] bool is_at_most(const TimelessRow& row);
[[nodiscard]] bool is_at_least(const TimelessRow& row);
/// What a column has in a row that it touches, by period.
[[nodiscard]] const std::vector<double>& entry_of(const TimelessModel& model, std::size_t column, std::size_t row);
/// True if the column never relieves the row.
[[nodiscard]] bool draws_on(const TimelessModel& model, std::size_t column, std::size_t row);

/// Makes a limit that a single column feels the size of that column. By row: 1 where it is still needed.
std::vector<char> size_columns(TimelessModel& model);

}  // namespace korridor
