#include "korridor/news/deals/deal_topic.h"

#include <algorithm>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/agreement_bystanders.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/deal_objects.h"
#include "korridor/news/deals/loans.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

using Names = std::vector<std::string>;

bool holds(const Names& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }

const std::string& name_of(const EntityMention& entity) {
  return entity.kind == "country" ? entity.id : entity.canonical;
}

/// With, to, from, by: in front of whom somebody else deals with.
bool is_preposition(const Passage& passage, std::size_t at) {
  return word_is(passage, at, {"with",   "mit",  "avec",  "с",   "со",    "to",   "an",   "à",    "au",
                               "auprès", "chez", "from",  "von", "vom",   "bei",  "beim", "у",    "от",
                               "by",     "par",  "durch", "für", "gegen", "über", "for",  "pour", "для"});
}

/// Behind such a word, over what describes the name.
bool is_other_side(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  std::size_t at = entity.first_token;
  while (at > sentence.first &&
         (passage[at - 1].any(mask_of(WordClass::firm, WordClass::adjective, WordClass::article)) ||
          find_word_end(passage, at - 1, WordClass::firm) != nullptr || passage.is_sign(at - 1, "«") ||
          passage.is_sign(at - 1, "'") || passage.is_sign(at - 1, "’") ||
          word_is(passage, at - 1, {"the", "der", "dem", "den", "die", "das", "le", "la", "les", "l", "s"})))
    --at;
  return at > sentence.first && is_preposition(passage, at - 1);
}

/// The first of a sentence that can be a party, other than one; empty where there is none.
std::string first_actor(const Passage& passage, const SentenceFindings& sentence, const std::string& other) {
  for (const EntityMention* entity : sentence.entities) {
    if (is_parent(passage, sentence, *entity) || is_origin(passage, sentence, *entity) ||
        is_other_side(passage, sentence, *entity))
      continue;
    if (entity->kind == "company" && entity->form == "name" && entity->canonical != other) return entity->canonical;
    const bool state = entity->kind == "country" && entity->form == "name" && entity->id != other &&
                       !is_location(passage, *entity) && !describes_company(passage, sentence, *entity) &&
                       !has_place(passage, sentence, *entity);
    if (state) return entity->id;
  }
  return {};
}

std::string actor_before(const DealPlace& place, const std::string& party) {
  constexpr std::size_t kBack = 2;
  const auto& [passage, sentences, number, before, own] = place;
  for (std::size_t back = 1; back <= kBack && back <= number; ++back) {
    if (passage[sentences[number - back + 1].first].paragraph_before) break;
    if (std::string actor = first_actor(passage, sentences[number - back], party); !actor.empty()) return actor;
  }
  return {};
}

/// A separate contract, ein ähnlicher Vertrag, auch mit X, аналогичное соглашение: beside the one told before.
bool points_back(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kNear = 4;
  for (std::size_t at = sentence.first; at < std::min(sentence.last, sentence.first + kNear); ++at)
    if (word_is(passage, at,
                {"another",  "separate", "similar",     "second",      "further",   "weiterer",  "weiteres", "weitere",
                 "weiteren", "zweiter",  "zweites",     "zweite",      "ähnlicher", "ähnliches", "ähnliche", "auch",
                 "autre",    "second",   "deuxième",    "similaire",   "analogue",  "également", "aussi",    "второе",
                 "второй",   "вторая",   "аналогичное", "аналогичный", "также",     "ещё",       "еще"}))
      return true;
  return false;
}

bool is_named(const SentenceFindings& sentence, const std::string& party) {
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) { return name_of(*entity) == party; });
}

/// The sentence of the last agreement that names one of its sides.
bool tells_last(const DealPlace& place, const SentenceFindings& sentence) {
  const Agreement& last = place.before.back();
  return std::ranges::any_of(last.spans, [&](const Span& span) { return span.overlaps(sentence.span); }) &&
         std::ranges::any_of(last.parties, [&](const std::string& party) { return is_named(sentence, party); });
}

/// The sentence of the last agreement, as near as it must be; the number itself where there is none.
std::size_t sentence_of_last(const DealPlace& place, TopicReach reach) {
  constexpr std::size_t kBack = 6;
  const bool far = reach == TopicReach::text || points_back(place.passage, place.sentence());
  for (std::size_t at = place.number; at > 0 && place.number - at < kBack; --at) {
    if (!far && place.passage[place.sentences[at].first].paragraph_before) break;
    if (tells_last(place, place.sentences[at - 1])) return at - 1;
  }
  return place.number;
}

bool names_stranger(const SentenceFindings& sentence, const Names& parties) {
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return entity->kind == "company" && !holds(parties, entity->canonical);
  });
}

/// Of those that a sentence names, the first that stands behind no preposition; of a loan who borrows, for nobody goes
/// on about the bank.
std::string subject_of(const Passage& passage, const SentenceFindings& sentence, const Names& parties) {
  const bool loan = std::ranges::count_if(parties, is_lender) == 1;
  for (const EntityMention* entity : sentence.entities) {
    if (!holds(parties, name_of(*entity)) || (loan && is_lender(name_of(*entity)))) continue;
    if (loan || !is_other_side(passage, sentence, *entity)) return name_of(*entity);
  }
  return {};
}

/// Whom a state has licensed goes on in supplies and works; the state in what the government does.
std::string licensed_firm(const DealPlace& place, const Names& parties) {
  const SentenceFindings& sentence = place.sentence();
  const auto firm = std::ranges::find_if_not(parties, is_state);
  if (parties.size() != 2 || firm == parties.end() || is_lender(*firm) || points_back(place.passage, sentence) ||
      is_government_first(place.passage, sentence) || place.before.back().status != "signed")
    return {};
  const bool business = has_amount(sentence) || names_work(place.passage, sentence);
  return business ? *firm : std::string();
}

/// A state agrees with states, except that of which the text tells.
bool fits(const DealPlace& place, const std::string& party, const std::string& other) {
  return !is_state(party) || is_state(other) || main_state(place.sentences, place.number, {}) == party;
}

}  // namespace

std::string topic_of(const DealPlace& place, const std::string& party, TopicReach reach) {
  if (place.before.empty()) return {};
  const std::size_t last = sentence_of_last(place, reach);
  if (last == place.number) return {};
  Names parties = place.before.back().parties;
  if (parties.size() < 2) return {};
  for (std::size_t at = last + 1; at < place.number; ++at)
    if (names_stranger(place.sentences[at], parties)) return {};
  if (holds(parties, party)) {
    std::erase(parties, party);
    return parties.size() == 1 ? parties.front() : std::string();
  }
  const SentenceFindings& sentence = place.sentences[last];
  Names unnamed;
  for (const std::string& name : parties)
    if (!is_named(sentence, name)) unnamed.push_back(name);
  std::string topic = unnamed.size() == 1 ? unnamed.front() : subject_of(place.passage, sentence, parties);
  if (is_state(topic) && !is_state(party))
    if (std::string firm = licensed_firm(place, parties); !firm.empty()) return firm;
  return fits(place, party, topic) ? topic : std::string();
}

std::string goes_on_about(const DealPlace& place, const std::string& party) {
  if (std::string topic = topic_of(place, party); !topic.empty()) return topic;
  std::string actor = actor_before(place, party);
  return fits(place, party, actor) ? actor : std::string();
}

}  // namespace korridor
