#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "korridor/news/amounts/interval.h"
#include "korridor/news/conflicts/conflict_rules.h"

namespace korridor {
namespace {

struct Place {
  std::size_t article = 0, figure = 0;
};

const Figure& at(std::span<const Article> articles, Place place) {
  return articles[place.article].figures[place.figure];
}

/// 17,2 Mrd. US-Dollar (14,8 Mrd. Euro): the same sum in another currency, and the rate that this implies.
void find_conversions(const Article& article, std::size_t number, std::vector<Conflict>& out) {
  for (std::size_t i = 0; i + 1 < article.figures.size(); ++i) {
    const Figure& a = article.figures[i];
    const Figure& b = article.figures[i + 1];
    if (!b.converts || b.value == Decimal{}) continue;
    const Interval low = interval_of(a), high = interval_of(b);
    std::string rate = fmt::format("{:.4g}", a.value.approximate() / b.value.approximate());
    if (low.low && low.high && high.low && high.high && high.low->approximate() > 0)
      rate += fmt::format(", by rounding {:.3g} to {:.3g}", low.low->approximate() / high.high->approximate(),
                          low.high->approximate() / high.low->approximate());
    out.push_back({"duplicate", "conversion", "high", side(number, a.span), side(number, b.span),
                   fmt::format("one sum in two currencies: {} / {} = {} {} per {}; never add them", tell(a), tell(b),
                               rate, a.unit, b.unit)});
  }
}

/// 12.9 Mt by one source, 13.4 Mt by another; 60 percent denied, 38 given instead; revised from 3.4 Mt: an update.
void find_rivals(const Article& article, std::size_t number, std::vector<Conflict>& out) {
  const auto figure_at = [&](Span span) { return std::ranges::lower_bound(article.figures, span, {}, &Figure::span); };
  for (const RivalNote& note : article.rivals) {
    const auto a = figure_at(note.a), b = figure_at(note.b);
    if (a == article.figures.end() || b == article.figures.end() || a->span != note.a || b->span != note.b) continue;
    if (note.why == "revised")
      out.push_back({"update", "supersession", "medium", side(number, note.a), side(number, note.b),
                     fmt::format("{} and {}, in one text: one was revised", tell(*a), tell(*b))});
    else
      out.push_back(
          {"contradiction", "account", "medium", side(number, note.a), side(number, note.b),
           fmt::format("{} here, {} there, in one text ({}): no value satisfies both", tell(*a), tell(*b), note.why)});
  }
}

/// One event with two dates, each by a source of its own.
void find_rival_dates(const Article& article, std::size_t number, std::vector<Conflict>& out) {
  const auto date_at = [&](Span span) { return std::ranges::lower_bound(article.dates, span, {}, &DateMention::span); };
  for (const RivalNote& note : article.rival_dates) {
    const auto a = date_at(note.a), b = date_at(note.b);
    if (a == article.dates.end() || b == article.dates.end()) continue;
    out.push_back({"contradiction", "order", "medium", side(number, note.a), side(number, note.b),
                   fmt::format("one event: {} by one source, {} by another", a->iso, b->iso)});
  }
}

/// wobei allein Kasachstan für 44 Milliarden: the parts beside their whole in one sentence.
void find_parts(const Article& article, std::size_t number, std::vector<Conflict>& out) {
  for (const SentenceNote& note : article.notes) {
    if (!note.part || note.of_before || note.parts == note.first_figure) continue;
    std::size_t place = note.parts - 1;  // 594,000 t, 14 percent more, of which 207,000 t: over the share
    while (place > note.first_figure && article.figures[place].unit == "percent") --place;
    const Figure& whole = article.figures[place];
    for (std::size_t i = note.parts; i < note.last_figure; ++i) {
      const Figure& part = article.figures[i];
      if (whole.unit != part.unit || whole.money != part.money || part.value >= whole.value ||
          whole.value == Decimal{} || part.kind == "duration" || part.unit == "percent")
        continue;
      out.push_back({"subset", "scope", "high", side(number, part.span), side(number, whole.span),
                     fmt::format("{} is part of {}: {:.3g} percent of it; never add them", tell(part), tell(whole),
                                 100 * part.value.approximate() / whole.value.approximate())});
    }
  }
}

bool is_mass_or_volume(const Figure& figure) {
  return figure.unit == "t" || figure.unit == "kg" || figure.unit == "m3" || figure.unit == "barrel" ||
         figure.unit == "tU" || figure.unit == "oz";
}

/// Ore here and there what may be won from it: no fuel and nothing that grows.
bool is_ore_and_yield(const std::string& a, const std::string& b) {
  static const std::set<std::string> kNotDug{"oil",
                                             "oil products",
                                             "natural gas",
                                             "liquefied natural gas",
                                             "liquefied petroleum gas",
                                             "crude oil",
                                             "gas condensate",
                                             "associated gas",
                                             "coking coal",
                                             "thermal coal",
                                             "coal",
                                             "coke",
                                             "diesel",
                                             "petrol",
                                             "naphtha",
                                             "bitumen",
                                             "methanol",
                                             "ethanol",
                                             "biodiesel",
                                             "grain",
                                             "wheat",
                                             "barley",
                                             "maize",
                                             "rice",
                                             "sorghum",
                                             "flour",
                                             "cotton",
                                             "sugar",
                                             "coffee",
                                             "cocoa",
                                             "rapeseed",
                                             "sunflower seeds",
                                             "oilseeds",
                                             "cashew nuts",
                                             "groundnuts",
                                             "vanilla",
                                             "bananas",
                                             "meat",
                                             "fish",
                                             "fishmeal",
                                             "wool",
                                             "cashmere",
                                             "timber",
                                             "steel",
                                             "cement",
                                             "clinker",
                                             "fertiliser",
                                             "urea",
                                             "electricity"};
  if (a == b || a.empty() || b.empty() || (!a.ends_with("ore") && !b.ends_with("ore"))) return false;
  return !kNotDug.contains(a) && !kNotDug.contains(b);
}

/// Copper and copper concentrate, of which a quarter to a third is copper.
bool is_metal_and_concentrate(const std::string& a, const std::string& b) {
  const auto is_of = [](const std::string& good, const std::string& metal) {
    return !metal.empty() && (good == metal + " concentrate" || good == metal + " ore");
  };
  return is_of(a, b) || is_of(b, a);
}

/// One digit and zeros, which many things are.
bool is_round(const Figure& figure) {
  const std::string text = figure.value.text();
  return std::ranges::count_if(text, [](char c) { return c >= '1' && c <= '9'; }) < 2;
}

/// True if each of two places belongs to an agreement of its own with the same number and sum.
bool sets_of_agreements(const Article& article, Span a, Span b) {
  constexpr std::size_t kMostDeals = 512;
  if (article.agreements.size() > kMostDeals) return false;
  const auto around = [&](Span place) -> const Agreement* {
    for (const Agreement& agreement : article.agreements)
      if (agreement.value && agreement.quantity && agreement.quantity->unit == "agreement" &&
          std::ranges::any_of(agreement.spans, [&](Span span) { return span.overlaps(place); }))
        return &agreement;
    return nullptr;
  };
  const Agreement *x = around(a), *y = around(b);
  return x != nullptr && y != nullptr && x != y && x->value->value == y->value->value;
}

bool in_agreement(const Article& article, Span place) {
  return std::ranges::any_of(article.agreements, [&](const Agreement& agreement) {
    return std::ranges::any_of(agreement.spans, [&](Span span) { return span.overlaps(place); });
  });
}

/// Equal amounts of different goods: 20 Mt of ore are not 20 Mt of rare earths. Or the same thing said twice.
void compare_equal(std::span<const Article> articles, Place first, Place second, std::vector<Conflict>& out) {
  const Figure& a = at(articles, first);
  const Figure& b = at(articles, second);
  const ConflictSide left = side(first.article, a.span), right = side(second.article, b.span);
  const SentenceNote *note_a = note_at(articles[first.article], a.span),
                     *note_b = note_at(articles[second.article], b.span);
  if (note_a == nullptr || note_b == nullptr || note_a == note_b) return;
  if (is_mass_or_volume(a)) {
    const bool named = share_name(names_in(articles[first.article], *note_a, {"company", "country", "place"}),
                                  names_in(articles[second.article], *note_b, {"company", "country", "place"}));
    const bool beside = first.article == second.article && note_a + 1 == note_b;
    const bool contained = (named || beside) && is_metal_and_concentrate(a.of, b.of) && !is_round(a);
    if (!is_ore_and_yield(a.of, b.of) && !contained) return;
    out.push_back({"contradiction", "unit", "medium", left, right,
                   fmt::format("{} of {} here, {} of {} there: equal numbers of different goods; ore, metal and oxide "
                               "are different weights",
                               tell(a), a.of, tell(b), b.of)});
    if (a.of == "ore" || b.of == "ore")
      out.push_back({"duplicate", "identity", "medium", left, right,
                     fmt::format("probably one deposit told twice: {}, once as {}, once as {}", tell(a), a.of, b.of)});
    return;
  }
  if (!a.money && (a.unit != "agreement" || first.article != second.article)) return;
  const auto parties_a = names_in(articles[first.article], *note_a, {"company"}),
             parties_b = names_in(articles[second.article], *note_b, {"company"});
  const bool same_article = first.article == second.article;
  if (!parties_a.empty() && !parties_b.empty() && !share_name(parties_a, parties_b)) {
    out.push_back({"lookalike", "identity", "high", left, right,
                   fmt::format("{} twice, but of {} and of {}: equal sums, different things; do not merge", tell(a),
                               parties_a[0], parties_b[0])});
    return;
  }
  if (!same_article) {
    const bool of_deals =
        in_agreement(articles[first.article], a.span) && in_agreement(articles[second.article], b.span);
    if (a.money && !of_deals && share_name(parties_a, parties_b))  // deals are compared as such
      out.push_back({"duplicate", "repetition", "low", left, right,
                     fmt::format("{} of {} in both articles: probably one sum", tell(a), parties_a[0])});
    return;
  }
  if (note_a->also || note_b->also) {
    out.push_back(
        {"contradiction", "repetition", "medium", side(first.article, note_a->span), side(second.article, note_b->span),
         fmt::format(
             "{} stands twice, the second time as something further: one set told twice, or two sets? Never {} {}",
             tell(a), a.value.times(Decimal(2)).value_or(a.value).text(), a.unit)});
  }
  if (note_a->headline || note_b->headline) return;
  if (sets_of_agreements(articles[first.article], note_a->span, note_b->span)) return;  // told of the agreements
  out.push_back({"duplicate", "repetition", "high", side(first.article, note_a->span),
                 side(second.article, note_b->span), fmt::format("{} is told twice; count it once", tell(a))});
}

void find_equal(std::span<const Article> articles, std::vector<Conflict>& out) {
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<Place>> by_value;
  for (std::size_t article = 0; article < articles.size(); ++article)
    for (std::size_t i = 0; i < articles[article].figures.size(); ++i) {
      const Figure& figure = articles[article].figures[i];
      const bool bundle = figure.unit == "agreement" && figure.value.approximate() >= 5;
      const bool large = bundle || (figure.money ? figure.value.approximate() >= 1e6
                                                 : is_mass_or_volume(figure) && figure.value.approximate() >= 1000);
      if (large) by_value[{figure.unit, figure.value.text(), figure.per}].push_back({article, i});
    }
  for (const auto& [key, places] : by_value)
    for (std::size_t i = 0; i < std::min(places.size(), kMostPerKey); ++i)
      for (std::size_t j = i + 1; j < std::min(places.size(), i + 4); ++j)
        compare_equal(articles, places[i], places[j], out);
}

/// 29 agreements of 17.2 bn here, more than 35 of 17 bn there: alike, but other agreements.
void find_bundles(std::span<const Article> articles, std::vector<Conflict>& out) {
  struct Bundle {
    std::size_t article;
    const Figure *count, *sum;
  };
  std::vector<Bundle> bundles;
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const SentenceNote& note : articles[i].notes)
      for (std::size_t f = note.first_figure; f + 1 < note.last_figure; ++f) {
        const Figure &count = articles[i].figures[f], &sum = articles[i].figures[f + 1];
        if (bundles.size() < kMostPerKey && (count.unit == "agreement" || count.unit == "contract") && sum.money)
          bundles.push_back({i, &count, &sum});
      }
  for (std::size_t x = 0; x < bundles.size(); ++x)
    for (std::size_t y = x + 1; y < bundles.size(); ++y) {
      const Bundle &a = bundles[x], &b = bundles[y];
      const double p = a.sum->value.approximate(), q = b.sum->value.approximate();
      if (a.article == b.article || a.sum->unit != b.sum->unit || a.count->value == b.count->value || p > 1.2 * q ||
          q > 1.2 * p)
        continue;
      out.push_back({"lookalike", "identity", "high", side(a.article, {a.count->span.begin, a.sum->span.end}),
                     side(b.article, {b.count->span.begin, b.sum->span.end}),
                     fmt::format("{} of {} and {} of {}: alike in number and sum, not the same; do not merge",
                                 tell(*a.count), tell(*a.sum), tell(*b.count), tell(*b.sum))});
    }
}

}  // namespace

void find_figure_conflicts(std::span<const Article> articles, std::vector<Conflict>& out) {
  for (std::size_t i = 0; i < articles.size(); ++i) {
    find_conversions(articles[i], i, out);
    find_parts(articles[i], i, out);
    find_rivals(articles[i], i, out);
    find_rival_dates(articles[i], i, out);
  }
  find_equal(articles, out);
  find_bundles(articles, out);
}

}  // namespace korridor
