#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace korridor {

/// One code point of UTF-8 text, and how many bytes it takes. Bytes that are no UTF-8 come one at a time as kBadByte.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;
};
constexpr char32_t kBadByte = 0xFFFFFFFF;
[[nodiscard]] CodePoint decode(std::string_view text, std::size_t at);

/// What a code point is to the reader of an article.
enum class CharClass : std::uint8_t { blank, line, letter, digit, other, invisible, bad };
[[nodiscard]] CharClass char_class(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);

/// Lower case; ё as е; hyphens and apostrophes in one form each. The sharp s stays: see append_folded.
[[nodiscard]] char32_t fold(char32_t c);
/// Appends the folded code point as UTF-8, ß as ss (Swiss spelling).
void append_folded(std::string& out, char32_t c);
void append_utf8(std::string& out, char32_t c);
/// The whole text folded, as words are looked up; invisible characters are left out.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace korridor
