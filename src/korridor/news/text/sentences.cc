#include <algorithm>

#include "korridor/news/text/tokens.h"

namespace korridor {
namespace {

bool is_closing(std::string_view sign) {
  return sign == "\"" || sign == "“" || sign == "”" || sign == "»" || sign == ")" || sign == "’" || sign == "'" ||
         sign == "«" || sign == "]";
}

/// Mio. Tonnen, млрд долл. США: a capital behind a short form; a new sentence elsewhere, but for the nouns of German.
bool abbreviation_goes_on(const Passage& passage, const Token& before, const Token& behind) {
  constexpr std::size_t kShort = 5;  // letters
  const std::size_t length = before.end - before.begin;
  const bool ascii = static_cast<unsigned char>(passage.text[before.begin]) < 0x80;
  if (length > (ascii ? kShort : 2 * kShort) ||
      !before.any(mask_of(WordClass::scale, WordClass::month, WordClass::about)))
    return false;
  return passage.language() == Language::de || !before.is(WordClass::scale) ||
         behind.any(mask_of(WordClass::unit, WordClass::currency, WordClass::sign, WordClass::scale));
}

/// A point that ends no sentence: behind an abbreviation, an initial, a bare number of at most three digits before a
/// word (German ordinals), or with no blank behind it (4.2, www.x.org).
bool point_belongs_to_word(const Passage& passage, std::size_t point) {
  if (point == 0 || point + 1 >= passage.size()) return false;
  const Token& before = passage[point - 1];
  const Token& behind = passage[point + 1];
  if (passage[point].blank_before) return false;
  if (!behind.blank_before && behind.kind != TokenKind::sign) return true;
  const std::string_view next = passage.bytes(point + 1);
  if (next == "," || next == ";" || next == ":") return true;  // п.п., до
  // OCP S.A. et ENGIE: a sentence begins with a capital, or with no letter at all
  const bool letter = behind.kind == TokenKind::word && !behind.capital;
  constexpr std::size_t kShortForm = 4;  // letters: куб. м, approx. ten
  const std::size_t letters =
      (before.end - before.begin) / (static_cast<unsigned char>(passage.text[before.begin]) < 0x80 ? 1 : 2);
  if (before.kind == TokenKind::word && letter && !behind.paragraph_before && (before.capital || letters <= kShortForm))
    return true;
  if (before.kind == TokenKind::word) {
    const std::size_t length = before.end - before.begin;
    if (before.word != 0 && passage.lexicon->is_abbreviation(before.word))
      return !behind.paragraph_before && (!behind.capital || abbreviation_goes_on(passage, before, behind));
    if (behind.any(mask_of(WordClass::quarter, WordClass::halfyear)) && length <= 3 && before.all_capitals)
      return true;  // IV. Quartal
    const bool initial =
        before.capital &&
        (length == 1 || (length == 2 && static_cast<unsigned char>(passage.text[before.begin]) >= 0x80));
    return initial && behind.capital && !behind.paragraph_before;
  }
  if (before.kind != TokenKind::number || passage.language() != Language::de || behind.kind != TokenKind::word)
    return false;
  if (before.end - before.begin > 3 || behind.paragraph_before) return false;
  // "Es waren 22. Der Rest ..." ends a sentence: an ordinal's noun follows without an article.
  return !(behind.capital && behind.is(WordClass::stop));
}

/// True if lines are paragraphs: some are too long to have been wrapped by hand. Then every line is a text of its own,
/// a headline too.
bool lines_are_paragraphs(std::string_view text) {
  constexpr std::size_t kWrapped = 160;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin > kWrapped) return true;
    begin = end + 1;
  }
  return false;
}

bool ends_line(std::string_view sign) {
  return sign == "." || sign == ":" || sign == ";" || sign == "!" || sign == "?";
}

/// - text, • text, (a) text, 2) text at the beginning of a line; 3. Text only behind a line that has ended: a German
/// date may stand there too.
bool begins_item(const Passage& passage, std::size_t at) {
  if (!passage[at].line_before || at + 2 >= passage.size()) return false;
  const std::string_view bytes = passage.bytes(at);
  if (passage[at].kind == TokenKind::sign) {
    for (const std::string_view bullet : {"-", "–", "—", "•", "*", "·", "▪", "►", "‣", "○", "●"})
      if (bytes == bullet) return passage[at + 1].blank_before && !passage[at + 1].line_before;
    return bytes == "(" && passage.is_sign(at + 2, ")") && passage[at + 1].end - passage[at + 1].begin <= 2;
  }
  if (bytes.size() > 2 || passage[at + 1].blank_before) return false;
  if (passage.is_sign(at + 1, ")")) return true;
  return passage[at].kind == TokenKind::number && passage.is_sign(at + 1, ".") && at > 0 &&
         ends_line(passage.bytes(at - 1)) && passage[at + 2].blank_before && passage[at + 2].capital &&
         !passage[at + 2].is(WordClass::month);
}

}  // namespace

void mark_sentences(Passage& passage) {
  if (lines_are_paragraphs(passage.text))
    for (Token& token : passage.tokens) token.paragraph_before |= token.line_before;
  for (std::size_t at = 0; at < passage.size(); ++at)
    if (begins_item(passage, at)) passage.tokens[at].paragraph_before = true;
  constexpr std::size_t kLongest = 400;  // tokens; what is longer is no sentence, and is cut
  bool ended = true;
  std::size_t begun = 0;
  for (std::size_t at = 0; at < passage.size(); ++at) {
    Token& token = passage.tokens[at];
    const std::string_view bytes = passage.bytes(at);
    const bool closes = token.kind == TokenKind::sign && is_closing(bytes) && !token.blank_before;
    token.sentence_start = token.paragraph_before || (ended && !closes) || at - begun >= kLongest;
    if (token.sentence_start) begun = at;
    if (token.sentence_start || !closes) ended = false;
    if (token.kind != TokenKind::sign) continue;
    if (bytes == "!" || bytes == "?" || bytes == "…") ended = true;
    if (bytes == "." && !point_belongs_to_word(passage, at)) ended = true;
  }
}

}  // namespace korridor
