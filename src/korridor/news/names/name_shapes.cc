#include "korridor/news/names/name_shapes.h"

#include <algorithm>
#include <array>
#include <string>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

template <std::size_t N>
bool holds_any(std::string_view word, const std::array<std::string_view, N>& parts) {
  return std::ranges::any_of(parts, [&](std::string_view part) { return word.find(part) != std::string_view::npos; });
}

}  // namespace

bool is_unlisted(const Passage& passage, std::size_t at) {
  if (at >= passage.size() || passage[at].kind != TokenKind::word) return false;
  return passage[at].word == 0 || (passage[at].span == 1 && passage.lexicon->senses(passage[at].word).empty());
}

bool is_german_noun(const Passage& passage, std::size_t at) {
  if (passage.language() != Language::de || at >= passage.size() || passage[at].kind != TokenKind::word) return false;
  // die Abnehmer stehen Schlange: nouns that verbs take without an article
  const bool of_phrase = is_one_of(
      passage.folded(at), {"schlange", "pleite", "alarm", "kasse", "bilanz", "druck", "mut", "hilfe", "geld", "gewinn",
                           "gewinne", "verluste", "steuern", "ware", "strafe", "miete", "zoll", "platz"});
  return of_phrase || ends_with_any(passage.folded(at),
                                    {"ung",   "ungen", "heit",  "heiten", "keit",  "keiten", "schaft", "schaften",
                                     "tat",   "taten", "ion",   "ionen",  "ismus", "chen",   "tum",    "nis",
                                     "nisse", "ling",  "innen", "ierung", "erung", "enz",    "anz",    "ekt"});
}

bool looks_foreign(const Passage& passage, std::size_t at) {
  if (passage.language() != Language::de) return true;
  constexpr std::array<std::string_view, 9> kParts{"oya", "aya", "iya", "kh", "zh", "dj", "uu", "ii", "yo"};
  if (find_firm_noun(passage, at) != nullptr) return false;
  const std::string_view word = passage.folded(at);
  for (std::size_t i = 0; i < word.size(); ++i)  // c stands before h and k only
    if (word[i] == 'c' && i > 0 && (i + 1 == word.size() || (word[i + 1] != 'h' && word[i + 1] != 'k'))) return true;
  const bool german =
      is_one_of(word, {"firma",  "thema", "klima",      "skala",  "drama", "auto",  "foto",  "euro",   "konto",
                       "büro",   "radio", "risiko",     "kilo",   "tempo", "kino",  "video", "kasino", "embargo",
                       "agenda", "villa", "propaganda", "kamera", "aula",  "arena", "mafia", "junta"});
  return !german && (holds_any(word, kParts) || ends_with_any(word, {"a", "i", "o", "u", "ex", "ix"}));
}

bool may_be_firm(const Passage& passage, std::size_t first, std::size_t last) {
  if (last <= first || passage[first].is(WordClass::legal)) return false;
  constexpr std::size_t kShortest = 3;
  const Token& token = passage[first];
  if (token.end - token.begin < kShortest) return false;
  const bool german = passage.language() == Language::de;
  if (last > first + 1) return !german || (token.word == 0 && !is_german_noun(passage, first));
  if (!german) return !token.sentence_start;
  return token.all_capitals || has_inner_capital(passage.bytes(first)) ||
         (token.word == 0 && looks_foreign(passage, first));
}

bool has_inner_capital(std::string_view word) {
  constexpr std::size_t kShortest = 5;
  if (word.size() < kShortest || word.starts_with("Mc") || word.starts_with("Mac") || word.starts_with("De") ||
      word.starts_with("La") || word.starts_with("Le") || word.starts_with("Di") || word.ends_with("Innen") ||
      word.ends_with("In"))
    return false;
  bool small = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c >= 0x80 || !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return false;
    if (i > 1 && small && c >= 'A' && c <= 'Z') return i + 1 < word.size();
    small = c >= 'a' && c <= 'z';
  }
  return false;
}

bool is_common_name_word(std::string_view word) {
  return is_one_of(
      word, {"northern",      "southern",     "eastern",   "western",   "central",     "national",    "general",
             "international", "critical",     "united",    "global",    "american",    "african",     "european",
             "premier",       "consolidated", "mineral",   "strategic", "continental", "standard",    "pacific",
             "atlantic",      "golden",       "rainbow",   "future",    "modern",      "sustainable", "advanced",
             "regional",      "eurasian",     "caspian",   "silver",    "diamond",     "russian",     "chinese",
             "independent",   "resolute",     "endeavour", "perpetua",  "evolution",   "harmony",     "frontier"});
}

const Sense* find_firm_noun(const Passage& passage, std::size_t at) {
  if (at >= passage.size()) return nullptr;
  const Sense* noun = passage.sense(at, WordClass::firm);
  return noun != nullptr ? noun : find_word_end(passage, at, WordClass::firm);
}

bool begins_sentence(const Passage& passage, std::size_t at) {
  if (passage[at].sentence_start || at == 0) return true;
  const bool dash = passage.is_sign(at - 1, "-") || passage.is_sign(at - 1, "–") || passage.is_sign(at - 1, "—");
  return dash && passage[at].blank_before;
}

}  // namespace korridor
