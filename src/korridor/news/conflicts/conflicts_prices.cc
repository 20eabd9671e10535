#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>

#include "korridor/news/conflicts/conflict_rules.h"
#include "korridor/news/conflicts/figure_ends.h"

namespace korridor {
namespace {

/// A unit in another one of its kind: exact by definition (the pound and the ounce of 1959, the barrel of 42 gallons).
struct UnitSize {
  std::string_view unit, kind;
  double size;
};
constexpr std::array<UnitSize, 9> kUnits{{{"t", "weight", 1000},
                                          {"kg", "weight", 1},
                                          {"g", "weight", 0.001},
                                          {"lb", "weight", 0.45359237},
                                          {"oz", "weight", 0.0311034768},
                                          {"kWh", "energy", 1},
                                          {"MWh", "energy", 1000},
                                          {"GWh", "energy", 1e6},
                                          {"TWh", "energy", 1e9}}};

/// How many of the second unit are in one of the first; nothing where they measure different things.
std::optional<double> factor(std::string_view from, std::string_view to) {
  if (from == to) return 1;
  const auto find = [](std::string_view unit) {
    for (const UnitSize& known : kUnits)
      if (known.unit == unit) return &known;
    return static_cast<const UnitSize*>(nullptr);
  };
  const UnitSize *a = find(from), *b = find(to);
  if (a == nullptr || b == nullptr || a->kind != b->kind) return std::nullopt;
  return a->size / b->size;
}

/// 40 aircraft at 120 m each for 6 bn; 1,900 t at 48 USD a kilogram, 152 m: number times price must be the sum.
void check_price(const Article& article, std::size_t number, const SentenceNote& note, std::vector<Conflict>& out) {
  const Figure *count = nullptr, *price = nullptr, *total = nullptr;
  std::size_t figures = 0;
  for (const Figure& figure : figures_in(article, note)) {
    const bool each = note.cues.each == &figure - figures_in(article, note).data() + 1;
    if (is_share(figure) || figure.kind == "duration") continue;
    (!figure.money ? count : figure.per.empty() && !each ? total : price) = &figure;
    ++figures;
  }
  if (figures != 3 || note.change || count == nullptr || price == nullptr || total == nullptr) return;
  const auto per = price->per.empty() ? std::optional(1.0) : factor(count->unit, price->per);
  if (price->unit != total->unit || !per || !count->per.empty() || (price->per.empty() && count->kind != "count"))
    return;
  const auto n = ends_of(*count), p = ends_of(*price), t = ends_of(*total);
  if (!n || !p || !t) return;
  const Ends told{n->low * p->low * *per, n->high * p->high * *per};
  if (!told.disjoint_from(*t)) return;
  out.push_back({"contradiction", "arithmetic", "medium", side(number, total->span), side(number, price->span),
                 fmt::format("{} at {} is {:.4g} to {:.4g} {}, not {}", tell(*count), tell(*price), told.low, told.high,
                             total->unit, tell(*total))});
}

}  // namespace

void find_price_conflicts(std::span<const Article> articles, std::vector<Conflict>& out) {
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const SentenceNote& note : articles[i].notes)
      if (note.last_figure - note.first_figure >= 3) check_price(articles[i], i, note, out);
}

}  // namespace korridor
