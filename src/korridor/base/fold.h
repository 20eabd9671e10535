#pragma once

#include <array>
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
/// The general case of decode().
[[nodiscard]] CodePoint decode_wide(std::string_view text, std::size_t at);
[[nodiscard]] inline CodePoint decode(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  return first < 0x80 ? CodePoint{first, 1} : decode_wide(text, at);
}

/// What a code point is to the reader of an article.
enum class CharClass : std::uint8_t { blank, line, letter, digit, other, invisible, bad };
/// What ICU says of the first code points, in a table: it covers Latin, Greek and Cyrillic.
struct CharRow {
  CharClass type = CharClass::other;
  bool upper = false;
  char32_t folded = 0;
};
inline constexpr char32_t kTabledCharacters = 0x600;
extern const std::array<CharRow, kTabledCharacters> kCharRows;
/// The same for any code point.
[[nodiscard]] CharRow char_row_wide(char32_t c);
[[nodiscard]] inline CharRow char_row(char32_t c) { return c < kTabledCharacters ? kCharRows[c] : char_row_wide(c); }
[[nodiscard]] inline CharClass char_class(char32_t c) { return char_row(c).type; }
[[nodiscard]] inline bool is_upper(char32_t c) { return char_row(c).upper; }

/// Lower case; ё as е; hyphens and apostrophes in one form each. The sharp s stays: see append_folded.
[[nodiscard]] inline char32_t fold(char32_t c) { return char_row(c).folded; }
/// Appends the folded code point as UTF-8, ß as ss (Swiss spelling).
void append_folded(std::string& out, char32_t c);
void append_utf8(std::string& out, char32_t c);
/// The whole text folded, as words are looked up; invisible characters are left out.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace korridor
