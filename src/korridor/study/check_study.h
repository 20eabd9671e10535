#pragma once

#include "korridor/base/result.h"
#include "korridor/study/study.h"

namespace korridor {

/// Checks what needs more than one cell, appending errors and warnings.

/// Ids are unique, references and names inside recipes, lists and selectors exist.
void check_references(const Study& study, Errors& errors);
/// Rules between the columns of one row: a contract has an amount, a market has steps, closes comes after opens, ...
void check_rows(const Study& study, Errors& errors);
/// Rules of the whole: goods form stages, stakes do not exceed 100 %, changes fit what they change, citations stand.
void check_whole(const Study& study, Errors& errors);
/// What is allowed but worth a look: gauges that meet, straight lines that are too long, goods without a value.
void collect_warnings(const Study& study, Warnings& warnings);

/// Error at a cell of a table.
[[nodiscard]] Error cell_error(const Table& table, std::size_t row, std::string_view column, std::string code,
                               std::string message, std::string hint);

}  // namespace korridor
