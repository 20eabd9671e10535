#pragma once

#include <optional>

#include "korridor/news/proposal.h"

namespace korridor {

/// What a figure may mean: nothing at an end is no limit.
struct Interval {
  std::optional<Decimal> low, high;
  [[nodiscard]] bool disjoint_from(const Interval& other) const;
};

/// Half a unit of the last written digit to both sides; "rund" five percent, "fast" seven below, "gut" seven above;
/// "mehr als" from the figure itself without an upper end, "bis zu" from 0 to it. These shares are opinions, told in
/// docs/methods/news.md.
[[nodiscard]] Interval interval_of(const Figure& figure);
/// The same where zeros at the end of a whole number may be rounded: 890,000 is 885,000 to 895,000. Two digits are
/// taken as meant. What is held against another text is held so.
[[nodiscard]] Interval rounded_interval(const Figure& figure);

}  // namespace korridor
