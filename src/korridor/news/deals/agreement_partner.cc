#include "korridor/news/deals/agreement_partner.h"

#include <algorithm>

#include "korridor/news/deals/agreement_bystanders.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/agreement_parts.h"
#include "korridor/news/deals/agreement_series.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// An intergovernmental agreement: only states agree.
bool is_between_states(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (begins_with_any(passage.folded(at), {"intergovernmental", "intergouvernement", "regierungsabkommen",
                                             "zwischenstaatlich", "межправительствен", "staatsvertrag"}))
      return true;
  return false;
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

std::string company_of_subject(const DealPlace& place) {
  const auto& [passage, sentences, number, before, own] = place;
  if (!word_is(passage, sentences[number].first,
               {"it", "sie", "elle", "он", "она", "il", "er", "es", "its", "ihre", "ihren", "sa", "son", "её", "его"}))
    return {};
  std::string company = company_of_pronoun(passage, sentences, number);
  const auto is_person = [](const EntityMention* entity) { return entity->kind == "person"; };
  if (!company.empty() || number == 0 || !members_of_consortium(passage, sentences[number - 1]).empty() ||
      std::ranges::any_of(sentences[number - 1].entities, is_person))
    return company;
  company = goes_on_about(place, {});
  return is_state(company) ? std::string() : company;
}

std::string partner_state(const DealPlace& place, const std::string& party) {
  const SentenceFindings& sentence = place.sentence();
  std::vector<std::string> others{party};
  for (const EntityMention* entity : sentence.entities)
    if (entity->kind == "country" && describes_company(place.passage, sentence, *entity)) others.push_back(entity->id);
  return main_state(place.sentences, place.number, others);
}

void add_unnamed_partners(const DealPlace& place, FoundParties& parties) {
  const auto& [passage, sentences, number, before, own] = place;
  const std::string party = parties.names[0];
  if (is_state(party) && is_between_states(passage, sentences[number]))
    if (const std::string state = partner_state(place, party); !state.empty())
      return parties.add(state, PartyBasis::guessed);
  if (number > 0 && !passage[sentences[number].first].paragraph_before)
    if (const auto members = members_of_consortium(passage, sentences[number - 1]); !members.empty()) {
      for (const std::string& member : members) parties.add(member, PartyBasis::carried);
      return;
    }
  const auto behind_with = other_side_of(passage, sentences[number]);
  if (!own.empty() && std::ranges::find(behind_with, party) != behind_with.end())
    return parties.add(own, PartyBasis::carried);
  if (const std::string other = goes_on_about(place, party); !other.empty())
    return parties.add(other, PartyBasis::carried);
  parties.add(partner_state(place, party), PartyBasis::guessed);
}

}  // namespace korridor
