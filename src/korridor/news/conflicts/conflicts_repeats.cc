#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "korridor/news/conflicts/conflict_rules.h"

namespace korridor {
namespace {

struct Told {
  std::size_t article = 0;
  const Claim* claim = nullptr;
};

/// The state that an article names most; empty where two are named as often, or none twice.
std::string main_state(const Article& article) {
  std::map<std::string, int> mentions;
  for (const EntityMention& entity : article.entities)
    if (entity.kind == "country") ++mentions[entity.id];
  std::string most;
  int count = 1;
  for (const auto& [state, times] : mentions)
    if (times >= count) {
      most = times > count ? state : std::string();
      count = times;
    }
  return most;
}

/// Digits without the zeros at both ends.
std::size_t digits_of(const Figure& figure) {
  std::string text = figure.value.text();
  std::erase(text, '.');
  const auto first = text.find_first_not_of('0'), last = text.find_last_not_of('0');
  return first == std::string::npos ? 0 : last - first + 1;
}

/// A sum or an amount that is told so exactly that two texts on one state hardly mean different things by it.
bool is_singular(const Claim& claim) {
  constexpr std::size_t kDigits = 3;
  constexpr double kLarge = 1000;
  if (!claim.figure || claim.stance == "denied") return false;
  const Figure& figure = *claim.figure;
  return figure.kind.empty() && figure.unit != "percent" && !figure.converts && !figure.value_max &&
         figure.value.approximate() >= kLarge && digits_of(figure) >= kDigits;
}

bool goods_fit(const Claim& a, const Claim& b) {
  const auto open = [](const std::string& good) { return good.empty() || good == "*"; };
  return open(a.good) || open(b.good) || kindred_goods(a.good, b.good);
}

/// What two figures of two articles are told to be already.
using Pairs = std::set<std::tuple<int, Span, int, Span>>;

Pairs pairs_of(const std::vector<Conflict>& conflicts) {
  Pairs pairs;
  for (const Conflict& conflict : conflicts) {
    const auto &a = conflict.a, &b = conflict.b;
    if (a.article < 0 || b.article < 0 || a.article == b.article) continue;
    pairs.emplace(a.article, a.span, b.article, b.span);
    pairs.emplace(b.article, b.span, a.article, a.span);
  }
  return pairs;
}

/// Sums of agreements are compared as such.
bool in_agreement(const Article& article, Span place) {
  constexpr std::size_t kMostDeals = 512;
  return article.agreements.size() > kMostDeals ||
         std::ranges::any_of(article.agreements, [&](const Agreement& agreement) {
           return std::ranges::any_of(agreement.spans, [&](Span span) { return span.overlaps(place); });
         });
}

class Repeats {
 public:
  Repeats(std::span<const Article> articles, std::vector<Conflict>& out)
      : articles_(articles), told_(pairs_of(out)), out_(out) {}

  void compare(const std::vector<Told>& told, const std::string& state) {
    constexpr std::size_t kNext = 4;
    for (std::size_t i = 0; i < std::min(told.size(), kMostPerKey); ++i)
      for (std::size_t j = i + 1; j < std::min(told.size(), i + kNext); ++j) compare(told[i], told[j], state);
  }

 private:
  void compare(const Told& left, const Told& right, const std::string& state) {
    constexpr std::size_t kYear = 4;
    const Claim &a = *left.claim, &b = *right.claim;
    const ConflictSide side_a = side(left.article, a.figure->span), side_b = side(right.article, b.figure->span);
    if (left.article == right.article || a.as_of.substr(0, kYear) != b.as_of.substr(0, kYear) || !goods_fit(a, b) ||
        told_.contains({side_a.article, side_a.span, side_b.article, side_b.span}) ||
        (in_agreement(articles_[left.article], side_a.span) && in_agreement(articles_[right.article], side_b.span)))
      return;
    out_.push_back({"duplicate", "repetition", "low", side_a, side_b,
                    fmt::format("{} in two articles on {}, of one year: probably one fact", tell(*a.figure), state)});
  }

  std::span<const Article> articles_;
  Pairs told_;
  std::vector<Conflict>& out_;
};

}  // namespace

/// 617 million dollars here and there, both articles on Botswana and of one year: probably one sum, however each of
/// them tells what it is of.
void find_repeats(std::span<const Article> articles, std::vector<Conflict>& out) {
  std::map<std::tuple<std::string, std::string, std::string, std::string>, std::vector<Told>> by_value;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::string state = main_state(articles[i]);
    if (state.empty()) continue;
    for (const Claim& claim : articles[i].claims)
      if (is_singular(claim))
        by_value[{state, claim.figure->unit, claim.figure->value.text(), claim.figure->per}].push_back({i, &claim});
  }
  Repeats repeats(articles, out);
  for (const auto& [key, told] : by_value)
    if (told.size() > 1) repeats.compare(told, std::get<0>(key));
}

}  // namespace korridor
