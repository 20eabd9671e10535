#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "korridor/study/study.h"

namespace korridor {

// What rows, selectors and clauses are called where people read them, in English (`en`) or German (`de`).

/// A row by its name, a link by its ends; the German name where the study has one, the id where nothing names the row.
[[nodiscard]] std::string name_row(const Study& study, std::string_view table, std::string_view id,
                                   std::string_view lang);

/// `country:CHN | country:RUS` as `China or Russia`. A term that means neither a state nor one row of a table
/// (`mode:rail`, `owner:RUS>=50`, `place:aktau*`) stays as it is written, and so does a text that is no selector.
[[nodiscard]] std::string say_selector(const Study& study, const std::string& selector, std::string_view lang);

/// What row `r` of the table `clauses` asks of the chains of its order: `stays out of China or Russia`.
[[nodiscard]] std::string say_clause(const Study& study, std::size_t r, std::string_view lang);

}  // namespace korridor
