#include "korridor/news/names/name_words.h"

#include <algorithm>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/names/entities.h"
#include "korridor/news/names/name_shapes.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Hyphen Hydrogen Energy GmbH: the name of a good between words of a name.
bool is_good_in_name(const Passage& passage, std::size_t at) {
  return at > 0 && passage[at].capital && passage[at].is(WordClass::commodity) && !passage[at].sentence_start &&
         may_be_name(passage, at - 1);
}

/// National Railways, State Oil Company: no name before a state stands behind them.
bool is_office_name(const Passage& passage, std::size_t first, std::size_t last) {
  bool common = first < last;
  for (std::size_t at = first; at < last; ++at)
    common &= word_is(passage, at, {"national", "state", "central", "royal", "general"});
  return common;
}

}  // namespace

bool is_plain_latin(const Passage& passage, std::size_t at) {
  return std::ranges::all_of(passage.bytes(at), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_known_in_name(const Passage& passage, std::size_t at) {
  if (passage[at].kind != TokenKind::word || !passage[at].capital) return false;
  // Jindal Stainless Ltd. at the head of a sentence; any other word there may only have its capital from it
  if (passage[at].sentence_start && !passage[at].any(mask_of(WordClass::company, WordClass::place))) return false;
  if (passage[at].any(mask_of(WordClass::role, WordClass::speech, WordClass::month, WordClass::weekday))) return false;
  const bool noun =
      passage[at].any(mask_of(WordClass::firm, WordClass::commodity)) && passage.language() != Language::de;
  // Ethiopian Investment Holdings, but the Chinese Zijin Mining
  const bool of_state = passage.language() == Language::en && passage[at].is(WordClass::adjective) &&
                        passage.at(at + 1).any(mask_of(WordClass::deal, WordClass::property, WordClass::firm));
  if (of_state || (passage.language() == Language::en && passage[at].is(WordClass::deal))) return true;
  // German joins its own nouns: African Gold Refinery
  const bool english =
      passage.language() == Language::de && is_plain_latin(passage, at) && at + 1 < passage.size() &&
      passage[at + 1].capital && passage[at].any(mask_of(WordClass::commodity, WordClass::adjective)) &&
      word_is(passage, at + 1, {"refinery", "mining", "mines", "resources", "metals", "gold", "copper", "company"});
  if (english) return true;
  // French and Russian write adjectives small: East African Region Project Group
  const bool foreign = (passage.language() == Language::fr || passage.language() == Language::ru) &&
                       !passage[at].all_capitals && !passage[at].is(WordClass::currency) && is_plain_latin(passage, at);
  if (foreign && passage[at].any(mask_of(WordClass::adjective, WordClass::count, WordClass::property, WordClass::deal)))
    return true;
  // Darkhan Metallurgical Plant JSC: small in German, "plant" is a verb
  const bool verb = passage.language() == Language::de && !passage[at].all_capitals && is_plain_latin(passage, at) &&
                    passage[at].any(mask_of(WordClass::act, WordClass::future)) &&
                    !passage[at].any(mask_of(WordClass::stop, WordClass::deal)) && !passage[at].sentence_start;
  return noun || verb || passage[at].any(mask_of(WordClass::country, WordClass::company, WordClass::place));
}

std::size_t end_of_place(const Passage& passage, std::size_t first, std::size_t at) {
  std::size_t behind = at + passage[at].span;
  // Morupule Coal Mine
  if (passage.language() != Language::de && behind < passage.size() && passage[behind].capital &&
      !passage[behind].sentence_start && !passage[behind].all_capitals &&
      word_is(passage, behind, {"mine", "mines", "smelter", "plant", "house", "terminal"}))
    ++behind;
  const bool of = (word_is(passage, at, {"bank", "company", "corporation"}) || is_office_name(passage, first, at)) &&
                  word_is(passage, behind, {"of"});
  return of && behind + 1 < passage.size() && passage[behind + 1].any(mask_of(WordClass::country, WordClass::place))
             ? behind + 1 + passage[behind + 1].span
             : behind;
}

bool may_stand_in_name(const Passage& passage, std::size_t at) {
  if (passage.argument(passage.sense(at, WordClass::legal)) == "before") return false;
  if (find_word_end(passage, at, WordClass::firm) != nullptr) return false;
  return may_be_name(passage, at) || is_good_in_name(passage, at) || is_known_in_name(passage, at);
}

bool trades(const Passage& passage, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at < last; ++at)
    if (word_is(passage, at, {"electricity", "power", "railway", "railways", "ports", "port", "pipeline", "airports"}))
      return true;
  return false;
}

}  // namespace korridor
