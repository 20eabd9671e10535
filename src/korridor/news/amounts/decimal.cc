#include "korridor/news/amounts/decimal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace korridor {
namespace {

using Wide = __int128;
constexpr std::int64_t kMaxMantissa = 999'999'999'999'999'999;
constexpr int kMaxExponent = 30;

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::optional<Decimal> from_wide(Wide mantissa, int exponent) {
  while (mantissa != 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    ++exponent;
  }
  if (mantissa > kMaxMantissa || mantissa < -kMaxMantissa) return std::nullopt;
  return Decimal::make(static_cast<std::int64_t>(mantissa), exponent);
}

}  // namespace

std::optional<Decimal> Decimal::make(std::int64_t mantissa, int exponent) {
  Decimal decimal;
  if (mantissa == 0) return decimal;
  while (mantissa % 10 == 0) {
    mantissa /= 10;
    ++exponent;
  }
  if (mantissa > kMaxMantissa || mantissa < -kMaxMantissa || std::abs(exponent) > kMaxExponent) return std::nullopt;
  decimal.mantissa_ = mantissa;
  decimal.exponent_ = exponent;
  return decimal;
}

Decimal::Decimal(std::int64_t value) {
  *this = make(std::clamp(value, -kMaxMantissa, kMaxMantissa)).value_or(Decimal{});
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
  if (mantissa_ == 0) return other;
  if (other.mantissa_ == 0) return *this;
  const int exponent = std::min(exponent_, other.exponent_);
  const int own = exponent_ - exponent, others = other.exponent_ - exponent;
  if (own > 18 || others > 18) return std::nullopt;
  return from_wide(Wide{mantissa_} * power_of_ten(own) + Wide{other.mantissa_} * power_of_ten(others), exponent);
}

std::optional<Decimal> Decimal::times(Decimal other) const {
  return from_wide(Wide{mantissa_} * Wide{other.mantissa_}, exponent_ + other.exponent_);
}

std::optional<Decimal> Decimal::divided(std::int64_t by, int places) const {
  const int shift = exponent_ + places;
  if (by <= 0 || shift < 0 || shift > 18) return std::nullopt;
  const Wide twice = 2 * Wide{mantissa_} * power_of_ten(shift);
  return from_wide((twice + by) / (2 * Wide{by}), -places);
}

std::optional<std::int64_t> Decimal::whole() const {
  if (exponent_ < 0 || exponent_ > 18) return std::nullopt;
  const Wide value = Wide{mantissa_} * power_of_ten(exponent_);
  if (value > kMaxMantissa || value < -kMaxMantissa) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

double Decimal::approximate() const { return static_cast<double>(mantissa_) * std::pow(10.0, exponent_); }

std::string Decimal::text() const {
  std::string digits = std::to_string(std::abs(mantissa_));
  if (exponent_ >= 0) {
    digits.append(static_cast<std::size_t>(exponent_), '0');
  } else {
    const auto places = static_cast<std::size_t>(-exponent_);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return mantissa_ < 0 ? "-" + digits : digits;
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  const auto sign = [](std::int64_t value) { return value < 0 ? -1 : value > 0 ? 1 : 0; };
  if (sign(mantissa_) != sign(other.mantissa_)) return sign(mantissa_) <=> sign(other.mantissa_);
  if (mantissa_ == 0) return std::strong_ordering::equal;
  const auto digits = [](std::int64_t value) { return static_cast<int>(std::to_string(std::abs(value)).size()); };
  const int own = digits(mantissa_) + exponent_, others = digits(other.mantissa_) + other.exponent_;
  if (own != others) return mantissa_ > 0 ? own <=> others : others <=> own;
  const int exponent = std::min(exponent_, other.exponent_);  // within 18 of each other, since the sizes agree
  const Wide left = Wide{mantissa_} * power_of_ten(exponent_ - exponent);
  const Wide right = Wide{other.mantissa_} * power_of_ten(other.exponent_ - exponent);
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

}  // namespace korridor
