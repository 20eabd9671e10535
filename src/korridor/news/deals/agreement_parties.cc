#include "korridor/news/deals/agreement_parties.h"

#include <algorithm>
#include <map>

#include "korridor/base/country.h"
#include "korridor/base/fold.h"
#include "korridor/base/groups.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/agreement_bystanders.h"
#include "korridor/news/deals/agreement_described.h"
#include "korridor/news/deals/agreement_objects.h"
#include "korridor/news/deals/agreement_partner.h"
#include "korridor/news/deals/agreement_parts.h"
#include "korridor/news/deals/agreement_ways.h"
#include "korridor/news/deals/loans.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Peru und Chile, Peru, Chile: the names of a list share their preposition.
bool joins_location(const Passage& passage, const EntityMention& before, const EntityMention& state) {
  if (state.first_token != before.last_token + 1) return false;
  return word_is(passage, before.last_token, {",", "und", "and", "et", "и"});
}

/// US-Präsident, die US-Regierung: a compound acts only through who governs.
bool compound_acts(const Passage& passage, const EntityMention& state) {
  const std::size_t noun = state.last_token + 1;
  if (noun >= passage.size()) return false;
  const std::string_view word = passage.folded(noun);
  return passage[noun].is(WordClass::role) || find_word_end(passage, noun, WordClass::role) != nullptr ||
         word.starts_with("regierung") || word.starts_with("delegation");
}

/// Its Zambian copper mines, der sambische Kupferexport: the state of a thing, and nobody's government.
bool describes_thing(const Passage& passage, const EntityMention& state) {
  const std::size_t noun = state.last_token;
  if (state.form != "adjective" || noun >= passage.size() || passage[noun].sentence_start) return false;
  if (passage[noun].is(WordClass::commodity)) return true;
  const std::string_view what = passage.argument(passage.word_sense(noun, WordClass::count));
  return what == "mine" || what == "plant" || what == "port" || what == "refinery" || what == "deposit" ||
         what == "route" || what == "region" || what == "city" || what == "truck" || what == "train";
}

bool speaks(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (passage[at].is(WordClass::speech)) return true;
  return false;
}

/// Das Land, the country, le pays: the state that was named last before the sentence.
std::string meant_by_the_country(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                 std::size_t number) {
  const SentenceFindings& sentence = sentences[number];
  bool meant = false;
  for (std::size_t at = sentence.first; at + 1 < sentence.last; ++at)
    meant |= word_is(passage, at, {"das", "dieses", "the", "this", "le", "ce"}) &&
             word_is(passage, at + 1, {"land", "country", "pays"});
  if (passage.language() == Language::ru)
    for (std::size_t at = sentence.first; at < sentence.last; ++at) meant |= word_is(passage, at, {"страна"});
  constexpr std::size_t kBack = 3;
  for (std::size_t back = 1; meant && back <= kBack && back <= number; ++back) {
    const auto& before = sentences[number - back].entities;
    for (auto it = before.rbegin(); it != before.rend(); ++it)
      if ((*it)->kind == "country" && (*it)->form == "name") return (*it)->id;
  }
  return {};
}

void add(std::vector<std::string>& parties, const std::string& party) {
  if (!party.empty() && std::ranges::find(parties, party) == parties.end()) parties.push_back(party);
}

/// The government, das Energieministerium, le ministère, министерство: of a state that is not named there.
bool is_government(const Passage& passage, std::size_t noun) {
  const std::string_view word = passage.folded(noun);
  if (passage.language() == Language::ru)
    return begins_with_any(word, {"министерств", "правительств", "парламент", "кабинет"});
  return noun > 0 && !passage[noun].sentence_start &&
         word_is(passage, noun - 1,
                 {"the", "die", "der", "das", "dem", "le", "l", "'", "’", "s", "our", "unsere", "unserer", "notre"}) &&
         (word == "government" || word == "regierung" || word == "gouvernement" || word.ends_with("ministerium") ||
          word == "ministry" || word == "ministère" || word == "parlament" || word == "parliament" ||
          word == "parlement" || word == "état" || (word == "state" && !passage[noun].capital) || word == "junta" ||
          word == "junte");
}

bool names_neighbour(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (word_is(passage, at,
                {"voisin", "voisine", "neighbour", "neighbor", "nachbar", "nachbarn", "nachbarland", "сосед", "соседом",
                 "соседу", "соседа"}))
      return true;
  return false;
}

/// "An agreement with X was reached", "X and the government": the other side is the state that the text tells of, if it
/// names one more often than all others.
void add_state_of_the_text(const DealPlace& place, FoundParties& parties) {
  const auto& [passage, sentences, number, before, own_side] = place;
  const std::string party = parties.names[0];
  const SentenceFindings& sentence = sentences[number];
  bool meant = false;
  for (const EntityMention* entity : sentence.entities)
    for (std::size_t at = entity->first_token, steps = 0; at > sentence.first && steps < 5; ++steps)
      meant |= word_is(passage, --at, {"mit", "with", "avec", "с", "со"}) &&
               (entity->id == party || entity->canonical == party);
  for (std::size_t at = sentence.first; at + 1 < sentence.last; ++at)
    meant |= word_is(passage, at, {"с", "with", "avec"}) &&
             word_is(passage, at + 1, {"которой", "которым", "которыми", "which", "whom", "lequel", "laquelle"});
  const bool with = meant;
  bool government = false;
  if (!is_state(party))
    for (std::size_t at = sentence.first; at < sentence.last; ++at) government |= is_government(passage, at);
  if (government)
    if (const std::string state = partner_state(place, party); !state.empty())
      return parties.add(state, PartyBasis::guessed);
  meant |= government;
  meant |= is_state(party) && names_neighbour(passage, sentence);
  if (!meant) return;
  if (is_state(party) && number > 0 && names_neighbour(passage, sentence))
    for (auto it = sentences[number - 1].entities.rbegin(); it != sentences[number - 1].entities.rend(); ++it)
      if ((*it)->kind == "country" && (*it)->id != party) return parties.add((*it)->id, PartyBasis::carried);
  if (with && !own_side.empty() && !is_state(party)) return parties.add(own_side, PartyBasis::carried);
  if (const std::string actor = goes_on_about(place, party); !actor.empty())
    return parties.add(actor, PartyBasis::carried);
  parties.add(partner_state(place, party), PartyBasis::guessed);
}

/// Through Thailand, über Kamerun: only crossed.
bool is_crossed(const Passage& passage, const EntityMention& state) {
  return state.first_token > 0 && !passage[state.first_token].sentence_start &&
         word_is(passage, state.first_token - 1, {"through", "via", "across", "durch", "über", "через", "par"});
}

/// Where it is done; where something comes from only for a party that stands alone (gas from Azerbaijan is none).
std::string host_state(const Passage& passage, const SentenceFindings& sentence, bool alone) {
  for (const EntityMention* entity : sentence.entities)
    if (entity->kind == "country" && entity->form != "adjective" && entity->first_token > 1 &&
        !passage[entity->first_token].sentence_start &&
        (word_is(passage, entity->first_token - 1, {"in", "en", "au", "в"}) ||
         (alone && word_is(passage, entity->first_token - 1, {"aus", "from"})))) {
      const auto of_company = [&](const EntityMention* other) {
        return other->kind == "company" && other->last_token + 1 == entity->first_token;
      };
      if (std::ranges::none_of(sentence.entities, of_company)) return entity->id;  // Rosatom aus Russland: not a host
    }
  return {};
}

bool stands_for_states(const Passage& passage, const EntityMention& region, std::size_t last) {
  for (std::size_t at = region.last_token; at < region.last_token + 3 && at < last; ++at)
    if (const Sense* noun = passage.word_sense(at, WordClass::count))
      return passage.argument(noun) == "country" || passage.argument(noun) == "head_of_state";
  return false;
}

/// Die zentralasiatischen Staaten, the presidents of Central Asia: all five.
bool tells_region(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  return entity.canonical == "Central Asia" && stands_for_states(passage, entity, sentence.last);
}

}  // namespace

bool is_government_first(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kNear = 3;
  for (std::size_t at = sentence.first; at < std::min(sentence.last, sentence.first + kNear); ++at)
    if (is_government(passage, at)) return true;
  return false;
}

bool is_location(const Passage& passage, const EntityMention& state) {
  std::size_t at = state.first_token;
  while (at > 0 && !passage[at].sentence_start &&  // vers l'Égypte
         word_is(passage, at - 1, {"die", "den", "der", "dem", "the", "l", "la", "le", "'", "’"}))
    --at;
  return at > 0 && !passage[at].sentence_start &&
         word_is(passage, at - 1,
                 {"in", "à", "aus", "nach", "im", "from", "into", "en", "au", "aux", "vers", "towards", "through",
                  "via", "across", "через", "в", "из", "во"});
}

void FoundParties::add(const std::string& party, PartyBasis from) {
  if (party.empty() || std::ranges::find(names, party) != names.end()) return;
  names.push_back(party);
  basis = std::max(basis, from);
}

bool is_state(const std::string& party) {  // BHP is none
  return party.size() == 3 && (is_country(party) || party == "EUU" || party == "XKX" || party == "SUN");
}

std::vector<std::string> named_parties(const Passage& passage, const SentenceFindings& sentence) {
  std::vector<std::string> parties;
  const EntityMention* located = nullptr;
  const std::size_t purpose = end_of_purpose(passage, sentence), told_by = begin_of_attribution(passage, sentence);
  for (const EntityMention* entity : sentence.entities) {
    if (entity->first_token < purpose || entity->first_token > told_by || is_mediator(passage, sentence, *entity) ||
        is_builder(passage, sentence, *entity))
      continue;
    const bool staff = entity->form == "compound" && compound_acts(passage, *entity);  // Chevron-Chef X: a person
    if (entity->kind == "company" && !staff && !is_parent(passage, sentence, *entity) &&
        !is_named_way(passage, sentence, *entity))
      add(parties, entity->canonical);
    if (entity->kind == "organisation" && (entity->id == "Q458" || is_lender(entity->canonical) ||
                                           (entity == sentence.entities.front() && !speaks(passage, sentence))))
      add(parties, entity->canonical);
    if (entity->kind == "country") {
      const bool location =
          is_location(passage, *entity) || (located != nullptr && joins_location(passage, *located, *entity));
      if (location) located = entity;
      const bool compound = entity->form == "compound" && !compound_acts(passage, *entity);
      if (describes_thing(passage, *entity) || has_place(passage, sentence, *entity) ||
          is_end_of_way(passage, sentence, *entity))
        continue;
      if (!location && !compound && !describes_company(passage, sentence, *entity) &&
          !is_origin(passage, sentence, *entity))
        add(parties, entity->id);
    }
    if (entity->kind == "place" && entity->speaks_for != "EUU" && stands_for_government(passage, *entity))
      add(parties, entity->speaks_for);
    if (!entity->metonym_of.empty() && entity->metonym_of != "EUU") add(parties, entity->metonym_of);
    if (tells_region(passage, sentence, *entity))
      for (const std::string& state : group_members("CA5")) add(parties, state);
  }
  drop_objects(passage, sentence, parties);
  return parties;
}

FoundParties parties_of(const DealPlace& place, const std::string& meant) {
  const auto& [passage, sentences, number, before, own_side] = place;
  const SentenceFindings& sentence = sentences[number];
  FoundParties parties{.names = named_parties(passage, sentence)};
  const auto& names = parties.names;
  const auto alone = [&] { return names.size() < 2; };
  const auto stateless = [&] { return std::ranges::none_of(names, is_state); };
  const bool region = std::ranges::any_of(
      sentence.entities, [&](const EntityMention* entity) { return tells_region(passage, sentence, *entity); });
  if (meant.empty()) replace_description(place, parties);
  replace_people(passage, sentences, number, parties);
  if (stateless()) parties.add(meant_by_the_country(passage, sentences, number), PartyBasis::carried);
  if (stateless() && alone()) parties.add(host_state(passage, sentence, true), PartyBasis::guessed);
  for (const EntityMention* entity : sentence.entities)
    if (alone() && entity->kind == "person" && entity->speaks_for == "EUU")
      parties.add("European Union", PartyBasis::named);
  for (const EntityMention* entity : sentence.entities)
    if ((alone() || region) && entity->speaks_for != "EUU" &&
        !(entity->kind == "place" && is_location(passage, *entity)))
      parties.add(entity->speaks_for, PartyBasis::named);
  if (alone())
    for (const EntityMention* entity : parties_of_known_deal(passage, sentences, number))
      parties.add(entity->kind == "country" ? entity->id : entity->canonical, PartyBasis::carried);
  if (names.empty() || (names.size() == 1 && is_state(names[0])))
    for (const std::string& state : states_of_both(passage, sentences, number)) parties.add(state, PartyBasis::carried);
  if (alone()) parties.add(state_of_pronoun(passage, sentences, number), PartyBasis::carried);
  if (names.size() == 1) parties.add(company_of_pronoun(passage, sentences, number), PartyBasis::carried);
  if (names.size() == 1) add_state_of_the_text(place, parties);
  if (names.size() > 1 && stateless() && is_government_first(passage, sentence))
    parties.add(partner_state(place, names[0]), PartyBasis::guessed);
  if (alone())
    for (const EntityMention* entity : sentence.entities)
      if (entity->kind == "country" && !describes_company(passage, sentence, *entity) &&
          !is_origin(passage, sentence, *entity) && !is_crossed(passage, *entity))
        parties.add(entity->id, PartyBasis::guessed);
  return parties;
}

}  // namespace korridor
