#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "korridor/news/text/lexicon.h"

namespace korridor {

/// Capitals of a form: none, only the first letter, all of at least two letters. Single letters and short mixed forms
/// (`MW`, `kt`, `t`) mean what they say only as written.
[[nodiscard]] Capitals capitals_of(std::string_view form, WordClass word_class);
/// A form of several words asks for the capitals of its first word only.
[[nodiscard]] Capitals capitals_of_first_word(std::string_view form);
/// The words and signs of a form, split as the reader of articles splits them.
[[nodiscard]] std::vector<std::string> split_form(std::string_view form);

}  // namespace korridor
