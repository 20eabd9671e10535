#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "korridor/news/conflict_rules.h"
#include "korridor/news/interval.h"

namespace korridor {
namespace {

/// Both ends of what a figure may mean, above zero; for the sums that show a conflict, never for a value that is told.
struct Ends {
  double low = 0, high = 0;
};
std::optional<Ends> ends_of(const Figure& figure) {
  const Interval interval = interval_of(figure);
  if (!interval.low || !interval.high || interval.low->approximate() <= 0) return std::nullopt;
  return Ends{interval.low->approximate(), interval.high->approximate()};
}
bool disjoint(Ends a, Ends b) { return a.low > b.high || b.low > a.high; }

bool is_share(const Figure& figure) { return figure.unit == "percent"; }
bool same_measure(const Figure& a, const Figure& b) {
  return a.unit == b.unit && a.money == b.money && a.per == b.per && (a.of.empty() || b.of.empty() || a.of == b.of);
}

/// Figures of a sentence.
std::span<const Figure> figures_in(const Article& article, const SentenceNote& note) {
  return std::span(article.figures).subspan(note.first_figure, note.last_figure - note.first_figure);
}

void check_part(std::size_t number, const Figure& whole, const Figure& part, const Figure& share,
                std::vector<Conflict>& out) {
  if (whole.unit != part.unit || whole.money != part.money || (!part.per.empty() && part.per != whole.per) ||
      part.value >= whole.value)
    return;
  const auto w = ends_of(whole), p = ends_of(part), s = ends_of(share);
  if (!w || !p || !s) return;
  const Ends told{100 * p->low / w->high, 100 * p->high / w->low};
  if (!disjoint(told, *s)) return;
  out.push_back({"contradiction", "arithmetic", "low", side(number, share.span), side(number, part.span),
                 fmt::format("{} of {} is {:.3g} to {:.3g} percent, not {}", tell(part), tell(whole), told.low,
                             told.high, tell(share))});
}

/// Of 40 Mt 30 Mt went east, 60 percent: part over whole must be the share. The share stands right behind the part, or
/// the sentence says that something is a part.
void check_share(const Article& article, std::size_t number, const SentenceNote& note, std::vector<Conflict>& out) {
  const auto figures = figures_in(article, note);
  if (figures.size() != 3 || note.change || note.of_whole) return;
  // 2.5 Mt a year, used to 40 percent, that is 1.4 Mt
  constexpr std::uint32_t kNear = 4;  // words
  const bool last = is_share(figures[2]);
  if (!last && (note.compares || !is_share(figures[1]) || figures[2].first_token > figures[1].last_token + kNear))
    return;
  const Figure *whole = &figures[0], *part = last ? &figures[1] : &figures[2], &share = last ? figures[2] : figures[1];
  if (!last) return check_part(number, *whole, *part, share, out);
  if (is_share(*whole) || !same_measure(*whole, *part) || part->value >= whole->value) return;
  if (!note.part && share.first_token > part->last_token + 2) return;
  const auto w = ends_of(*whole), p = ends_of(*part), s = ends_of(share);
  if (!w || !p || !s) return;
  const Ends told{100 * p->low / w->high, 100 * p->high / w->low};
  if (!disjoint(told, *s)) return;
  out.push_back({"contradiction", "arithmetic", "medium", side(number, share.span), side(number, part->span),
                 fmt::format("{} of {} is {:.3g} to {:.3g} percent, not {}", tell(*part), tell(*whole), told.low,
                             told.high, tell(share))});
}

/// 50 Mt, of which 30 Mt coal and 25 Mt ore: parts that are told beside their whole may not add up to more.
void check_sum(const Article& article, std::size_t number, const SentenceNote& note, std::vector<Conflict>& out) {
  const auto figures = figures_in(article, note);
  if (!note.part || note.change || figures.size() < 3) return;
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
  out.push_back({"contradiction", "arithmetic", "medium", side(number, figures[1].span), side(number, whole.span),
                 fmt::format("{} is {:.4g} to {:.4g}, more than the whole, {}", sum, low, high, tell(whole))});
}

/// 40 aircraft at 120 m each for 6 bn: number times price must be the sum.
void check_price(const Article& article, std::size_t number, const SentenceNote& note, std::vector<Conflict>& out) {
  const auto figures = figures_in(article, note);
  if (figures.size() != 3 || note.change) return;
  const Figure *count = nullptr, *price = nullptr, *total = nullptr;
  for (const Figure& figure : figures) (!figure.money ? count : figure.per.empty() ? total : price) = &figure;
  if (count == nullptr || price == nullptr || total == nullptr) return;
  if (price->unit != total->unit || price->per != count->unit || !count->per.empty()) return;
  const auto n = ends_of(*count), p = ends_of(*price), t = ends_of(*total);
  if (!n || !p || !t) return;
  const Ends told{n->low * p->low, n->high * p->high};
  if (!disjoint(told, *t)) return;
  out.push_back({"contradiction", "arithmetic", "medium", side(number, total->span), side(number, price->span),
                 fmt::format("{} at {} is {:.4g} to {:.4g} {}, not {}", tell(*count), tell(*price), told.low, told.high,
                             total->unit, tell(*total))});
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
        if (day_a.size() < kMonth || day_a.substr(0, kMonth) != day_b.substr(0, kMonth) || !disjoint(a.ends, b.ends))
          continue;
        out.push_back(
            {"contradiction", "conversion", "medium", side(a.article, a.span), side(b.article, b.span),
             fmt::format("{:.4g} to {:.4g} {} per {} here, {:.4g} to {:.4g} there, both in {}", a.ends.low, a.ends.high,
                         pair.first, pair.second, b.ends.low, b.ends.high, day_a.substr(0, kMonth))});
      }
}

}  // namespace

void find_sum_conflicts(std::span<const Article> articles, std::vector<Conflict>& out) {
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const SentenceNote& note : articles[i].notes) {
      check_share(articles[i], i, note, out);
      check_sum(articles[i], i, note, out);
      check_price(articles[i], i, note, out);
      derive_share(articles[i], i, note, out);
    }
  compare_rates(articles, out);
}

}  // namespace korridor
