#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/study/study.h"

namespace korridor {

/// Checks what needs more than one cell, appending errors and warnings. They take studies in which cells were refused:
/// such a cell is empty, its row not sound, and a table whose file could not be read is not complete.

/// Ids are unique, references and names inside recipes, lists and selectors exist.
void check_references(const Study& study, Errors& errors);
/// Rules between the columns of one row: a contract has an amount, a market has steps, closes comes after opens, ...
void check_rows(const Study& study, Errors& errors);
/// Rules of the whole: goods form stages and keep their basis, stakes do not exceed 100 %, citations stand, nothing
/// stands on itself.
void check_whole(const Study& study, Errors& errors);
/// Changes fit what they change, and their sets are named.
void check_changes(const Study& study, Errors& errors);
/// What is allowed but worth a look: gauges that meet, straight lines that are too long, goods without a value.
void collect_warnings(const Study& study, Warnings& warnings);

/// The part of it about figures that are far from what is usual.
void warn_figures(const Study& study, Warnings& warnings);

/// The part of it about change sets and clauses that do less, or more, than they say.
void warn_acting(const Study& study, Warnings& warnings);

/// The first names of a long list, and how many more there are.
[[nodiscard]] std::string shorten(const std::vector<std::string>& names);

/// Error at a cell of a table.
[[nodiscard]] Error cell_error(const Table& table, std::size_t row, std::string_view column, std::string code,
                               std::string message, std::string hint);

/// Names inside a selector exist. A selector that does not parse has been told before.
void check_names_in_selector(const Study& study, const std::string& text, const Error& where, Errors& errors);

/// A reference to a row exists.
void check_reference(const Study& study, std::string_view table, const std::string& id, const Error& where,
                     Errors& errors);

[[nodiscard]] std::vector<std::string> ids_of(const Table& table);

}  // namespace korridor
