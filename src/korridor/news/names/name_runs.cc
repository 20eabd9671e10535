#include "korridor/news/names/name_runs.h"

#include <fmt/format.h>

#include "korridor/base/fold.h"
#include "korridor/news/text/latin.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_noun_in_name(const Passage& passage, std::size_t at) {
  return at < passage.size() && passage.language() != Language::de && passage[at].capital &&
         passage[at].any(mask_of(WordClass::firm, WordClass::commodity)) && !passage[at].is(WordClass::legal);
}

}  // namespace

std::vector<std::string> folded_words(const Passage& passage, std::size_t first, std::size_t last) {
  std::vector<std::string> words;
  for (std::size_t at = first; at < last; ++at) words.emplace_back(passage.folded(at));
  return words;
}

std::string text_between(const Passage& passage, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t at = first; at < last; ++at) {
    if (at > first && passage[at].blank_before) text += ' ';
    text += passage.bytes(at);
  }
  return text;
}

std::size_t name_run(const Passage& passage, std::size_t at, std::size_t limit) {
  std::size_t last = at;
  for (std::size_t words = 0;
       words < limit && (may_be_name(passage, last) || (last > at && is_noun_in_name(passage, last))) &&
       !(last > at && passage[last].sentence_start) && !passage[last].line_before;
       ++words) {
    ++last;
    while (passage.is_sign(last, "-") && !passage[last].blank_before && may_be_name(passage, last + 1) &&
           !passage[last + 1].blank_before)
      last += 2;
  }
  while (last > at && is_noun_in_name(passage, last - 1)) --last;
  return last;
}

bool opens_quote(const Passage& passage, std::size_t at) {
  return passage.is_sign(at, "«") || passage.is_sign(at, "„") || passage.is_sign(at, "\"") ||
         passage.is_sign(at, "“") || (passage.language() == Language::de && passage.is_sign(at, "»"));
}

std::size_t quoted_run(const Passage& passage, std::size_t at) {
  if (at >= passage.size() || !passage[at].capital) return at;
  for (std::size_t last = at + 1; last < passage.size() && last < at + 7; ++last)
    if (passage.is_sign(last, "»") || passage.is_sign(last, "“") || passage.is_sign(last, "\"") ||
        passage.is_sign(last, "”") || passage.is_sign(last, "«"))
      return last;
  return at;
}

std::string short_form(const Passage& passage, std::size_t behind) {
  if (!passage.is_sign(behind, "(")) return {};
  constexpr std::size_t kMostSmall = 6;  // hereinafter "X", im Folgenden „X“, ci-après « X », далее – X
  std::size_t at = behind + 1;
  while (at < behind + kMostSmall && at < passage.size() && !passage[at].all_capitals &&
         (passage[at].kind == TokenKind::sign || word_is(passage, at,
                                                         {"hereinafter", "hereafter", "im", "folgenden", "nachfolgend",
                                                          "kurz", "ci", "après", "ou", "or", "далее", "abgekürzt"})))
    ++at;
  std::size_t close = at + 1;
  while (close < at + 3 && !passage.is_sign(close, ")") && passage.at(close).kind == TokenKind::sign) ++close;
  if (!passage.is_sign(close, ")")) return {};
  const Token& token = passage[at];
  return token.kind == TokenKind::word && token.all_capitals && token.end - token.begin >= 2 && !token.any(kNamedThings)
             ? std::string(passage.bytes(at))
             : std::string();
}

bool is_own_name(const Passage& passage, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at < last; ++at)
    if (passage[at].kind == TokenKind::word && !passage[at].is(WordClass::legal)) return true;
  return false;
}

std::string known_by_initials(const Passage& passage, std::size_t first, std::size_t last) {
  const bool initials = last == first + 1 && passage[first].all_capitals;
  return initials ? passage.lexicon->company_called(std::string(passage.bytes(first))) : std::string();
}

void learn(const Passage& passage, LocalNames& local, const char* kind, std::size_t first, std::size_t last) {
  if (std::string_view(kind) == "company" && !is_own_name(passage, first, last)) return;
  if (const std::string known = known_by_initials(passage, first, last);
      !known.empty() && std::string_view(kind) == "company")
    return local.add(kind, known, folded_words(passage, first, last));
  std::string canonical = to_latin(text_between(passage, first, last));
  const std::string brief = short_form(passage, last);
  if (!brief.empty()) canonical = fmt::format("{} ({})", canonical, to_latin(brief));
  local.add(kind, canonical, folded_words(passage, first, last));
  if (!brief.empty()) local.add(kind, canonical, {folded(brief)});
}

}  // namespace korridor
