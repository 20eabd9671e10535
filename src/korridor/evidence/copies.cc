#include "korridor/evidence/copies.h"

#include <algorithm>
#include <string>

#include "korridor/base/fold.h"
#include "korridor/base/hash.h"

namespace korridor {
namespace {

constexpr std::size_t kFewestWords = 5;

bool ends_sentence(char32_t c) { return c == '.' || c == '!' || c == '?' || c == ';' || c == 0x2026; }

bool starts_tag(char c) { return c == '/' || c == '!' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::vector<std::int64_t> print_sentences(std::string_view text) {
  std::vector<std::int64_t> prints;
  Hash print;
  std::size_t words = 0;
  bool in_word = false, empty_line = false;
  std::string piece;
  const auto finish = [&] {
    if (words >= kFewestWords) prints.push_back(static_cast<std::int64_t>(print.value()));
    print = {};
    words = 0;
    in_word = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '<' && at + 1 < text.size() && starts_tag(text[at + 1])) {
      at = std::min(text.find('>', at), text.size() - 1) + 1;
      in_word = false;
      continue;
    }
    const CodePoint c = decode(text, at);
    at += c.size;
    const CharClass type = c.value == kBadByte ? CharClass::bad : char_class(c.value);
    if (type == CharClass::letter || type == CharClass::digit) {
      piece.clear();
      append_folded(piece, c.value);
      print.add(piece);
      words += in_word ? 0 : 1;
      in_word = true;
      empty_line = false;
      continue;
    }
    if (type == CharClass::invisible) continue;
    // A point inside a number or an abbreviation is followed by no blank.
    const bool blank_next = at >= text.size() || text[at] == ' ' || text[at] == '\n' || text[at] == '\r';
    if (ends_sentence(c.value) && blank_next) finish();
    if (c.value == '\n' && empty_line) finish();
    if (c.value == '\n') empty_line = true;
    in_word = false;
  }
  finish();
  std::ranges::sort(prints);
  prints.erase(std::ranges::unique(prints).begin(), prints.end());
  return prints;
}

}  // namespace korridor
