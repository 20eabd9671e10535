#include "korridor/news/text/line_breaks.h"

#include <algorithm>
#include <array>

#include "korridor/base/fold.h"

namespace korridor {
namespace {

/// Where the next line begins if nothing else stands in this one; 0 where something does.
std::size_t next_line(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\r')) ++at;
  if (at >= text.size() || text[at] != '\n') return 0;
  ++at;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

bool three_digits(std::string_view text, std::size_t at) {
  return is_digit(text, at) && is_digit(text, at + 1) && is_digit(text, at + 2) && !is_digit(text, at + 3);
}

/// The letters that a line begins with, folded; nothing where the first is a capital.
std::string small_word(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 80;
  std::string word;
  while (at < text.size() && word.size() < kLongest) {
    const CodePoint c = decode(text, at);
    const CharRow row = char_row(c.value);
    if (row.type != CharClass::letter || (word.empty() && row.upper)) break;
    append_folded(word, c.value);
    at += c.size;
  }
  return word;
}

}  // namespace

std::size_t end_of_word_break(std::string_view text, std::size_t at, bool soft, std::string_view word,
                              const Lexicon& lexicon) {
  const std::size_t next = next_line(text, at);
  if (next == 0 || word.empty()) return 0;
  const std::string rest = small_word(text, next);
  if (rest.empty()) return 0;
  if (soft || lexicon.find(std::string(word) + rest) != 0) return next;
  constexpr std::array<std::string_view, 12> kJoints{"und", "oder", "bzw", "bis", "sowie", "and",
                                                     "or",  "to",   "et",  "ou",  "и",     "или"};
  if (std::ranges::find(kJoints, rest) != kJoints.end()) return 0;
  return lexicon.language() == Language::de || lexicon.find(word) == 0 ? next : 0;
}

std::size_t line_break_in_number(std::string_view text, std::size_t begin, std::size_t at, Language language) {
  if (language == Language::en) return 0;  // groups by commas
  const std::size_t next = next_line(text, at);
  if (next == 0 || !three_digits(text, next)) return 0;
  std::size_t behind = next + 3;
  while (behind < text.size() && text[behind] == ' ' && three_digits(text, behind + 1)) behind += 4;
  if (behind + 1 >= text.size() || text[behind] != ' ' ||
      char_class(decode(text, behind + 1).value) != CharClass::letter)
    return 0;
  constexpr std::size_t kRunning = 20;  // bytes of text in front of the number, in its own line
  const std::size_t line = text.rfind('\n', begin);
  return begin - (line == std::string_view::npos ? 0 : line + 1) >= kRunning ? next - at : 0;
}

}  // namespace korridor
