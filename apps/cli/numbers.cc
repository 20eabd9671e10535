#include "numbers.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>

#include "korridor/base/text.h"

namespace korridor::cli {
namespace {

/// CLI11's own checks compare only, which lets `nan` through, and spell out the largest double in 309 digits.
CLI::Validator finite_number(const std::string& range, const std::string& says,
                             const std::function<bool(double)>& fits) {
  return {[=](std::string& text) {
            double value = 0;
            const bool reads = CLI::detail::lexical_cast(text, value) && std::isfinite(value);
            return reads && fits(value) ? std::string() : text + says;
          },
          "FLOAT " + range};
}

}  // namespace

CLI::Validator number_from(double low, double high) {
  return finite_number(fmt::format("from {:g} to {:g}", low, high),
                       fmt::format(" is no number from {:g} to {:g}", low, high),
                       [=](double value) { return low <= value && value <= high; });
}

CLI::Validator number_above_zero() {
  return finite_number("above 0", " is no number above 0", [](double value) { return value > 0; });
}

CLI::Validator whole_number() {
  return {[](std::string& text) {
            std::uint64_t value = 0;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
            const bool reads = error == std::errc() && end == text.data() + text.size();
            return reads ? std::string() : text + " is no whole number from 0 to 18446744073709551615";
          },
          "UINT"};
}

CLI::Validator named_number(double low, double high) {
  return {[=](std::string& text) {
            const auto [name, value] = split_named_number(text);
            const bool reads = !name.empty() && low <= value && value <= high;
            return reads ? std::string()
                         : fmt::format("{} is not NAME=NUMBER with a number from {:g} to {:g}", text, low, high);
          },
          ""};
}

std::pair<std::string, double> split_named_number(const std::string& text) {
  const std::size_t at = text.rfind('=');
  if (at == std::string::npos) return {};
  const auto value = parse_number(text.substr(at + 1));
  return value ? std::pair(std::string(trim(text.substr(0, at))), *value) : std::pair<std::string, double>();
}

}  // namespace korridor::cli
