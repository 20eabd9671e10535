#include "korridor/news/deals/agreement_ways.h"

#include <algorithm>

#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_way(const Passage& passage, std::size_t at) {
  if (at >= passage.size() || passage[at].kind != TokenKind::word) return false;
  const std::string_view word = passage.folded(at);
  switch (passage.language()) {
    case Language::de:
      return passage[at].capital &&
             ends_with_any(word, {"bahn", "strecke", "leitung", "pipeline", "korridor", "korridors", "trasse",
                                  "strasse", "straße", "linie", "verbindung"});
    case Language::en:
      return is_one_of(word, {"railway", "railroad", "rail", "line", "lines", "road", "highway", "pipeline", "corridor",
                              "link", "route", "cable", "interconnector", "bridge", "connection"});
    case Language::fr:
      return is_one_of(word, {"chemin", "fer", "ligne", "lignes", "corridor", "route", "gazoduc", "oléoduc", "pipeline",
                              "voie", "axe", "interconnexion", "liaison"});
    case Language::ru:
      return begins_with_any(word, {"дорог", "железнодорож", "коридор", "трубопровод", "газопровод", "нефтепровод",
                                    "лини", "лэп", "магистрал", "трасс", "мост"});
  }
  return false;
}

bool is_dash(const Passage& passage, std::size_t at) {
  return passage.is_sign(at, "-") || passage.is_sign(at, "–") || passage.is_sign(at, "—");
}

const EntityMention* neighbour(const SentenceFindings& sentence, std::size_t token, bool ends) {
  const auto it = std::ranges::find_if(sentence.entities, [&](const EntityMention* other) {
    return (other->kind == "country" || other->kind == "place") &&
           (ends ? other->last_token == token : other->first_token == token);
  });
  return it == sentence.entities.end() ? nullptr : *it;
}

/// China - Kyrgyzstan - Uzbekistan, with the word for a way in front of it or behind.
bool is_in_name_of_way(const Passage& passage, const SentenceFindings& sentence, const EntityMention& state) {
  std::size_t first = state.first_token, last = state.last_token;
  while (first > sentence.first && is_dash(passage, first - 1)) {
    const EntityMention* before = neighbour(sentence, first - 1, true);
    if (before == nullptr) break;
    first = before->first_token;
  }
  while (last < sentence.last && is_dash(passage, last)) {
    const EntityMention* behind = neighbour(sentence, last + 1, false);
    if (behind == nullptr) break;
    last = behind->last_token;
  }
  if (first == state.first_token && last == state.last_token) return false;
  constexpr std::size_t kNear = 3;
  for (std::size_t at = last; at < std::min(sentence.last, last + kNear); ++at)
    if (is_way(passage, at)) return true;
  for (std::size_t at = first; at > sentence.first && first - at < kNear; --at)
    if (is_way(passage, at - 1)) return true;
  return false;
}

}  // namespace

bool is_end_of_way(const Passage& passage, const SentenceFindings& sentence, const EntityMention& state) {
  if (is_in_name_of_way(passage, sentence, state)) return true;
  const std::size_t to = state.first_token;
  return to > sentence.first + 1 && word_is(passage, to - 1, {"to"}) && is_way(passage, to - 2);
}

bool is_named_way(const Passage& passage, const SentenceFindings& sentence, const EntityMention& company) {
  return passage.language() == Language::en && company.first_token > sentence.first + 1 &&
         word_is(passage, company.first_token - 1, {"the"}) &&
         word_is(passage, company.last_token,
                 {"railway", "railroad", "line", "pipeline", "mine", "smelter", "refinery", "port"});
}

}  // namespace korridor
