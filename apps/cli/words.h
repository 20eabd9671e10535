#pragma once

#include <string>
#include <string_view>

namespace korridor::cli {

/// A word or sentence of the interface in a language; English where the language has none. What stands behind a bar
/// tells uses of one English word apart (`to|place`) and is not shown.
[[nodiscard]] std::string word(std::string_view english, const std::string& lang);

}  // namespace korridor::cli
