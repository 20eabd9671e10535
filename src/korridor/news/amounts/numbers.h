#pragma once

#include <optional>
#include <string_view>

#include "korridor/news/amounts/decimal.h"
#include "korridor/news/text/tokens.h"

namespace korridor {

/// A number as it stands in the text: tokens [first, last), its value, and how it is written.
struct Numeral {
  std::size_t first = 0, last = 0;
  Decimal value;
  int scale = 0;              ///< power of ten of a magnitude word (Million: 6)
  int places = 0;             ///< digits written behind the decimal sign
  bool in_words = false;      ///< written out
  bool only_article = false;  ///< ein, a, un: a number only before a magnitude, a fraction or a unit
  bool only_scale = false;    ///< "Milliarden": no number of its own
};

/// Reads digits with the separators of a language; nothing where they follow no rule (1.2.3).
/// The comma is the decimal sign in German, French and Russian, the point in English; the other one groups by three.
[[nodiscard]] std::optional<Decimal> read_digits(std::string_view text, Language language);

/// A German number in one word (`einundzwanzig`, `dreihunderttausend`, `zweieinhalb`), folded; nothing for other words.
[[nodiscard]] std::optional<Decimal> read_german_number(std::string_view folded);

/// A number below a million in words (twenty-one, quatre-vingt-dix), without magnitudes and fractions.
[[nodiscard]] std::optional<Numeral> read_words(const Passage& passage, std::size_t at);

/// The longest number that starts at a token: digits or words, with its magnitudes.
[[nodiscard]] std::optional<Numeral> read_numeral(const Passage& passage, std::size_t at);

}  // namespace korridor
