#include "korridor/news/deals/agreement_partner.h"

#include <algorithm>

#include "korridor/news/deals/agreement_bystanders.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/agreement_parts.h"
#include "korridor/news/deals/agreement_series.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Signed a contract with trader X: X is whom somebody else dealt with.
bool is_other_side(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  std::size_t at = entity.first_token;
  while (at > sentence.first &&
         (passage[at - 1].any(mask_of(WordClass::firm, WordClass::adjective)) || passage.is_sign(at - 1, "«") ||
          passage.is_sign(at - 1, "'") || passage.is_sign(at - 1, "’") ||
          word_is(passage, at - 1, {"the", "der", "dem", "den", "le", "la", "l"})))
    --at;
  return at > sentence.first && word_is(passage, at - 1, {"with", "mit", "avec", "с", "со"});
}

/// An intergovernmental agreement: only states agree.
bool is_between_states(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (begins_with_any(passage.folded(at), {"intergovernmental", "intergouvernement", "regierungsabkommen",
                                             "zwischenstaatlich", "межправительствен", "staatsvertrag"}))
      return true;
  return false;
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

/// A consortium of X, Y and Z: all of them agree.
std::vector<std::string> members_of_consortium(const Passage& passage, const SentenceFindings& sentence) {
  std::size_t noun = sentence.first;
  while (noun < sentence.last && !word_is(passage, noun,
                                          {"konsortium", "consortium", "консорциум", "консорциума", "groupement",
                                           "bietergemeinschaft", "consortiums"}))
    ++noun;
  std::vector<std::string> members;
  for (const EntityMention* entity : sentence.entities)
    if (entity->kind == "company" && entity->first_token > noun) members.push_back(entity->canonical);
  return members.size() > 1 ? members : std::vector<std::string>();
}

}  // namespace

std::string company_of_subject(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                               std::size_t number) {
  const SentenceFindings& sentence = sentences[number];
  if (!word_is(passage, sentence.first,
               {"it", "sie", "elle", "он", "она", "il", "er", "es", "its", "ihre", "ihren", "sa", "son", "её", "его"}))
    return {};
  std::string company = company_of_pronoun(passage, sentences, number);
  const auto is_person = [](const EntityMention* entity) { return entity->kind == "person"; };
  if (!company.empty() || number == 0 || !members_of_consortium(passage, sentences[number - 1]).empty() ||
      std::ranges::any_of(sentences[number - 1].entities, is_person))
    return company;
  company = actor_before(passage, sentences, number, {});
  return is_state(company) ? std::string() : company;
}

std::string actor_before(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                         const std::string& party) {
  constexpr std::size_t kBack = 2;
  for (std::size_t back = 1; back <= kBack && back <= number; ++back) {
    if (passage[sentences[number - back + 1].first].paragraph_before) break;
    if (std::string actor = first_actor(passage, sentences[number - back], party); !actor.empty()) return actor;
  }
  return {};
}

std::string partner_state(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                          const std::string& party) {
  std::vector<std::string> others{party};
  for (const EntityMention* entity : sentences[number].entities)
    if (entity->kind == "country" && describes_company(passage, sentences[number], *entity))
      others.push_back(entity->id);
  return main_state(sentences, number, others);
}

void add_unnamed_partners(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                          const std::string& own_side, FoundParties& parties) {
  const std::string party = parties.names[0];
  if (is_state(party) && is_between_states(passage, sentences[number]))
    if (const std::string state = partner_state(passage, sentences, number, party); !state.empty())
      return parties.add(state, PartyBasis::guessed);
  if (number > 0 && !passage[sentences[number].first].paragraph_before)
    if (const auto members = members_of_consortium(passage, sentences[number - 1]); !members.empty()) {
      for (const std::string& member : members) parties.add(member, PartyBasis::carried);
      return;
    }
  const auto behind_with = other_side_of(passage, sentences[number]);
  if (!own_side.empty() && std::ranges::find(behind_with, party) != behind_with.end())
    return parties.add(own_side, PartyBasis::carried);
  if (const std::string actor = actor_before(passage, sentences, number, party); !actor.empty())
    return parties.add(actor, PartyBasis::carried);
  parties.add(partner_state(passage, sentences, number, party), PartyBasis::guessed);
}

}  // namespace korridor
