#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/agreement_additions.h"
#include "korridor/news/deals/agreement_elliptic.h"
#include "korridor/news/deals/agreement_joined.h"
#include "korridor/news/deals/agreement_limits.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/agreement_partner.h"
#include "korridor/news/deals/agreement_parts.h"
#include "korridor/news/deals/agreement_pieces.h"
#include "korridor/news/deals/agreement_repeats.h"
#include "korridor/news/deals/agreement_series.h"
#include "korridor/news/deals/agreement_sides.h"
#include "korridor/news/deals/agreement_signs.h"
#include "korridor/news/deals/agreement_slots.h"
#include "korridor/news/deals/deal_frames.h"
#include "korridor/news/deals/deal_goods.h"
#include "korridor/news/deals/deal_objects.h"
#include "korridor/news/deals/deal_verbs.h"
#include "korridor/news/deals/listed_deals.h"
#include "korridor/news/deals/loans.h"
#include "korridor/news/deals/lone_deals.h"
#include "korridor/news/deals/verb_clauses.h"
#include "korridor/news/names/issuer.h"
#include "korridor/news/statements.h"
#include "korridor/news/text/answers.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool names(const SentenceFindings& sentence, const std::string& state) {
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) { return entity->id == state; });
}

/// X took over: whom stands in the sentence before.
void take_target(const std::vector<SentenceFindings>& sentences, std::size_t number, Agreement& agreement) {
  const std::string target = company_taken_over(sentences, number);
  if (target.empty() || std::ranges::find(agreement.parties, target) != agreement.parties.end()) return;
  std::erase_if(agreement.parties, is_state);
  agreement.parties.push_back(target);
  agreement.party_basis = PartyBasis::carried;
}

void insert_first(const std::string& party, Agreement& agreement) {
  if (party.empty() || std::ranges::find(agreement.parties, party) != agreement.parties.end()) return;
  agreement.parties.insert(agreement.parties.begin(), party);
  agreement.party_basis = std::max(agreement.party_basis, PartyBasis::carried);
}

/// One pass over the pieces of a text; what a piece adds to the agreement before it goes there.
class AgreementReader {
 public:
  AgreementReader(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                  const std::string& document_date, std::vector<Agreement>& out)
      : passage_(passage), sentences_(sentences), date_(document_date), out_(out),
        issuer_(find_issuer(passage, sentences)) {}

  void read(std::size_t number);

 private:
  [[nodiscard]] DealPlace place(std::size_t number, const std::string& own) const {
    return {.passage = passage_, .sentences = sentences_, .number = number, .before = out_, .own_side = own};
  }
  [[nodiscard]] bool tells_nothing(std::size_t number, const SentenceFindings& sentence) const;
  bool tell_in_part(const SentenceFindings& sentence, const DealSigns& signs);
  void find_parties(std::size_t number, const std::string& own, Agreement& agreement) const;
  void find_unnamed_partners(std::size_t number, const std::string& own, Agreement& agreement) const;
  bool add_to_last(std::size_t number, const DealSigns& signs, const Agreement& agreement);
  bool complete_parties(std::size_t number, const std::string& own, const DealSigns& signs, Agreement& agreement) const;
  void add_issuer(const SentenceFindings& sentence, Agreement& agreement) const;
  bool file_series(std::size_t number, const Agreement& agreement);
  void weigh_neighbours(std::size_t number, DealSigns& signs) const;
  void fill_slots(std::size_t number, const DealSigns& signs, Agreement& agreement) const;
  void file(const SentenceFindings& sentence, const DealSigns& signs, Agreement agreement);

  const Passage& passage_;
  const std::vector<SentenceFindings>& sentences_;
  const std::string& date_;
  std::vector<Agreement>& out_;
  std::optional<Issuer> issuer_;
  std::vector<std::string> side_;  // whom the last agreement is with
};

bool AgreementReader::tells_nothing(std::size_t number, const SentenceFindings& sentence) const {
  if (sentence.entities.empty() && sentence.figures.empty() && sentence.dates.empty()) return true;
  return is_boilerplate(passage_, sentence) || denied_by_answer(passage_, sentences_, number);
}

/// Told by what stands before: ellipses, another one of the same firm, what is paid, terms.
bool AgreementReader::tell_in_part(const SentenceFindings& sentence, const DealSigns& signs) {
  if (auto elliptic = elliptic_agreement(passage_, sentence, out_, side_, date_)) {
    out_.push_back(std::move(*elliptic));
    return true;
  }
  if (!signs.deal)
    if (auto another = another_agreement(passage_, sentence, side_, out_, date_)) {
      out_.push_back(std::move(*another));
      return true;
    }
  return adds_payment(passage_, sentence, signs, out_) || (signs.acts.empty() && !signs.lone) ||
         tells_terms(passage_, sentence, signs, out_);
}

/// Who is named, whom a pronoun or the notice means, and the sides of the agreement before.
void AgreementReader::find_parties(std::size_t number, const std::string& own, Agreement& agreement) const {
  const SentenceFindings& sentence = sentences_[number];
  const std::string meant = issuer_ && means_issuer(passage_, sentence, *issuer_) ? issuer_->company : std::string();
  FoundParties parties;
  if (sentence.entities.empty())
    for (const std::string& state : states_of_both(passage_, sentences_, number))
      parties.add(state, PartyBasis::carried);
  else
    parties = parties_of(place(number, own), meant);
  agreement.parties = std::move(parties.names);
  agreement.party_basis = parties.basis;
  if (!meant.empty() && std::ranges::find(agreement.parties, meant) == agreement.parties.end()) {
    std::erase_if(agreement.parties,
                  [&](const std::string& party) { return is_state(party) && !names(sentence, party); });
    insert_first(meant, agreement);
  }
  insert_first(company_of_subject(place(number, own)), agreement);
  if (agreement.parties.empty() && names_the_sides(passage_, sentence, out_)) {
    agreement.parties = out_.back().parties;
    agreement.party_basis = std::max(out_.back().party_basis, PartyBasis::carried);
  }
}

void AgreementReader::find_unnamed_partners(std::size_t number, const std::string& own, Agreement& agreement) const {
  FoundParties parties{.names = std::move(agreement.parties), .basis = agreement.party_basis};
  add_unnamed_partners(place(number, own), parties);
  agreement.parties = std::move(parties.names);
  agreement.party_basis = parties.basis;
}

/// A sum, a day, the other side of the agreement before; true where the sentence is done with.
bool AgreementReader::add_to_last(std::size_t number, const DealSigns& signs, const Agreement& agreement) {
  const SentenceFindings& sentence = sentences_[number];
  if (sentence.entities.empty() && agreement.parties.empty()) {
    if (!adds_sum(sentence, agreement, out_)) adds_day(passage_, sentence, signs, date_, out_);
    return true;
  }
  return signs.role && adds_side(sentence, sentences_, number, out_);
}

/// In its own notice the issuer is the side that goes without a name.
void AgreementReader::add_issuer(const SentenceFindings& sentence, Agreement& agreement) const {
  if (!issuer_ || agreement.parties.front() == issuer_->company) return;
  const bool meant = means_issuer(passage_, sentence, *issuer_) || speaks_as_issuer(passage_, sentence);
  const bool state = is_state(agreement.parties.front()) && !names_company(sentence);  // consents to the lease
  if (!meant && !state && !stands_as_partner(passage_, sentence, agreement.parties.front())) return;
  insert_first(issuer_->company, agreement);
  if (!meant) agreement.party_basis = PartyBasis::guessed;
}

/// The target of a takeover, and whom a single party agrees with; false where the sentence tells of no agreement.
bool AgreementReader::complete_parties(std::size_t number, const std::string& own, const DealSigns& signs,
                                       Agreement& agreement) const {
  const SentenceFindings& sentence = sentences_[number];
  if (agreement.status == "completed" && std::ranges::all_of(agreement.parties, is_state)) return false;
  if (is_mere_purchase(passage_, sentence, signs, agreement)) return false;
  if (agreement.parties.size() == 1) add_issuer(sentence, agreement);
  // the state agreed to buy it for 20 years: from whom stands before
  const bool told_by_verb = signs.agreed && !signs.terms && agreement.status == "signed";
  if (told_by_verb && (signs.buy || signs.loan || opens_with_pronoun(passage_, sentence)) &&
      agreement.parties.size() == 1)
    find_unnamed_partners(number, own, agreement);
  const bool company = names_company(sentence);
  if (agreement.parties.size() == 1 && is_lender(agreement.parties.front()) && names_loan(passage_, sentence))
    find_unnamed_partners(number, own, agreement);
  if ((needs_two(signs, agreement, company) || signs.terms) && agreement.parties.size() < 2) return false;
  if (agreement.parties.empty() || (agreement.status == "planned" && !company && agreement.parties.size() < 2))
    return false;
  if (agreement.parties.size() == 1) find_unnamed_partners(number, own, agreement);
  return true;
}

/// A contract with X and a memorandum with Y: each for itself.
bool AgreementReader::file_series(std::size_t number, const Agreement& agreement) {
  const std::string subject = issuer_ ? issuer_->company : main_state(sentences_, number, agreement.parties);
  auto series = agreements_in_series(passage_, sentences_[number], agreement, subject, date_);
  std::ranges::move(series, std::back_inserter(out_));
  return !series.empty();
}

/// Good, sum, amount, years and day; the sum often stands in the next sentence, which then tells of no agreement of
/// its own.
void AgreementReader::fill_slots(std::size_t number, const DealSigns& signs, Agreement& agreement) const {
  const SentenceFindings& sentence = sentences_[number];
  take_commodity(passage_, sentence, agreement);
  const bool by_verb = !signs.deal && signs.agreed;
  const SentenceFindings plain = by_verb ? without_relatives(passage_, sentence) : sentence;
  const bool in_plain = by_verb && !status_of_verb(passage_, plain).empty();
  take_figures(in_plain ? plain : sentence, false, agreement);
  take_good_of_talk(passage_, sentences_, number, out_, agreement);
  const bool open = agreement.status == "expected" || agreement.status == "planned" || signs.offtake;
  if (!agreement.value && !open && number + 1 < sentences_.size() && sums_up(passage_, sentences_[number + 1])) {
    take_figures(sentences_[number + 1], true, agreement);
    agreement.spans.push_back(sentences_[number + 1].span);
  }
  take_day(passage_, sentence, date_, agreement);
  if (agreement.signed_on.empty() && number > 0 && points_back_in_time(passage_, sentence))
    take_day(passage_, sentences_[number - 1], date_, agreement);
}

/// Files an agreement, or gives what it has to the one that tells the same.
void AgreementReader::file(const SentenceFindings& sentence, const DealSigns& signs, Agreement agreement) {
  if (const auto winners = winners_behind_colon(passage_, sentence);
      !winners.empty() && agreement.status == "announced")
    return add_awards(agreement, winners, out_);
  if (repeats(agreement, out_)) {
    if (Agreement& last = out_.back(); last.subject.empty() && !agreement.subject.empty() && out_.size() == 1) {
      last.subject = agreement.subject;
      last.spans.insert(last.spans.begin(), agreement.spans.front());
    }
    return;
  }
  std::optional<Agreement> joined;
  if (signs.deal && (agreement.status == "signed" || agreement.status == "memorandum"))
    joined = joined_agreement(passage_, sentence, signs.deal_at, agreement);
  if (Agreement* headline = headline_of(agreement, out_)) {
    agreement.spans.insert(agreement.spans.end(), headline->spans.begin(), headline->spans.end());
    *headline = std::move(agreement);
  } else {
    out_.push_back(std::move(agreement));
  }
  if (joined) out_.push_back(std::move(*joined));
}

/// What the sentences around say of one in which no noun of agreement stands.
void AgreementReader::weigh_neighbours(std::size_t number, DealSigns& signs) const {
  if (signs.deal || signs.agreed) return;
  if (trades(passage_, sentences_[number]) && names_company(sentences_[number]) &&
      !denies_act(passage_, sentences_[number]) && is_called_contract(passage_, sentences_, number) &&
      named_parties(passage_, sentences_[number]).size() > 1) {
    signs.acts.erase("planned");
    signs.agreed = true;
    return;
  }
  signs.lone = !is_open(signs) && tells_lone_deal(place(number, {}));
  signs.agreed |= signs.lone;
}

void AgreementReader::read(std::size_t number) {
  const SentenceFindings& sentence = sentences_[number];
  if (tells_nothing(number, sentence)) return;
  DealSigns signs = look_for_deal(passage_, sentence);
  if (!signs.acts.empty() && !signs.done && denies_all(passage_, sentence)) return;
  weigh_neighbours(number, signs);
  const bool listed = signs.deal && is_listed_deal(passage_, sentences_, number);
  if (!listed && tell_in_part(sentence, signs)) return;
  Agreement agreement{.status = status_of(signs, denies_act(passage_, sentence), names_company(sentence))};
  if (agreement.status.empty() && listed) agreement.status = signs.memorandum ? "memorandum" : "signed";
  if (agreement.status.empty()) {
    if (auto clause = clause_of_last(sentence, signs, out_)) out_.push_back(std::move(*clause));
    return;
  }
  if (!signs.deal && is_long_past(sentence, date_) &&
      (agreement.status == "announced" || !status_of_verb(passage_, sentence).empty()))
    return;
  const std::string own = issuer_ ? issuer_->company
                          : names_newer_firm(passage_, sentences_, number, out_)
                              ? std::string()
                              : own_side(passage_, sentence, side_, out_);
  find_parties(number, own, agreement);
  if (add_to_last(number, signs, agreement)) return;
  if (agreement.status == "completed" && !signs.role && !names_asset(passage_, sentence))
    take_target(sentences_, number, agreement);
  if (agreement.parties.empty() && adds_sum(sentence, agreement, out_)) return;
  if (!complete_parties(number, own, signs, agreement)) return;
  agreement.spans.push_back(sentence.span);
  agreement.subject = subject_of_deal(passage_, sentence, signs.deal ? signs.deal_at : sentence.first);
  side_ = other_side_of(passage_, sentence);
  if (file_series(number, agreement)) return;
  fill_slots(number, signs, agreement);
  file(sentence, signs, std::move(agreement));
}

}  // namespace

void read_agreements(const Passage& passage, const std::vector<SentenceFindings>& whole_sentences,
                     const std::string& document_date, std::vector<Agreement>& out) {
  const std::vector<SentenceFindings> sentences = split_for_agreements(passage, whole_sentences);
  AgreementReader reader(passage, sentences, document_date, out);
  for (std::size_t number = 0; number < sentences.size(); ++number) reader.read(number);
}

}  // namespace korridor
