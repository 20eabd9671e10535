#pragma once

#include <compare>
#include <optional>
#include <string_view>

namespace korridor {

/// True for `12`, `-0.25`: digits with at most one point between them, no exponent. Values stay text, so none is
/// rounded.
[[nodiscard]] bool is_exact(std::string_view text);

/// Order of two exact decimals, of any length.
[[nodiscard]] std::strong_ordering compare_exact(std::string_view a, std::string_view b);

/// `1e6` or `+2.50` as an exact decimal without needless zeros; nothing if the text is no number.
[[nodiscard]] std::optional<std::string> make_exact(std::string_view text);

}  // namespace korridor
