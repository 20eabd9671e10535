#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "korridor/news/conflicts/conflict_rules.h"
#include "korridor/news/conflicts/known_summits.h"
#include "korridor/news/deals/clauses.h"

namespace korridor {
namespace {

struct Told {
  std::size_t article = 0;
  const FactNote* fact = nullptr;
};

std::string names(const std::vector<std::string>& parties) { return fmt::format("{}", fmt::join(parties, ", ")); }

std::string tell(Months when) {
  if (!when.known()) return "undated";
  if (when.first == when.last) return fmt::format("{}-{:02}", when.first / 12, when.first % 12 + 1);
  if (when.first / 12 == when.last / 12) return fmt::format("{}", when.first / 12);
  return fmt::format("{} to {}", when.first / 12, when.last / 12);
}

std::string ordinal(int rank) {
  constexpr const char* kNames[] = {"", "first", "second", "third"};
  return rank < 4 ? kNames[rank] : fmt::format("{}th", rank);
}

class Comparison {
 public:
  Comparison(std::span<const Article> articles, std::vector<Conflict>& out) : articles_(articles), out_(out) {}

  void compare(const Told& a, const Told& b) {
    if (a.fact->span == b.fact->span && a.article == b.article) return;
    const FactNote &x = *a.fact, &y = *b.fact;
    if (x.kind == "meeting" && y.kind == "meeting") return meetings(a, b);
    if (x.kind == "first" && y.kind == "first") return firsts(a, b);
    if (x.kind == "relation" && y.kind == "relation") return relations(a, b);
    if (x.kind == "top" && y.kind == "top") return tops(a, b);
    if (x.kind == "flow" && y.kind == "flow") return flows(a, b);
    if ((x.kind == "begin" || x.kind == "end") && x.kind == y.kind) return events(a, b);
    for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
      if (one.fact->kind == "neglect" && (other.fact->kind == "meeting" || other.fact->kind == "relation"))
        neglected(one, other);
      if (one.fact->kind == "flow" && other.fact->kind == "top") flow_and_top(one, other);
      if (one.fact->kind == "flow" && other.fact->kind == "way") flow_and_way(one, other);
    }
  }

  /// "Never dealt with" is held against the earliest event only: one is enough.
  void finish() {
    for (const auto& [fact, pair] : earliest_)
      add("contradiction", "modality", "medium", pair.first, pair.second,
          fmt::format("{}: no dealings at all here, {} ({}) there", names(fact->parties),
                      pair.second.fact->kind == "meeting" ? "a meeting" : "relations", tell(pair.second.fact->when)));
  }

 private:
  void add(const char* kind, const char* rule, const char* sure, const Told& a, const Told& b, std::string reason) {
    out_.push_back({kind, rule, sure, side(a.article, a.fact->span), side(b.article, b.fact->span), std::move(reason)});
  }

  void meetings(const Told& a, const Told& b) {
    const FactNote &x = *a.fact, &y = *b.fact;
    if (x.parties != y.parties || (x.rank != 0 && y.rank != 0 && x.rank != y.rank)) return;
    const bool dated = x.when.known() && y.when.known();
    const bool ranked = x.rank != 0 && x.rank == y.rank;
    if (ranked && dated && x.when.disjoint_from(y.when))
      return add("contradiction", "order", x.rank == 1 && a.article != b.article ? "high" : "medium", a, b,
                 fmt::format("the {} meeting of {}: {} here, {} there", ordinal(x.rank), names(x.parties), tell(x.when),
                             tell(y.when)));
    if (a.article == b.article || (dated && x.when.disjoint_from(y.when))) return;
    const bool to_the_month = dated && x.when.last - x.when.first < 2 && y.when.last - y.when.first < 2;
    const bool summits = x.what == "summit" && y.what == "summit";
    if ((ranked && dated) || (summits && (to_the_month || (x.rank != 1 && y.rank != 1 && x.parties.size() > 1))))
      add("duplicate", "identity", to_the_month || ranked ? "high" : "medium", a, b,
          fmt::format("one meeting of {} in two articles: {} here, {} there", names(x.parties), tell(x.when),
                      tell(y.when)));
  }

  void firsts(const Told& a, const Told& b) {
    const FactNote &x = *a.fact, &y = *b.fact;
    if (x.what != y.what || x.parties != y.parties || !x.when.disjoint_from(y.when)) return;
    add("contradiction", "order", "medium", a, b,
        fmt::format("the first {} of {}: {} here, {} there", x.what, names(x.parties), tell(x.when), tell(y.when)));
  }

  /// The terminal in Beira opens in March here, in November there. Told months later it may have been put off since.
  void events(const Told& a, const Told& b) {
    const FactNote &x = *a.fact, &y = *b.fact;
    if (a.article == b.article || x.what != y.what || x.parties != y.parties || !x.when.disjoint_from(y.when)) return;
    const Months day_a = months_of(articles_[a.article].date), day_b = months_of(articles_[b.article].date);
    constexpr int kLater = 2;  // months
    const bool later =
        day_a.known() && day_b.known() && (day_b.first - day_a.last >= kLater || day_a.first - day_b.last >= kLater);
    add(later ? "update" : "contradiction", later ? "supersession" : "order", "medium", a, b,
        fmt::format("{} of the {} at {}: {} here, {} there", x.kind == "begin" ? "opening" : "completion", x.what,
                    names(x.parties), tell(x.when), tell(y.when)));
  }

  void relations(const Told& a, const Told& b) {
    const FactNote &x = *a.fact, &y = *b.fact;
    if (x.what != y.what) return;
    const bool same = x.parties == y.parties;
    const bool apart = x.when.known() && y.when.known() && x.when.disjoint_from(y.when);
    if (same && apart)
      return add(
          "contradiction", "order", "medium", a, b,
          fmt::format("relations of {} since {} here, since {} there", names(x.parties), tell(x.when), tell(y.when)));
    if (same && x.what == "diplomatic" && a.article != b.article)
      return add("duplicate", "identity", "high", a, b,
                 fmt::format("diplomatic relations of {} in two articles", names(x.parties)));
    if (!same && apart && a.article == b.article && x.firms && y.firms && share_name(x.parties, y.parties))
      add("contradiction", "order", "low", a, b,
          fmt::format(
              "business of companies ({}; {}) since {} here, since {} there: the same business, or another one?",
              names(x.parties), names(y.parties), tell(x.when), tell(y.when)));
  }

  void tops(const Told& a, const Told& b) {
    const FactNote &x = *a.fact, &y = *b.fact;
    if (x.what != y.what || x.parties != y.parties || x.good != y.good || x.who == y.who) return;
    const std::string of = names(x.parties) + (x.parties.empty() || x.good.empty() ? "" : ", ") + x.good;
    if (x.when.known() && y.when.known() && x.when.disjoint_from(y.when))
      return add(
          "update", "supersession", "medium", a, b,
          fmt::format("largest {} ({}): {} in {}, {} in {}", x.what, of, x.who, tell(x.when), y.who, tell(y.when)));
    add("contradiction", "order", "medium", a, b,
        fmt::format("largest {} ({}): {} here, {} there; only one can be", x.what, of, x.who, y.who));
  }

  static bool same_goods(const FactNote& x, const FactNote& y) {
    return x.good.empty() || y.good.empty() || x.good == y.good;
  }
  static const char* sure(const FactNote& x, const FactNote& y) { return x.guessed || y.guessed ? "low" : "medium"; }

  void flows(const Told& a, const Told& b) {
    const FactNote &x = *a.fact, &y = *b.fact;
    if (x.parties != y.parties || x.who == y.who || !same_goods(x, y)) return;
    add("contradiction", "scope", sure(x, y), a, b,
        fmt::format("{} of what {} exports goes to {} here, {} to {} there", x.all ? "all" : "most", names(x.parties),
                    x.who, y.all ? "all" : "most", y.who));
  }

  /// All of it goes to one state, and another one is the largest partner: they can both hold only for different goods.
  void flow_and_top(const Told& flow, const Told& top) {
    const FactNote &x = *flow.fact, &y = *top.fact;
    if (x.guessed || (y.what != "trading_partner" && y.what != "buyer") || x.parties != y.parties || x.who == y.who ||
        !same_goods(x, y))
      return;
    add("contradiction", "scope", "low", flow, top,
        fmt::format("{} of what {} exports goes to {}, yet {} is its largest {}: of which goods, by what measure?",
                    x.all ? "all" : "most", names(x.parties), x.who, y.who, y.what));
  }

  /// A country that buys everything, and one that is only crossed on the way.
  void flow_and_way(const Told& flow, const Told& way) {
    const FactNote &x = *flow.fact, &y = *way.fact;
    if (x.parties != y.parties || x.who != y.who || x.good != y.good) return;
    add("contradiction", "scope", "low", flow, way,
        fmt::format("{} is where the exports of {} end here, and only on their way there", x.who, names(x.parties)));
  }

  void neglected(const Told& neglect, const Told& event) {
    const FactNote &x = *neglect.fact, &y = *event.fact;
    if (x.parties != y.parties || !y.when.known()) return;
    const auto [at, fresh] = earliest_.emplace(neglect.fact, std::pair(neglect, event));
    if (!fresh && y.when.first < at->second.second.fact->when.first) at->second.second = event;
  }

  std::span<const Article> articles_;
  std::vector<Conflict>& out_;
  std::map<const FactNote*, std::pair<Told, Told>> earliest_;
};

/// A later mention in one article that adds nothing: one statement is enough.
bool tells_no_more(const FactNote& later, const FactNote& before) {
  const bool as_dated =
      !later.when.known() || (later.when.first == before.when.first && later.when.last == before.when.last);
  const bool as_ranked = later.rank == 0 || later.rank == before.rank;
  return later.kind == before.kind && (later.kind == "meeting" || later.what == before.what) &&
         later.parties == before.parties && later.who == before.who && later.good == before.good && as_dated &&
         as_ranked;
}

/// Only facts that name the same actor can clash.
std::set<std::string> keys_of(const FactNote& fact) {
  std::set<std::string> keys(fact.parties.begin(), fact.parties.end());
  if (fact.kind == "top" && fact.parties.empty()) keys.insert(fact.good);
  return keys;
}

/// A summit told for a month in which it was not held, as far as is known: the date is from memory, so this is a hint.
void hold_against_calendar(std::size_t article, const FactNote& fact, std::string_view document_date,
                           std::vector<Conflict>& out) {
  const KnownSummit* known = contradicted_summit(fact, document_date);
  if (known == nullptr) return;
  const std::string days =
      known->from == known->until ? std::string(known->from) : fmt::format("{} to {}", known->from, known->until);
  std::string met =
      fmt::format("The summit of {} met in {}, {}, as far as is known.", names(fact.parties), known->place, days);
  std::string reason = fmt::format("the summit of {}: {} here; as far as is known (from memory) it met in {}, {}",
                                   names(fact.parties), tell(fact.when), known->place, days);
  out.push_back({"contradiction",
                 "order",
                 "low",
                 side(article, fact.span),
                 {.article = -1, .span = {}, .text = std::move(met)},
                 std::move(reason)});
}

/// One is called the largest in one sentence, another one in the next.
void find_rival_rank(const Article& article, std::size_t number, const FactNote& top, std::vector<Conflict>& out) {
  for (const RivalNote& note : article.rival_ranks)
    if (note.a == top.span)
      out.push_back(
          {"contradiction", "order", "medium", side(number, note.a), side(number, note.b),
           fmt::format("largest {}: {} by one source, {} by another; only one can be", top.what, top.who, note.why)});
}

}  // namespace

void find_fact_conflicts(std::span<const Article> articles, std::vector<Conflict>& out) {
  std::map<std::string, std::vector<Told>> by_key;
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const FactNote& fact : articles[i].facts) {
      hold_against_calendar(i, fact, articles[i].date, out);
      if (fact.kind == "top") find_rival_rank(articles[i], i, fact, out);
      for (const std::string& key : keys_of(fact)) {
        auto& told = by_key[key];
        const auto again = [&](const Told& other) { return other.article == i && tells_no_more(fact, *other.fact); };
        if (told.size() < kMostPerKey && std::ranges::none_of(told, again)) told.push_back({i, &fact});
      }
    }
  Comparison comparison(articles, out);
  for (const auto& [key, told] : by_key)
    for (std::size_t x = 0; x < told.size(); ++x)
      for (std::size_t y = x + 1; y < told.size(); ++y) comparison.compare(told[x], told[y]);
  comparison.finish();
}

}  // namespace korridor
