#pragma once

#include <optional>
#include <string_view>

namespace korridor {

/// Roughly how many units of a currency a US dollar bought in the years kRatesFrom to kRatesUntil.
///
/// Source  common knowledge, written down from memory to two or three digits: enough to see that a sum was converted
///         with the wrong power of ten, or the wrong way round, and for nothing else.
/// Limits  currencies that lost more than a third of their value in these years are left out.
[[nodiscard]] std::optional<double> units_per_dollar(std::string_view currency);
constexpr std::string_view kRatesFrom = "2022", kRatesUntil = "2026";

}  // namespace korridor
