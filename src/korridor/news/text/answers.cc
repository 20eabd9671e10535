#include "korridor/news/text/answers.h"

#include <algorithm>

#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Over who speaks: A:, Ministerin:, a dash, a quote.
std::size_t behind_speaker(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kLongest = 3;
  std::size_t at = sentence.first;
  for (std::size_t i = at; i < sentence.last && i < at + kLongest; ++i)
    if (passage.is_sign(i, ":")) return i + 1;
  while (at < sentence.last && passage[at].kind == TokenKind::sign) ++at;
  return at;
}

}  // namespace

bool denied_by_answer(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number) {
  if (number + 1 >= sentences.size()) return false;
  const SentenceFindings& answer = sentences[number + 1];
  const std::size_t at = behind_speaker(passage, answer);
  if (at >= answer.last) return false;
  if (has_cue(passage, at, "refute")) return true;
  if (!has_cue(passage, at, "no") || !passage[answer.first].line_before) return false;
  const Voice question = hear(passage, sentences[number]);
  return question.stance == "reported" || !question.speakers.empty();
}

}  // namespace korridor
