#include "korridor/news/deal_verbs.h"

#include <algorithm>

#include "korridor/news/agreement_parties.h"
#include "korridor/news/clauses.h"
#include "korridor/news/deal_objects.h"
#include "korridor/news/described_firms.h"
#include "korridor/news/loans.h"
#include "korridor/news/signing_forms.h"
#include "korridor/news/words.h"

namespace korridor {
namespace {

/// Which way the thing goes: to the other side, or from it.
enum class DealWay { none, gives, takes, buys };

/// A verb of a deal: which way, and whether it moves a thing that may be an asset (sold, bought) or grants something.
struct DealVerb {
  DealWay way = DealWay::none;
  bool trades = false;
};

/// The ways that a verb may go: lieh goes both.
std::vector<DealVerb> verbs_at(const Passage& passage, std::size_t at) {
  std::vector<DealVerb> verbs;
  for (const Sense& sense : passage.senses(passage[at])) {
    if (sense.word_class != WordClass::act) continue;
    const std::string_view act = passage.lexicon->argument(sense);
    if (act == "sold" || act == "given") verbs.push_back({DealWay::gives, act == "sold"});
    if (act == "bought") verbs.push_back({DealWay::buys, true});
    if (act == "raised") verbs.push_back({DealWay::takes, false});
  }
  return verbs;
}

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

bool is_party(const EntityMention& entity) {
  return entity.kind == "company" || entity.kind == "country" || entity.kind == "organisation";
}

/// Emprunté à X, obtenu ... de X: of French only these, and "de" only right in front of the name.
bool is_french_source(const Passage& passage, std::size_t at, std::size_t verb, const EntityMention& name) {
  if (passage.language() != Language::fr) return false;
  constexpr std::size_t kArticle = 3;
  if (word_is(passage, verb, {"emprunté", "emprunte", "empruntent"})) return word_is(passage, at, {"à", "au", "aux"});
  return word_is(passage, at, {"de", "d", "du"}) && name.first_token - at <= kArticle;
}

/// The party behind the preposition of a way, over what describes it: an den slowenischen Verarbeiter X, to trader Y.
const EntityMention* other_side(const Passage& passage, const SentenceFindings& sentence, DealWay way,
                                std::size_t verb) {
  constexpr std::size_t kNear = 6;
  const bool lends = word_is(
      passage, verb, {"prêté", "lent", "loaned", "lieh", "liehen", "geliehen", "gewährt", "gewährte", "octroyé"});
  for (const EntityMention* entity : sentence.entities) {
    const bool lent = entity->kind == "country" && entity->form == "name" &&
                      ((way == DealWay::gives && lends) || (way == DealWay::takes && names_loan(passage, sentence)));
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

/// Russian gives in the third case, without a preposition: what stands behind the verb.
const EntityMention* receiver(const Passage& passage, const SentenceFindings& sentence, std::size_t verb, bool states) {
  for (const EntityMention* entity : sentence.entities) {
    if (entity->first_token <= verb) continue;
    if (entity->kind == "company" || entity->kind == "organisation") return entity;
    if (states && entity->kind == "country" && entity->form == "name" && !is_location(passage, *entity)) return entity;
  }
  return nullptr;
}

/// What is awarded without a figure: the building, the running, the supply of something.
bool is_work(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (word_is(passage, at,
                {"construction", "building", "operation", "supply", "bau", "betrieb", "lieferung", "exploitation",
                 "chantier", "gestion", "livraison", "fourniture", "строительство", "поставку", "эксплуатацию"}))
      return true;
  return false;
}

/// Nimmt ... ab: the verb in two parts, up to the end of its clause.
bool takes_in_two_parts(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  if (!word_is(passage, verb, {"nimmt", "nehmen", "nahm", "nehme"})) return false;
  for (std::size_t at = verb + 1; at < sentence.last; ++at)
    if (word_is(passage, at, {"ab"})) return at + 1 >= sentence.last || passage[at + 1].kind == TokenKind::sign;
  return false;
}

/// Has picked X to build a store for 740 million: who is chosen stands behind the verb, in German in front of it.
bool chooses(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  constexpr std::size_t kNear = 5;
  const bool chosen = std::ranges::any_of(passage.senses(passage[verb]), [&](const Sense& sense) {
    return sense.word_class == WordClass::act && passage.lexicon->argument(sense) == "chosen";
  });
  if (!chosen || (!has_object(sentence) && !is_work(passage, sentence))) return false;
  const bool german = passage.language() == Language::de;
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return entity->kind == "company" && (german || (entity->first_token > verb && entity->first_token <= verb + kNear));
  });
}

/// For 12% of X, für 12 Prozent der Anteile an X: a share, and right behind it the firm of which.
bool is_bought_share(const Passage& passage, const SentenceFindings& sentence, const Figure& figure) {
  constexpr std::size_t kNear = 7;
  if (figure.unit != "percent" || figure.first_token == sentence.first ||
      !word_is(passage, figure.first_token - 1, {"for", "für", "pour", "за"}))
    return false;
  for (std::size_t at = figure.last_token; at < std::min(sentence.last, figure.last_token + kNear); ++at) {
    if (std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
          return entity->kind == "company" && entity->first_token == at;
        }))
      return true;
    const bool small =
        passage[at].any(mask_of(WordClass::adjective, WordClass::firm, WordClass::article)) ||
        word_is(passage, at, {"of",     "in",       "the",     "an",      "am",     "von",   "der",   "des",
                              "dem",    "de",       "du",      "d",       "la",     "le",    "l",     "'",
                              "’",      "«",        "в",       "у",       "shares", "stake", "stock", "anteile",
                              "aktien", "anteilen", "capital", "actions", "parts",  "акций", "доли",  "компании"});
    if (!small) return false;
  }
  return false;
}

/// Paid $24 million for 12% of X: a stake, though nobody says so. Verb, sum and share stand in one clause.
bool pays_for_share(const Passage& passage, const SentenceFindings& sentence) {
  const auto pays = [&](std::size_t at) {
    return word_is(passage, at,
                   {"paid", "zahlte", "zahlten", "bezahlt", "bezahlte", "gezahlt", "payé", "déboursé", "заплатил",
                    "заплатила", "заплатили"}) &&
           !is_negated(passage, sentence, at);
  };
  if (!names_company(sentence)) return false;
  for (const Clause& clause : split_into_clauses(passage, sentence)) {
    bool paid = false, sum = false, share = false;
    for (std::size_t at = clause.first; at < clause.last; ++at) paid |= pays(at);
    for (const Figure* figure : sentence.figures) {
      if (!paid || !clause.holds(figure->first_token)) continue;
      sum |= figure->money && figure->per.empty() && figure->value >= Decimal(10'000);
      share |= is_bought_share(passage, sentence, *figure);
    }
    if (sum && share) return true;
  }
  return false;
}

/// Sold it for 270 million, продал её, l'a cédée: a thing that was named before, and no amount of goods.
bool sells_what_was_named(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  if (has_amount(sentence)) return false;
  if (passage.language() == Language::fr)
    return verb >= sentence.first + 3 && word_is(passage, verb - 1, {"a", "ont", "avait"}) &&
           word_is(passage, verb - 3, {"l"});
  return word_is(passage, verb + 1, {"it", "its", "её", "ее", "его", "их", "sie", "ihn"});
}

std::string_view status_of_way(const Passage& passage, const SentenceFindings& sentence, std::size_t at,
                               const DealVerb& verb) {
  const auto [way, trades] = verb;
  const EntityMention* other = other_side(passage, sentence, way, at);
  // Russian: what is bought stands first, who buys behind the verb
  if (other == nullptr && passage.language() == Language::ru && (way == DealWay::gives || way == DealWay::buys))
    other = receiver(passage, sentence, at, way == DealWay::gives && !trades);
  if (other == nullptr || is_negated(passage, sentence, at)) return {};
  const bool lasting = way == DealWay::buys && has_term(sentence);
  if (!has_object(sentence) && !lasting && !(trades && names_asset(passage, sentence)) &&
      (way != DealWay::gives || trades || !is_work(passage, sentence)))
    return {};
  const bool partner = std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return is_party(*entity) && entity->canonical != other->canonical && !is_location(passage, *entity);
  });
  const bool pronoun = word_is(passage, sentence.first, {"it", "sie", "er", "es", "elle", "il", "она", "он"}) ||
                       described_firm(passage, sentence).found;
  if (!partner && !pronoun) return {};
  const bool asset = names_asset(passage, sentence) || sells_what_was_named(passage, sentence, at);
  return trades && asset ? "completed" : "signed";
}

}  // namespace

std::string_view status_of_verb(const Passage& passage, const SentenceFindings& sentence) {
  if (sentence.figures.empty() || sentence.entities.size() < 2) return {};
  if (pays_for_share(passage, sentence)) return "completed";
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (!passage[at].is(WordClass::act)) continue;
    if (chooses(passage, sentence, at) && !is_negated(passage, sentence, at)) return "signed";
    for (const DealVerb& verb : verbs_at(passage, at))
      if (const auto status = status_of_way(passage, sentence, at, verb); !status.empty()) return status;
  }
  return {};
}

bool tells_offtake(const Passage& passage, const SentenceFindings& sentence) {
  if (!has_amount(sentence) || !names_company(sentence)) return false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    bool takes = takes_in_two_parts(passage, sentence, at);
    takes |= word_is(passage, at, {"awarded"}) && at > sentence.first && word_is(passage, at - 1, {"was", "were"});
    if (word_is(passage, at, {"gesichert"}))
      for (std::size_t i = sentence.first; i < at; ++i) takes |= word_is(passage, i, {"sich"});
    if (takes && !is_negated(passage, sentence, at)) return true;
  }
  return false;
}

bool tells_deal_role(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kNear = 3;
  const bool sum = std::ranges::any_of(sentence.figures, [](const Figure* figure) {
    return figure->money && figure->per.empty() && figure->value >= Decimal(10'000);
  });
  if (!sum || !names_company(sentence)) return false;
  for (std::size_t at = sentence.first; at < std::min(sentence.last, sentence.first + kNear); ++at)
    if (word_is(passage, at,
                {"seller", "buyer", "acquirer", "purchaser", "vendor", "acquéreur", "vendeur", "repreneur", "acheteur",
                 "käufer", "verkäufer", "erwerber", "покупатель", "продавец"}))
      return true;
  return false;
}

}  // namespace korridor
