#include "korridor/news/text/words.h"

#include <algorithm>
#include <charconv>

namespace korridor {
namespace {

bool has_sense(const Passage& passage, std::size_t at, WordClass word_class, std::string_view argument) {
  return std::ranges::any_of(passage.senses(passage[at]), [&](const Sense& sense) {
    return sense.word_class == word_class && passage.lexicon->argument(sense) == argument;
  });
}

}  // namespace

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  if (word.empty()) return std::ranges::any_of(words, [](std::string_view one) { return one.empty(); });
  // Most words differ in their length, or in one of two bytes: all are compared in full by a call for few of them. The
  // last byte counts, for Cyrillic letters share the first.
  return std::ranges::any_of(words, [&](std::string_view one) {
    return one.size() == word.size() && one.front() == word.front() && one.back() == word.back() && one == word;
  });
}

bool begins_with_any(std::string_view word, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return word.starts_with(beginning); });
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return word.ends_with(ending); });
}

bool word_is(const Passage& passage, std::size_t at, std::initializer_list<std::string_view> words) {
  return at < passage.size() && is_one_of(passage.folded(at), words);
}

bool has_act(const Passage& passage, std::size_t at, std::string_view act) {
  return has_sense(passage, at, WordClass::act, act);
}

bool has_cue(const Passage& passage, std::size_t at, std::string_view cue) {
  return has_sense(passage, at, WordClass::cue, cue);
}

std::optional<int> to_int(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

}  // namespace korridor
