#pragma once

#include <string_view>
#include <vector>

#include "korridor/news/text/tokens.h"

namespace korridor {

/// Words, numbers and signs of a text in one pass, each word looked up; forms of several words are not joined yet.
/// `folded` takes the tokens in small letters, one behind the other.
void split_words(std::string_view text, const Lexicon& lexicon, std::vector<Token>& tokens, std::string& folded);

}  // namespace korridor
