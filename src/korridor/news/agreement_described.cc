#include "korridor/news/agreement_described.h"

#include <algorithm>

#include "korridor/news/described_firms.h"

namespace korridor {
namespace {

/// X and Y signed an agreement under which the Indian group will ...: one of the two.
bool names_firms_before(const SentenceFindings& sentence, std::size_t token) {
  return std::ranges::count_if(sentence.entities, [&](const EntityMention* entity) {
           return entity->kind == "company" && entity->first_token < token;
         }) > 1;
}

}  // namespace

void replace_description(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                         FoundParties& parties) {
  const SentenceFindings& sentence = sentences[number];
  const DescribedFirm firm = described_firm(passage, sentence);
  if (!firm.found || names_firms_before(sentence, firm.token)) return;
  const std::string company = company_before(sentences, number, parties.names);
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
    if (is_firm(entity) && entity->first_token < people.token) {
      std::erase(parties.names, people.state);
      return;
    }
  const auto& before = sentences[number - 1].entities;
  if (std::ranges::count_if(before, is_firm) != 1) return;
  const std::string& firm = (*std::ranges::find_if(before, is_firm))->canonical;
  if (std::ranges::find(parties.names, firm) != parties.names.end()) return;
  std::erase(parties.names, people.state);
  parties.names.insert(parties.names.begin(), firm);
  parties.basis = std::max(parties.basis, PartyBasis::carried);
}

}  // namespace korridor
