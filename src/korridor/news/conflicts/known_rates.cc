#include "korridor/news/conflicts/known_rates.h"

#include <algorithm>
#include <array>

namespace korridor {
namespace {

struct KnownRate {
  std::string_view currency;
  double per_dollar;
};

constexpr auto kRates = std::to_array<KnownRate>({
    {"USD", 1},     {"EUR", 0.92},  {"GBP", 0.79}, {"CHF", 0.89}, {"JPY", 145},   {"CNY", 7.1},  {"RUB", 85},
    {"KZT", 470},   {"UZS", 12300}, {"KGS", 87},   {"TJS", 10.8}, {"TMT", 3.5},   {"AZN", 1.7},  {"AMD", 395},
    {"GEL", 2.7},   {"MNT", 3430},  {"INR", 83},   {"NPR", 133},  {"LAK", 20500}, {"XAF", 605},  {"XOF", 605},
    {"ZMW", 23},    {"BWP", 13.4},  {"ZAR", 18.2}, {"NAD", 18.2}, {"LSL", 18.2},  {"SZL", 18.2}, {"MZN", 63.9},
    {"TZS", 2500},  {"UGX", 3720},  {"KES", 130},  {"RWF", 1290}, {"MGA", 4500},  {"CDF", 2600}, {"GNF", 8600},
    {"MAD", 10},    {"TND", 3.1},   {"DZD", 135},  {"BRL", 5.3},  {"CLP", 910},   {"PEN", 3.75}, {"BOB", 6.91},
    {"PYG", 7400},  {"COP", 4150},  {"MXN", 18.5}, {"AUD", 1.5},  {"CAD", 1.36},  {"KRW", 1350}, {"THB", 35},
    {"VND", 24700}, {"IDR", 15700}, {"MYR", 4.5},  {"PHP", 56.5}, {"SAR", 3.75},  {"AED", 3.67}, {"QAR", 3.64},
    {"KWD", 0.307}, {"OMR", 0.385}, {"PLN", 4.1},  {"CZK", 23},   {"HUF", 362},   {"RON", 4.6},  {"RSD", 108},
    {"MKD", 57},    {"MDL", 18},    {"BYN", 3.1},  {"UAH", 39},   {"SEK", 10.4},  {"NOK", 10.5}, {"DKK", 6.9},
    {"ILS", 3.65},
});

}  // namespace

std::optional<double> units_per_dollar(std::string_view currency) {
  const auto it = std::ranges::find(kRates, currency, &KnownRate::currency);
  return it == kRates.end() ? std::nullopt : std::optional(it->per_dollar);
}

}  // namespace korridor
