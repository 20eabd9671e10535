#include "korridor/news/deals/lone_deals.h"

#include <algorithm>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/agreement_bystanders.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/deal_objects.h"
#include "korridor/news/deals/signing_forms.h"
#include "korridor/news/deals/verb_clauses.h"
#include "korridor/news/text/distant_verbs.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// The one firm of a sentence; nullptr where another firm, body or state could be its other side.
const EntityMention* lone_firm(const Passage& passage, const SentenceFindings& sentence) {
  const EntityMention* firm = nullptr;
  for (const EntityMention* entity : sentence.entities) {
    if (entity->kind == "country" && !is_location(passage, *entity) && entity->form != "adjective" &&
        !describes_company(passage, sentence, *entity) && !is_origin(passage, sentence, *entity))
      return nullptr;
    if (entity->kind != "company" && entity->kind != "organisation") continue;
    if (firm != nullptr && firm->canonical != entity->canonical) return nullptr;
    firm = entity->kind == "company" && entity->form == "name" ? entity : nullptr;
    if (firm == nullptr) return nullptr;
  }
  return firm;
}

/// By, par, von, durch in front of a firm, over what describes it.
bool stands_behind_by(const Passage& passage, const SentenceFindings& sentence, const EntityMention& firm) {
  constexpr std::size_t kNear = 5;
  for (std::size_t at = firm.first_token; at > sentence.first && firm.first_token - at < kNear; --at) {
    if (word_is(passage, at - 1, {"by", "par", "von", "vom", "durch"})) return true;
    if (!passage[at - 1].any(mask_of(WordClass::adjective, WordClass::firm, WordClass::article)) &&
        !word_is(passage, at - 1, {"the", "der", "dem", "den", "la", "le", "l", "s"}) &&
        passage[at - 1].kind != TokenKind::sign)
      return false;
  }
  return false;
}

bool is_preposition(const Passage& passage, std::size_t at) {
  return word_is(passage, at, {"with", "mit", "avec", "с",   "со",  "to",   "an",  "à",  "au", "auprès", "chez", "from",
                               "bei",  "у",   "от",   "für", "for", "pour", "для", "of", "de", "in",     "в"});
}

bool takes(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  if (has_act(passage, verb, "bought")) return true;
  const std::string_view apart = act_of_distant_verb(passage, sentence, verb);
  return apart == "bought" || apart == "buy";
}

bool takes_goods(const Passage& passage, const SentenceFindings& sentence, const EntityMention& firm) {
  const bool subject = firm.first_token == sentence.first || !is_preposition(passage, firm.first_token - 1);
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (passage[at].kind != TokenKind::word || !takes(passage, sentence, at)) continue;
    const VerbClause clause = clause_of_verb(passage, sentence, at);
    if (clause.dependent || !has_amount(clause.part) || is_negated(passage, sentence, at)) continue;
    const bool before = firm.first_token < at && subject && !is_parted(passage, firm.last_token, at);
    const bool behind = passage.language() == Language::ru && firm.first_token > at && subject &&
                        !is_parted(passage, at, firm.first_token);
    if (before || behind || (firm.first_token > at && stands_behind_by(passage, sentence, firm))) return true;
  }
  return false;
}

bool is_copula(const Passage& passage, std::size_t at) {
  return word_is(passage, at,
                 {"is", "was", "are", "ist", "wird", "wurde", "war", "bleibt", "est", "sera", "reste", "стал", "стала",
                  "стало", "станет", "является", "выступит", "выступает"}) ||
         (passage.language() == Language::ru && (passage.is_sign(at, "–") || passage.is_sign(at, "—")));
}

/// Contractor is X, Lieferant der Mühlen ist die finnische X, поставщик – X.
bool names_counterparty(const Passage& passage, const SentenceFindings& sentence, const EntityMention& firm) {
  constexpr std::size_t kFar = 7;
  std::size_t copula = firm.first_token;
  while (copula > sentence.first && firm.first_token - copula < kFar && !is_copula(passage, copula - 1)) --copula;
  if (copula == sentence.first || !is_copula(passage, copula - 1)) return false;
  for (std::size_t at = copula; at < firm.first_token; ++at)
    if (is_preposition(passage, at)) return false;
  for (std::size_t at = copula - 1; at > sentence.first && copula - at < kFar; --at)
    if (has_cue(passage, at - 1, "counterparty")) return !is_parted(passage, at, copula - 1);
  return false;
}

}  // namespace

bool tells_lone_deal(const DealPlace& place) {
  const auto& [passage, sentences, number, before, own] = place;
  if (before.empty() || passage[sentences[number].first].paragraph_before) return false;
  const SentenceFindings& sentence = sentences[number];
  const EntityMention* firm = lone_firm(passage, sentence);
  if (firm == nullptr || topic_of(place, firm->canonical).empty()) return false;
  return names_counterparty(passage, sentence, *firm) || takes_goods(passage, sentence, *firm);
}

}  // namespace korridor
