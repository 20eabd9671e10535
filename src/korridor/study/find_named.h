#pragma once

#include <cstddef>
#include <string>

#include "korridor/base/result.h"
#include "korridor/study/table.h"

namespace korridor {

/// The row that a person means by a word: its id, its id in another case, or its name in English or German in any case.
///
/// Cost    one pass over the table where the word is no id.
/// Errors  unknown_id with the nearest of all ids and names; ambiguous_name where the word fits several rows and is the
///         id of none. `thing` is what the table's rows are called (`place`).
[[nodiscard]] Result<std::size_t> find_named(const Table& table, const std::string& word, const std::string& thing);

}  // namespace korridor
