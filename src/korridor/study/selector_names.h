#pragma once

#include <string_view>

#include "korridor/base/result.h"
#include "korridor/study/selector_parser.h"

namespace korridor {

/// Gives every bare name its key, brings values to the form that the tables use, and checks that each names something.
///
/// Errors  unknown_name, one for each term, with its place in the text and the nearest name.
void resolve_names(Selector::Node& root, const Study& study, std::string_view text, const Error& where, Errors& errors);

/// Table whose ids a key names (`place` -> places); null for keys that name something else.
[[nodiscard]] const char* table_of_key(std::string_view key);

/// True if a text is the value of a term, or starts with it where the value ends in `*`.
[[nodiscard]] bool is_match(std::string_view pattern, std::string_view text);

/// The same for one of the items of a list cell.
[[nodiscard]] bool is_item_match(std::string_view pattern, std::string_view list);

}  // namespace korridor
