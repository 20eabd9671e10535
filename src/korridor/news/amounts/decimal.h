#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace korridor {

/// An exact decimal: mantissa * 10^exponent. Evidence is never rounded through binary floating point.
///
/// Kept normal (no trailing zero in the mantissa; zero has exponent 0), so equal values are equal fields. At most 18
/// digits and an exponent within +-30: what is larger is no figure of the press, and every operation says so.
class Decimal {
 public:
  constexpr Decimal() = default;
  /// mantissa * 10^exponent, if it is within the limits.
  [[nodiscard]] static std::optional<Decimal> make(std::int64_t mantissa, int exponent = 0);
  /// A whole number of at most 18 digits.
  Decimal(std::int64_t whole);  // NOLINT(google-explicit-constructor): numbers are numbers

  [[nodiscard]] std::int64_t mantissa() const { return mantissa_; }
  [[nodiscard]] int exponent() const { return exponent_; }
  [[nodiscard]] std::optional<Decimal> plus(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> times(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> scaled(int power_of_ten) const {
    return make(mantissa_, exponent_ + power_of_ten);
  }
  /// This divided by a whole number above 0, rounded half up at `places` digits behind the point.
  [[nodiscard]] std::optional<Decimal> divided(std::int64_t by, int places) const;
  /// The value as a whole number, if it is one of at most 18 digits.
  [[nodiscard]] std::optional<std::int64_t> whole() const;
  /// For estimates only, never for a value that is told.
  [[nodiscard]] double approximate() const;
  /// Plain decimal notation: `4200000000`, `0.25`.
  [[nodiscard]] std::string text() const;

  bool operator==(const Decimal&) const = default;
  std::strong_ordering operator<=>(const Decimal& other) const;

 private:
  std::int64_t mantissa_ = 0;
  int exponent_ = 0;
};

}  // namespace korridor
