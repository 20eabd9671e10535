#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "korridor/base/fold.h"
#include "korridor/base/text.h"
#include "korridor/news/claims/known_terms.h"
#include "korridor/news/conflicts/conflict_rules.h"

namespace korridor {
namespace {

std::string last_word(std::string_view text) {
  const auto blank = text.rfind(' ');
  return folded(blank == std::string_view::npos ? text : text.substr(blank + 1));
}

/// Edits between two words, each counting one.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t best = std::min({row[j] + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      corner = row[j];
      row[j] = best;
    }
  }
  return row[b.size()];
}

/// One person in two spellings: Tokajew and Tokayev, Kassym-Jomart and Kassym-Schomart. A genitive is no other
/// spelling.
bool is_variant(std::string_view a, std::string_view b) {
  const std::string left = folded(a), right = folded(b);
  const std::string short_a = last_word(a), short_b = last_word(b);
  const bool whole_names = left.find(' ') != std::string::npos && right.find(' ') != std::string::npos;
  const std::string& x = whole_names ? left : short_a;
  const std::string& y = whole_names ? right : short_b;
  return x != y && x + "s" != y && y + "s" != x && distance(x, y) <= 1 + std::min(x.size(), y.size()) / 3;
}

void find_variants(std::span<const Article> articles, std::vector<Conflict>& out) {
  struct Form {
    std::size_t article;
    const EntityMention* mention;
  };
  std::map<std::string, std::vector<Form>> forms;
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const EntityMention& mention : articles[i].entities) {
      if (mention.kind != "person") continue;
      auto& seen = forms[mention.canonical];
      const auto same = [&](const Form& form) { return folded(form.mention->surface) == folded(mention.surface); };
      if (seen.size() < kMostPerKey &&
          std::ranges::none_of(seen, [&](const Form& form) { return same(form) && form.article == i; }))
        seen.push_back({i, &mention});
    }
  for (const auto& [canonical, seen] : forms) {
    std::set<std::string> told;  // each further spelling once, against the first one
    for (std::size_t j = 1; j < seen.size(); ++j)
      for (std::size_t i = 0; i < j; ++i) {
        const std::string &a = seen[i].mention->surface, &b = seen[j].mention->surface;
        // Between articles only whole names are compared: a surname alone repeats what they tell.
        const bool same_article = seen[i].article == seen[j].article;
        const bool whole = a.find(' ') != std::string::npos && b.find(' ') != std::string::npos;
        if ((!same_article && !whole) || !is_variant(a, b)) continue;
        std::string spelling = folded(b);
        if (spelling.ends_with('s')) spelling.pop_back();  // a genitive
        if (!told.insert(spelling).second) break;
        out.push_back({"name_variant", "identity", "high", side(seen[i].article, seen[i].mention->span),
                       side(seen[j].article, seen[j].mention->span), fmt::format("two spellings of {}", canonical)});
        break;
      }
  }
}

/// A name that nobody bears, beside the office of somebody who bears a part of it.
void find_garbled(std::span<const Article> articles, std::vector<Conflict>& out) {
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const EntityMention& mention : articles[i].entities)
      if (!mention.like_known.empty())
        out.push_back({"garbled_name",
                       "identity",
                       "medium",
                       side(i, mention.span),
                       {.article = -1, .span = {}, .text = mention.like_known},
                       fmt::format("no {} is known; {} shares a part of the name and the state", mention.surface,
                                   mention.like_known)});
}

/// Two corridors are never the same because both are called one.
void find_corridors(std::span<const Article> articles, std::vector<Conflict>& out) {
  struct First {
    std::size_t article;
    const EntityMention* mention;
  };
  std::map<std::string, First> firsts;
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const EntityMention& mention : articles[i].entities)
      if (mention.kind == "corridor" && mention.canonical.find("orridor") != std::string::npos)
        firsts.emplace(mention.canonical, First{i, &mention});
  for (auto a = firsts.begin(); a != firsts.end(); ++a)
    for (auto b = std::next(a); b != firsts.end(); ++b)
      out.push_back({"lookalike", "identity", "medium", side(a->second.article, a->second.mention->span),
                     side(b->second.article, b->second.mention->span),
                     fmt::format("{} and {} are different ways", a->first, b->first)});
}

/// A former president who was in office on the day of the text, as far as is known: a hint.
void hold_against_terms(std::span<const Article> articles, const std::string& key, std::size_t article, Span span,
                        std::vector<Conflict>& out) {
  const auto bar = key.find('|');
  const std::string person = key.substr(0, bar), role = key.substr(bar + 1);
  const KnownTerm* term = term_on(person, role, articles[article].date);
  if (term == nullptr) return;
  out.push_back({"contradiction",
                 "office",
                 "low",
                 side(article, span),
                 {.article = -1, .span = {}, .text = fmt::format("{} in office since {}.", person, term->from)},
                 fmt::format("{} is called former {} here; in office since {}, as far as is known (from memory)",
                             person, role, term->from)});
}

/// "der Ex-Präsident" here, "Präsident X" there.
void find_offices(std::span<const Article> articles, std::vector<Conflict>& out) {
  struct Office {
    std::size_t article;
    Span span;
  };
  std::map<std::string, Office> former;
  std::map<std::string, std::map<std::size_t, Span>> present;  // the first mention of each article
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const OfficeNote& office : articles[i].offices)
      if (const std::string key = office.person + "|" + office.role; office.former)
        former.emplace(key, Office{i, office.span});
      else
        present[key].emplace(i, office.span);
  for (const auto& [key, past] : former) {
    const auto now = present.find(key);
    if (now == present.end()) {
      hold_against_terms(articles, key, past.article, past.span, out);
      continue;
    }
    const std::string person = key.substr(0, key.find('|')), role = key.substr(key.find('|') + 1);
    for (const auto& [article, span] : now->second)
      out.push_back({"contradiction", "office", "high", side(past.article, past.span), side(article, span),
                     fmt::format("{} is called former {} here and {} there", person, role, role)});
  }
}

}  // namespace

void find_name_conflicts(std::span<const Article> articles, std::vector<Conflict>& out) {
  find_variants(articles, out);
  find_garbled(articles, out);
  find_corridors(articles, out);
  find_offices(articles, out);
}

}  // namespace korridor
