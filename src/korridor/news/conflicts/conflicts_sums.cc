#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "korridor/news/conflicts/conflict_rules.h"
#include "korridor/news/conflicts/figure_ends.h"
#include "korridor/news/conflicts/known_rates.h"

namespace korridor {
namespace {

/// 50 Mt, of which 30 Mt coal and 25 Mt ore; of the 50 Mt 30 went east and 25 west: parts that are told beside their
/// whole may not add up to more.
void check_sum(const Article& article, std::size_t number, const SentenceNote& note, std::vector<Conflict>& out) {
  const auto figures = figures_in(article, note);
  if (!(note.part || note.cues.of_first) || (note.change && !note.change_behind && !note.cues.of_first) ||
      figures.size() < 3)
    return;
  const Figure& whole = figures.front();
  const auto w = ends_of(whole);
  if (!w || is_share(whole) || whole.kind == "duration") return;
  double low = 0, high = 0;
  std::string sum;
  for (const Figure& part : figures.subspan(1)) {
    const auto p = ends_of(part);
    if (!p || part.unit != whole.unit || part.money != whole.money || part.per != whole.per ||
        part.value >= whole.value)
      return;
    low += p->low;
    high += p->high;
    sum += (sum.empty() ? "" : " + ") + tell(part);
  }
  if (low <= w->high) return;
  out.push_back({"contradiction", "arithmetic", "medium",
                 side(number, {figures[1].span.begin, figures.back().span.end}), side(number, whole.span),
                 fmt::format("{} is {:.6g} to {:.6g}, more than the whole, {}", sum, low, high, tell(whole))});
}

/// Exports reached 2.1 Mt. X accounted for 1.35 Mt and Y for 0.9: the whole stands in the sentence before.
void check_sum_of_before(const Article& article, std::size_t number, std::size_t n, std::vector<Conflict>& out) {
  const SentenceNote &note = article.notes[n], &before = article.notes[n - 1];
  constexpr std::uint32_t kGap = 4;  // bytes between the two sentences
  if (!note.cues.accounts || note.change || before.span.end + kGap < note.span.begin) return;
  std::vector<Figure> parts;
  for (const Figure& figure : figures_in(article, note))
    if (figure.kind != "count") parts.push_back(figure);  // one mine, two firms
  if (parts.size() < 2) return;
  const Figure* whole = nullptr;
  for (const Figure& figure : figures_in(article, before))
    if (same_measure(figure, parts.front()) && (whole == nullptr || figure.value > whole->value)) whole = &figure;
  const auto w = whole == nullptr ? std::nullopt : ends_of(*whole);
  if (!w) return;
  double low = 0, high = 0;
  std::string sum;
  for (const Figure& part : parts) {
    const auto p = ends_of(part);
    if (!p || !same_measure(part, *whole) || part.value >= whole->value) return;
    low += p->low;
    high += p->high;
    sum += (sum.empty() ? "" : " + ") + tell(part);
  }
  if (low <= w->high) return;
  out.push_back({"contradiction", "arithmetic", "medium",
                 side(number, {parts.front().span.begin, parts.back().span.end}), side(number, whole->span),
                 fmt::format("{} is {:.6g} to {:.6g}, more than the whole, {}", sum, low, high, tell(*whole))});
}

/// 40 percent, a quarter of it in the west: the second share is one of the first; what follows is derived, not told.
void derive_share(const Article& article, std::size_t number, const SentenceNote& note, std::vector<Conflict>& out) {
  const auto figures = figures_in(article, note);
  if (!note.part || note.change || figures.size() != 2 || !is_share(figures[0]) || !is_share(figures[1])) return;
  const Figure &whole = figures[0], &part = figures[1];
  if (whole.value > Decimal(100) || part.value > Decimal(100)) return;
  out.push_back({"subset", "arithmetic", "medium", side(number, part.span), side(number, whole.span),
                 fmt::format("{} of {} is {:.3g} percent of the whole (derived); never add them", tell(part),
                             tell(whole), part.value.approximate() * whole.value.approximate() / 100)});
}

/// A sum that is told in two currencies.
struct Rate {
  std::size_t article = 0;
  Span span;
  Ends ends;
};

void collect_rates(const Article& article, std::size_t number,
                   std::map<std::pair<std::string, std::string>, std::vector<Rate>>& rates) {
  for (std::size_t i = 0; i + 1 < article.figures.size(); ++i) {
    const Figure *a = &article.figures[i], *b = &article.figures[i + 1];
    if (!b->converts) continue;
    const Span span{a->span.begin, b->span.end};
    if (b->unit < a->unit) std::swap(a, b);
    const auto top = ends_of(*a), bottom = ends_of(*b);
    if (top && bottom)
      rates[{a->unit, b->unit}].push_back({number, span, {top->low / bottom->high, top->high / bottom->low}});
  }
}

/// Sums converted in one month imply one rate; other months are not compared.
void compare_rates(std::span<const Article> articles, std::vector<Conflict>& out) {
  constexpr std::size_t kMonth = 7;  // YYYY-MM
  std::map<std::pair<std::string, std::string>, std::vector<Rate>> rates;
  for (std::size_t i = 0; i < articles.size(); ++i) collect_rates(articles[i], i, rates);
  for (const auto& [pair, told] : rates)
    for (std::size_t i = 0; i < std::min(told.size(), kMostPerKey); ++i)
      for (std::size_t j = i + 1; j < std::min(told.size(), i + 4); ++j) {
        const Rate &a = told[i], &b = told[j];
        const std::string &day_a = articles[a.article].date, &day_b = articles[b.article].date;
        if (day_a.size() < kMonth || day_a.substr(0, kMonth) != day_b.substr(0, kMonth) ||
            !a.ends.disjoint_from(b.ends))
          continue;
        out.push_back(
            {"contradiction", "conversion", "medium", side(a.article, a.span), side(b.article, b.span),
             fmt::format("{:.4g} to {:.4g} {} per {} here, {:.4g} to {:.4g} there, both in {}", a.ends.low, a.ends.high,
                         pair.first, pair.second, b.ends.low, b.ends.high, day_a.substr(0, kMonth))});
      }
}

/// 244 bn francs (430 bn dollars): a rate that is off by more than the currencies ever moved in these years is a slip
/// of the power of ten, or of the currency.
void check_known_rate(const Article& article, std::size_t number, std::vector<Conflict>& out) {
  constexpr double kFar = 2;
  constexpr std::size_t kYear = 4;
  const std::string year = article.date.substr(0, kYear);
  if (year.size() < kYear || year < kRatesFrom || year > kRatesUntil) return;
  for (std::size_t i = 0; i + 1 < article.figures.size(); ++i) {
    const Figure &a = article.figures[i], &b = article.figures[i + 1];
    if (!b.converts) continue;
    const auto top = units_per_dollar(a.unit), bottom = units_per_dollar(b.unit);
    const double p = a.value.approximate(), q = b.value.approximate();
    if (!top || !bottom || p <= 0 || q <= 0) continue;
    const double told = p / q, known = *top / *bottom;
    if (told < kFar * known && known < kFar * told) continue;
    out.push_back(
        {"contradiction", "conversion", "medium", side(number, a.span), side(number, b.span),
         fmt::format("{:.3g} {} per {} here; in these years it was about {:.3g}", told, a.unit, b.unit, known)});
  }
}

}  // namespace

void find_sum_conflicts(std::span<const Article> articles, std::vector<Conflict>& out) {
  for (std::size_t i = 0; i < articles.size(); ++i) {
    check_known_rate(articles[i], i, out);
    for (std::size_t n = 0; n < articles[i].notes.size(); ++n) {
      check_sum(articles[i], i, articles[i].notes[n], out);
      if (n > 0) check_sum_of_before(articles[i], i, n, out);
      derive_share(articles[i], i, articles[i].notes[n], out);
    }
  }
  compare_rates(articles, out);
}

}  // namespace korridor
