#include "korridor/news/deals/agreement_joined.h"

#include <algorithm>

#include "korridor/news/deals/agreement_parts.h"
#include "korridor/news/deals/agreement_pieces.h"
#include "korridor/news/deals/agreement_series.h"
#include "korridor/news/deals/agreement_slots.h"
#include "korridor/news/deals/clauses.h"
#include "korridor/news/deals/deal_goods.h"

namespace korridor {
namespace {

bool holds(const std::vector<std::string>& parties, const std::string& party) {
  return std::ranges::find(parties, party) != parties.end();
}

/// Parties that stand only in the part of the second noun are its own; those between the nouns are the first one's.
void share_parties(const Passage& passage, const SentenceFindings& sentence, const JoinedDeal& at,
                   std::size_t first_noun, Agreement& first, Agreement& joined) {
  const auto named = [&](std::size_t from, std::size_t to, const std::string& party) {
    return std::ranges::any_of(sentence.entities, [&](const EntityMention* e) {
      return e->first_token >= from && e->first_token < to && (e->id == party || e->canonical == party);
    });
  };
  const auto only = [&](std::size_t from, std::size_t to, const std::string& party) {
    return named(from, to, party) && !named(sentence.first, from, party) && !named(to, sentence.last, party);
  };
  const auto first_own = [&](const std::string& party) { return only(first_noun, at.conjunction, party); };
  const auto joined_own = [&](const std::string& party) { return only(at.conjunction, sentence.last, party); };
  if (std::ranges::none_of(first.parties, first_own) || std::ranges::none_of(first.parties, joined_own)) return;
  std::erase_if(joined.parties, first_own);
  std::erase_if(first.parties, joined_own);
  const SentenceFindings head = part_of_sentence(passage, sentence, sentence.first, at.conjunction),
                         tail = part_of_sentence(passage, sentence, at.conjunction, sentence.last);
  for (const auto& [part, agreement] : {std::pair(&head, &first), std::pair(&tail, &joined)}) {
    agreement->value.reset();
    agreement->quantity.reset();
    take_figures(*part, false, *agreement);
    agreement->commodity.clear();
    take_commodity(passage, *part, *agreement);
  }
}

/// How far the agreement of a part is: by its own words where it has any, else as far as the whole sentence.
std::string status_of_part(const Passage& passage, const SentenceFindings& part, const Agreement& whole) {
  if (tells_talks(passage, part)) return "planned";
  const auto clauses =
      split_into_clauses(passage, part);  // what follows, "a plant that shall ...", is about something else
  const std::size_t end = clauses.empty() ? part.last : clauses.front().last;
  const DealSigns signs = look_for_deal(passage, part_of_sentence(passage, part, part.first, end));
  const bool own = std::ranges::any_of(signs.acts, [](std::string_view act) { return act != "buy"; });
  if (own)
    if (std::string status = status_of(signs, denies_act(passage, part), true); !status.empty()) return status;
  if (!signs.deal && (signs.has("planned") || signs.has("expected"))) return "planned";
  if (!signs.deal) return whole.status;
  return signs.memorandum ? "memorandum" : whole.status == "memorandum" ? "signed" : whole.status;
}

/// Another one, over 500,000 tonnes, went to X: the one firm that is named, where none stands behind a "with".
std::vector<std::string> only_firm(const SentenceFindings& sentence) {
  std::vector<std::string> firms;
  for (const EntityMention* entity : sentence.entities)
    if (entity->kind == "company" && !holds(firms, entity->canonical)) firms.push_back(entity->canonical);
  return firms.size() == 1 ? firms : std::vector<std::string>();
}

}  // namespace

std::optional<Agreement> joined_agreement(const Passage& passage, const SentenceFindings& sentence,
                                          std::size_t first_noun, Agreement& first) {
  const auto at = find_joined_deal(passage, sentence, first_noun);
  if (!at) return std::nullopt;
  Agreement joined{
      .parties = first.parties, .party_basis = first.party_basis, .signed_on = first.signed_on, .status = first.status};
  joined.spans.push_back({passage[at->noun].begin, sentence.span.end});
  joined.subject = subject_of_deal(passage, sentence, at->noun);
  share_parties(passage, sentence, *at, first_noun, first, joined);
  if (joined.subject.empty() && joined.parties == first.parties) return std::nullopt;
  return joined;
}

std::vector<Agreement> agreements_in_series(const Passage& passage, const SentenceFindings& sentence,
                                            const Agreement& whole, const std::string& subject,
                                            const std::string& document_date) {
  const std::vector<SeriesPart> parts = find_series(passage, sentence);
  std::vector<std::string> common = whole.parties;
  for (const SeriesPart& part : parts)
    std::erase_if(common, [&](const std::string& party) { return holds(part.other_side, party); });
  PartyBasis basis = whole.party_basis;
  if (common.empty() && !subject.empty()) {
    common.push_back(subject);
    basis = PartyBasis::guessed;
  }
  if (common.empty()) return {};
  std::vector<Agreement> agreements;
  for (const SeriesPart& part : parts) {
    const SentenceFindings own = part_of_sentence(passage, sentence, part.first, part.last);
    Agreement agreement{
        .spans = {own.span}, .parties = common, .party_basis = basis, .status = status_of_part(passage, own, whole)};
    agreement.parties.insert(agreement.parties.end(), part.other_side.begin(), part.other_side.end());
    agreement.subject = subject_of_deal(passage, own, part.first);
    take_figures(own, false, agreement);
    take_commodity(passage, own, agreement);
    take_day(passage, own, document_date, agreement);
    agreements.push_back(std::move(agreement));
  }
  return agreements;
}

std::optional<Agreement> another_agreement(const Passage& passage, const SentenceFindings& sentence,
                                           const std::vector<std::string>& side_before,
                                           const std::vector<Agreement>& before, const std::string& document_date) {
  constexpr std::uint32_t kFar = 400;  // bytes
  if (before.empty() || !tells_another(passage, sentence)) return std::nullopt;
  const Agreement& last = before.back();
  if (sentence.span.begin > last.spans.back().end + kFar) return std::nullopt;
  auto side = other_side_of(passage, sentence);
  if (side.empty()) side = only_firm(sentence);
  std::vector<std::string> common = last.parties;
  std::erase_if(common, [&](const std::string& party) { return holds(side_before, party); });
  if (side.empty() || common.empty() || common.size() == last.parties.size()) return std::nullopt;
  Agreement agreement{.spans = {sentence.span},
                      .parties = common,
                      .party_basis = std::max(last.party_basis, PartyBasis::carried),
                      .status = status_of_part(passage, sentence, last)};
  for (const std::string& party : side)
    if (!holds(agreement.parties, party)) agreement.parties.push_back(party);
  if (agreement.parties.size() < 2) return std::nullopt;
  take_figures(sentence, false, agreement);
  take_commodity(passage, sentence, agreement);
  take_day(passage, sentence, document_date, agreement);
  return agreement;
}

}  // namespace korridor
