#include "korridor/news/deals/agreement_bystanders.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_subsidiary(const Passage& passage, std::size_t at) {
  return word_is(passage, at,
                 {"tochter", "tochterfirma", "tochtergesellschaft", "tochterunternehmen", "subsidiary", "unit", "arm",
                  "filiale", "дочка", "дочке", "дочкой", "дочки"}) ||
         (passage.language() == Language::ru && passage.folded(at).starts_with("дочерн"));
}

/// A subsidiary without a name of its own stands for its parent.
bool names_another_firm(const SentenceFindings& sentence, const EntityMention& entity) {
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* other) {
    return other->kind == "company" && other->canonical != entity.canonical;
  });
}

/// Die Regierung in Kinshasa, the government in Lusaka
bool seats_government(const Passage& passage, const EntityMention& place) {
  return place.first_token > 1 && !place.speaks_for.empty() && !passage[place.first_token].sentence_start &&
         word_is(passage, place.first_token - 1, {"in", "à", "в"}) &&
         word_is(passage, place.first_token - 2,
                 {"regierung", "government", "gouvernement", "правительством", "правительство", "authorities",
                  "autorités"});
}

/// In talks with Ashgabat, avec Dakar: a capital as the other side.
bool stands_behind_with(const Passage& passage, const EntityMention& place) {
  return place.first_token > 0 && !passage[place.first_token].sentence_start && !place.speaks_for.empty() &&
         word_is(passage, place.first_token - 1, {"with", "avec", "mit", "с", "со"});
}

/// Controlled by X, majority-owned by X, contrôlée par X, kontrolliert von X, входящая в X, part of X: who owns a
/// party.
bool is_owner(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  constexpr std::size_t kNear = 6;
  for (std::size_t at = entity.first_token; at > sentence.first && entity.first_token - at < kNear; --at) {
    if (word_is(passage, at - 1, {"by", "par", "von", "of", "в", "to"}) && at > sentence.first + 1)
      return word_is(passage, at - 2,
                     {"controlled", "owned", "backed", "contrôlé", "contrôlée", "détenu", "détenue", "kontrolliert",
                      "kontrollierte", "kontrollierten", "part", "arm", "входящая", "входящей", "входящий", "входящего",
                      "belongs"});
    const Token& token = passage[at - 1];
    const bool small =
        token.is(WordClass::country) || token.is(WordClass::adjective) || token.is(WordClass::firm) ||
        word_is(passage, at - 1,
                {"the", "la", "le", "l", "'", "’", "s", "der", "dem", "den", "«", "группу", "холдинг"}) ||
        passage.is_sign(at - 1, "'") || passage.is_sign(at - 1, "’") || passage.is_sign(at - 1, "«");
    if (!small) return false;
  }
  return false;
}

/// Laos hat der X eine Konzession erteilt: the verb begins, and what stands behind it is another.
bool is_auxiliary(const Passage& passage, std::size_t at) {
  switch (passage.language()) {
    case Language::de:
      return word_is(passage, at, {"hat", "haben", "hatte", "hatten", "wird", "will", "wurde", "wollen"});
    case Language::en:
      return word_is(passage, at, {"has", "have", "had", "will", "is", "was"});
    case Language::fr:
      return word_is(passage, at, {"a", "ont", "avait", "avaient", "va", "est"});
    case Language::ru:
      return word_is(passage, at, {"будет", "намерена", "намерен"});
  }
  return false;
}

/// Mit Oman Gespräche über eine Raffinerie: what is talked of describes nobody.
bool opens_object(const Passage& passage, std::size_t at) {
  return word_is(passage, at,
                 {"über", "on", "about", "over", "sur", "concernant", "о", "об", "по", "für", "pour", "for"});
}

}  // namespace

bool describes_company(const Passage& passage, const SentenceFindings& sentence, const EntityMention& state) {
  for (std::size_t at = state.last_token; at < state.last_token + 4 && at < sentence.last; ++at) {
    if (passage.is_sign(at, "«") || passage[at].is(WordClass::legal)) continue;  // узбекское АО «X»
    if (word_is(passage, at, {"und", "and", "et", "и", "mit", "with", "avec", "с", "by", "par", "durch", "from", "to"}))
      return false;
    if (passage[at].any(mask_of(WordClass::act, WordClass::speech)) && !passage[at].capital) return false;
    if (is_auxiliary(passage, at) || opens_object(passage, at)) return false;
    if (passage[at].is(WordClass::firm) || find_word_end(passage, at, WordClass::firm) != nullptr) return true;
    for (const EntityMention* other : sentence.entities)  // l'agence américaine DFC, too
      if ((other->kind == "company" || (other->kind == "organisation" && state.form == "adjective")) &&
          other->first_token == at)
        return true;
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
  if (!built || passage[at - 3].is(WordClass::deal)) return false;
  for (std::size_t i = sentence.first; i < sentence.last; ++i)  // without a deal beside it, the work is the deal
    if (passage[i].is(WordClass::deal)) return true;
  return false;
}

bool is_parent(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  constexpr std::size_t kNear = 4;
  if (is_owner(passage, sentence, entity)) return true;
  const auto between = [&](std::size_t at) {
    return word_is(passage, at,
                   {"of", "the", "der", "des", "von", "vom", "de", "du", "la", "d", "l", "s", "компания", "компании",
                    "компанией"}) ||
           passage.is_sign(at, "'") || passage.is_sign(at, "’") || passage.is_sign(at, "«") || passage.is_sign(at, "-");
  };
  // "filiale de X" is of X; "Tochter X" is X itself
  for (std::size_t at = entity.first_token; at > sentence.first && entity.first_token - at < kNear; --at) {
    if (is_subsidiary(passage, at - 1))
      return at < entity.first_token && !passage.is_sign(at, "«") && names_another_firm(sentence, entity);
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

std::size_t begin_of_attribution(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kNear = 3;
  for (std::size_t at = sentence.last; at > sentence.first + 3; --at) {
    if (!passage.is_sign(at - 1, ",")) continue;
    for (std::size_t verb = at; verb < std::min(at + kNear, sentence.last); ++verb) {
      const bool relative =
          word_is(passage, verb, {"which", "who", "die", "der", "das", "que", "qui", "которая", "который", "что"});
      if (relative) break;
      if (!passage[verb].is(WordClass::speech)) continue;
      bool tells = false;  // ..., kündigten den Kauf von Flugzeugen an
      for (std::size_t i = at; i < sentence.last; ++i)
        tells |= passage[i].is(WordClass::deal) || (i > verb && passage[i].is(WordClass::act)) ||
                 (passage[i].word == 0 && find_word_end(passage, i, WordClass::deal) != nullptr);
      return tells ? sentence.last : at - 1;
    }
    return sentence.last;
  }
  return sentence.last;
}

bool has_place(const Passage& passage, const SentenceFindings& sentence, const EntityMention& state) {
  const std::size_t mark = state.last_token;
  const bool possessive = passage.language() == Language::en &&
                          (passage.is_sign(mark, "'") || passage.is_sign(mark, "’")) &&
                          word_is(passage, mark + 1, {"s"});
  if (!possessive) return false;
  constexpr std::size_t kFar = 6;
  for (std::size_t at = mark + 2; at < std::min(sentence.last, mark + kFar); ++at) {
    if (passage[at].any(
            mask_of(WordClass::act, WordClass::speech, WordClass::role, WordClass::firm, WordClass::company)))
      return false;
    const std::string_view counted = passage.argument(passage.word_sense(at, WordClass::count));
    if (counted == "mine" || counted == "port" || counted == "region" || counted == "plant" || counted == "deposit" ||
        counted == "city" || counted == "refinery" || counted == "airport" ||
        word_is(passage, at,
                {"province", "district", "coast", "border", "capital", "market", "copperbelt", "north", "south", "east",
                 "west"}))
      return true;
  }
  return false;
}

bool stands_for_government(const Passage& passage, const EntityMention& place) {
  return seats_government(passage, place) || stands_behind_with(passage, place);
}

}  // namespace korridor
