#include "korridor/news/words.h"

#include <algorithm>
#include <charconv>

#include "korridor/base/fold.h"

namespace korridor {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool word_is(const Passage& passage, std::size_t at, std::initializer_list<std::string_view> words) {
  if (at >= passage.size()) return false;
  const std::string_view bytes = passage.bytes(at);
  const bool plain = std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (plain)  // needs no folding, which allocates
    return std::ranges::any_of(words, [&](std::string_view word) {
      return std::ranges::equal(word, bytes, {}, {},
                                [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    });
  constexpr std::size_t kChange = 4;  // bytes that folding may take or give
  const bool fits = std::ranges::any_of(words, [&](std::string_view word) {
    return word.size() + kChange >= bytes.size() && word.size() <= bytes.size() + kChange;
  });
  return fits && is_one_of(folded(bytes), words);
}

std::optional<int> to_int(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

}  // namespace korridor
