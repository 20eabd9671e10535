#include "korridor/base/fold.h"

#include <unicode/uchar.h>

namespace korridor {
namespace {

CharClass ask_icu(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  if (c == '\n' || c == 0x2028 || c == 0x2029 || c == '\f' || c == '\v') return CharClass::line;
  if (c == '\t' || c == '\r' || u_isspace(point)) return CharClass::blank;
  switch (u_charType(point)) {
    case U_FORMAT_CHAR:
      return CharClass::invisible;  // zero width, direction marks, soft hyphen, byte order mark
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return CharClass::letter;
    case U_DECIMAL_DIGIT_NUMBER:
      return c < 0x80 ? CharClass::digit : CharClass::other;
    default:
      return CharClass::other;
  }
}

char32_t fold_with_icu(char32_t c) {
  switch (c) {
    case U'ё':
    case U'Ё':
      return U'е';
    case 0x2010:
    case 0x2011:
    case 0x2012:
      return '-';
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x00B4:
    case 0x0060:
      return '\'';
    default:
      return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  }
}

CharRow ask(char32_t c) { return {ask_icu(c), u_isupper(static_cast<UChar32>(c)) != 0, fold_with_icu(c)}; }

std::array<CharRow, kTabledCharacters> make_rows() {
  std::array<CharRow, kTabledCharacters> rows{};
  for (char32_t c = 0; c < kTabledCharacters; ++c) rows[c] = ask(c);
  return rows;
}

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
}

char32_t low_bits(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]) & 0x3FU; }

}  // namespace

CodePoint decode_wide(std::string_view text, std::size_t at) {
  const char32_t first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first < 0xE0 && continues(text, at + 1))
    return {((first & 0x1FU) << 6U) | low_bits(text, at + 1), 2};
  if ((first & 0xF0U) == 0xE0 && continues(text, at + 1) && continues(text, at + 2)) {
    const char32_t c = ((first & 0x0FU) << 12U) | (low_bits(text, at + 1) << 6U) | low_bits(text, at + 2);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3};
  }
  if (first >= 0xF0 && first < 0xF5 && continues(text, at + 1) && continues(text, at + 2) && continues(text, at + 3)) {
    const char32_t c = ((first & 0x07U) << 18U) | (low_bits(text, at + 1) << 12U) | (low_bits(text, at + 2) << 6U) |
                       low_bits(text, at + 3);
    if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
  }
  return {kBadByte, 1};
}

const std::array<CharRow, kTabledCharacters> kCharRows = make_rows();

CharRow char_row_wide(char32_t c) { return c == kBadByte ? CharRow{CharClass::bad, false, c} : ask(c); }

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0U | (c >> 6U));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
  }
  put(0x80U | (c & 0x3FU));
}

void append_folded(std::string& out, char32_t c) {
  if (c == kBadByte) return;
  if (c == U'ß' || c == U'ẞ') {
    out += "ss";
    return;
  }
  append_utf8(out, fold(c));
}

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (char_class(c.value) != CharClass::invisible) append_folded(out, c.value);
  }
  return out;
}

}  // namespace korridor
