#include "korridor/news/deals/deal_fields.h"

#include <algorithm>
#include <array>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/deal_objects.h"
#include "korridor/news/deals/loans.h"
#include "korridor/news/deals/share_deals.h"
#include "korridor/news/deals/signing_forms.h"
#include "korridor/news/deals/verb_clauses.h"
#include "korridor/news/text/distant_verbs.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Sells, buys: moves a thing that may be an asset.
bool is_trade(std::string_view act) { return act == "sold" || act == "bought"; }

bool is_of_field(std::string_view act) {
  constexpr auto kActs =
      std::to_array<std::string_view>({"sold", "bought", "given", "raised", "lent", "chosen", "built"});
  return std::ranges::find(kActs, act) != kActs.end();
}

/// Every act of a word, also with a second part that stands apart.
template <class Wanted>
bool any_act(const Passage& passage, const SentenceFindings& sentence, std::size_t at, const Wanted& wanted) {
  for (const Sense& sense : passage.senses(passage[at]))
    if (sense.word_class == WordClass::act && wanted(passage.lexicon->argument(sense))) return true;
  const std::string_view pair = act_of_distant_verb(passage, sentence, at);
  return !pair.empty() && wanted(pair);
}

/// What parties stand behind: sold to, bought from, agreed with, built by, delivered for.
bool is_preposition(const Passage& passage, std::size_t at) {
  switch (passage.language()) {
    case Language::de:
      return word_is(passage, at, {"an", "von", "vom", "bei", "beim", "mit", "für", "durch"});
    case Language::en:
      return word_is(passage, at, {"to", "from", "with", "by", "for"});
    case Language::fr:
      return word_is(passage, at, {"à", "au", "aux", "auprès", "chez", "avec", "par", "pour"});
    case Language::ru:
      return word_is(passage, at, {"у", "от", "с", "со", "для", "компании", "компанией"});
  }
  return false;
}

/// Over what describes a party in front of its name: to the Indian trader | X, an die belgische | X.
bool is_described(const Passage& passage, std::size_t at) {
  if (passage[at].any(mask_of(WordClass::adjective, WordClass::firm, WordClass::article, WordClass::country)))
    return true;
  for (const char* sign : {"«", "\"", "'", "’", "„", "-"})
    if (passage.is_sign(at, sign)) return true;
  return word_is(passage, at,
                 {"the", "der", "dem", "den", "die", "la", "le", "les", "l", "de", "d", "du", "s", "state", "owned",
                  "staatlichen", "staatliche", "public", "publique"}) ||
         find_word_end(passage, at, WordClass::firm) != nullptr;
}

bool stands_behind_preposition(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  constexpr std::size_t kNear = 6;
  for (std::size_t at = entity.first_token; at > sentence.first && entity.first_token - at < kNear; --at) {
    if (is_preposition(passage, at - 1)) return true;
    if (!is_described(passage, at - 1)) return false;
  }
  return false;
}

bool holds(const std::vector<std::string>& parties, const EntityMention& entity) {
  return std::ranges::find(parties, entity.kind == "country" ? entity.id : entity.canonical) != parties.end();
}

/// One of the parties is joined to the verb: a firm or a lender, or a state that is given something.
bool links_parties(const Passage& passage, const SentenceFindings& sentence, const std::vector<std::string>& parties,
                   std::size_t verb, bool trades) {
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    if (!holds(parties, *entity) || (entity->kind == "country" && trades)) return false;
    if (is_parted(passage, verb, entity->first_token)) return false;
    if (stands_behind_preposition(passage, sentence, *entity)) return true;
    return passage.language() == Language::ru && entity->first_token > verb && entity->kind != "country";
  });
}

/// Beliefert künftig den Hersteller X, supplies X with, снабжает X: whom one supplies is the object of the verb.
bool serves(const Passage& passage, const SentenceFindings& sentence, const std::vector<std::string>& parties,
            std::size_t verb) {
  constexpr std::size_t kAdverbs = 2;
  if (!has_act(passage, verb, "served")) return false;
  const auto it = std::ranges::find_if(sentence.entities, [&](const EntityMention* entity) {
    return entity->first_token > verb && entity->kind == "company" && holds(parties, *entity);
  });
  if (it == sentence.entities.end()) return false;
  std::size_t object = (*it)->first_token;
  while (object > verb + 1 && is_described(passage, object - 1)) --object;
  if (object > verb + 1 + kAdverbs) return false;
  for (std::size_t at = verb + 1; at < object; ++at)
    if (passage[at].kind != TokenKind::word || passage[at].capital || is_preposition(passage, at)) return false;
  return true;
}

bool has_matter(const Passage& passage, const SentenceFindings& sentence) {
  return has_object(sentence) || has_term(sentence) || names_work(passage, sentence) || names_asset(passage, sentence);
}

}  // namespace

bool is_field_verb(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  return any_act(passage, sentence, at, is_of_field);
}

std::string_view status_of_field(const Passage& passage, const SentenceFindings& sentence) {
  std::vector<std::string> parties;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    const bool funds = any_act(passage, sentence, at, [](std::string_view act) { return act == "funds"; });
    const bool field = is_field_verb(passage, sentence, at) || has_act(passage, at, "served");
    if (!funds && !field) continue;
    if (parties.empty()) {
      parties = named_parties(passage, sentence);
      const auto firms = std::ranges::count_if(parties, [](const std::string& party) { return !is_state(party); });
      if (parties.size() < 2 || firms == 0 || !has_matter(passage, sentence)) return {};
    }
    const VerbClause clause = clause_of_verb(passage, sentence, at);
    if (!may_tell_deal(passage, clause) || !has_matter(passage, clause.part)) continue;
    const bool served = serves(passage, sentence, parties, at);
    if (!is_field_verb(passage, sentence, at) && !served &&
        (std::ranges::none_of(parties, is_lender) || tells_result(passage, sentence)))
      continue;
    const bool trades = any_act(passage, sentence, at, is_trade);
    if (is_negated(passage, sentence, at) || !(served || links_parties(passage, sentence, parties, at, trades)))
      continue;
    if (served) return "signed";
    if (!trades || !names_asset(passage, clause.part)) return "signed";
    return takes_now(passage, at) ? "announced" : "completed";
  }
  return {};
}

}  // namespace korridor
