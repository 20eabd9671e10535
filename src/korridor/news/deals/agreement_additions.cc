#include "korridor/news/deals/agreement_additions.h"

#include <algorithm>
#include <array>

#include "korridor/news/deals/agreement_parts.h"
#include "korridor/news/deals/agreement_slots.h"
#include "korridor/news/deals/agreement_words.h"
#include "korridor/news/names/described_firms.h"
#include "korridor/news/text/words.h"

namespace korridor {

/// Damals, at the time, à l'époque, тогда: the time of the sentence before.
bool points_back_in_time(const Passage& passage, const SentenceFindings& sentence) {
  return word_is(passage, sentence.first, {"damals", "seinerzeit", "тогда", "then"}) ||
         (word_is(passage, sentence.first, {"at", "à"}) &&
          (word_is(passage, sentence.first + 2, {"time"}) || word_is(passage, sentence.first + 3, {"époque"})));
}

/// Its value is $2 billion: a sum first of all, in the same paragraph, and no agreement of its own.
bool sums_up(const Passage& passage, const SentenceFindings& sentence) {
  if (sentence.figures.empty()) return false;
  const Figure& first = *sentence.figures.front();
  return first.money && first.per.empty() && first.value > Decimal(10'000) &&
         !passage[sentence.first].paragraph_before && tells_sum(passage, sentence) &&
         look_for_deal(passage, sentence).acts.empty();
}

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
  if (last.status != "signed" || sentence.span.begin > last.spans.back().end + kFar) return;
  Agreement told{.status = last.status};
  take_day(passage, sentence, document_date, told);
  take_figures(sentence, false, told);
  const bool day = last.signed_on.empty() && !told.signed_on.empty(), sum = !last.value && told.value,
             term = !last.term_years && told.term_years;
  if (day) last.signed_on = told.signed_on, last.year_guessed = told.year_guessed;
  if (sum) last.value = told.value;
  if (term) last.term_years = told.term_years;
  if (day || sum || term) last.spans.push_back(sentence.span);
}

/// A noun of agreement that binds; le marché se chiffre à ..., but not le marché du cuivre.
bool is_contract(const Passage& passage, std::size_t at) {
  if (passage.language() == Language::fr && word_is(passage, at, {"marché"}))
    return !word_is(passage, at + 1, {"de", "du", "des", "d"});
  return passage.argument(passage.sense(at, WordClass::deal)) != "soft" && is_deal(passage, at);
}

bool is_called_contract(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number) {
  constexpr std::size_t kNear = 7;
  if (number + 1 >= sentences.size() || passage[sentences[number + 1].first].paragraph_before) return false;
  const SentenceFindings& next = sentences[number + 1];
  const auto stranger = [&](const EntityMention* entity) {
    return (entity->kind == "company" || entity->kind == "organisation") &&
           std::ranges::none_of(sentences[number].entities,
                                [&](const EntityMention* known) { return known->canonical == entity->canonical; });
  };
  if (std::ranges::any_of(next.entities, stranger)) return false;
  for (std::size_t at = next.first + 1; at < std::min(next.last, next.first + kNear); ++at)
    if (is_contract(passage, at) &&
        word_is(passage, at - 1,
                {"the", "that", "this", "der", "das", "des",   "dieser", "dieses", "dem", "le",    "l",
                 "'",   "’",    "du",   "ce",  "cet", "cette", "этот",   "этого",  "это", "сумма", "стоимость"}))
      return true;
  return passage.language() == Language::ru && is_deal(passage, next.first);
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

/// Each winner of a tender agrees for itself; the others are no party to it.
void add_awards(const Agreement& announced, const std::vector<std::string>& winners, std::vector<Agreement>& out) {
  for (const std::string& winner : winners) {
    Agreement award = announced;
    std::erase_if(award.parties, [&](const std::string& party) {
      return party != winner && std::ranges::find(winners, party) != winners.end();
    });
    out.push_back(std::move(award));
  }
}

}  // namespace korridor
