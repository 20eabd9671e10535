#include "korridor/news/deals/deal_verbs.h"

#include <algorithm>

#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/deal_fields.h"
#include "korridor/news/deals/deal_objects.h"
#include "korridor/news/deals/deal_sides.h"
#include "korridor/news/deals/share_deals.h"
#include "korridor/news/deals/signing_forms.h"
#include "korridor/news/deals/verb_clauses.h"
#include "korridor/news/names/described_firms.h"
#include "korridor/news/text/distant_verbs.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// A verb of a deal: which way, and whether it moves a thing that may be an asset (sold, bought) or grants something.
struct DealVerb {
  DealWay way = DealWay::none;
  bool trades = false;
};

/// The ways that a verb may go: lieh goes both.
std::vector<DealVerb> verbs_at(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  std::vector<DealVerb> verbs;
  const auto add = [&](std::string_view act) {
    if (act == "sold" || act == "given" || act == "lent") verbs.push_back({DealWay::gives, act == "sold"});
    if (act == "bought") verbs.push_back({DealWay::buys, true});
    if (act == "raised") verbs.push_back({DealWay::takes, false});
  };
  add(act_of_distant_verb(passage, sentence, at));
  for (const Sense& sense : passage.senses(passage[at]))
    if (sense.word_class == WordClass::act) add(passage.lexicon->argument(sense));
  return verbs;
}

bool is_party(const EntityMention& entity) {
  return entity.kind == "company" || entity.kind == "country" || entity.kind == "organisation";
}

/// Nimmt ... ab: the verb in two parts, up to the end of its clause.
bool takes_in_two_parts(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  if (!word_is(passage, verb, {"nimmt", "nehmen", "nahm", "nehme"})) return false;
  for (std::size_t at = verb + 1; at < sentence.last; ++at)
    if (word_is(passage, at, {"ab"})) return at + 1 >= sentence.last || passage[at + 1].kind == TokenKind::sign;
  return false;
}

bool is_short_participle(const Passage& passage, std::size_t at) {
  return ends_with_any(passage.folded(at), {"ен", "ена", "ено", "ены", "ан", "ана", "ано", "аны"});
}

/// Has picked X to build a store for 740 million: who is chosen stands behind the verb, in German in front of it.
/// The work may stand in a clause that tells of whom was chosen: a retenu Engie, qui posera 1 000 mégawatts.
bool chooses(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  constexpr std::size_t kNear = 5;
  const bool chosen = std::ranges::any_of(passage.senses(passage[verb]), [&](const Sense& sense) {
    return sense.word_class == WordClass::act && passage.lexicon->argument(sense) == "chosen";
  });
  if (!chosen || (!has_object(sentence) && !names_work(passage, sentence))) return false;
  // in German the verb stands last; in a passive who is chosen stands in front of it: X has been appointed to
  const bool german = passage.language() == Language::de;
  const bool passive =
      verb > sentence.first && (word_is(passage, verb - 1, {"been", "was", "were", "été", "est"}) ||
                                (passage.language() == Language::ru && is_short_participle(passage, verb)));
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return entity->kind == "company" &&
           (german || passive || (entity->first_token > verb && entity->first_token <= verb + kNear));
  });
}

/// Sold it for 270 million, продал её, l'a cédée: a thing that was named before, and no amount of goods.
bool sells_what_was_named(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  if (has_amount(sentence)) return false;
  if (passage.language() == Language::fr)
    return verb >= sentence.first + 3 && word_is(passage, verb - 1, {"a", "ont", "avait"}) &&
           word_is(passage, verb - 3, {"l"});
  return word_is(passage, verb + 1, {"it", "its", "её", "ее", "его", "их", "sie", "ihn"});
}

/// A été confié à X, was awarded to X, wurde an X vergeben, поручено X: whose it was to give stands before.
bool is_given_away(const Passage& passage, const SentenceFindings& sentence, std::size_t verb, DealWay way) {
  if (way != DealWay::gives) return false;
  if (word_is(passage, verb, {"gone",   "went",    "goes",  "go",    "fell",   "falls",   "passed",  "is",      "are",
                              "been",   "was",     "geht",  "gehen", "ging",   "gingen",  "fällt",   "fiel",    "liegt",
                              "liegen", "allé",    "allée", "allés", "revenu", "revenue", "revenus", "revient", "échu",
                              "échoit", "incombe", "ушел",  "ушла",  "ушло",   "ушли"}))
    return true;
  if (passage.language() == Language::ru) return is_short_participle(passage, verb);
  constexpr std::size_t kNear = 3;
  for (std::size_t back = 1; back <= kNear && verb >= sentence.first + back; ++back)
    if (word_is(passage, verb - back, {"été", "been", "was", "were", "is", "est"})) return true;
  if (passage.language() != Language::de) return false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (word_is(passage, at, {"wurde", "wurden", "ist", "sind", "worden", "ging", "gingen"})) return true;
  return false;
}

std::string_view status_of_way(const Passage& passage, const SentenceFindings& sentence, std::size_t at,
                               const SentenceFindings& own, const DealVerb& verb) {
  const auto [way, trades] = verb;
  const EntityMention* other = other_side(passage, sentence, way, at);
  // Russian: what is bought stands first, who buys behind the verb
  const bool behind =
      way == DealWay::gives ||
      (way == DealWay::buys && (passage.language() == Language::ru ||
                                act_of_distant_verb(passage, sentence, at) == "bought"));  // kaufte X ... ab
  if (other == nullptr && behind) other = receiver(passage, sentence, at, way == DealWay::gives && !trades);
  if (other == nullptr || is_negated(passage, sentence, at)) return {};
  const bool lasting = (way == DealWay::buys || !trades) && has_term(own);
  if (!has_object(own) && !lasting && !(trades && names_asset(passage, own)) &&
      (way != DealWay::gives || trades || (!names_work(passage, own) && !names_asset(passage, own))))
    return {};
  const bool partner = std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return is_party(*entity) && entity->canonical != other->canonical && !is_location(passage, *entity);
  });
  const bool elided = !passage[sentence.first].sentence_start;  // ..., and bought five from X
  const bool pronoun = elided ||
                       word_is(passage, sentence.first, {"it", "sie", "er", "es", "elle", "il", "она", "он"}) ||
                       described_firm(passage, sentence).found || is_government_first(passage, sentence);
  const bool given_away = other->kind == "company" && is_given_away(passage, sentence, at, way);
  if (!partner && !pronoun && !given_away) return {};
  const bool asset = names_asset(passage, own) || sells_what_was_named(passage, sentence, at);
  if (!trades || !asset) return "signed";
  return takes_now(passage, at) ? "announced" : "completed";
}

}  // namespace

std::string_view status_of_verb(const Passage& passage, const SentenceFindings& sentence) {
  if (sentence.entities.empty()) return {};
  if (const std::string_view share = status_of_share_deal(passage, sentence); !share.empty()) return share;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (passage[at].kind != TokenKind::word) continue;
    const VerbClause clause = clause_of_verb(passage, sentence, at);
    if (!may_tell_deal(passage, clause)) continue;
    const SentenceFindings& own = clause.part;
    if (chooses(passage, sentence, at) && !is_negated(passage, sentence, at)) return "signed";
    if (own.figures.empty() && !names_work(passage, own) && !names_asset(passage, own)) continue;
    for (const DealVerb& verb : verbs_at(passage, sentence, at))
      if (const auto status = status_of_way(passage, sentence, at, own, verb); !status.empty()) return status;
  }
  return status_of_field(passage, sentence);
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
  if (!has_sum(sentence) || !names_company(sentence)) return false;
  for (std::size_t at = sentence.first; at < std::min(sentence.last, sentence.first + kNear); ++at)
    if (word_is(passage, at,
                {"seller", "buyer", "acquirer", "purchaser", "vendor", "acquéreur", "vendeur", "repreneur", "acheteur",
                 "käufer", "verkäufer", "erwerber", "покупатель", "продавец"}))
      return true;
  return false;
}

}  // namespace korridor
