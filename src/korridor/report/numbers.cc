#include "korridor/report/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace korridor {
namespace {

constexpr std::string_view kThin = "\u202f";   // narrow space that does not break
constexpr std::string_view kSpace = "\u00a0";  // between a number and its unit

std::string group(const std::string& digits, std::string_view separator) {
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += separator;
    grouped += digits[i];
  }
  return grouped;
}

}  // namespace

std::string Numbers::fixed(double value, int decimals) const {
  if (std::isnan(value)) return "–";
  if (std::isinf(value)) return value > 0 ? "∞" : "−∞";
  std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t point = text.find('.');
  const std::string whole = group(text.substr(0, point), german_ ? "." : kThin);
  const std::string rest = point == std::string::npos ? "" : (german_ ? "," : ".") + text.substr(point + 1);
  const bool zero = text.find_first_not_of("0.") == std::string::npos;
  return (value < 0 && !zero ? "−" : "") + whole + rest;
}

std::string Numbers::brief(double value) const {
  const double size = std::abs(value);
  if (!std::isfinite(value) || size >= 99.95 || size < 5e-4) return fixed(value, 0);
  return fixed(value, size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3);
}

std::string Numbers::tonnes(double t) const {
  if (!std::isfinite(t)) return fixed(t);
  if (std::abs(t) >= 999'500) return fmt::format("{}{}Mt", brief(t / 1e6), kSpace);
  if (std::abs(t) >= 9'999.5) return fmt::format("{}{}kt", brief(t / 1e3), kSpace);
  return fmt::format("{}{}t", std::abs(t) < 10 ? brief(t) : fixed(t), kSpace);
}

std::string Numbers::usd(double value) const {
  if (!std::isfinite(value)) return fixed(value);
  if (std::abs(value) >= 999.5e6)
    return fmt::format("{}{}{}{}USD", brief(value / 1e9), kSpace, german_ ? "Mrd." : "bn", kSpace);
  if (std::abs(value) >= 999.5e3)
    return fmt::format("{}{}{}{}USD", brief(value / 1e6), kSpace, german_ ? "Mio." : "m", kSpace);
  return fmt::format("{}{}USD", std::abs(value) < 100 ? brief(value) : fixed(value), kSpace);
}

std::string Numbers::percent(double share) const {
  const double hundred = share * 100;
  return fmt::format("{}{}%", fixed(hundred, std::abs(hundred) < 10 ? 1 : 0), kSpace);
}

std::string Numbers::fine_percent(double share) const {
  const double hundred = share * 100;
  const int digits = hundred == 0 ? 0 : static_cast<int>(std::ceil(-std::log10(std::abs(hundred))));
  return fmt::format("{}{}%", fixed(hundred, std::clamp(digits, 0, 9)), kSpace);
}

}  // namespace korridor
