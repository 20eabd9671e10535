#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/news/text/lexicon.h"

namespace korridor {

enum class TokenKind : std::uint8_t { word, number, sign, bad };

/// A word, a number with its inner separators, or one sign. Bytes are those of the text that was split.
///
/// A token that begins a form of several words carries the form's classes, and `span` says how many tokens it takes;
/// the tokens behind it keep their own meaning.
struct Token {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t word = 0;       ///< in the lexicon, 0: not there
  std::uint32_t phrase = 0;     ///< which phrase of `word`, from 1; 0: the word alone
  std::uint32_t folded_at = 0;  ///< in Passage::folded_text
  std::uint16_t folded_size = 0;
  ClassMask classes = 0;
  ClassMask endings = 0;  ///< what heads a long German word: Güterzug|lokomotiven
  TokenKind kind = TokenKind::sign;
  std::uint8_t span = 1;
  bool blank_before = false, line_before = false, paragraph_before = false;
  bool capital = false, all_capitals = false, sentence_start = false;
  [[nodiscard]] bool is(WordClass word_class) const { return (classes & mask_of(word_class)) != 0; }
  [[nodiscard]] bool any(ClassMask mask) const { return (classes & mask) != 0; }
};

/// A stretch of text with its tokens, in one language. The text and the lexicon outlive it.
struct Passage {
  std::string_view text;
  const Lexicon* lexicon = nullptr;
  std::vector<Token> tokens;
  std::string folded_text;  ///< the tokens folded, one behind the other: each is asked for many times

  [[nodiscard]] std::size_t size() const { return tokens.size(); }
  [[nodiscard]] const Token& operator[](std::size_t at) const { return tokens[at]; }
  /// A token, or one that is nothing, behind the end.
  [[nodiscard]] const Token& at(std::size_t at) const;
  [[nodiscard]] std::string_view bytes(std::size_t at) const {
    return text.substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
  }
  /// The token as words are looked up: in small letters, ss for ß, without what is invisible. Valid while the passage
  /// is.
  [[nodiscard]] std::string_view folded(std::size_t at) const {
    return std::string_view(folded_text).substr(tokens[at].folded_at, tokens[at].folded_size);
  }
  [[nodiscard]] bool is_sign(std::size_t at, std::string_view sign) const {
    return at < tokens.size() && tokens[at].kind == TokenKind::sign && bytes(at) == sign;
  }
  [[nodiscard]] bool is_word(std::size_t at, std::string_view word) const {
    return at < tokens.size() && tokens[at].kind == TokenKind::word && bytes(at) == word;
  }
  [[nodiscard]] std::span<const Sense> senses(const Token& token) const;
  /// The first meaning of this class whose capitals fit; nullptr where the token has none.
  [[nodiscard]] const Sense* sense(const Token& token, WordClass word_class) const;
  [[nodiscard]] const Sense* sense(std::size_t at, WordClass word_class) const { return sense(tokens[at], word_class); }
  /// The same for the token's word alone, also where it begins a longer form.
  [[nodiscard]] const Sense* word_sense(std::size_t at, WordClass word_class) const;
  [[nodiscard]] std::string_view argument(const Sense* sense) const {
    return sense == nullptr ? std::string_view{} : std::string_view(lexicon->argument(*sense));
  }
  [[nodiscard]] Language language() const { return lexicon->language(); }
};

/// Splits a text and looks every word up, in one pass; then joins forms of several words and marks sentence starts.
///
/// Cost    O(bytes); no allocation per token. The vector of `passage` is reused.
void split_into_tokens(std::string_view text, const Lexicon& lexicon, Passage& passage);

/// Where sentences begin: after . ! ? … unless the point belongs to an ordinal, an abbreviation, an initial or a
/// number, and at every paragraph. German ordinals: "der 72. Geburtstag", "am 20. Dezember".
void mark_sentences(Passage& passage);

/// First token of the sentence that a token stands in, and the first token behind it.
[[nodiscard]] std::pair<std::size_t, std::size_t> sentence_around(const Passage& passage, std::size_t at);

}  // namespace korridor
