#include "korridor/news/text/distant_verbs.h"

#include <algorithm>
#include <array>
#include <optional>

#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// What a line `pair ACT -in` says: the act, and the words that complete the verb. A particle ends its clause.
struct Pair {
  std::string_view act, seconds;
  bool particle = false;
};

Pair pair_of(std::string_view argument) {
  const std::size_t blank = argument.find(' ');
  if (blank == std::string_view::npos) return {};
  Pair pair{.act = argument.substr(0, blank), .seconds = argument.substr(blank + 1)};
  pair.particle = pair.seconds.starts_with('-');
  if (pair.particle) pair.seconds.remove_prefix(1);
  return pair;
}

bool holds(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

bool ends_clause(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  return at >= sentence.last || passage[at].kind == TokenKind::sign ||
         word_is(passage, at, {"und", "sowie", "and", "oder"});
}

/// The second part, before the clause ends; a noun may stand behind a comma of a list, a particle may not.
bool has_second(const Passage& passage, const SentenceFindings& sentence, std::size_t verb, const Pair& pair) {
  constexpr std::size_t kFar = 30;
  for (std::size_t at = verb + 1; at < std::min(sentence.last, verb + kFar); ++at) {
    if (passage.is_sign(at, ";") || passage.is_sign(at, ":") || (pair.particle && passage.is_sign(at, ",")))
      return false;
    if (passage[at].kind == TokenKind::word && holds(pair.seconds, passage.folded(at)) &&
        (!pair.particle || ends_clause(passage, sentence, at + 1)))
      return true;
  }
  return false;
}

/// The pair of a verb that the text writes as one word: (wenn er) einsteigt, (dass sie) abnimmt.
std::optional<Pair> joined_pair(const Passage& passage, std::size_t at) {
  constexpr auto kParticles = std::to_array<std::string_view>(
      {"ab", "an", "auf", "aus", "bei", "durch", "ein", "fest", "frei", "vor", "weiter", "zu", "zurück", "zusammen"});
  constexpr std::size_t kShortest = 6;
  const Token& token = passage[at];
  const std::string_view word = passage.folded(at);
  if (passage.language() != Language::de || token.word != 0 || token.capital || word.size() < kShortest ||
      std::string_view("abdefvwz").find(word.front()) == std::string_view::npos)
    return std::nullopt;
  for (const std::string_view particle : kParticles) {
    if (!word.starts_with(particle)) continue;
    for (const Sense& sense : passage.lexicon->senses(passage.lexicon->find(word.substr(particle.size())))) {
      const Pair pair = sense.word_class == WordClass::pair ? pair_of(passage.lexicon->argument(sense)) : Pair{};
      if (pair.particle && pair.seconds == particle) return pair;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string_view act_of_distant_verb(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  const Token& token = passage[at];
  if (token.kind != TokenKind::word) return {};
  if (token.word == 0) {
    const auto pair = joined_pair(passage, at);
    return pair ? pair->act : std::string_view();
  }
  // a form of several words hides the classes of its first word
  if (token.phrase == 0 && !token.is(WordClass::pair)) return {};
  for (const Sense& sense : passage.lexicon->senses(token.word)) {
    if (sense.word_class != WordClass::pair) continue;
    const Pair pair = pair_of(passage.lexicon->argument(sense));
    if (has_second(passage, sentence, at, pair)) return pair.act;
  }
  return {};
}

}  // namespace korridor
