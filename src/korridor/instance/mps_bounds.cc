#include "korridor/instance/mps_bounds.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "korridor/base/text.h"

namespace korridor {

std::optional<BoundKind> find_bound_kind(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kNames{"LO", "UP", "FX", "LI", "UI", "FR", "MI", "PL", "BV"};
  const auto at = std::ranges::find(kNames, text);
  if (at == kNames.end()) return std::nullopt;
  return static_cast<BoundKind>(at - kNames.begin());
}

bool has_value(BoundKind kind) { return kind <= BoundKind::kWholeUpper; }

std::optional<double> parse_infinity(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  const std::string word = lower_ascii(text);
  if (word != "inf" && word != "infinity") return std::nullopt;
  return minus ? -kInfinity : kInfinity;
}

void BoundSheet::set(LinearProgram& lp, BoundKind kind, std::size_t column, double value) {
  has_lower.resize(lp.columns(), 0);
  has_upper.resize(lp.columns(), 0);
  const auto is = [kind](auto... kinds) { return ((kind == kinds) || ...); };
  const double limit = value >= kNoBound ? kInfinity : value <= -kNoBound ? -kInfinity : value;
  using enum BoundKind;
  if (is(kWholeLower, kWholeUpper, kBinary)) {
    lp.integer.resize(lp.columns(), 0);
    lp.integer[column] = 1;
  }
  if (is(kLower, kWholeLower, kFixed)) lp.lower[column] = limit;
  if (is(kUpper, kWholeUpper, kFixed)) lp.upper[column] = limit;
  if (is(kFree, kNoLower)) lp.lower[column] = -kInfinity;
  if (is(kFree, kNoUpper)) lp.upper[column] = kInfinity;
  if (is(kBinary)) {
    lp.lower[column] = 0;
    lp.upper[column] = 1;
  }
  const bool upper_only = is(kUpper, kWholeUpper, kNoUpper);
  if (!upper_only) has_lower[column] = 1;
  if (!is(kLower, kWholeLower, kNoLower)) has_upper[column] = 1;
  if (upper_only && limit < 0 && has_lower[column] == 0) {
    lp.lower[column] = -kInfinity;
    has_lower[column] = 1;
    ++below_zero_opened;
  }
}

std::size_t BoundSheet::close_whole_columns(LinearProgram& lp) {
  has_lower.resize(lp.columns(), 0);
  has_upper.resize(lp.columns(), 0);
  std::size_t closed = 0;
  for (std::size_t j = 0; j < lp.integer.size(); ++j) {
    if (lp.integer[j] == 0 || has_lower[j] != 0 || has_upper[j] != 0) continue;
    lp.upper[j] = 1;
    ++closed;
  }
  return closed;
}

}  // namespace korridor
