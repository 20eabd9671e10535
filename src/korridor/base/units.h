#pragma once

#include <compare>

namespace korridor {

/// A number that means something: the compiler multiplies and divides the units, and refuses sums of unlike things.
///
/// The exponents count tonnes, US dollars, hours, calendar years and kilometres. A calendar year is a unit of its own:
/// it has 365 or 366 days, so days become years only through years_between (korridor/study/period.h). Stored in t, usd,
/// h, yr and km; `value()` hands the plain number to loops over arrays.
template <int Mass, int Money, int Time, int Year, int Length>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(double value) : value_(value) {}
  [[nodiscard]] constexpr double value() const { return value_; }

  constexpr Quantity operator-() const { return Quantity(-value_); }
  constexpr Quantity& operator+=(Quantity other) { return value_ += other.value_, *this; }
  constexpr Quantity& operator-=(Quantity other) { return value_ -= other.value_, *this; }
  constexpr Quantity& operator*=(double factor) { return value_ *= factor, *this; }
  constexpr Quantity& operator/=(double divisor) { return value_ /= divisor, *this; }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return a += b; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return a -= b; }
  friend constexpr Quantity operator*(Quantity a, double factor) { return a *= factor; }
  friend constexpr Quantity operator*(double factor, Quantity a) { return a *= factor; }
  friend constexpr Quantity operator/(Quantity a, double divisor) { return a /= divisor; }
  constexpr auto operator<=>(const Quantity&) const = default;

 private:
  double value_ = 0;
};

/// Products and quotients; where all units cancel, a plain number is left.
template <int M, int D, int T, int Y, int L, int M2, int D2, int T2, int Y2, int L2>
constexpr auto operator*(Quantity<M, D, T, Y, L> a, Quantity<M2, D2, T2, Y2, L2> b) {
  const double product = a.value() * b.value();
  if constexpr (M + M2 == 0 && D + D2 == 0 && T + T2 == 0 && Y + Y2 == 0 && L + L2 == 0)
    return product;
  else
    return Quantity<M + M2, D + D2, T + T2, Y + Y2, L + L2>(product);
}
template <int M, int D, int T, int Y, int L, int M2, int D2, int T2, int Y2, int L2>
constexpr auto operator/(Quantity<M, D, T, Y, L> a, Quantity<M2, D2, T2, Y2, L2> b) {
  const double quotient = a.value() / b.value();
  if constexpr (M == M2 && D == D2 && T == T2 && Y == Y2 && L == L2)
    return quotient;
  else
    return Quantity<M - M2, D - D2, T - T2, Y - Y2, L - L2>(quotient);
}
template <int M, int D, int T, int Y, int L>
constexpr auto operator/(double number, Quantity<M, D, T, Y, L> a) {
  return Quantity<-M, -D, -T, -Y, -L>(number / a.value());
}

using Tonnes = Quantity<1, 0, 0, 0, 0>;
using Usd = Quantity<0, 1, 0, 0, 0>;
using Hours = Quantity<0, 0, 1, 0, 0>;
using Years = Quantity<0, 0, 0, 1, 0>;
using Kilometres = Quantity<0, 0, 0, 0, 1>;
using UsdPerTonne = Quantity<-1, 1, 0, 0, 0>;
using TonnesPerHour = Quantity<1, 0, -1, 0, 0>;
using TonnesPerYear = Quantity<1, 0, 0, -1, 0>;
using UsdPerYear = Quantity<0, 1, 0, -1, 0>;
using UsdPerTonneYear = Quantity<-1, 1, 0, -1, 0>;
using UsdPerTonneKm = Quantity<-1, 1, 0, 0, -1>;
using TonneKilometres = Quantity<1, 0, 0, 0, 1>;
using KmPerHour = Quantity<0, 0, -1, 0, 1>;
using PerYear = Quantity<0, 0, 0, -1, 0>;
/// Days and hours are one unit: 24 h are a day.
using Days = Hours;
using TonnesPerDay = TonnesPerHour;

constexpr double kHoursPerDay = 24;
/// A number of days, and back.
constexpr Days days(double count) { return Days(count * kHoursPerDay); }
constexpr double count_days(Days time) { return time.value() / kHoursPerDay; }

inline namespace literals {
// Each for numbers with and without a point: 12'000_t_per_day, 1.5_kt.
#define KORRIDOR_UNIT(suffix, Unit, scale)                                                             \
  constexpr Unit operator""_##suffix(long double x) { return Unit(static_cast<double>(x) * (scale)); } \
  constexpr Unit operator""_##suffix(unsigned long long x) { return Unit(static_cast<double>(x) * (scale)); }
KORRIDOR_UNIT(t, Tonnes, 1)
KORRIDOR_UNIT(kt, Tonnes, 1e3)
KORRIDOR_UNIT(mt, Tonnes, 1e6)  // million tonnes
KORRIDOR_UNIT(usd, Usd, 1)
KORRIDOR_UNIT(h, Hours, 1)
KORRIDOR_UNIT(days, Days, kHoursPerDay)
KORRIDOR_UNIT(yr, Years, 1)
KORRIDOR_UNIT(km, Kilometres, 1)
KORRIDOR_UNIT(usd_per_t, UsdPerTonne, 1)
KORRIDOR_UNIT(usd_per_t_km, UsdPerTonneKm, 1)
KORRIDOR_UNIT(t_per_day, TonnesPerDay, 1 / kHoursPerDay)
KORRIDOR_UNIT(t_per_year, TonnesPerYear, 1)
KORRIDOR_UNIT(km_per_h, KmPerHour, 1)
#undef KORRIDOR_UNIT
}  // namespace literals

}  // namespace korridor
