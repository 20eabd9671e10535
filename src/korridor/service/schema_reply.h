#pragma once

#include <string>
#include <string_view>

#include "korridor/service/reply.h"

namespace korridor {

/// A reply that is nothing but a text.
[[nodiscard]] Reply tell_text(const std::string& command, std::string text);

/// The tables of a study, or one of them, as Markdown in a language: `text`. Errors: unknown_table.
[[nodiscard]] Reply tell_schema(const std::string& table, std::string_view language);

}  // namespace korridor
