#pragma once

#include <string>
#include <string_view>

namespace korridor::cli {

/// A word or sentence of the interface in a language; English where the language has none. What stands behind a bar
/// tells uses of one English word apart (`to|place`) and is not shown.
[[nodiscard]] std::string word(std::string_view english, const std::string& lang);

/// A column whose cells are figures, with its unit (`cost_usd_per_t`: cost, USD/t); its name where it has no words.
[[nodiscard]] std::string say_column(std::string_view column, const std::string& lang);
/// A class of corridors: a state by its name in the language, else as `word` has it.
[[nodiscard]] std::string say_class(std::string_view name, const std::string& lang);

}  // namespace korridor::cli
