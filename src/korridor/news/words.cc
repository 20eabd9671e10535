#include "korridor/news/words.h"

#include <algorithm>
#include <charconv>

namespace korridor {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool word_is(const Passage& passage, std::size_t at, std::initializer_list<std::string_view> words) {
  return at < passage.size() && is_one_of(passage.folded(at), words);
}

std::optional<int> to_int(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

}  // namespace korridor
