#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace korridor {

/// The text without blanks and tabs at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The parts between separators, trimmed; empty parts are kept, an empty text has no parts.
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

/// A finite decimal number that fills the whole text (`12`, `-0.5`, `1e6`); nothing otherwise.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// Shortest decimal text that reads back as the same double; `1e+20` style only where shorter.
[[nodiscard]] std::string to_text(double value);

/// Position of the first byte that is not part of valid UTF-8 (RFC 3629), or nothing.
[[nodiscard]] std::optional<std::size_t> find_bad_utf8(std::string_view text);

/// The candidate nearest to a misspelt word by Damerau-Levenshtein distance, if it is near enough to be meant
/// (at most a third of the length, at least one edit). Ties: the first candidate wins.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

/// A text as a cell of a CSV file: quoted where it holds commas, quotes or line ends (RFC 4180).
[[nodiscard]] std::string csv_cell(const std::string& text);

/// ASCII lower case; other bytes stay.
[[nodiscard]] std::string lower_ascii(std::string_view text);

/// Case folded in any script (Unicode): two texts that differ by case alone fold to one.
[[nodiscard]] std::string fold_case(std::string_view text);

}  // namespace korridor
