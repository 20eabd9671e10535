#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "korridor/news/amounts/interval.h"
#include "korridor/news/conflicts/conflict_rules.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/clauses.h"
#include "korridor/news/deals/deal_wholes.h"

namespace korridor {
namespace {

struct FoundDeal {
  std::size_t article = 0;
  const Agreement* agreement = nullptr;
};

std::set<std::string> pick(const Agreement& agreement, bool states) {
  std::set<std::string> picked;
  for (const std::string& party : agreement.parties)
    if (is_state(party) == states) picked.insert(party);
  return picked;
}

bool proper_subset(const std::set<std::string>& a, const std::set<std::string>& b) {
  return a.size() < b.size() && !a.empty() && std::ranges::includes(b, a);
}

std::vector<std::string> common_parties(const Agreement& a, const Agreement& b) {
  std::vector<std::string> common;
  for (const std::string& party : a.parties)
    if (std::ranges::find(b.parties, party) != b.parties.end()) common.push_back(party);
  return common;
}

bool same_sum(const Agreement& a, const Agreement& b) {
  return a.value && b.value && a.value->unit == b.value->unit && a.value->value == b.value->value;
}

/// Treaties and programmes that the sentence of an agreement names.
std::vector<std::string> named_treaties(const Article& article, const Agreement& agreement) {
  const SentenceNote* note = note_at(article, agreement.spans.front());
  return note == nullptr ? std::vector<std::string>{} : names_in(article, *note, {"programme"});
}

/// How far a deal has come; a later state is no contradiction to an earlier one.
int stage(const std::string& status) {
  constexpr std::array<std::string_view, 7> kStages{"claimed",    "planned", "expected", "announced",
                                                    "memorandum", "signed",  "completed"};
  return static_cast<int>(std::ranges::find(kStages, status) - kStages.begin());
}

/// A deal about shares of a firm: its amount is one, or it tells of 85 % of a party.
bool is_stake(const Article& article, const Agreement& agreement) {
  if (agreement.quantity && agreement.quantity->unit == "percent") return true;
  constexpr std::uint32_t kNear = 12;  // bytes: of, der, de, акций
  const Span told = agreement.spans.front();
  const auto first_behind = [](const auto& items, std::uint32_t begin) {
    return std::ranges::lower_bound(items, begin, {}, [](const auto& item) { return item.span.begin; });
  };
  const auto& figures = article.figures;
  const auto& entities = article.entities;
  for (auto f = first_behind(figures, told.begin); f != figures.end() && f->span.begin < told.end; ++f) {
    if (f->unit != "percent") continue;
    for (auto e = first_behind(entities, f->span.end); e != entities.end() && e->span.begin <= f->span.end + kNear; ++e)
      if (std::ranges::find(agreement.parties, e->canonical) != agreement.parties.end()) return true;
  }
  return false;
}

/// 30 locomotives and 1,110 wagons: not one order.
bool counts_of_others(const Agreement& a, const Agreement& b) {
  return a.quantity && b.quantity && a.quantity->kind == "count" && b.quantity->kind == "count" &&
         a.quantity->unit != b.quantity->unit && a.quantity->unit != "agreement" && b.quantity->unit != "agreement";
}

/// Two agreements of two articles that are held to be one, and what speaks for it.
class DealPair {
 public:
  DealPair(std::span<const Article> articles, const FoundDeal& a, const FoundDeal& b)
      : articles_(articles), left_(a), right_(b), a_(*a.agreement), b_(*b.agreement), common_(common_parties(a_, b_)) {
    if (common_.empty()) return;
    if (!same_sum(a_, b_) && is_stake(articles[a.article], a_) != is_stake(articles[b.article], b_))
      return;  // of its shares, of its goods
    const auto left = named_treaties(articles[a.article], a_), right = named_treaties(articles[b.article], b_);
    for (const std::string& name : left)
      if (std::ranges::find(right, name) != right.end()) treaty_ = name;
    const bool goods_fit = a_.commodity.empty() || b_.commodity.empty() || kindred_goods(a_.commodity, b_.commodity);
    const bool firm = std::ranges::any_of(common_, [](const std::string& party) { return !is_state(party); });
    const bool one_day = !a_.signed_on.empty() && a_.signed_on == b_.signed_on;
    const bool same_good = !a_.commodity.empty() && a_.commodity == b_.commodity;
    const bool all_parties =
        std::set(a_.parties.begin(), a_.parties.end()) == std::set(b_.parties.begin(), b_.parties.end());
    if (counts_of_others(a_, b_)) return;
    const Months day_a = months_of(a_.signed_on), day_b = months_of(b_.signed_on);
    if (day_a.disjoint_from(day_b) && (tells_further(left_) || tells_further(right_))) return;
    constexpr int kFarApart = 24;  // months: another deal of the same
    if (day_a.known() && day_b.known() && std::abs(day_a.first - day_b.first) > kFarApart && !same_sum(a_, b_)) return;
    if (!treaty_.empty())
      why_ = treaty_;
    else if (same_sum(a_, b_) && goods_fit && common_.size() > 1)
      why_ = "the same parties and sum";
    else if (firm && common_.size() > 1 && goods_fit)
      why_ = fmt::format("{} together", fmt::join(common_, ", "));
    else if (all_parties && common_.size() > 1 && (same_good || one_day) && goods_fit)
      why_ = one_day ? "the same parties and day" : "the same parties and good";
  }

  void compare(std::vector<Conflict>& out) const {
    if (why_.empty()) return;
    const std::size_t before = out.size();
    compare_parties(out);
    compare_status(out);
    compare_days(out);
    compare_values(out);
    if (is_sure() && (out.size() == before || !treaty_.empty()))
      add(out, "duplicate", "identity", fmt::format("one agreement in two articles ({}); count it once", why_));
  }

 private:
  void add(std::vector<Conflict>& out, const char* kind, const char* rule, std::string reason) const {
    out.push_back({kind, rule, "medium", side(left_.article, a_.spans.front()), side(right_.article, b_.spans.front()),
                   std::move(reason)});
  }

  [[nodiscard]] bool is_sure() const {
    return !treaty_.empty() || same_sum(a_, b_) || (!a_.signed_on.empty() && a_.signed_on == b_.signed_on);
  }

  /// One good, amount or term besides the parties.
  [[nodiscard]] bool same_object() const {
    if (!a_.commodity.empty() && a_.commodity == b_.commodity) return true;
    constexpr double kAlike = 1.25;
    if (a_.value && b_.value && a_.value->unit == b_.value->unit) {
      const double p = a_.value->value.approximate(), q = b_.value->value.approximate();
      return p <= kAlike * q && q <= kAlike * p;
    }
    return a_.quantity && b_.quantity && a_.quantity->unit == b_.quantity->unit &&
           a_.quantity->value == b_.quantity->value;
  }

  /// A further 3.8 bn: besides what was agreed before.
  [[nodiscard]] bool tells_further(const FoundDeal& deal) const {
    const SentenceNote* note = note_at(articles_[deal.article], deal.agreement->spans.front());
    return note != nullptr && note->also;
  }

  void compare_parties(std::vector<Conflict>& out) const {
    const auto states_a = pick(a_, true), states_b = pick(b_, true);
    if (treaty_.empty() && (proper_subset(states_a, states_b) || proper_subset(states_b, states_a)))
      add(out, "subset", "scope",
          fmt::format("{}: one article names {}, the other {}", common_[0], fmt::join(states_a, " "),
                      fmt::join(states_b, " ")));
  }

  void compare_status(std::vector<Conflict>& out) const {
    if (a_.status == b_.status || !treaty_.empty()) return;
    // one tells as a fact what the other one has only heard: no difference
    const auto only_told = [](const Agreement& x, const Agreement& y) {
      return x.status == "claimed" && (y.status == "signed" || y.status == "completed");
    };
    if (only_told(a_, b_) || only_told(b_, a_)) return compare_denied(out);
    const Months day_a = months_of(articles_[left_.article].date), day_b = months_of(articles_[right_.article].date);
    const bool dated = day_a.known() && day_b.known() && day_a.disjoint_from(day_b);
    const bool grows = dated && (day_a.first < day_b.first) == (stage(a_.status) < stage(b_.status));
    add(out, grows ? "update" : "contradiction", grows ? "supersession" : "modality",
        fmt::format("{}: {} here, {} there", common_[0], a_.status, b_.status));
  }

  /// Signed, says one article; in the other one it is claimed, and denied in the next sentence.
  void compare_denied(std::vector<Conflict>& out) const {
    const bool left = a_.status == "claimed";
    const FoundDeal &claimed = left ? left_ : right_, &told = left ? right_ : left_;
    for (const RivalNote& note : articles_[claimed.article].rival_statements)
      if (note.a.overlaps(claimed.agreement->spans.front())) {
        out.push_back({"contradiction", "modality", "medium", side(told.article, told.agreement->spans.front()),
                       side(claimed.article, note.b),
                       fmt::format("{}: {} here, denied there", common_[0], told.agreement->status)});
        return;
      }
  }

  void compare_days(std::vector<Conflict>& out) const {
    const Months day_a = months_of(a_.signed_on), day_b = months_of(b_.signed_on);
    if (a_.status != b_.status || !day_a.known() || !day_b.known()) return;
    // A year that was guessed from a guessed date of the document may be off by one.
    const bool guessed = (a_.year_guessed && articles_[left_.article].date_source != "given") ||
                         (b_.year_guessed && articles_[right_.article].date_source != "given");
    if (guessed && day_a.first % 12 == day_b.first % 12) return;
    const bool full = a_.signed_on.size() == 10 && b_.signed_on.size() == 10 && a_.signed_on != b_.signed_on;
    // of two months, and nothing but the parties in common: two agreements
    if (day_a.disjoint_from(day_b) && treaty_.empty() && !same_sum(a_, b_) && !same_object()) return;
    if (day_a.disjoint_from(day_b) || full)
      add(out, "contradiction", "order",
          fmt::format("{}: {} {} here, {} there ({})", fmt::join(common_, ", "), a_.status, a_.signed_on, b_.signed_on,
                      why_));
  }

  /// Eight locomotives at 6.2 m each: no sum of the agreement.
  [[nodiscard]] bool is_price_of_one(const FoundDeal& deal) const {
    const Article& article = articles_[deal.article];
    const SentenceNote* note = note_at(article, deal.agreement->spans.front());
    if (note == nullptr || note->cues.each == 0 || !deal.agreement->value) return false;
    return article.figures[note->first_figure + note->cues.each - 1U].span == deal.agreement->value->span;
  }

  void compare_values(std::vector<Conflict>& out) const {
    const Months day_a = months_of(a_.signed_on), day_b = months_of(b_.signed_on);
    if (day_a.known() && day_b.known() && day_a.disjoint_from(day_b)) return;  // of different months: two agreements
    const bool one_kind = !is_price_of_one(left_) && !is_price_of_one(right_);
    if (one_kind && a_.value && b_.value && a_.value->unit == b_.value->unit &&
        rounded_interval(*a_.value).disjoint_from(rounded_interval(*b_.value)))
      add(out, "contradiction", "scope",
          fmt::format("{}: {} here, {} there ({})", fmt::join(common_, ", "), tell(*a_.value), tell(*b_.value), why_));
    const bool quantities = a_.quantity && b_.quantity && a_.quantity->unit == b_.quantity->unit &&
                            a_.quantity->per == b_.quantity->per && a_.quantity->of == b_.quantity->of;
    if (quantities && is_sure() && rounded_interval(*a_.quantity).disjoint_from(rounded_interval(*b_.quantity)))
      add(out, "contradiction", "scope",
          fmt::format("{}: {} here, {} there ({})", fmt::join(common_, ", "), tell(*a_.quantity), tell(*b_.quantity),
                      why_));
    if (a_.term_years && b_.term_years && *a_.term_years != *b_.term_years)
      add(out, "contradiction", "scope",
          fmt::format("{}: for {} years here, for {} there ({})", fmt::join(common_, ", "), a_.term_years->text(),
                      b_.term_years->text(), why_));
  }

  std::span<const Article> articles_;
  const FoundDeal &left_, &right_;
  const Agreement &a_, &b_;
  std::vector<std::string> common_;
  std::string treaty_, why_;
};

/// A part and its whole are never added: a clause of an agreement has no sum of its own, a sum may be inside a set.
void find_members(const Article& article, std::size_t number, std::vector<Conflict>& out) {
  const auto wholes = find_wholes(article.agreements);
  for (std::size_t i = 0; i < wholes.size(); ++i) {
    if (!wholes[i]) continue;
    const Agreement &a = article.agreements[i], &b = article.agreements[wholes[i]->agreement];
    const ConflictSide part = side(number, a.spans.front()), whole = side(number, b.spans.front());
    if (wholes[i]->certain)
      out.push_back({"subset", "scope", "high", part, whole,
                     "a clause of the agreement told before it; never counted beside it"});
    else
      out.push_back({"subset", "scope", "low", part, whole,
                     fmt::format("{} may be inside {} of {}; never add them", tell(*a.value), tell(*b.value),
                                 tell(*b.quantity))});
  }
}

/// One set of agreements, told twice in one article.
void find_repeated_bundles(std::span<const FoundDeal> deals, std::vector<Conflict>& out) {
  for (std::size_t y = 1; y < deals.size(); ++y)
    for (std::size_t x = 0; x < y; ++x) {
      const Agreement &a = *deals[x].agreement, &b = *deals[y].agreement;
      if (deals[x].article != deals[y].article || !is_bundle(a) || !is_bundle(b) || !same_sum(a, b) ||
          a.quantity->value != b.quantity->value)
        continue;
      out.push_back({"duplicate", "identity", "high", side(deals[x].article, a.spans.front()),
                     side(deals[y].article, b.spans.front()),
                     fmt::format("{} of {} twice: one set, to be counted once", tell(*a.quantity), tell(*a.value))});
      break;  // against the first one is enough
    }
}

}  // namespace

void find_agreement_conflicts(std::span<const Article> articles, std::vector<Conflict>& out) {
  std::vector<FoundDeal> deals;
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const Agreement& agreement : articles[i].agreements) deals.push_back({i, &agreement});
  std::map<std::string, std::vector<std::size_t>> by_party;
  for (std::size_t k = 0; k < deals.size(); ++k)
    for (const std::string& party : deals[k].agreement->parties)
      if (auto& members = by_party[party]; members.size() < kMostPerKey) members.push_back(k);
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [party, members] : by_party)
    for (std::size_t x = 0; x < members.size(); ++x)
      for (std::size_t y = x + 1; y < members.size(); ++y)
        if (deals[members[x]].article != deals[members[y]].article && !deals[members[x]].agreement->part_of_last &&
            !deals[members[y]].agreement->part_of_last)
          pairs.emplace(members[x], members[y]);
  for (const auto& [x, y] : pairs) DealPair(articles, deals[x], deals[y]).compare(out);
  constexpr std::size_t kMostDeals = 512;
  const std::span some = std::span(deals).first(std::min(deals.size(), kMostDeals));
  for (std::size_t i = 0; i < articles.size(); ++i) find_members(articles[i], i, out);
  find_repeated_bundles(some, out);
  find_denied_deals(articles, out);
}

}  // namespace korridor
