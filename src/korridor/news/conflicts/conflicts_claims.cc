#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "korridor/news/amounts/interval.h"
#include "korridor/news/conflicts/conflict_rules.h"

namespace korridor {
namespace {

struct Told {
  std::size_t article = 0;
  const Claim* claim = nullptr;
  bool part = false;
};

/// A sum or a count beside a name says too little to be compared; a produced, shipped or stored amount does. Whose it
/// is must be told: 105 Mt of ore are reserves of some place.
bool is_comparable(const Claim& claim) {
  static const std::set<std::string> kVague{"value", "amount", "investment", "debt", "stake", "growth", "decline"};
  if (!claim.figure || claim.subject.empty() || kVague.contains(claim.property) || claim.good == "*") return false;
  if (claim.subject == claim.good || claim.subject == claim.figure->of) return false;
  const Figure& figure = *claim.figure;
  if ((claim.scopes & kChange) != 0) return false;
  if (claim.property == "price" && (!figure.money || figure.per.empty())) return false;  // of what, nobody can tell
  if (figure.kind == "ratio" || figure.kind == "count" || figure.kind == "duration" || figure.unit == "percent_point")
    return false;
  return !figure.of.empty() || figure.unit != "percent";
}

/// The figure stands behind a word for a part, or the whole stands before its sentence.
bool is_part(const Article& article, const Claim& claim) {
  const SentenceNote* note = note_at(article, claim.figure->span);
  if (note == nullptr) return false;
  // 25.2 bcm were exported: 9.6 to Turkey, 2.3 to Georgia
  for (std::size_t i = note->first_figure; i < note->last_figure && !note->change; ++i) {
    const Figure& whole = article.figures[i];
    if (whole.span.end <= claim.figure->span.begin && whole.unit == claim.figure->unit && whole.kind.empty() &&
        whole.per == claim.figure->per && whole.value > claim.figure->value)
      return true;
  }
  if (!note->part) return false;
  if (note->of_before) return true;
  return note->parts < note->last_figure && article.figures[note->parts].span.begin <= claim.figure->span.begin;
}

/// At least three digits that are not zero at the end: 25.2 bn, not 20 m, which many things are. Two will do where the
/// good and the year are told.
bool is_telling(const Claim& claim) {
  const Figure& figure = *claim.figure;
  const std::string text = figure.value.text();
  const auto first = text.find_first_not_of("0."), last = text.find_last_not_of("0.");
  if (first == std::string::npos) return false;
  const std::ptrdiff_t digits = claim.dated && !claim.good.empty() ? 2 : 3;
  return std::count_if(text.begin() + static_cast<std::ptrdiff_t>(first),
                       text.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                       [](char c) { return c >= '0' && c <= '9'; }) >= digits;
}

/// Two flows that nobody dates, told in different months: of different times, as far as anybody can tell.
bool may_be_of_other_times(const Claim& a, const Claim& b) {
  static const std::set<std::string> kFlows{"production", "exports", "imports", "throughput", "demand", "trade_volume"};
  return kFlows.contains(a.property) && !(a.dated && b.dated) && a.as_of != b.as_of;
}

/// Both of a year, or both of the same stretch of one.
bool same_stretch(const Claim& a, const Claim& b) {
  const bool range_a = a.as_of.find('/') != std::string::npos, range_b = b.as_of.find('/') != std::string::npos;
  return range_a == range_b && (!range_a || a.as_of == b.as_of);
}

/// A plan and what came of it, a fiscal and a calendar year, all years and one, resources and reserves: both may hold.
bool stand_beside(const Claim& a, const Claim& b) {
  constexpr std::uint8_t kApart = kFiscalYear | kCumulative | kResources;
  const auto ahead = [](const Claim& claim) { return claim.modality != "fact" && claim.modality != "denial"; };
  return ahead(a) != ahead(b) || ((a.scopes ^ b.scopes) & kApart) != 0;
}

/// One of them is provisional, or the other one revised: the later one stands.
bool is_revision(const Claim& a, const Claim& b) { return ((a.scopes ^ b.scopes) & (kProvisional | kRevised)) != 0; }

void compare_claims(const Told& left, const Told& right, std::vector<Conflict>& out) {
  const Claim &a = *left.claim, &b = *right.claim;
  if (left.article == right.article || left.part != right.part || !same_stretch(a, b)) return;
  const bool same_time = a.as_of.substr(0, 4) == b.as_of.substr(0, 4);
  const ConflictSide side_a = side(left.article, a.figure->span), side_b = side(right.article, b.figure->span);
  if (a.figure->value == b.figure->value && a.figure->value_max == b.figure->value_max) {
    if (same_time && is_telling(a) && is_telling(b) && a.stance != "denied" && b.stance != "denied")
      out.push_back({"duplicate", "repetition", "medium", side_a, side_b,
                     fmt::format("{} of {}: {} in both articles; one fact, and one witness if one copies the other",
                                 a.property, a.subject, tell(*a.figure))});
    return;
  }
  if (left.part || may_be_of_other_times(a, b)) return;  // of one whole, but nobody can tell which part
  if (stand_beside(a, b) || !rounded_interval(*a.figure).disjoint_from(rounded_interval(*b.figure))) return;
  if (same_time && is_revision(a, b)) {
    out.push_back({"update", "supersession", "medium", side_a, side_b,
                   fmt::format("{} of {}: {} here, {} there; one is provisional or was revised", a.property, a.subject,
                               tell(*a.figure), tell(*b.figure))});
    return;
  }
  out.push_back({same_time ? "contradiction" : "update", same_time ? "scope" : "supersession",
                 a.good.empty() ? "low" : "medium", side_a, side_b,
                 fmt::format("{} of {}: {} as of {}, {} as of {}; no value satisfies both", a.property, a.subject,
                             tell(*a.figure), a.as_of, tell(*b.figure), b.as_of)});
}

/// 890,000 t in 2025, up from 820,000 in 2024: an article's figure of an earlier year is outdated by its own newer one.
void drop_older(std::vector<Told>& told) {
  std::map<std::size_t, std::string> newest;
  const auto year = [](const Told& one) { return one.claim->as_of.substr(0, 4); };
  for (const Told& one : told) newest[one.article] = std::max(newest[one.article], year(one));
  std::erase_if(told, [&](const Told& one) { return year(one) < newest[one.article]; });
}

}  // namespace

/// Same subject, property, unit and good: values that nothing satisfies both are a contradiction, or an update when
/// they are told of different times; an equal one is the same told twice.
void find_claim_conflicts(std::span<const Article> articles, std::vector<Conflict>& out) {
  std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, std::vector<Told>> by_key;
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const Claim& claim : articles[i].claims)
      if (is_comparable(claim))
        by_key[{claim.subject, claim.property, claim.figure->unit, claim.good, claim.figure->per}].push_back(
            {i, &claim, is_part(articles[i], claim)});
  for (auto& [key, told] : by_key) {
    drop_older(told);
    for (std::size_t i = 0; i < std::min(told.size(), kMostPerKey); ++i)
      for (std::size_t j = i + 1; j < std::min(told.size(), i + 4); ++j) compare_claims(told[i], told[j], out);
  }
}

}  // namespace korridor
