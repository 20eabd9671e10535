#include "korridor/news/deals/deal_sides.h"

#include <algorithm>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/loans.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_preposition(const Passage& passage, std::size_t at, DealWay way) {
  switch (passage.language()) {
    case Language::de:
      return way == DealWay::gives ? word_is(passage, at, {"an"}) : word_is(passage, at, {"von", "vom", "bei", "beim"});
    case Language::en:
      return way == DealWay::gives ? word_is(passage, at, {"to"}) : word_is(passage, at, {"from"});
    case Language::fr:
      return way == DealWay::gives ? word_is(passage, at, {"à", "au", "aux", "auprès", "chez"})
                                   : word_is(passage, at, {"auprès", "chez"}) ||
                                         (way == DealWay::buys && word_is(passage, at, {"à", "au"}));
    case Language::ru:
      return (way != DealWay::gives && word_is(passage, at, {"у", "от"})) ||
             (way == DealWay::buys && word_is(passage, at, {"для"}));
  }
  return false;
}

/// Emprunté à X, obtenu ... de X: of French only these, and "de" only right in front of the name.
bool is_french_source(const Passage& passage, std::size_t at, std::size_t verb, const EntityMention& name) {
  if (passage.language() != Language::fr) return false;
  constexpr std::size_t kArticle = 3;
  if (word_is(passage, verb, {"emprunté", "emprunte", "empruntent"})) return word_is(passage, at, {"à", "au", "aux"});
  return word_is(passage, at, {"de", "d", "du"}) && name.first_token - at <= kArticle;
}

/// Russian gives in the third case, without a preposition: what stands behind the verb.
const EntityMention* russian_receiver(const Passage& passage, const SentenceFindings& sentence, std::size_t verb,
                                      bool states) {
  for (const EntityMention* entity : sentence.entities) {
    if (entity->first_token <= verb) continue;
    if (entity->kind == "company" || entity->kind == "organisation") return entity;
    if (states && entity->kind == "country" && entity->form == "name" && !is_location(passage, *entity)) return entity;
  }
  return nullptr;
}

/// Hat X die Lieferung zugesagt: the auxiliary that stands for the verb; the verb itself where there is none.
std::size_t auxiliary_of(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  for (std::size_t at = verb; at > sentence.first && !passage.is_sign(at - 1, ","); --at)
    if (word_is(passage, at - 1, {"hat", "haben", "hatte", "hatten"})) return at - 1;
  return verb;
}

bool may_receive(const Passage& passage, const EntityMention& entity, bool states) {
  if (entity.kind == "company" || entity.kind == "organisation") return true;
  return states && entity.kind == "country" && entity.form == "name" && !is_location(passage, entity);
}

/// Over what describes a firm in front of its name, to the token behind the last other one: dem | indischen Konzern X.
std::size_t begin_of_description(const Passage& passage, std::size_t first, const EntityMention& entity) {
  std::size_t at = entity.first_token;
  while (at > first && (passage[at - 1].any(mask_of(WordClass::adjective, WordClass::firm, WordClass::country)) ||
                        find_word_end(passage, at - 1, WordClass::firm) != nullptr || passage.is_sign(at - 1, "'") ||
                        passage.is_sign(at - 1, "’") || word_is(passage, at - 1, {"s", "state", "owned"})))
    --at;
  return at;
}

/// Dem, der in front of who is described, behind no preposition, and no second case (die Mine der X).
bool is_dative(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (at <= sentence.first + 1 || !word_is(passage, at - 1, {"dem", "der"})) return false;
  const std::size_t before = at - 2;
  if (word_is(passage, before,
              {"von", "mit", "bei", "aus", "an", "zu", "nach", "in", "auf", "neben", "unter", "über", "vor"}))
    return false;
  const bool name =
      std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) { return entity->last_token == at - 1; });
  return name || !passage[before].capital || word_is(passage, at - 1, {"dem"});
}

/// Verkauft dem indischen Konzern X, hat der X eine Konzession erteilt: the third case of German, behind another party.
const EntityMention* german_receiver(const Passage& passage, const SentenceFindings& sentence, bool states) {
  const EntityMention* before = nullptr;
  for (const EntityMention* entity : sentence.entities) {
    if (!may_receive(passage, *entity, states)) {
      const bool seat = entity->kind == "place" && !entity->speaks_for.empty();  // die Regierung in Kiew
      if (seat || (entity->kind == "country" && entity->form == "name")) before = entity;
      continue;
    }
    const std::size_t at = begin_of_description(passage, sentence.first, *entity);
    const bool dative = is_dative(passage, sentence, at);
    if (dative && before != nullptr) return entity;
    before = entity;
  }
  return nullptr;
}

/// Sells X 40,000 tonnes, lent Zimbabwe $400m: right behind the verb, which has its subject in front of it.
const EntityMention* bare_receiver(const Passage& passage, const SentenceFindings& sentence, std::size_t verb,
                                   bool states) {
  bool subject = is_government_first(passage, sentence);
  for (const EntityMention* entity : sentence.entities) {
    if (entity->first_token < verb) {
      subject |= entity->kind == "company" || entity->kind == "organisation" || entity->kind == "country";
      continue;
    }
    if (!subject) return nullptr;
    if (!may_receive(passage, *entity, states)) continue;
    return begin_of_description(passage, verb, *entity) == verb + 1 ? entity : nullptr;
  }
  return nullptr;
}

}  // namespace

const EntityMention* other_side(const Passage& passage, const SentenceFindings& sentence, DealWay way,
                                std::size_t verb) {
  constexpr std::size_t kNear = 6;
  const bool lends =
      word_is(passage, verb,
              {"prêté",   "lent",     "loaned",    "lieh",     "liehen",   "geliehen",  "gewährt",   "gewährte",
               "octroyé", "accorde",  "accordent", "accordé",  "octroie",  "octroient", "prête",     "prêtent",
               "consent", "consenti", "lends",     "provided", "extended", "zugesagt",  "bewilligt", "bewilligte"});
  const bool rents = word_is(passage, verb,
                             {"gepachtet", "pachtete", "pachtet", "gemietet", "mietet", "loué", "louée", "loue",
                              "leased", "leases", "rented", "арендовал", "арендовала"});
  for (const EntityMention* entity : sentence.entities) {
    const bool lent = entity->kind == "country" && entity->form == "name" &&
                      ((way == DealWay::gives && lends) || (way == DealWay::buys && rents) ||
                       (way == DealWay::takes && names_loan(passage, sentence)));
    if (entity->kind != "company" && entity->kind != "organisation" && !lent) continue;
    for (std::size_t at = entity->first_token; at > sentence.first && entity->first_token - at < kNear; --at) {
      if (is_preposition(passage, at - 1, way) ||
          (way == DealWay::takes && at > verb && is_french_source(passage, at - 1, verb, *entity)))
        return entity;
      const Token& token = passage[at - 1];
      const bool sign = token.kind == TokenKind::sign && !passage.is_sign(at - 1, "«") &&
                        !passage.is_sign(at - 1, "'") && !passage.is_sign(at - 1, "’") && !passage.is_sign(at - 1, "-");
      if (sign || token.kind == TokenKind::number ||
          token.any(mask_of(WordClass::act, WordClass::speech, WordClass::company)))
        break;
    }
  }
  return nullptr;
}

const EntityMention* receiver(const Passage& passage, const SentenceFindings& sentence, std::size_t verb, bool states) {
  switch (passage.language()) {
    case Language::de:
      if (const EntityMention* third = german_receiver(passage, sentence, states)) return third;
      return bare_receiver(passage, sentence, auxiliary_of(passage, sentence, verb), states);
    case Language::en:
      return bare_receiver(passage, sentence, verb, states);
    case Language::fr:
      return nullptr;
    case Language::ru:
      return russian_receiver(passage, sentence, verb, states);
  }
  return nullptr;
}

}  // namespace korridor
