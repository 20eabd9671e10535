#include <algorithm>
#include <array>

#include "korridor/base/fold.h"
#include "korridor/news/agreement_joined.h"
#include "korridor/news/agreement_parties.h"
#include "korridor/news/agreement_partner.h"
#include "korridor/news/agreement_parts.h"
#include "korridor/news/agreement_pieces.h"
#include "korridor/news/agreement_series.h"
#include "korridor/news/agreement_signs.h"
#include "korridor/news/agreement_slots.h"
#include "korridor/news/amounts.h"
#include "korridor/news/answers.h"
#include "korridor/news/deal_verbs.h"
#include "korridor/news/issuer.h"
#include "korridor/news/statements.h"
#include "korridor/news/words.h"

namespace korridor {
namespace {

/// Told again without anything new: same parties and status, no sum, amount, good or day of its own.
bool repeats(const Agreement& agreement, const std::vector<Agreement>& before) {
  if (agreement.value || agreement.quantity || !agreement.commodity.empty() || !agreement.signed_on.empty())
    return false;
  return std::ranges::any_of(before, [&](const Agreement& other) {
    return std::ranges::is_permutation(other.parties, agreement.parties) && other.status == agreement.status;
  });
}

/// The one before it that tells the same with less: a headline, and its sentence in the text.
Agreement* headline_of(const Agreement& agreement, std::vector<Agreement>& before) {
  if (before.empty()) return nullptr;
  Agreement& last = before.back();
  const bool less = !last.value && !last.quantity && last.signed_on.empty() &&
                    (agreement.value || agreement.quantity || !agreement.signed_on.empty());
  const bool same = std::ranges::is_permutation(last.parties, agreement.parties) &&
                    (last.commodity.empty() || last.commodity == agreement.commodity);
  return less && same && last.status == agreement.status ? &last : nullptr;
}

/// Die Seiten, the two companies, les parties, стороны: those of the agreement that was told last.
bool names_the_sides(const Passage& passage, const SentenceFindings& sentence, const std::vector<Agreement>& before) {
  constexpr std::uint32_t kFar = 600;  // bytes
  if (before.empty() || sentence.span.begin > before.back().spans.back().end + kFar) return false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (word_is(
            passage, at,
            {"seiten", "parteien", "sides", "parties", "стороны", "партнеры", "partner", "partners", "partenaires"}) &&
        (passage.language() == Language::ru ||
         (at > sentence.first &&
          word_is(passage, at - 1, {"die", "beide", "beiden", "the", "both", "two", "les", "deux"}))))
      return true;
  return false;
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
                   .signed_on = last.signed_on,
                   .status = last.status,
                   .part_of_last = true};
}

/// "Under the 2 bn contract, X will ...": a sum of the agreement that was told last.
bool tells_terms(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs,
                 std::vector<Agreement>& before) {
  constexpr std::size_t kNear = 8;
  if (!signs.deal || before.empty() || signs.deal_at > sentence.first + kNear || signs.has("signed")) return false;
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

/// X bought 1.9 Mt for the season: goods, from nobody, for no sum.
bool is_mere_purchase(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs,
                      const Agreement& agreement) {
  if (signs.deal || agreement.status != "completed" || names_asset(passage, sentence)) return false;
  int companies = 0;
  bool price = false, goods = false;
  for (const EntityMention* entity : sentence.entities) companies += entity->kind == "company" ? 1 : 0;
  for (const Figure* figure : sentence.figures) {
    price |= figure->money || figure->unit == "percent";
    goods |= !figure->money && figure->kind != "duration";
  }
  return companies < 2 && goods && !price;
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
      break;
    }
  Agreement told;
  take_figures(sentence, true, told);
  if (!last.value) last.value = told.value;
  last.spans.push_back(sentence.span);
  return true;
}

/// Damals, at the time, à l'époque, тогда: the time of the sentence before.
bool points_back_in_time(const Passage& passage, const SentenceFindings& sentence) {
  return word_is(passage, sentence.first, {"damals", "seinerzeit", "тогда", "then"}) ||
         (word_is(passage, sentence.first, {"at", "à"}) &&
          (word_is(passage, sentence.first + 2, {"time"}) || word_is(passage, sentence.first + 3, {"époque"})));
}

bool names(const SentenceFindings& sentence, const std::string& state) {
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) { return entity->id == state; });
}

}  // namespace

void read_agreements(const Passage& passage, const std::vector<SentenceFindings>& whole_sentences,
                     const std::string& document_date, std::vector<Agreement>& out) {
  const std::vector<SentenceFindings> sentences = split_for_agreements(passage, whole_sentences);
  const std::optional<Issuer> issuer = find_issuer(passage, sentences);
  std::vector<std::string> side;  // whom the last agreement is with
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const SentenceFindings& sentence = sentences[i];
    const bool dated = !sentence.dates.empty() && !out.empty();
    if ((sentence.entities.empty() && sentence.figures.empty() && !dated) || is_boilerplate(passage, sentence))
      continue;
    const DealSigns signs = look_for_deal(passage, sentence);
    if (!signs.acts.empty() && !signs.done && denies_all(passage, sentence)) continue;
    if (denied_by_answer(passage, sentences, i)) continue;
    if (!signs.deal)
      if (auto another = another_agreement(passage, sentence, side, out, document_date)) {
        out.push_back(std::move(*another));
        continue;
      }
    if (signs.acts.empty() || tells_terms(passage, sentence, signs, out)) continue;
    const bool company =
        std::ranges::any_of(sentence.entities, [](const EntityMention* e) { return e->kind == "company"; });
    Agreement agreement{.status = status_of(signs, denies_act(passage, sentence), company)};
    if (agreement.status.empty()) {
      if (auto clause = clause_of_last(sentence, signs, out)) out.push_back(std::move(*clause));
      continue;
    }
    agreement.parties =
        sentence.entities.empty() ? states_of_both(passage, sentences, i) : parties_of(passage, sentences, i);
    if (issuer && means_issuer(passage, sentence, *issuer) &&
        std::ranges::find(agreement.parties, issuer->company) == agreement.parties.end()) {
      std::erase_if(agreement.parties,
                    [&](const std::string& party) { return is_state(party) && !names(sentence, party); });
      agreement.parties.insert(agreement.parties.begin(), issuer->company);
    }
    if (const std::string subject = company_of_subject(passage, sentences, i);
        !subject.empty() && std::ranges::find(agreement.parties, subject) == agreement.parties.end())
      agreement.parties.insert(agreement.parties.begin(), subject);
    if (agreement.parties.empty() && names_the_sides(passage, sentence, out)) agreement.parties = out.back().parties;
    if (sentence.entities.empty() && agreement.parties.empty()) {
      adds_sum(sentence, agreement, out);
      continue;
    }
    if (signs.role && adds_side(sentence, sentences, i, out)) continue;
    const bool taken_over = agreement.status == "completed" && !signs.role && !names_asset(passage, sentence);
    if (const std::string target = taken_over ? company_taken_over(sentences, i) : ""; !target.empty()) {
      std::erase_if(agreement.parties, is_state);
      agreement.parties.push_back(target);
    }
    if (agreement.parties.empty() && adds_sum(sentence, agreement, out)) continue;
    if (agreement.status == "completed" && std::ranges::all_of(agreement.parties, is_state)) continue;
    if (is_mere_purchase(passage, sentence, signs, agreement)) continue;
    const bool needs_two =
        (!signs.deal && !signs.offtake && !signs.role && !(signs.agreed && company && agreement.status == "signed")) ||
        agreement.status == "claimed" || agreement.status == "planned" || agreement.status == "expected";
    if (needs_two && agreement.parties.size() < 2) continue;
    if (agreement.parties.empty() || (agreement.status == "planned" && !company && agreement.parties.size() < 2))
      continue;
    if (agreement.parties.size() == 1)
      if (std::string partner = unnamed_partner(passage, sentences, i, agreement.parties[0]); !partner.empty())
        agreement.parties.push_back(std::move(partner));
    agreement.spans.push_back(sentence.span);
    agreement.subject = subject_of_deal(passage, sentence, signs.deal ? signs.deal_at : sentence.first);
    side = other_side_of(passage, sentence);
    if (auto series =
            agreements_in_series(passage, sentence, agreement,
                                 issuer ? issuer->company : main_state(sentences, i, agreement.parties), document_date);
        !series.empty()) {
      std::ranges::move(series, std::back_inserter(out));
      continue;
    }
    take_commodity(sentence, agreement);
    take_figures(sentence, false, agreement);
    take_good_of_talk(passage, sentences, i, agreement);
    // The sum often stands in the next sentence, which then tells of no agreement of its own.
    if (!agreement.value && agreement.status != "expected" && !signs.offtake && i + 1 < sentences.size() &&
        !sentences[i + 1].figures.empty() && sentences[i + 1].figures.front()->money &&
        sentences[i + 1].figures.front()->per.empty() && sentences[i + 1].figures.front()->value > Decimal(10'000) &&
        !passage[sentences[i + 1].first].paragraph_before && tells_sum(passage, sentences[i + 1]) &&
        look_for_deal(passage, sentences[i + 1]).acts.empty()) {
      take_figures(sentences[i + 1], true, agreement);
      agreement.spans.push_back(sentences[i + 1].span);
    }
    take_day(passage, sentence, document_date, agreement);
    if (agreement.signed_on.empty() && i > 0 && points_back_in_time(passage, sentence))
      take_day(passage, sentences[i - 1], document_date, agreement);
    if (const auto winners = winners_behind_colon(passage, sentence);
        !winners.empty() && agreement.status == "announced") {
      add_awards(agreement, winners, out);
      continue;
    }
    if (repeats(agreement, out)) {
      if (Agreement& last = out.back(); last.subject.empty() && !agreement.subject.empty() && out.size() == 1) {
        last.subject = agreement.subject;
        last.spans.insert(last.spans.begin(), agreement.spans.front());
      }
      continue;
    }
    std::optional<Agreement> joined;
    if (signs.deal && (agreement.status == "signed" || agreement.status == "memorandum"))
      joined = joined_agreement(passage, sentence, signs.deal_at, agreement);
    if (Agreement* headline = headline_of(agreement, out)) {
      agreement.spans.insert(agreement.spans.end(), headline->spans.begin(), headline->spans.end());
      *headline = std::move(agreement);
    } else {
      out.push_back(std::move(agreement));
    }
    if (joined) out.push_back(std::move(*joined));
  }
}

}  // namespace korridor
