#include "korridor/news/text/compounds.h"

#include "korridor/base/fold.h"

namespace korridor {
namespace {

bool is_head(const Passage& passage, std::string_view rest) {
  if (rest.starts_with("s") && rest.size() > 4 && is_head(passage, rest.substr(1))) return true;
  for (std::size_t length = 3; length <= rest.size() && length <= 14; ++length) {
    const auto word = passage.lexicon->find(rest.substr(0, length));
    if (word != 0)
      for (const Sense& sense : passage.lexicon->senses(word))
        if (sense.word_class == WordClass::name_part) return true;
  }
  return false;
}

/// Bytes of the original that hold the first `length` folded bytes; 0 where ß makes them differ.
std::size_t raw_length(std::string_view bytes, std::size_t length) {
  std::string seen;
  for (std::size_t at = 0; at < bytes.size();) {
    if (seen.size() == length) return at;
    const CodePoint c = decode(bytes, at);
    at += c.size;
    if (char_class(c.value) != CharClass::invisible) append_folded(seen, c.value);
  }
  return 0;
}

}  // namespace

std::optional<EntityMention> compound_beginning(const Passage& passage, std::size_t at) {
  const Token& token = passage[at];
  if (passage.language() != Language::de || token.kind != TokenKind::word || !token.capital ||
      token.end - token.begin < 6 || token.end - token.begin > 60)
    return std::nullopt;
  const std::string_view word = passage.folded(at);
  if (word.size() < 6 || !passage.lexicon->may_begin_compound(word)) return std::nullopt;
  for (std::size_t length = word.size() - 3; length >= 3; --length) {
    const auto found = passage.lexicon->find(word.substr(0, length));
    if (found == 0) continue;
    for (const NameKind& kind : {NameKind{WordClass::commodity, "commodity"}, NameKind{WordClass::country, "country"},
                                 NameKind{WordClass::place, "place"}})
      for (const Sense& sense : passage.lexicon->senses(found)) {
        if (sense.word_class != kind.word_class || sense.capitals == Capitals::all ||
            !is_head(passage, word.substr(length)))
          continue;
        const std::size_t raw = raw_length(passage.bytes(at), length);
        if (raw == 0) continue;
        EntityMention made = from_sense(passage, at, at + 1, kind, sense);
        made.span.end = made.span.begin + static_cast<std::uint32_t>(raw);
        made.form = "compound";
        return made;
      }
  }
  return std::nullopt;
}

std::optional<EntityMention> compound_ending(const Passage& passage, std::size_t at) {
  const Token& token = passage[at];
  constexpr std::size_t kShortest = 6, kFirstPart = 4;
  if (passage.language() != Language::de || token.word != 0 || !token.capital || token.end - token.begin > 40)
    return std::nullopt;
  const std::string_view word = passage.folded(at);
  for (std::size_t start = kFirstPart; start + kShortest <= word.size(); ++start) {
    const auto found = passage.lexicon->find(word.substr(start));
    if (found == 0) continue;
    for (const Sense& sense : passage.lexicon->senses(found))
      if (sense.word_class == WordClass::commodity && sense.capitals != Capitals::all) {
        EntityMention made = from_sense(passage, at, at + 1, {WordClass::commodity, "commodity"}, sense);
        made.form = "compound";
        return made;
      }
  }
  return std::nullopt;
}

}  // namespace korridor
