#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/study/selector.h"

namespace korridor {

/// A selector as a tree. Leaves are `key:value`, with the percentage of `owner:X>=50`.
struct Selector::Node {
  enum class Kind { kOr, kAnd, kNot, kTerm } kind = Kind::kTerm;
  std::vector<std::shared_ptr<Node>> children;
  std::string key, value;
  double percent = 0;     ///< owner: from this stake on; 0 means any
  std::size_t begin = 0;  ///< position of the term in the text
  std::size_t end = 0;
};

/// Parses the grammar of selector.h.
///
/// Method  recursive descent; brackets and `!` nest at most 64 deep, texts are at most 4,096 bytes, so that hostile
/// input
///         ends in an error.
/// Errors  bad_selector, with the place in the text and what was expected there.
[[nodiscard]] Result<std::shared_ptr<Selector::Node>> parse_selector_text(std::string_view text, const Error& where);

/// ` (at character 8 of the selector)` for a byte of the text; letters of any alphabet count as one.
[[nodiscard]] std::string at_character(std::string_view text, std::size_t byte);

/// The keys a term may have.
[[nodiscard]] const std::vector<std::string>& selector_keys();

}  // namespace korridor
