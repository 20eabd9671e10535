#include "korridor/news/names/described_firms.h"

#include <algorithm>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_firm(const Passage& passage, std::size_t at) {
  if (passage.language() == Language::de && word_is(passage, at, {"werk", "hütte"})) return true;
  const Sense* sense = passage.sense(at, WordClass::firm);
  if (passage.argument(sense) != "1") return false;
  return !word_is(passage, at,
                  {"bank", "banque", "банк", "lender", "filiale", "subsidiary", "consortium", "konsortium",
                   "консорциум", "trader", "shipper", "carrier", "banken"});
}

/// The article that points back at what is known; Russian has none, there a noun of the first case does.
bool is_definite(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (passage.language() == Language::ru)
    return word_is(passage, at, {"компания", "комбинат", "концерн", "корпорация", "холдинг", "предприятие", "завод"}) &&
           !passage.is_sign(at + 1, "«");
  constexpr std::size_t kNear = 2;
  for (std::size_t back = 1; back <= kNear && at >= sentence.first + back; ++back)
    if (word_is(passage, at - back,
                {"the", "der", "das", "die", "le", "la", "l", "ce", "cette", "cet", "this", "dieser", "dieses"}))
      return true;
  return false;
}

bool has_name(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  constexpr std::size_t kNear = 3, kApposition = 5;  // X, the Australian developer
  return std::ranges::any_of(sentence.entities,
                             [&](const EntityMention* entity) {
                               const bool apposition =
                                   passage.is_sign(entity->last_token, ",") && entity->last_token + kApposition >= at;
                               return entity->kind == "company" && (entity->last_token + 2 >= at || apposition) &&
                                      entity->first_token <= at + kNear;
                             }) ||
         (at + 1 < passage.size() && passage[at + 1].capital && !passage[at + 1].sentence_start &&
          passage.language() != Language::de);
}

/// Le britannique avait racheté, l'australien lui a cédé: French, an adjective of a state that stands for a firm.
const EntityMention* french_adjective_alone(const Passage& passage, const SentenceFindings& sentence) {
  if (passage.language() != Language::fr) return nullptr;
  for (const EntityMention* entity : sentence.entities) {
    const std::size_t at = entity->first_token, behind = entity->last_token;
    if (entity->kind != "country" || entity->form != "adjective" || passage[at].capital || at <= sentence.first ||
        behind >= sentence.last || !word_is(passage, at - 1, {"le", "la", "'", "’", "du", "au"}))
      continue;
    if (passage[behind].any(mask_of(WordClass::act, WordClass::speech)) ||
        word_is(passage, behind, {"a", "avait", "lui", "est", "en", "y", "se", "s", "va", "n", "doit", "compte"}))
      return entity;
  }
  return nullptr;
}

/// Die Chinesen, the Chinese, les Chinois, китайцы: many, with their article.
bool is_people(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  const std::string_view word = passage.folded(at);
  switch (passage.language()) {
    case Language::de:
      return passage[at].capital && at > sentence.first && word_is(passage, at - 1, {"die", "den"}) &&
             ends_with_any(word, {"en", "er", "ern", "i", "is"});
    case Language::en:
      return at > sentence.first && word_is(passage, at - 1, {"the"}) &&
             ends_with_any(word, {"ese", "ish", "ch", "ns", "is"});
    case Language::fr:
      return passage[at].capital && at > sentence.first && word_is(passage, at - 1, {"les", "aux"}) &&
             ends_with_any(word, {"s", "x"});
    case Language::ru:
      return !passage[at].capital && ends_with_any(word, {"ы", "цы", "яне", "ане", "цам", "цами"}) &&
             !ends_with_any(word, {"ины", "оны"});
  }
  return false;
}

}  // namespace

DescribedFirm described_firm(const Passage& passage, const SentenceFindings& sentence) {
  if (const EntityMention* state = french_adjective_alone(passage, sentence); state != nullptr)
    return {.found = true, .state = state->id, .token = state->first_token};
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (!is_firm(passage, at) || !is_definite(passage, sentence, at) || has_name(passage, sentence, at)) continue;
    DescribedFirm firm{.found = true, .state = {}, .token = at};
    for (const EntityMention* entity : sentence.entities)
      if (entity->kind == "country" && entity->form == "adjective" &&
          (entity->last_token == at || entity->first_token == at + 1 ||
           (entity->first_token == at + 3 && passage.is_sign(at + 2, "-"))))  // le groupe franco-britannique
        firm.state = entity->id;
    return firm;
  }
  return {};
}

DescribedFirm described_people(const Passage& passage, const SentenceFindings& sentence) {
  for (const EntityMention* entity : sentence.entities) {
    const std::size_t at = entity->first_token, behind = entity->last_token;
    if (entity->kind != "country" || !is_people(passage, sentence, at) || behind >= sentence.last) continue;
    if (passage[behind].kind == TokenKind::word && passage[behind].capital) continue;  // die Schweizer Duferco
    if (passage[behind].any(mask_of(WordClass::act, WordClass::future, WordClass::pair)) ||
        word_is(passage, behind, {"have", "had", "has", "haben", "hatten", "ont", "avaient", "sind", "are", "were"}))
      return {.found = true, .state = entity->id, .token = at, .people = true};
  }
  return {};
}

std::string company_before(const std::vector<SentenceFindings>& sentences, std::size_t number,
                           const std::vector<std::string>& others) {
  constexpr std::size_t kBack = 6;
  for (std::size_t back = 1; back <= kBack && back <= number; ++back) {
    std::string name;
    for (const EntityMention* entity : sentences[number - back].entities)
      if (entity->kind == "company" && name.empty() && std::ranges::find(others, entity->canonical) == others.end())
        name = entity->canonical;
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace korridor
