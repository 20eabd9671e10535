#include "korridor/news/text/tokens.h"

#include <algorithm>
#include <span>

#include "korridor/news/text/splitter.h"

namespace korridor {
namespace {

bool capitals_fit(const Token& token, Capitals capitals) {
  switch (capitals) {
    case Capitals::any:
      return true;
    case Capitals::first:
      return token.capital;
    case Capitals::all:
      return token.all_capitals;
    case Capitals::exact:
      break;
  }
  return false;
}

bool fits(const Passage& passage, const Token& token, const Sense& sense) {
  if (sense.capitals == Capitals::exact)
    return passage.text.substr(token.begin, token.end - token.begin) == passage.lexicon->form(sense);
  return capitals_fit(token, sense.capitals);
}

/// A form of several words: its capitals are asked of the first word, or of every word that the form writes in
/// capitals.
bool phrase_fits(const Passage& passage, std::size_t at, const Lexicon::Phrase& phrase) {
  for (std::size_t i = 1; i < phrase.words.size(); ++i) {
    if (at + i >= passage.size()) return false;
    const Token& token = passage[at + i];
    if (token.word != phrase.words[i] || token.paragraph_before) return false;
  }
  return true;
}

void join_phrases(Passage& passage) {
  for (std::size_t at = 0; at < passage.size(); ++at) {
    Token& token = passage.tokens[at];
    if (token.word == 0) continue;
    for (const Sense& sense : passage.lexicon->senses(token.word))
      if (fits(passage, token, sense)) token.classes |= mask_of(sense.word_class);
    const auto phrases = passage.lexicon->phrases(token.word);
    for (std::size_t p = 0; p < phrases.size(); ++p) {
      if (!phrase_fits(passage, at, phrases[p])) continue;
      ClassMask classes = 0;
      bool apart = false;
      for (std::size_t i = 1; i < phrases[p].words.size(); ++i) apart |= passage[at + i].blank_before;
      for (const Sense& sense : passage.lexicon->senses(phrases[p])) {
        if (apart && sense.word_class == WordClass::sign) continue;  // "A $5 loan" is not in A$
        if (capitals_fit(token, sense.capitals)) classes |= mask_of(sense.word_class);
      }
      if (classes == 0) continue;
      token.classes = classes;
      token.span = static_cast<std::uint8_t>(phrases[p].words.size());
      token.phrase = static_cast<std::uint32_t>(p + 1);
      break;
    }
  }
}

/// Every end of a capitalised German word is looked up once: rules ask for its head again and again.
void mark_endings(Passage& passage) {
  constexpr std::uint32_t kShortest = 6, kLongest = 80;
  constexpr std::size_t kFirstPart = 2, kShortestHead = 3;
  if (passage.language() != Language::de) return;
  for (std::size_t at = 0; at < passage.size(); ++at) {
    Token& token = passage.tokens[at];
    if (token.kind != TokenKind::word || !token.capital) continue;
    if (token.end - token.begin < kShortest || token.end - token.begin > kLongest) continue;
    const std::string_view word = passage.folded(at);
    for (std::size_t start = kFirstPart; start + kShortestHead <= word.size(); ++start) {
      if ((static_cast<unsigned char>(word[start]) & 0xC0U) == 0x80) continue;
      const std::uint32_t found = passage.lexicon->find(word.substr(start));
      if (found == 0) continue;
      for (const Sense& sense : passage.lexicon->senses(found))
        if (sense.ends_words) token.endings |= mask_of(sense.word_class);
    }
  }
}

/// A line in capitals shouts: its words are no short forms, but those that the lexicon knows as such.
void calm_headlines(Passage& passage) {
  constexpr std::size_t kFewest = 3;
  for (std::size_t first = 0; first < passage.size();) {
    std::size_t last = first, words = 0;
    bool shouts = true;
    for (; last < passage.size() && (last == first || !passage[last].line_before); ++last) {
      const Token& token = passage[last];
      if (token.kind != TokenKind::word) continue;
      shouts &= token.all_capitals;
      ++words;
    }
    if (shouts && words >= kFewest)
      for (std::size_t at = first; at < last; ++at) {
        Token& token = passage.tokens[at];
        const auto senses = token.word == 0 ? std::span<const Sense>() : passage.lexicon->senses(token.word);
        if (std::ranges::none_of(senses, [](const Sense& sense) { return sense.capitals == Capitals::all; }))
          token.all_capitals = false;
      }
    first = last;
  }
}

}  // namespace

const Token& Passage::at(std::size_t at) const {
  static const Token nothing{.kind = TokenKind::bad, .paragraph_before = true, .sentence_start = true};
  return at < tokens.size() ? tokens[at] : nothing;
}

std::span<const Sense> Passage::senses(const Token& token) const {
  if (token.word == 0) return {};
  if (token.phrase == 0) return lexicon->senses(token.word);
  return lexicon->senses(lexicon->phrases(token.word)[token.phrase - 1]);
}

const Sense* Passage::sense(const Token& token, WordClass word_class) const {
  if (!token.is(word_class)) return nullptr;
  for (const Sense& sense : senses(token))
    if (sense.word_class == word_class && (token.phrase != 0 || fits(*this, token, sense))) return &sense;
  return nullptr;
}

const Sense* Passage::word_sense(std::size_t at, WordClass word_class) const {
  if (tokens[at].word == 0) return nullptr;
  for (const Sense& sense : lexicon->senses(tokens[at].word))
    if (sense.word_class == word_class && fits(*this, tokens[at], sense)) return &sense;
  return nullptr;
}

void split_into_tokens(std::string_view text, const Lexicon& lexicon, Passage& passage) {
  passage.text = text;
  passage.lexicon = &lexicon;
  passage.tokens.clear();
  passage.tokens.reserve(text.size() / 5 + 8);
  passage.folded_text.clear();
  passage.folded_text.reserve(text.size() + 8);
  split_words(text, lexicon, passage.tokens, passage.folded_text);
  calm_headlines(passage);
  join_phrases(passage);
  mark_endings(passage);
  mark_sentences(passage);
}

std::pair<std::size_t, std::size_t> sentence_around(const Passage& passage, std::size_t at) {
  std::size_t first = at;
  while (first > 0 && !passage[first].sentence_start) --first;
  std::size_t last = at + 1;
  while (last < passage.size() && !passage[last].sentence_start) ++last;
  return {first, last};
}

}  // namespace korridor
