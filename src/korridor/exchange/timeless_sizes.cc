#include "korridor/exchange/timeless_sizes.h"

#include <algorithm>
#include <cmath>

namespace korridor {

bool is_at_most(const TimelessRow& row) {
  return std::ranges::any_of(row.lower, [](double v) { return v == -kInfinity; });
}

bool is_at_least(const TimelessRow& row) {
  return std::ranges::any_of(row.upper, [](double v) { return v == kInfinity; });
}

const std::vector<double>& entry_of(const TimelessModel& model, std::size_t column, std::size_t row) {
  return std::ranges::find(model.columns[column].entries, row, &TimelessColumn::Entry::row)->value;
}

bool draws_on(const TimelessModel& model, std::size_t column, std::size_t row) {
  return std::ranges::all_of(entry_of(model, column, row), [](double v) { return std::isnan(v) || v >= 0; });
}

std::vector<char> size_columns(TimelessModel& model) {
  std::vector<char> needed(model.rows.size(), 1);
  for (std::size_t r = 0; r < model.rows.size(); ++r) {
    const TimelessRow& row = model.rows[r];
    if (!is_at_most(row) || row.kind == RowKind::kReserve || row.touching.size() != 1) continue;
    const std::size_t c = row.touching.front();
    if (!draws_on(model, c, r)) continue;
    const std::vector<double>& rate = entry_of(model, c, r);
    for (std::size_t t = 0; t < rate.size(); ++t)
      if (rate[t] > 0 && !std::isnan(row.upper[t]))
        model.columns[c].upper[t] = std::min(model.columns[c].upper[t], row.upper[t] / rate[t]);
    needed[r] = 0;
  }
  return needed;
}

}  // namespace korridor
