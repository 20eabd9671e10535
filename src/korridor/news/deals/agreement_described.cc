#include "korridor/news/deals/agreement_described.h"

#include <algorithm>

#include "korridor/news/deals/agreement_bystanders.h"
#include "korridor/news/names/described_firms.h"
#include "korridor/news/names/entities.h"

namespace korridor {
namespace {

/// X and Y signed an agreement under which the Indian group will ...: one of the two.
bool names_firms_before(const SentenceFindings& sentence, std::size_t token) {
  return std::ranges::count_if(sentence.entities, [&](const EntityMention* entity) {
           return entity->kind == "company" && entity->first_token < token;
         }) > 1;
}

/// The Chinese trader X; X, a Chinese trader; X aus China.
bool is_called_by(const Passage& passage, const SentenceFindings& sentence, const EntityMention& state,
                  const EntityMention& firm) {
  constexpr std::size_t kNear = 4;
  if (is_origin(passage, sentence, state) && firm.last_token <= state.first_token) return true;
  if (state.form != "adjective") return false;
  if (firm.first_token >= state.last_token)
    return firm.first_token < state.last_token + kNear && describes_company(passage, sentence, state);
  return passage.is_sign(firm.last_token, ",") && state.first_token <= firm.last_token + kNear - 1;
}

/// The text, up to a sentence, calls a firm by a state; or its own name does: China Railway.
bool is_firm_of(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                const std::string& company, const std::string& state) {
  if (company.contains(state_name(state))) return true;
  for (std::size_t i = 0; i <= number; ++i)
    for (const EntityMention* firm : sentences[i].entities)
      for (const EntityMention* land : sentences[i].entities)
        if (firm->kind == "company" && firm->canonical == company && land->kind == "country" && land->id == state &&
            is_called_by(passage, sentences[i], *land, *firm))
          return true;
  return false;
}

/// The company of the sentences before that a state describes, the nearest one; empty where there is none.
std::string company_of_state(const DealPlace& place, const std::string& state, const std::vector<std::string>& others) {
  constexpr std::size_t kBack = 6;
  for (std::size_t back = 1; back <= kBack && back <= place.number; ++back)
    for (const EntityMention* entity : place.sentences[place.number - back].entities)
      if (entity->kind == "company" && std::ranges::find(others, entity->canonical) == others.end() &&
          is_firm_of(place.passage, place.sentences, place.number, entity->canonical, state))
        return entity->canonical;
  return {};
}

std::string company_meant(const DealPlace& place, const DescribedFirm& firm, const std::vector<std::string>& others) {
  std::string company = firm.state.empty() ? std::string() : company_of_state(place, firm.state, others);
  if (company.empty()) company = topic_of(place, others.empty() ? std::string() : others.front(), TopicReach::text);
  if (company.empty() || is_state(company) || std::ranges::find(others, company) != others.end())
    company = company_before(place.sentences, place.number, others);
  return company;
}

}  // namespace

void replace_description(const DealPlace& place, FoundParties& parties) {
  const DescribedFirm firm = described_firm(place.passage, place.sentence());
  if (!firm.found || names_firms_before(place.sentence(), firm.token)) return;
  const std::string company = company_meant(place, firm, parties.names);
  if (company.empty()) return;
  if (!firm.state.empty()) std::erase(parties.names, firm.state);
  parties.add(company, PartyBasis::carried);
}

void replace_people(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                    FoundParties& parties) {
  const DescribedFirm people = described_people(passage, sentences[number]);
  if (!people.found || number == 0 || std::ranges::find(parties.names, people.state) == parties.names.end()) return;
  const auto is_firm = [](const EntityMention* entity) { return entity->kind == "company"; };
  for (const EntityMention* entity : sentences[number].entities)
    if (is_firm(entity) && entity->first_token < people.token &&
        is_firm_of(passage, sentences, number, entity->canonical, people.state)) {
      std::erase(parties.names, people.state);
      return;
    }
  const auto& before = sentences[number - 1].entities;
  if (std::ranges::count_if(before, is_firm) != 1) return;
  const std::string& firm = (*std::ranges::find_if(before, is_firm))->canonical;
  if (std::ranges::find(parties.names, firm) != parties.names.end() ||
      !is_firm_of(passage, sentences, number, firm, people.state))
    return;
  std::erase(parties.names, people.state);
  parties.names.insert(parties.names.begin(), firm);
  parties.basis = std::max(parties.basis, PartyBasis::carried);
}

}  // namespace korridor
