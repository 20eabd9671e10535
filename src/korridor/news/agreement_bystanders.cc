#include "korridor/news/agreement_bystanders.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/amounts.h"
#include "korridor/news/words.h"

namespace korridor {
namespace {

bool is_subsidiary(const Passage& passage, std::size_t at) {
  return word_is(passage, at,
                 {"tochter", "tochterfirma", "tochtergesellschaft", "tochterunternehmen", "subsidiary", "unit", "arm",
                  "filiale", "дочка", "дочке", "дочкой", "дочки"}) ||
         (passage.language() == Language::ru && folded(passage.bytes(at)).starts_with("дочерн"));
}

}  // namespace

bool describes_company(const Passage& passage, const SentenceFindings& sentence, const EntityMention& state) {
  for (std::size_t at = state.last_token; at < state.last_token + 4 && at < sentence.last; ++at) {
    if (at == state.last_token && passage.is_sign(at, "«")) continue;
    if (word_is(passage, at, {"und", "and", "et", "и", "mit", "with", "avec", "с"})) return false;
    if (passage[at].any(mask_of(WordClass::act, WordClass::speech)) && !passage[at].capital) return false;
    if (passage[at].is(WordClass::firm) || find_word_end(passage, at, WordClass::firm) != nullptr) return true;
    for (const EntityMention* other : sentence.entities)
      if (other->kind == "company" && other->first_token == at) return true;
    const bool inside = passage.is_sign(at, "-") || passage.is_sign(at, "'") || passage.is_sign(at, "’");
    if (passage[at].kind == TokenKind::sign && !inside) return false;
  }
  return false;
}

bool is_origin(const Passage& passage, const SentenceFindings& sentence, const EntityMention& state) {
  std::size_t at = state.first_token;
  if (at > 0 && word_is(passage, at - 1, {"the", "den", "der", "dem", "la", "l"})) --at;
  if (at < 2 || !word_is(passage, at - 1, {"of", "aus", "from", "из"})) return false;
  std::size_t behind = at - 1;
  while (behind > sentence.first && passage[behind - 1].kind == TokenKind::sign) --behind;
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* other) {
    return other->kind == "company" && other->last_token == behind;
  });
}

bool is_mediator(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  for (std::size_t at = entity.first_token; at > sentence.first; --at) {
    if (word_is(passage, at - 1,
                {"égide", "médiation", "auspices", "parrainage", "brokered", "mediated", "facilitated", "mediation",
                 "vermittlung", "vermittelt", "vermitteltes", "vermittelten", "vermittelte", "schirmherrschaft",
                 "посредничестве", "эгидой"}))
      return true;
    if (!word_is(passage, at - 1,
                 {"by", "of", "the", "von", "der", "des", "den", "de", "du", "la", "le", "les", "l", "'", "’"}))
      return false;
  }
  return false;
}

bool is_builder(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  std::size_t at = entity.first_token;
  while (at > sentence.first && (word_is(passage, at - 1, {"the", "la", "le", "l", "'", "der", "dem", "s"}) ||
                                 passage[at - 1].is(WordClass::adjective) || passage[at - 1].is(WordClass::firm)))
    --at;
  if (at < sentence.first + 3 || !word_is(passage, at - 1, {"by", "par"})) return false;
  const bool built = word_is(passage, at - 2,
                             {"built", "constructed", "operated", "developed", "run", "construit", "construite",
                              "construits", "exploité", "exploitée", "réalisé", "réalisée"});
  return built && !passage[at - 3].is(WordClass::deal);
}

bool is_parent(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  constexpr std::size_t kNear = 4;
  const auto between = [&](std::size_t at) {
    return word_is(passage, at,
                   {"of", "the", "der", "des", "von", "vom", "de", "du", "la", "d", "l", "s", "компания", "компании",
                    "компанией"}) ||
           passage.is_sign(at, "'") || passage.is_sign(at, "’") || passage.is_sign(at, "«") || passage.is_sign(at, "-");
  };
  // "filiale de X" is of X; "Tochter X" is X itself
  for (std::size_t at = entity.first_token; at > sentence.first && entity.first_token - at < kNear; --at) {
    if (is_subsidiary(passage, at - 1)) return at < entity.first_token && !passage.is_sign(at, "«");
    if (!between(at - 1)) break;
  }
  for (std::size_t at = entity.last_token; at < sentence.last && at < entity.last_token + kNear; ++at) {
    if (is_subsidiary(passage, at))
      return std::ranges::any_of(sentence.entities, [&](const EntityMention* other) {
        return other->kind == "company" && other->first_token > at && other->first_token <= at + 2;
      });
    if (!between(at)) break;
  }
  return false;
}

}  // namespace korridor
