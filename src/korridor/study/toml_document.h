#pragma once

#include <string>
#include <string_view>

#include "korridor/base/result.h"

// toml++ asserts what input can break (3.3: `[?]`), and with NDEBUG takes it for granted. Here its assertions throw,
// and parse_toml() turns whatever is thrown into an error.
namespace korridor {
struct BrokenAssumption {};
[[noreturn]] inline void throw_broken_assumption() { throw BrokenAssumption(); }
}  // namespace korridor
#undef NDEBUG
#define TOML_ASSERT(expr) ((expr) ? void() : korridor::throw_broken_assumption())
#define TOML_EXCEPTIONS 1
// clang-format off
#include <toml++/toml.h>
// clang-format on

namespace korridor {

/// Parses a TOML document. Errors: bad_toml, with line and character; nothing is thrown.
[[nodiscard]] Result<toml::table> parse_toml(std::string_view bytes, const std::string& file);

}  // namespace korridor
