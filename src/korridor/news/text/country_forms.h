#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "korridor/news/text/language.h"

namespace korridor {

struct CountryForm {
  bool adjective = false;
  std::string form;
};

/// All forms of a state's name, adjective and inhabitants in one language: the names of ICU and of the row, inflected.
///
/// `cells` is a row of lexicon/countries.txt behind the colon: German, English, French and Russian cells separated by
/// bars; a cell holds words separated by commas; `=` before a word: a name; `+`: an inhabitant; else an adjective.
[[nodiscard]] std::vector<CountryForm> country_forms(const std::string& alpha3, std::string_view cells,
                                                     Language language);

/// The cases of a Russian name (one word or adjective and noun), as far as the ending settles them.
[[nodiscard]] std::vector<std::string> russian_cases(std::string_view name);
/// The same for people: surnames in -ов, -ев, -ин end as adjectives do in the instrumental, and first names bend too.
[[nodiscard]] std::vector<std::string> russian_person_cases(std::string_view name);

}  // namespace korridor
