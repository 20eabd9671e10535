#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace korridor {

/// What a message or hint of an error or warning says in another language; nothing where that is not known (or
/// English).
///
/// Method  phrases_LANGUAGE.txt holds pairs of templates; of those that fit, the one with the most text of its own is
///         taken, and what was filled in goes over as it stands, but for what is a phrase itself (`the capacity`), or
///         is marked so in the template.
[[nodiscard]] std::optional<std::string> translate_phrase(std::string_view english, std::string_view language);

}  // namespace korridor
