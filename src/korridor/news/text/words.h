#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "korridor/news/text/tokens.h"

namespace korridor {

[[nodiscard]] bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);
/// True if the word begins, ends with one of these.
[[nodiscard]] bool begins_with_any(std::string_view word, std::initializer_list<std::string_view> beginnings);
[[nodiscard]] bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings);
/// True if the word at a token, folded, is one of these (in small letters, ss for ß).
[[nodiscard]] bool word_is(const Passage& passage, std::size_t at, std::initializer_list<std::string_view> words);
/// True if one of the senses of the word is this act (signed, planned, ...), this cue (negation, deny, ...).
[[nodiscard]] bool has_act(const Passage& passage, std::size_t at, std::string_view act);
[[nodiscard]] bool has_cue(const Passage& passage, std::size_t at, std::string_view cue);
/// A whole text of digits; nothing for any other.
[[nodiscard]] std::optional<int> to_int(std::string_view text);

}  // namespace korridor
