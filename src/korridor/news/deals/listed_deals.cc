#include "korridor/news/deals/listed_deals.h"

#include "korridor/news/deals/agreement_words.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Over the mark of an item: 1. – a) •
std::size_t behind_mark(const Passage& passage, const SentenceFindings& item) {
  constexpr std::size_t kLongest = 3;
  std::size_t at = item.first;
  while (at < item.last && at < item.first + kLongest &&
         (passage[at].kind != TokenKind::word || passage[at].end - passage[at].begin == 1) &&
         !passage[at].is(WordClass::article))
    ++at;
  return at;
}

/// A contract for the purchase ...: the noun stands in the first words.
bool begins_with_deal(const Passage& passage, const SentenceFindings& item) {
  constexpr std::size_t kNear = 4;
  const std::size_t first = behind_mark(passage, item);
  for (std::size_t at = first; at < std::min(item.last, first + kNear); ++at) {
    if (is_deal(passage, at)) return true;
    if (passage[at].is(WordClass::act) || passage[at].kind == TokenKind::sign) return false;
  }
  return false;
}

/// Have been signed: – an act of signing, and a colon at the end.
bool signs_a_list(const Passage& passage, const SentenceFindings& sentence) {
  if (!passage.is_sign(sentence.last - 1, ":")) return false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (has_act(passage, at, "signed") || has_act(passage, at, "agreed")) return true;
  return false;
}

/// The item's own line begins with it, or with its mark.
bool begins_line(const Passage& passage, std::size_t first) {
  constexpr std::size_t kLongest = 3;
  for (std::size_t back = 0; back <= kLongest && back <= first; ++back) {
    const Token& token = passage[first - back];
    if (back > 0 && token.kind == TokenKind::word && token.end - token.begin > 1) return false;
    if (token.line_before || token.paragraph_before) return true;
  }
  return false;
}

}  // namespace

bool is_listed_deal(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number) {
  constexpr std::size_t kMostItems = 16;  // a mark may be a sentence of its own
  const SentenceFindings& item = sentences[number];
  if (!begins_line(passage, item.first) || !begins_with_deal(passage, item)) return false;
  for (std::size_t back = 1; back <= kMostItems && back <= number; ++back) {
    const SentenceFindings& before = sentences[number - back];
    if (signs_a_list(passage, before)) return true;
    const bool is_text = begins_line(passage, before.first) && behind_mark(passage, before) < before.last;
    if (is_text && !begins_with_deal(passage, before)) return false;  // a paragraph that is no item ends the list
  }
  return false;
}

}  // namespace korridor
