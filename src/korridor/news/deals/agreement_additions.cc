#include "korridor/news/deals/agreement_additions.h"

#include <algorithm>
#include <array>

#include "korridor/news/deals/agreement_slots.h"
#include "korridor/news/names/described_firms.h"
#include "korridor/news/text/words.h"

namespace korridor {

/// "29 agreements worth 17 bn were signed": a sum that names nobody belongs to the signing told before it, if that one
/// has no sum of its own.
bool adds_sum(const SentenceFindings& sentence, const Agreement& unnamed, std::vector<Agreement>& before) {
  constexpr std::uint32_t kFar = 1500;  // bytes
  if (before.empty() || unnamed.status != "signed") return false;
  Agreement told;
  take_figures(sentence, true, told);
  Agreement& last = before.back();
  if (!told.value || !told.quantity || told.quantity->kind != "count" || last.value || last.status != "signed" ||
      sentence.span.begin > last.spans.front().end + kFar)
    return false;
  last.value = told.value;
  if (!last.quantity) last.quantity = told.quantity;
  last.spans.push_back(sentence.span);
  return true;
}

/// The accord was signed on 4 December: the day of the one that was told last in the same paragraph.
void adds_day(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs,
              const std::string& document_date, std::vector<Agreement>& before) {
  constexpr std::uint32_t kFar = 200;  // bytes
  if (before.empty() || !signs.deal || !signs.done || passage[sentence.first].paragraph_before) return;
  Agreement& last = before.back();
  if (!last.signed_on.empty() || last.status != "signed" || sentence.span.begin > last.spans.back().end + kFar) return;
  take_day(passage, sentence, document_date, last);
  if (!last.signed_on.empty()) last.spans.push_back(sentence.span);
}

/// "Transport was for the first time included in the contract": a clause of the agreement that was told last.
std::optional<Agreement> clause_of_last(const SentenceFindings& sentence, const DealSigns& signs,
                                        const std::vector<Agreement>& before) {
  constexpr std::uint32_t kFar = 600;  // bytes
  if (!signs.deal || !signs.has("part") || before.empty() || signs.has("signed") || signs.has("planned"))
    return std::nullopt;
  const Agreement& last = before.back();
  if (last.part_of_last || sentence.span.begin > last.spans.back().end + kFar) return std::nullopt;
  return Agreement{.spans = {sentence.span},
                   .parties = last.parties,
                   .party_basis = std::max(last.party_basis, PartyBasis::carried),
                   .signed_on = last.signed_on,
                   .status = last.status,
                   .part_of_last = true};
}

/// "Under the 2 bn contract, X will ...": a sum of the agreement that was told last.
bool tells_terms(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs,
                 std::vector<Agreement>& before) {
  constexpr std::size_t kNear = 8;
  if (!signs.deal || before.empty() || signs.deal_at > sentence.first + kNear || (signs.has("signed") && !signs.framed))
    return false;
  const bool under = word_is(passage, sentence.first,
                             {"under", "unter", "nach", "gemäss", "laut", "im", "dans", "aux", "selon", "по", "в"});
  const bool known = under && std::ranges::any_of(std::array<std::size_t, 4>{0, 1, 2, 3}, [&](std::size_t offset) {
                       const std::size_t at = sentence.first + offset;
                       return at < signs.deal_at && word_is(passage, at,
                                                            {"the", "this", "im", "dem", "diesem", "der", "dieser",
                                                             "des", "l", "du", "cet", "ce", "условиям", "рамках"});
                     });
  Agreement& last = before.back();
  if (!known || (last.status != "signed" && last.status != "memorandum" && last.status != "announced")) return false;
  Agreement told;
  take_figures(sentence, false, told);
  if (told.value && last.value && told.value->value != last.value->value) return false;
  const auto stranger = [&](const EntityMention* e) {
    return e->kind == "company" && std::ranges::find(last.parties, e->canonical) == last.parties.end();
  };
  if (std::ranges::any_of(sentence.entities, stranger)) return false;
  if (told.value && !last.value) last.value = told.value;
  if (told.term_years && !last.term_years) last.term_years = told.term_years;
  last.spans.push_back(sentence.span);
  return true;
}

bool opens_with_pronoun(const Passage& passage, const SentenceFindings& sentence) {
  return word_is(passage, sentence.first,
                 {"it", "they", "sie", "er", "es", "elle", "il", "elles", "ils", "она", "он", "они"});
}

/// The group will pay $310 million: what the agreement of the sentence before costs, which tells no sum.
bool adds_payment(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs,
                  std::vector<Agreement>& before) {
  constexpr std::uint32_t kFar = 4;  // bytes
  if (before.empty() || signs.deal || before.back().value || before.back().status != "signed" ||
      sentence.span.begin > before.back().spans.back().end + kFar)
    return false;
  bool pays = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    pays |= word_is(passage, at,
                    {"zahlt", "zahlen", "überweist", "pay", "pays", "paying", "versera", "verse", "paiera", "paie",
                     "déboursera", "заплатит", "выплатит", "внесёт", "перечислит"});
  const auto names_company = [](const EntityMention* entity) { return entity->kind == "company"; };
  const bool meant = described_firm(passage, sentence).found || opens_with_pronoun(passage, sentence);
  if (!pays || !meant || std::ranges::any_of(sentence.entities, names_company)) return false;
  Agreement told;
  take_figures(sentence, true, told);
  if (!told.value) return false;
  before.back().value = told.value;
  before.back().spans.push_back(sentence.span);
  return true;
}

/// Lunga bought the licence. The seller, X, received $18 million: the other side and the sum of what was just told.
bool adds_side(const SentenceFindings& sentence, const std::vector<SentenceFindings>& sentences, std::size_t number,
               std::vector<Agreement>& before) {
  if (before.empty() || number == 0 || before.back().status != "completed" ||
      !before.back().spans.back().overlaps(sentences[number - 1].span))
    return false;
  Agreement& last = before.back();
  for (const EntityMention* entity : sentence.entities)
    if (entity->kind == "company" && std::ranges::find(last.parties, entity->canonical) == last.parties.end()) {
      last.parties = {last.parties.front(), entity->canonical};
      last.party_basis = PartyBasis::carried;
      break;
    }
  Agreement told;
  take_figures(sentence, true, told);
  if (!last.value) last.value = told.value;
  last.spans.push_back(sentence.span);
  return true;
}

}  // namespace korridor
