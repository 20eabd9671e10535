#pragma once

#include <string_view>
#include <vector>

#include "korridor/news/tokens.h"

namespace korridor {

/// Words, numbers and signs of a text in one pass, each word looked up; forms of several words are not joined yet.
void split_words(std::string_view text, const Lexicon& lexicon, std::vector<Token>& tokens);

}  // namespace korridor
