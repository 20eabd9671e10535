#include "korridor/news/conflicts/conflicts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "korridor/news/conflicts/conflict_rules.h"

namespace korridor {

namespace {

/// 17200000000 as 17 200 000 000: nobody counts ten digits.
std::string grouped(const std::string& number) {
  constexpr std::size_t kLong = 5, kGroup = 3;
  std::size_t digits = std::min(number.find('.'), number.size());
  if (digits < kLong) return number;
  std::string out = number;
  for (; digits > kGroup; digits -= kGroup) out.insert(digits - kGroup, " ");
  return out;
}

}  // namespace

std::string tell(const Figure& figure) {
  const char* sure = figure.bound == Bound::min   ? "more than "
                     : figure.bound == Bound::max ? "at most "
                     : figure.approximate()       ? "about "
                                                  : "";
  return fmt::format("{}{}{} {}{}", sure, grouped(figure.value.text()),
                     figure.value_max ? ".." + grouped(figure.value_max->text()) : "", figure.unit,
                     figure.per.empty() ? "" : "/" + figure.per);
}

const SentenceNote* note_at(const Article& article, Span span) {
  const auto it =
      std::ranges::upper_bound(article.notes, span.begin, {}, [](const SentenceNote& note) { return note.span.begin; });
  if (it == article.notes.begin()) return nullptr;
  return &*std::prev(it);
}

std::vector<std::string> names_in(const Article& article, const SentenceNote& note,
                                  std::initializer_list<std::string_view> kinds) {
  std::vector<std::string> names;
  for (std::size_t i = note.first_entity; i < note.last_entity; ++i)
    if (std::ranges::find(kinds, article.entities[i].kind) != kinds.end())
      names.push_back(article.entities[i].canonical);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

bool kindred_goods(const std::string& a, const std::string& b) {
  const auto narrower = [](const std::string& good, const std::string& than) {
    return good.starts_with(than + " ") || good.ends_with(" " + than);
  };
  return a == b || narrower(a, b) || narrower(b, a);
}

bool share_name(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& name) { return std::ranges::find(b, name) != b.end(); });
}

std::vector<Conflict> find_conflicts(std::span<const Article> articles) {
  std::vector<Conflict> found;
  find_figure_conflicts(articles, found);
  find_change_conflicts(articles, found);
  find_share_conflicts(articles, found);
  find_price_conflicts(articles, found);
  find_sum_conflicts(articles, found);
  find_claim_conflicts(articles, found);
  find_agreement_conflicts(articles, found);
  find_name_conflicts(articles, found);
  find_fact_conflicts(articles, found);
  find_repeats(articles, found);
  const auto key = [](const Conflict& conflict) {
    return std::tuple(conflict.a.article, conflict.a.span, conflict.b.article, conflict.b.span, conflict.kind,
                      conflict.rule);
  };
  std::ranges::stable_sort(found, {}, key);
  const auto again = std::ranges::unique(found, {}, key);
  found.erase(again.begin(), again.end());
  return found;
}

}  // namespace korridor
