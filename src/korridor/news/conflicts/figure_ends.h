#pragma once

#include <optional>
#include <span>

#include "korridor/news/amounts/interval.h"

namespace korridor {

/// Both ends of what a figure may mean, above zero; for the sums that show a conflict, never for a value that is told.
struct Ends {
  double low = 0, high = 0;
  [[nodiscard]] bool disjoint_from(Ends other) const { return low > other.high || other.low > high; }
};
[[nodiscard]] inline std::optional<Ends> ends_of(const Figure& figure) {
  const Interval interval = rounded_interval(figure);
  if (!interval.low || !interval.high || interval.low->approximate() <= 0) return std::nullopt;
  return Ends{interval.low->approximate(), interval.high->approximate()};
}
/// Percent that a part is of its whole.
[[nodiscard]] inline Ends percent_of(Ends part, Ends whole) {
  return {100 * part.low / whole.high, 100 * part.high / whole.low};
}

[[nodiscard]] inline bool is_share(const Figure& figure) { return figure.unit == "percent"; }
[[nodiscard]] inline bool same_measure(const Figure& a, const Figure& b) {
  return a.unit == b.unit && a.money == b.money && a.per == b.per && (a.of.empty() || b.of.empty() || a.of == b.of);
}
/// Figures of a sentence.
[[nodiscard]] inline std::span<const Figure> figures_in(const Article& article, const SentenceNote& note) {
  return std::span(article.figures).subspan(note.first_figure, note.last_figure - note.first_figure);
}

}  // namespace korridor
