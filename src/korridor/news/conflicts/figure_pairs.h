#pragma once

#include <algorithm>
#include <string>

#include "korridor/news/amounts/interval.h"
#include "korridor/news/proposal.h"

namespace korridor {

/// Figures of one text held against each other by their claims.
class FigurePairs {
 public:
  explicit FigurePairs(const Article& block) : block_(block) {}

  /// The claim of a figure, found by its place; nullptr where there is none.
  [[nodiscard]] const Claim* claim_of(const Figure& figure) const {
    const auto begin = [](const Claim& claim) { return claim.figure ? claim.figure->span.begin : claim.span.begin; };
    const auto it = std::ranges::lower_bound(block_.claims, figure.span.begin, {}, begin);
    return it == block_.claims.end() || !it->figure || it->figure->span != figure.span ? nullptr : &*it;
  }

  [[nodiscard]] static bool is_vague(const std::string& property) {
    return property == "amount" || property == "value" || property == "count" || property == "share";
  }

  /// Both of one measure, of one property as far as told, and no value satisfies both.
  [[nodiscard]] bool rival(const Figure& a, const Figure& b, bool same_sentence = false) const {
    if (a.unit != b.unit || a.money != b.money || a.kind == "ratio" || a.kind == "duration" || a.converts || b.converts)
      return false;
    if (!a.of.empty() && !b.of.empty() && a.of != b.of) return false;
    const Claim *x = claim_of(a), *y = claim_of(b);
    if (x == nullptr || y == nullptr) return false;
    if (x->property != y->property && !is_vague(x->property) && !is_vague(y->property)) return false;
    constexpr double kFactor = 10;  // what is farther apart is something else
    // 2.2 Mt a year; the study says 1.4 million
    if (a.per != b.per && (!same_sentence || a.money || (!a.per.empty() && !b.per.empty()))) return false;
    return similar_size(a, b, kFactor) && differ_when_rounded(a, b);
  }

  /// No value is rounded to both: 43 km and 42 km meet at 42.5, which is one of them only.
  [[nodiscard]] static bool differ_when_rounded(const Figure& a, const Figure& b) {
    const Interval x = rounded_interval(a), y = rounded_interval(b);
    if (x.disjoint_from(y)) return true;
    const auto plain = [](const Figure& f) { return !f.approximate() && f.bound == Bound::none && !f.value_max; };
    return plain(a) && plain(b) && a.value != b.value && (*x.high == *y.low || *y.high == *x.low);
  }

  /// Neither is more than so many times the other.
  [[nodiscard]] static bool similar_size(const Figure& a, const Figure& b, double factor) {
    const double p = a.value.approximate(), q = b.value.approximate();
    return p > 0 && q > 0 && p <= factor * q && q <= factor * p;
  }

  [[nodiscard]] bool of_one_property(const Figure& a, const Figure& b) const {
    const Claim *x = claim_of(a), *y = claim_of(b);
    return x != nullptr && y != nullptr && x->property == y->property && x->good == y->good && !is_vague(x->property);
  }

  /// A deal is worth 4 bn. The bank said gold exports came to 5.8 bn: the second one names a property of its own, and
  /// the first one none.
  [[nodiscard]] bool changes_subject(const Figure& first, const Figure& second) const {
    const Claim *x = claim_of(first), *y = claim_of(second);
    const bool money = y != nullptr && (y->property == "debt" || y->property == "price" || y->property == "investment");
    return x != nullptr && y != nullptr && is_vague(x->property) && !is_vague(y->property) && !money;
  }

  /// 5.5 t last year; the management promises 9 for 2026: each with a date of its own.
  [[nodiscard]] bool of_other_years(const Figure& first, const Figure& second) const {
    constexpr std::size_t kYear = 4;
    const Claim *x = claim_of(first), *y = claim_of(second);
    return x != nullptr && y != nullptr && x->dated && y->dated &&
           x->as_of.substr(0, kYear) != y->as_of.substr(0, kYear);
  }

  /// How many times one is the other, above 1.
  [[nodiscard]] static double apart(const Figure& a, const Figure& b) {
    const double p = a.value.approximate(), q = b.value.approximate();
    return p > q ? p / q : q / p;
  }

 private:
  const Article& block_;
};

}  // namespace korridor
