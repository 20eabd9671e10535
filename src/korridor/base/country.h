#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace korridor {

/// True for an ISO 3166-1 alpha-3 code (upper case), as ICU lists them.
[[nodiscard]] bool is_country(std::string_view alpha3);

/// All these codes, in their order.
[[nodiscard]] std::vector<std::string> list_countries();

/// Finds the state meant by `CHN`, `CN`, `China`, `china`, `Kasachstan`: alpha-3, alpha-2, or a name in English,
/// German, French or Russian, whatever the case. Names come from ICU.
[[nodiscard]] std::optional<std::string> find_country(std::string_view text);

/// Name of a state in a language (`en`, `de`, ...); the code itself where ICU knows no name.
[[nodiscard]] std::string country_name(std::string_view alpha3, std::string_view language);

/// Alpha-2 code of an alpha-3 code; empty if unknown.
[[nodiscard]] std::string country_alpha2(std::string_view alpha3);

/// ISO 4217 code of the money of a state; empty if ICU knows none.
[[nodiscard]] std::string country_currency(std::string_view alpha3);

/// True for an ISO 4217 currency code, as ICU lists them.
[[nodiscard]] bool is_currency(std::string_view code);

}  // namespace korridor
