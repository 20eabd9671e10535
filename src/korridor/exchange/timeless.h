#pragma once

#include <string>
#include <vector>

#include "korridor/plan/model.h"

namespace korridor {

/// Rows of the model that differ by period alone: one limit or balance, seen over the horizon.
struct TimelessRow {
  std::string name;  ///< that of the model without the period
  RowKind kind{};
  std::size_t row = 0;                ///< the first of them
  std::vector<double> lower, upper;   ///< by period; NaN where the row is not there
  std::vector<std::size_t> touching;  ///< the columns with an entry in it
};

/// Columns of the model that differ by period alone and take equally many periods.
struct TimelessColumn {
  std::string name;  ///< that of the model without the period; `…|lagN` where it arrives N periods later
  ColumnKind kind{};
  std::size_t column = 0;           ///< the first of them
  std::size_t lag = 0;              ///< periods until it arrives
  std::vector<double> cost, upper;  ///< by period; NaN where the column is not there; money of the period
  struct Entry {
    std::size_t row;
    std::vector<double> value;  ///< by period of the column; NaN where the column is not there, 0 where the row is not
  };
  std::vector<Entry> entries;
};

/// The model with time taken out: every row and column once, with its figures by period.
struct TimelessModel {
  std::vector<TimelessRow> rows;
  std::vector<TimelessColumn> columns;
};

[[nodiscard]] TimelessModel take_time_out(const Model& model);

}  // namespace korridor
