#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "korridor/base/text.h"
#include "korridor/news/conflict_rules.h"

namespace korridor {
namespace {

bool is_state(const std::string& party) {
  return party.size() == 3 && party == [](std::string text) {
    for (char& c : text)
      if (c < 'A' || c > 'Z') c = '?';
    return text;
  }(party);
}

std::set<std::string> pick(const Agreement& agreement, bool states) {
  std::set<std::string> picked;
  for (const std::string& party : agreement.parties)
    if (is_state(party) == states) picked.insert(party);
  return picked;
}

bool proper_subset(const std::set<std::string>& a, const std::set<std::string>& b) {
  return a.size() < b.size() && !a.empty() && std::ranges::includes(b, a);
}

void compare(std::size_t i, const Agreement& a, std::size_t j, const Agreement& b, std::vector<Conflict>& out) {
  const auto left = side(i, a.spans.front()), right = side(j, b.spans.front());
  const auto firms_a = pick(a, false), firms_b = pick(b, false), states_a = pick(a, true), states_b = pick(b, true);
  std::vector<std::string> common;
  std::ranges::set_intersection(firms_a, firms_b, std::back_inserter(common));
  if (!common.empty() && i != j) {  // one company in two articles
    if (proper_subset(states_a, states_b) || proper_subset(states_b, states_a))
      out.push_back({"subset", "scope", "medium", left, right,
                     fmt::format("{}: one article names {}, the other {}", common[0], fmt::join(states_a, " "),
                                 fmt::join(states_b, " "))});
    if (a.status != b.status)
      out.push_back({"contradiction", "modality", "medium", left, right,
                     fmt::format("{}: {} here, {} there", common[0], a.status, b.status)});
  }
}

}  // namespace

namespace {

struct FoundDeal {
  std::size_t article = 0;
  const Agreement* agreement = nullptr;
};

bool share_state(const Agreement& a, const Agreement& b) {
  const auto left = pick(a, true), right = pick(b, true);
  return std::ranges::any_of(left, [&](const std::string& state) { return right.contains(state); });
}

/// Treaties and programmes that the sentence of an agreement names.
std::vector<std::string> named_treaties(const Article& article, const Agreement& agreement) {
  const SentenceNote* note = note_at(article, agreement.spans.front());
  return note == nullptr ? std::vector<std::string>{} : names_in(article, *note, {"programme"});
}

/// Joining one named treaty, told in two articles.
void compare_treaties(std::span<const Article> articles, const FoundDeal& a, const FoundDeal& b,
                      std::vector<Conflict>& out) {
  if (a.article == b.article || !share_state(*a.agreement, *b.agreement)) return;
  const auto left = named_treaties(articles[a.article], *a.agreement),
             right = named_treaties(articles[b.article], *b.agreement);
  if (!share_name(left, right)) return;
  out.push_back({"duplicate", "identity", "medium", side(a.article, a.agreement->spans.front()),
                 side(b.article, b.agreement->spans.front()),
                 fmt::format("{} in two articles; count it once", left.front())});
}

/// A set of agreements with a sum, and one of the same state and article with a smaller sum of its own: it may be one
/// of the set, so the two are never added.
void compare_bundle(const FoundDeal& one, const FoundDeal& set, std::vector<Conflict>& out) {
  constexpr int kFewest = 5;
  const Agreement &a = *one.agreement, &b = *set.agreement;
  const bool bundle = b.quantity && (b.quantity->unit == "agreement" || b.quantity->unit == "contract") &&
                      b.quantity->value >= Decimal(kFewest) && b.value;
  if (one.article != set.article || !bundle || !a.value || a.quantity || a.value->unit != b.value->unit ||
      a.value->value >= b.value->value || !share_state(a, b))
    return;
  out.push_back(
      {"subset", "scope", "low", side(one.article, a.spans.front()), side(set.article, b.spans.front()),
       fmt::format("{} may be inside {} of {}; never add them", tell(*a.value), tell(*b.value), tell(*b.quantity))});
}

}  // namespace

void find_agreement_conflicts(std::span<const Article> articles, std::vector<Conflict>& out) {
  using Found = FoundDeal;
  std::vector<Found> all;
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const Agreement& agreement : articles[i].agreements) all.push_back({i, &agreement});
  std::map<std::string, std::vector<std::size_t>> by_party;
  for (std::size_t k = 0; k < all.size(); ++k)
    for (const std::string& party : pick(*all[k].agreement, false)) by_party[party].push_back(k);
  for (const auto& [party, members] : by_party)
    for (std::size_t x = 0; x < std::min(members.size(), kMostPerKey); ++x)
      for (std::size_t y = x + 1; y < std::min(members.size(), kMostPerKey); ++y)
        compare(all[members[x]].article, *all[members[x]].agreement, all[members[y]].article,
                *all[members[y]].agreement, out);
  constexpr std::size_t kMostDeals = 512;
  for (std::size_t x = 0; x < std::min(all.size(), kMostDeals); ++x)
    for (std::size_t y = 0; y < std::min(all.size(), kMostDeals); ++y) {
      if (x < y) compare_treaties(articles, all[x], all[y], out);
      if (x != y) compare_bundle(all[x], all[y], out);
    }
  // "No new contracts were signed", and a later article that tells of signed ones with the same state.
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const SentenceNote& note : articles[i].notes) {
      if (!note.no_deal) continue;
      for (const Found& found : all)
        if (found.article != i && found.agreement->status == "signed" && found.agreement->quantity &&
            found.agreement->quantity->unit == "agreement" &&
            std::ranges::any_of(found.agreement->parties, [&](const std::string& party) {
              return std::ranges::any_of(articles[i].entities, [&](const EntityMention& e) { return e.id == party; });
            })) {
          out.push_back({"update", "supersession", "low", side(i, note.span),
                         side(found.article, found.agreement->spans.front()),
                         "nothing new signed at the time of the first; the second tells of signed agreements"});
          break;
        }
    }
}

/// Meetings: the same one in two articles, and more than one that is called the first.
void find_event_conflicts(std::span<const Article> articles, std::vector<Conflict>& out) {
  struct Seen {
    std::size_t article;
    Span span, sentence;
    int year;
    bool first;
  };
  std::map<std::string, std::vector<Seen>> events;
  const auto key = [](const std::string& canonical) {
    std::string name = canonical.substr(0, canonical.rfind(" Summit"));
    auto parts = split(name, '-');
    std::ranges::sort(parts);
    return fmt::format("{}", fmt::join(parts, "-"));
  };
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const EntityMention& mention : articles[i].entities) {
      const SentenceNote* note = note_at(articles[i], mention.span);
      if (mention.kind == "event" && mention.canonical.ends_with(" Summit") && note != nullptr)
        events[key(mention.canonical)].push_back(
            {i, mention.span, note->span, note->year_of_first, note->year_of_first != 0});
    }
  for (const auto& [name, seen] : events)
    for (std::size_t x = 0; x < std::min(seen.size(), kMostPerKey); ++x)
      for (std::size_t y = x + 1; y < std::min(seen.size(), kMostPerKey); ++y) {
        const Seen &a = seen[x], &b = seen[y];
        if (a.article == b.article) continue;
        if (a.first && b.first && a.year != b.year)
          out.push_back({"contradiction", "order", "high", side(a.article, a.sentence), side(b.article, b.sentence),
                         fmt::format("the first {} summit: {} here, {} there", name, a.year, b.year)});
        else if (!a.first && !b.first)
          out.push_back({"duplicate", "identity", "medium", side(a.article, a.span), side(b.article, b.span),
                         fmt::format("the {} summit in two articles", name)});
      }
}

}  // namespace korridor
