#include "korridor/news/deal_verbs.h"

#include <algorithm>

#include "korridor/news/agreement_parties.h"
#include "korridor/news/amounts.h"
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

DealVerb verb_at(const Passage& passage, std::size_t at) {
  for (const Sense& sense : passage.senses(passage[at])) {
    if (sense.word_class != WordClass::act) continue;
    const std::string_view act = passage.lexicon->argument(sense);
    if (act == "sold" || act == "given") return {DealWay::gives, act == "sold"};
    if (act == "bought") return {DealWay::buys, true};
    if (act == "raised") return {DealWay::takes, false};
  }
  return {};
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
      return way != DealWay::gives && word_is(passage, at, {"у", "от"});
  }
  return false;
}

bool is_party(const EntityMention& entity) {
  return entity.kind == "company" || entity.kind == "country" || entity.kind == "organisation";
}

/// The party behind the preposition of a way, over what describes it: an den slowenischen Verarbeiter X, to trader Y.
const EntityMention* other_side(const Passage& passage, const SentenceFindings& sentence, DealWay way) {
  constexpr std::size_t kNear = 6;
  for (const EntityMention* entity : sentence.entities) {
    if (entity->kind != "company" && entity->kind != "organisation") continue;
    for (std::size_t at = entity->first_token; at > sentence.first && entity->first_token - at < kNear; --at) {
      if (is_preposition(passage, at - 1, way)) return entity;
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
const EntityMention* receiver(const SentenceFindings& sentence, std::size_t verb) {
  for (const EntityMention* entity : sentence.entities)
    if ((entity->kind == "company" || entity->kind == "organisation") && entity->first_token > verb) return entity;
  return nullptr;
}

bool has_cue(const Passage& passage, std::size_t at, std::string_view cue) {
  return std::ranges::any_of(passage.senses(passage[at]), [&](const Sense& sense) {
    return sense.word_class == WordClass::cue && passage.lexicon->argument(sense) == cue;
  });
}

/// In the clause of the verb.
bool is_negated(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  const auto ends = [&](std::size_t at) {
    return passage.is_sign(at, ",") || passage.is_sign(at, ";") || passage.is_sign(at, ":");
  };
  for (std::size_t at = verb; at > sentence.first && !ends(at - 1); --at)
    if (has_cue(passage, at - 1, "negation")) return true;
  for (std::size_t at = verb; at < sentence.last && !ends(at); ++at)
    if (has_cue(passage, at, "negation")) return true;
  return false;
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

bool has_object(const SentenceFindings& sentence) {
  const Decimal kLeastSum(10'000);  // what is less is a price
  return std::ranges::any_of(sentence.figures, [&](const Figure* figure) {
    if (figure->money) return figure->per.empty() && figure->value >= kLeastSum;
    return figure->kind != "duration" && figure->kind != "ratio" && figure->unit != "country";
  });
}

bool has_amount(const SentenceFindings& sentence) {
  return std::ranges::any_of(sentence.figures, [](const Figure* figure) {
    return !figure->money && figure->kind != "duration" && figure->kind != "ratio" && figure->kind != "count";
  });
}

/// Nimmt ... ab: the verb in two parts, up to the end of its clause.
bool takes_in_two_parts(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  if (!word_is(passage, verb, {"nimmt", "nehmen", "nahm", "nehme"})) return false;
  for (std::size_t at = verb + 1; at < sentence.last; ++at)
    if (word_is(passage, at, {"ab"})) return at + 1 >= sentence.last || passage[at + 1].kind == TokenKind::sign;
  return false;
}

/// Runs until, läuft bis, court jusqu'en, действует: what is said of a contract that has been made.
bool is_in_force(const Passage& passage, std::size_t at) {
  switch (passage.language()) {
    case Language::de:
      return word_is(passage, at, {"läuft", "laufe", "lief", "gilt", "umfasst", "verbindlich"});
    case Language::en:
      return word_is(passage, at, {"runs", "covers", "covering", "stipulates", "binding", "bound"});
    case Language::fr:
      return word_is(passage, at, {"court", "couvre", "portant", "lie", "contraignant"});
    case Language::ru:
      return word_is(passage, at, {"действует", "предусматривает", "рассчитан", "рассчитано", "связан", "связана"});
  }
  return false;
}

bool names_company(const SentenceFindings& sentence) {
  return std::ranges::any_of(sentence.entities, [](const EntityMention* entity) { return entity->kind == "company"; });
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

}  // namespace

std::string_view status_of_verb(const Passage& passage, const SentenceFindings& sentence) {
  if (sentence.figures.empty() || sentence.entities.size() < 2) return {};
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (!passage[at].is(WordClass::act)) continue;
    if (chooses(passage, sentence, at) && !is_negated(passage, sentence, at)) return "signed";
    const auto [way, trades] = verb_at(passage, at);
    if (way == DealWay::none) continue;
    const EntityMention* other = other_side(passage, sentence, way);
    // Russian: what is bought stands first, who buys behind the verb
    if (other == nullptr && passage.language() == Language::ru && (way == DealWay::gives || way == DealWay::buys))
      other = receiver(sentence, at);
    if (other == nullptr || is_negated(passage, sentence, at)) continue;
    if (!has_object(sentence) && !(trades && names_asset(passage, sentence)) &&
        (way != DealWay::gives || trades || !is_work(passage, sentence)))
      continue;
    const bool partner = std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
      return is_party(*entity) && entity->canonical != other->canonical && !is_location(passage, *entity);
    });
    const bool pronoun = word_is(passage, sentence.first, {"it", "sie", "elle", "il", "она", "он"});
    if (partner || pronoun) return trades && names_asset(passage, sentence) ? "completed" : "signed";
  }
  return {};
}

bool names_asset(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    const Sense* property = passage.sense(at, WordClass::property);
    if (passage.argument(property) == "stake" || passage.argument(property) == "share") return true;
    const std::string_view counted = passage.argument(passage.word_sense(at, WordClass::count));
    if (counted == "mine" || counted == "licence" || counted == "deposit" || counted == "share" ||
        counted == "refinery")
      return true;
    if (word_is(passage, at,
                {"stake", "stakes", "licence", "license",       "mehrheit", "anteile", "anteil",   "lizenz",
                 "mine",  "part",   "parts",   "participation", "permis",   "actifs",  "assets",   "долю",
                 "доля",  "доли",   "акции",   "акций",         "рудник",   "право",   "лицензию", "активы"}))
      return true;
  }
  return false;
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

bool tells_validity(const Passage& passage, const SentenceFindings& sentence) {
  if (!names_company(sentence)) return false;
  bool frame = false, trades = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (has_cue(passage, at, "negation")) return false;
    if (is_in_force(passage, at)) return true;
    frame |= word_is(passage, at,
                     {"under", "termes", "grundlage", "rahmen", "vertu", "рамках", "по", "auftragswert", "vertragswert",
                      "auftragsvolumen", "kaufpreis"});
    for (const Sense& sense : passage.senses(passage[at]))
      trades |= sense.word_class == WordClass::act && passage.lexicon->argument(sense) == "buy";
  }
  return frame && trades && has_object(sentence);
}

}  // namespace korridor
