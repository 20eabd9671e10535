#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace korridor {

/// Prints of the sentences of a text, sorted, each once: a 64-bit hash of the letters and digits of each sentence of
/// at least five words, folded in case, with signs, spaces and HTML tags left out. So a headline, a new first line,
/// other quotation marks or other line breaks leave the prints of the rest as they are.
[[nodiscard]] std::vector<std::int64_t> print_sentences(std::string_view text);

/// Two sources are copies of one text where the shorter shares at least this part of its sentences with the other,
/// and at least kFewestShared of them.
constexpr double kCopyShare = 0.6;
constexpr std::size_t kFewestShared = 3;

}  // namespace korridor
