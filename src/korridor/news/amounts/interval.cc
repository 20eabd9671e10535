#include "korridor/news/amounts/interval.h"

#include <algorithm>

namespace korridor {
namespace {

Decimal share(Decimal value, int percent) { return value.times(*Decimal::make(percent, -2)).value_or(value); }
Decimal minus(Decimal a, Decimal b) { return a.plus(b.times(Decimal(-1)).value_or(Decimal{})).value_or(a); }

}  // namespace

bool Interval::disjoint_from(const Interval& other) const {
  return (high && other.low && *high < *other.low) || (other.high && low && *other.high < *low);
}

Interval interval_of(const Figure& figure) {
  const Decimal value = figure.value;
  const Decimal high = figure.value_max.value_or(value);
  const Decimal half = figure.kind == "count" || figure.value_max
                           ? Decimal{}
                           : Decimal::make(5, figure.last_digit - 1).value_or(Decimal{});
  Interval interval{minus(value, half), high.plus(half).value_or(high)};
  switch (figure.about) {
    case About::exact:
      break;
    case About::about:
      interval = {std::min(*interval.low, share(value, 95)), std::max(*interval.high, share(high, 105))};
      break;
    case About::below:
      interval = {share(value, 93), high};
      break;
    case About::above:
      interval = {value, share(high, 107)};
      break;
  }
  // more than a billion is no less than a billion, however few digits that is written with
  const bool plain = figure.about == About::exact;
  if (figure.bound == Bound::min) interval = {plain ? value : *interval.low, std::nullopt};
  if (figure.bound == Bound::max) interval = {Decimal{}, plain ? high : *interval.high};
  if (interval.low && *interval.low < Decimal{}) interval.low = Decimal{};
  return interval;
}

Interval rounded_interval(const Figure& figure) {
  Interval interval = interval_of(figure);
  if (figure.kind == "count" || figure.value_max || figure.about != About::exact || figure.bound != Bound::none)
    return interval;
  int digits = 0;
  for (std::int64_t left = figure.value.mantissa(); left != 0; left /= 10) ++digits;
  const int last = std::min(figure.value.exponent(), figure.value.exponent() + digits - 2);  // power of ten
  const auto half = Decimal::make(5, last - 1);
  if (!half || last <= figure.last_digit) return interval;
  interval.low = std::min(*interval.low, minus(figure.value, *half));
  interval.high = std::max(*interval.high, figure.value.plus(*half).value_or(figure.value));
  return interval;
}

}  // namespace korridor
