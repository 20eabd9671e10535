#pragma once

#include <string>

#include "korridor/base/result.h"
#include "korridor/study/schema.h"

namespace korridor {

/// Checks the text of one cell against its field: type, range, choice, form of recipes and steps, grammar of selectors.
/// What needs other rows (references, names inside selectors) is left to check_references. `where` gives file, row and
/// column; errors are appended.
void check_cell(const Field& field, const std::string& text, const Error& where, Errors& errors);

/// An error at a place.
[[nodiscard]] Error error_at(const Error& where, std::string code, std::string message, std::string hint);

/// `did you mean rail?`, or the given words when nothing is near.
[[nodiscard]] std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates,
                                       std::string otherwise);

}  // namespace korridor
