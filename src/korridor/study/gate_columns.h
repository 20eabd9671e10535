#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "korridor/study/schema.h"

namespace korridor {

/// Columns of a table that decide on which days a row is there.
struct GateColumns {
  std::optional<std::size_t> status, in_base, opens, closes, months;
  explicit GateColumns(const TableSchema& schema);
  [[nodiscard]] bool any() const { return status || in_base || opens || closes || months; }

  /// The words of `status` that mean that a row is there.
  [[nodiscard]] static bool is_on_word(std::string_view word);
  /// Bit m for each month m of a list such as `12;1;2`.
  [[nodiscard]] static std::uint16_t read_months(std::string_view list);
};

}  // namespace korridor
