#include <array>
#include <utility>

#include "korridor/news/amounts/numbers.h"

namespace korridor {
namespace {

struct Atom {
  std::string_view text;
  int value;
};
constexpr std::array kUnits{Atom{"eins", 1},   Atom{"ein", 1},  Atom{"zwei", 2}, Atom{"zwo", 2},
                            Atom{"drei", 3},   Atom{"vier", 4}, Atom{"fünf", 5}, Atom{"sechs", 6},
                            Atom{"sieben", 7}, Atom{"acht", 8}, Atom{"neun", 9}};
constexpr std::array kTeens{Atom{"zehn", 10},     Atom{"elf", 11},      Atom{"zwölf", 12},    Atom{"dreizehn", 13},
                            Atom{"vierzehn", 14}, Atom{"fünfzehn", 15}, Atom{"sechzehn", 16}, Atom{"siebzehn", 17},
                            Atom{"achtzehn", 18}, Atom{"neunzehn", 19}};
constexpr std::array kTens{Atom{"zwanzig", 20}, Atom{"dreissig", 30}, Atom{"vierzig", 40}, Atom{"fünfzig", 50},
                           Atom{"sechzig", 60}, Atom{"siebzig", 70},  Atom{"achtzig", 80}, Atom{"neunzig", 90}};

bool take(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

template <class Atoms>
int take_one(std::string_view& text, const Atoms& atoms) {
  for (const Atom& atom : atoms)
    if (take(text, atom.text)) return atom.value;
  return 0;
}

/// 1 to 99; 0 if the text starts with none.
int take_below_hundred(std::string_view& text) {
  if (const int teen = take_one(text, kTeens)) return teen;
  if (const int tens = take_one(text, kTens)) return tens;
  const std::string_view before = text;
  const int unit = take_one(text, kUnits);
  if (unit == 0) return 0;
  const std::string_view behind_unit = text;
  if (take(text, "und"))
    if (const int tens = take_one(text, kTens)) return tens + unit;
  text = behind_unit;
  return before.size() == text.size() ? 0 : unit;
}

int take_below_thousand(std::string_view& text) {
  const std::string_view before = text;
  int hundreds = take_one(text, kUnits);
  if (!take(text, "hundert")) {
    text = before;
    hundreds = 0;
    if (take(text, "hundert")) hundreds = 1;
  } else if (hundreds == 0) {
    hundreds = 1;
  }
  if (hundreds != 0) take(text, "und");
  return 100 * hundreds + take_below_hundred(text);
}

}  // namespace

std::optional<Decimal> read_german_number(std::string_view text) {
  if (text.size() < 3) return std::nullopt;
  const std::string_view whole = text;
  std::int64_t value = take_below_thousand(text);
  if (take(text, "tausend")) {
    value = 1000 * (value == 0 ? 1 : value);
    take(text, "und");
    value += take_below_thousand(text);
  }
  if (value == 0) return std::nullopt;
  if (text == "einhalb") return Decimal(value).plus(*Decimal::make(5, -1));
  if (text.empty()) return whole == "ein" ? std::nullopt : std::optional(Decimal(value));
  if (text == "e" && value < 10) return Decimal(value);  // "die fünfe"
  // "einundzwanzigen" is no number; "zweier", "dreier" are genitives
  if (text == "er" && (value == 2 || value == 3)) return Decimal(value);
  return std::nullopt;
}

}  // namespace korridor
