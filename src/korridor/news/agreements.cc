#include <algorithm>
#include <array>

#include "korridor/base/fold.h"
#include "korridor/news/agreement_additions.h"
#include "korridor/news/agreement_elliptic.h"
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
#include "korridor/news/deal_objects.h"
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

/// The first one of a text tells some of the parties of the second, the same status, and no other sum: its headline.
bool is_headline_of(const Agreement& agreement, const std::vector<Agreement>& before) {
  const Agreement& first = before.back();
  constexpr std::uint32_t kHead = 160;  // bytes
  if (before.size() > 1 || first.spans.back().begin > 0 || first.spans.back().end > kHead) return false;
  if (first.status != agreement.status || first.quantity) return false;
  if (first.value && (!agreement.value || agreement.value->value != first.value->value)) return false;
  const auto shared = [&](const std::string& party) {
    return std::ranges::find(agreement.parties, party) != agreement.parties.end();
  };
  return first.value ? std::ranges::any_of(first.parties, shared)
                     : first.parties.size() < agreement.parties.size() && std::ranges::all_of(first.parties, shared);
}

/// The one before it that tells the same with less: a headline, and its sentence in the text.
Agreement* headline_of(const Agreement& agreement, std::vector<Agreement>& before) {
  if (before.empty()) return nullptr;
  Agreement& last = before.back();
  if (is_headline_of(agreement, before)) return &last;
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

/// Damals, at the time, à l'époque, тогда: the time of the sentence before.
bool points_back_in_time(const Passage& passage, const SentenceFindings& sentence) {
  return word_is(passage, sentence.first, {"damals", "seinerzeit", "тогда", "then"}) ||
         (word_is(passage, sentence.first, {"at", "à"}) &&
          (word_is(passage, sentence.first + 2, {"time"}) || word_is(passage, sentence.first + 3, {"époque"})));
}

void take_parties(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                  const std::string& own_side, Agreement& agreement) {
  FoundParties parties;
  if (sentences[number].entities.empty())
    for (const std::string& state : states_of_both(passage, sentences, number)) parties.add(state, PartyBasis::carried);
  else
    parties = parties_of(passage, sentences, number, own_side);
  agreement.parties = std::move(parties.names);
  agreement.party_basis = parties.basis;
}

/// We, wir: in an interview who speaks is one side.
bool speaks_of_us(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (word_is(passage, at, {"we", "us", "wir", "uns", "nous", "мы", "нами", "нас"})) return true;
  return false;
}

/// The firm that the last agreement is of, if it stands near and its other side was named by a preposition; else empty.
/// A state goes by how often the text names it.
std::string own_side(const Passage& passage, const SentenceFindings& sentence, const std::vector<std::string>& side,
                     const std::vector<Agreement>& before) {
  constexpr std::uint32_t kFar = 600;  // bytes
  if (before.empty() || side.empty() || speaks_of_us(passage, sentence) ||
      sentence.span.begin > before.back().spans.back().end + kFar)
    return {};
  std::vector<std::string> own = before.back().parties;
  std::erase_if(own, [&](const std::string& party) { return std::ranges::find(side, party) != side.end(); });
  const bool one = own.size() == 1 && own.size() < before.back().parties.size() && !is_state(own.front());
  return one ? own.front() : std::string();
}

void take_unnamed_partners(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                           const std::string& own_side, Agreement& agreement) {
  FoundParties parties{.names = std::move(agreement.parties), .basis = agreement.party_basis};
  add_unnamed_partners(passage, sentences, number, own_side, parties);
  agreement.parties = std::move(parties.names);
  agreement.party_basis = parties.basis;
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
    const bool dated = !sentence.dates.empty();
    if ((sentence.entities.empty() && sentence.figures.empty() && !dated) || is_boilerplate(passage, sentence))
      continue;
    const DealSigns signs = look_for_deal(passage, sentence);
    if (!signs.acts.empty() && !signs.done && denies_all(passage, sentence)) continue;
    if (denied_by_answer(passage, sentences, i)) continue;
    if (auto elliptic = elliptic_agreement(passage, sentence, out, document_date)) {
      out.push_back(std::move(*elliptic));
      continue;
    }
    if (!signs.deal)
      if (auto another = another_agreement(passage, sentence, side, out, document_date)) {
        out.push_back(std::move(*another));
        continue;
      }
    if (adds_payment(passage, sentence, signs, out)) continue;
    if (signs.acts.empty() || tells_terms(passage, sentence, signs, out)) continue;
    const bool company =
        std::ranges::any_of(sentence.entities, [](const EntityMention* e) { return e->kind == "company"; });
    Agreement agreement{.status = status_of(signs, denies_act(passage, sentence), company)};
    if (agreement.status.empty()) {
      if (auto clause = clause_of_last(sentence, signs, out)) out.push_back(std::move(*clause));
      continue;
    }
    const std::string own = own_side(passage, sentence, side, out);
    take_parties(passage, sentences, i, own, agreement);
    if (issuer && means_issuer(passage, sentence, *issuer) &&
        std::ranges::find(agreement.parties, issuer->company) == agreement.parties.end()) {
      std::erase_if(agreement.parties,
                    [&](const std::string& party) { return is_state(party) && !names(sentence, party); });
      agreement.parties.insert(agreement.parties.begin(), issuer->company);
      agreement.party_basis = std::max(agreement.party_basis, PartyBasis::carried);
    }
    if (const std::string subject = company_of_subject(passage, sentences, i);
        !subject.empty() && std::ranges::find(agreement.parties, subject) == agreement.parties.end()) {
      agreement.parties.insert(agreement.parties.begin(), subject);
      agreement.party_basis = std::max(agreement.party_basis, PartyBasis::carried);
    }
    if (agreement.parties.empty() && names_the_sides(passage, sentence, out)) {
      agreement.parties = out.back().parties;
      agreement.party_basis = std::max(out.back().party_basis, PartyBasis::carried);
    }
    if (sentence.entities.empty() && agreement.parties.empty()) {
      if (!adds_sum(sentence, agreement, out)) adds_day(passage, sentence, signs, document_date, out);
      continue;
    }
    if (signs.role && adds_side(sentence, sentences, i, out)) continue;
    const bool taken_over = agreement.status == "completed" && !signs.role && !names_asset(passage, sentence);
    if (const std::string target = taken_over ? company_taken_over(sentences, i) : ""; !target.empty()) {
      std::erase_if(agreement.parties, is_state);
      agreement.parties.push_back(target);
      agreement.party_basis = PartyBasis::carried;
    }
    if (agreement.parties.empty() && adds_sum(sentence, agreement, out)) continue;
    if (agreement.status == "completed" && std::ranges::all_of(agreement.parties, is_state)) continue;
    if (is_mere_purchase(passage, sentence, signs, agreement)) continue;
    const bool needs_two =
        (!signs.deal && !signs.offtake && !signs.role && !(signs.agreed && company && agreement.status == "signed")) ||
        agreement.status == "claimed" || agreement.status == "planned" || agreement.status == "expected";
    // the state agreed to buy it for 20 years: from whom stands before
    const bool told_by_verb = signs.agreed && !signs.terms && agreement.status == "signed";
    if (told_by_verb && (signs.buy || signs.loan || opens_with_pronoun(passage, sentence)) &&
        agreement.parties.size() == 1)
      take_unnamed_partners(passage, sentences, i, own, agreement);
    if ((needs_two || signs.terms) && agreement.parties.size() < 2) continue;
    if (agreement.parties.empty() || (agreement.status == "planned" && !company && agreement.parties.size() < 2))
      continue;
    if (agreement.parties.size() == 1) take_unnamed_partners(passage, sentences, i, own, agreement);
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
    if (!agreement.value && agreement.status != "expected" && agreement.status != "planned" && !signs.offtake &&
        i + 1 < sentences.size() && !sentences[i + 1].figures.empty() && sentences[i + 1].figures.front()->money &&
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
