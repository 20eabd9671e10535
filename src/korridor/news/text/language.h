#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace korridor {

enum class Language : std::uint8_t { de, en, fr, ru };
inline constexpr std::array kLanguages{Language::de, Language::en, Language::fr, Language::ru};

/// `de`, `en`, `fr`, `ru`.
[[nodiscard]] std::string_view language_code(Language language);
[[nodiscard]] std::optional<Language> find_language(std::string_view code);

/// The language of a text by its letters (Cyrillic is Russian) and its commonest words; nothing where no word of the
/// four languages is found. Looks at the first 64 kB.
[[nodiscard]] std::optional<Language> guess_language(std::string_view text);

}  // namespace korridor
