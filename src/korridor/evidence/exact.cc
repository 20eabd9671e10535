#include "korridor/evidence/exact.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "korridor/base/text.h"

namespace korridor {
namespace {

constexpr int kLargestExponent = 300;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Parts {
  bool negative = false;
  std::string_view whole, fraction;  // without zeros that do not count
};

Parts split_number(std::string_view text) {
  Parts parts;
  if (text.starts_with('-')) {
    parts.negative = true;
    text.remove_prefix(1);
  }
  const std::size_t point = text.find('.');
  parts.whole = text.substr(0, point);
  if (point != std::string_view::npos) parts.fraction = text.substr(point + 1);
  while (parts.whole.starts_with('0')) parts.whole.remove_prefix(1);
  while (parts.fraction.ends_with('0')) parts.fraction.remove_suffix(1);
  if (parts.whole.empty() && parts.fraction.empty()) parts.negative = false;
  return parts;
}

}  // namespace

bool is_exact(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const auto all_digits = [](std::string_view part) { return !part.empty() && std::ranges::all_of(part, is_digit); };
  if (point == std::string_view::npos) return all_digits(text);
  return all_digits(text.substr(0, point)) && all_digits(text.substr(point + 1));
}

std::strong_ordering compare_exact(std::string_view a, std::string_view b) {
  const Parts left = split_number(a), right = split_number(b);
  if (left.negative != right.negative)
    return left.negative ? std::strong_ordering::less : std::strong_ordering::greater;
  auto order = left.whole.size() <=> right.whole.size();
  if (order == 0) order = left.whole <=> right.whole;
  if (order == 0) order = left.fraction <=> right.fraction;
  return left.negative ? 0 <=> order : order;
}

std::optional<std::string> make_exact(std::string_view text) {
  text = trim(text);
  if (!parse_number(text)) return std::nullopt;
  if (text.starts_with('+')) text.remove_prefix(1);
  const std::size_t mark = text.find_first_of("eE");
  int exponent = 0;
  if (mark != std::string_view::npos) {
    std::string_view tail = text.substr(mark + 1);
    if (tail.starts_with('+')) tail.remove_prefix(1);
    const auto read = std::from_chars(tail.data(), tail.data() + tail.size(), exponent);
    if (read.ec != std::errc() || std::abs(exponent) > kLargestExponent) return std::nullopt;
    text = text.substr(0, mark);
  }
  const Parts parts = split_number(text);
  std::string digits = std::string(parts.whole) + std::string(parts.fraction);
  int point = static_cast<int>(parts.whole.size()) + exponent;  // digits before the point
  if (point <= 0) digits.insert(0, static_cast<std::size_t>(1 - point), '0'), point = 1;
  if (std::cmp_less(digits.size(), point)) digits.append(static_cast<std::size_t>(point) - digits.size(), '0');
  std::string out = digits.substr(0, static_cast<std::size_t>(point));
  std::string fraction = digits.substr(static_cast<std::size_t>(point));
  while (fraction.ends_with('0')) fraction.pop_back();
  while (out.size() > 1 && out.front() == '0') out.erase(0, 1);
  if (!fraction.empty()) out += "." + fraction;
  return (parts.negative ? "-" : "") + out;
}

}  // namespace korridor
