#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "korridor/lp/linear_program.h"

namespace korridor {

/// From here on a bound in an MPS file means none.
constexpr double kNoBound = 1e20;

enum class BoundKind { kLower, kUpper, kFixed, kWholeLower, kWholeUpper, kFree, kNoLower, kNoUpper, kBinary };

/// LO UP FX LI UI FR MI PL BV.
[[nodiscard]] std::optional<BoundKind> find_bound_kind(std::string_view text);
[[nodiscard]] bool has_value(BoundKind kind);
/// inf, -inf, infinity in any case.
[[nodiscard]] std::optional<double> parse_infinity(std::string_view text);

/// Puts the bounds of an MPS file on the columns of a program, with what the format reads out of what is left out.
struct BoundSheet {
  std::vector<char> has_lower, has_upper;
  std::size_t below_zero_opened = 0;  ///< upper bound below 0 and no lower one: no lower bound

  void set(LinearProgram& lp, BoundKind kind, std::size_t column, double value);
  /// Whole columns without any bound become 0 or 1; gives their number.
  std::size_t close_whole_columns(LinearProgram& lp);
};

}  // namespace korridor
