#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "korridor/news/conflicts/conflict_rules.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/clauses.h"

namespace korridor {
namespace {

constexpr std::size_t kMostDeals = 512;

struct ToldDeal {
  std::size_t article = 0;
  const Agreement* agreement = nullptr;
};

/// How many parties of an agreement are among some names, and how many of them are no states.
struct NamedParties {
  int all = 0, firms = 0;
};
NamedParties count_named(const std::set<std::string>& names, const Agreement& agreement) {
  NamedParties named;
  for (const std::string& party : agreement.parties) {
    if (!names.contains(party)) continue;
    ++named.all;
    named.firms += is_state(party) ? 0 : 1;
  }
  return named;
}

/// Codes and names of the entities [first, last) of an article.
std::set<std::string> names_of(const Article& article, std::size_t first, std::size_t last) {
  std::set<std::string> names;
  for (std::size_t i = first; i < last; ++i) {
    names.insert(article.entities[i].canonical);
    if (!article.entities[i].id.empty()) names.insert(article.entities[i].id);
  }
  return names;
}

/// "No contract was signed" against the agreement of another article that shares most parties with it: two of them
/// named in the very sentence, or a set of agreements with somebody of the article.
void find_denied(std::span<const Article> articles, std::span<const ToldDeal> deals, std::vector<Conflict>& out) {
  for (std::size_t i = 0; i < articles.size(); ++i) {
    std::size_t denials = 0;
    std::set<std::string> all_names;
    for (const SentenceNote& note : articles[i].notes) {
      if (!note.no_deal || ++denials > kMostPerKey) continue;
      if (denials == 1) all_names = names_of(articles[i], 0, articles[i].entities.size());
      const std::set<std::string> names = names_of(articles[i], note.first_entity, note.last_entity);
      const ToldDeal* best = nullptr;
      int most = 0;
      bool clash = false;
      for (const ToldDeal& found : deals) {
        const Agreement& agreement = *found.agreement;
        if (found.article == i || agreement.status != "signed") continue;
        const NamedParties here = count_named(names, agreement);
        const NamedParties anywhere = count_named(all_names, agreement);
        const bool set =
            agreement.quantity && agreement.quantity->unit == "agreement" && (anywhere.firms > 0 || anywhere.all > 1);
        const int score = here.all * 1000 + anywhere.firms * 100 + anywhere.all;  // a company says more than a state
        if ((here.all < 2 && !set) || score <= most) continue;
        most = score;
        best = &found;
        clash = here.all > 1;
      }
      if (best == nullptr) continue;
      const Months then = months_of(articles[i].date), later = months_of(articles[best->article].date);
      clash &= !(then.known() && later.known() && then.last < later.first);
      out.push_back({clash ? "contradiction" : "update", clash ? "modality" : "supersession", clash ? "medium" : "low",
                     side(i, note.span), side(best->article, best->agreement->spans.front()),
                     clash ? "not signed here, signed there"
                           : "nothing new signed at the time of the first; the second tells of signed agreements"});
    }
  }
}

/// Of another firm or state, another deal is denied.
bool names_no_other(const Article& article, const SentenceNote& note, const Agreement& agreement) {
  const bool of_firms = std::ranges::none_of(agreement.parties, is_state);  // a state beside them is where it is said
  for (std::size_t i = note.first_entity; i < note.last_entity; ++i) {
    const EntityMention& entity = article.entities[i];
    const std::string& party = entity.kind == "country" ? entity.id : entity.canonical;
    if ((entity.kind == "company" || (entity.kind == "country" && !of_firms)) &&
        std::ranges::find(agreement.parties, party) == agreement.parties.end())
      return false;
  }
  return true;
}

/// We had no such contract: what the sentence right before it tells.
bool names_nobody(const Article& article, const SentenceNote& note) {
  for (std::size_t i = note.first_entity; i < note.last_entity; ++i)
    if (article.entities[i].kind == "company" || article.entities[i].kind == "country") return false;
  return true;
}

/// X told that it had signed; two sentences later Y says that nothing is signed: one text, both accounts.
void find_denied_here(const Article& article, std::size_t number, std::vector<Conflict>& out) {
  constexpr std::size_t kBack = 3;
  if (article.agreements.size() > kMostDeals) return;
  std::size_t denials = 0;
  for (std::size_t n = 1; n < article.notes.size() && denials < kMostPerKey; ++n) {
    const SentenceNote& note = article.notes[n];
    if (note.denial == Denial::none && !note.denies_that) continue;
    const std::set<std::string> names = names_of(article, note.first_entity, note.last_entity);
    const bool such = note.such && names_nobody(article, note);
    const SentenceNote& before = article.notes[n - 1];
    constexpr std::uint32_t kGap = 4;  // bytes
    if (note.denies_that && before.reported && before.span.end + kGap >= note.span.begin) {
      out.push_back({"contradiction", "modality", "medium", side(number, before.span), side(number, note.span),
                     "told here, denied in the next sentence"});
      ++denials;
      continue;
    }
    if (note.denial == Denial::none) continue;
    const auto within = [&](const RivalNote& rival) { return note.span.holds(rival.a) && note.span.holds(rival.b); };
    if (std::ranges::any_of(article.rival_statements, within)) continue;  // of what its own sentence tells
    ++denials;
    for (std::size_t back = 1; back <= std::min(n, such ? 1 : kBack); ++back) {
      const Span told = article.notes[n - back].span;
      const auto it = std::ranges::find_if(article.agreements, [&](const Agreement& agreement) {
        const bool open = agreement.status == "planned" || agreement.status == "expected";
        if (open && note.denial == Denial::signing) return false;  // not yet signed
        return agreement.spans.front().overlaps(told) && !agreement.spans.front().overlaps(note.span) &&
               (such || count_named(names, agreement).all > 0) && names_no_other(article, note, agreement);
      });
      if (it == article.agreements.end()) continue;
      out.push_back({"contradiction", "modality", "medium", side(number, it->spans.front()), side(number, note.span),
                     fmt::format("{} here, denied {} later", it->status, back == 1 ? "one sentence" : "shortly")});
      break;
    }
  }
}

/// What one side tells and the other one denies, where it was not already found as a deal that is denied.
void find_rival_statements(const Article& article, std::size_t number, std::vector<Conflict>& out) {
  std::size_t told = 0;
  for (const RivalNote& note : article.rival_statements) {
    const auto is_known = [&](const Conflict& conflict) {
      return conflict.rule == "modality" && conflict.a.article == static_cast<int>(number) &&
             conflict.b.article == conflict.a.article && conflict.a.span.overlaps(note.a) &&
             conflict.b.span.overlaps(note.b);
    };
    if (++told > kMostPerKey || std::ranges::any_of(out, is_known)) continue;
    out.push_back({"contradiction", "modality", "medium", side(number, note.a), side(number, note.b),
                   note.why == "same sentence" ? "told by one side, denied by another in the same sentence"
                                               : "told by one side, denied by another in the next sentence"});
  }
}

}  // namespace

void find_denied_deals(std::span<const Article> articles, std::vector<Conflict>& out) {
  std::vector<ToldDeal> deals;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    find_denied_here(articles[i], i, out);
    find_rival_statements(articles[i], i, out);
    for (const Agreement& agreement : articles[i].agreements)
      if (deals.size() < kMostDeals) deals.push_back({i, &agreement});
  }
  find_denied(articles, deals, out);
}

}  // namespace korridor
