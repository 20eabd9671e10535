#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "korridor/exchange/import_rows.h"
#include "korridor/exchange/sheet.h"

namespace korridor {

/// How the columns of any table become the columns of a study, as a mapping file tells it: a CSV with the columns
///
///     field   table.column of the study, such as supply.amount_t_per_year
///     from    column of the file; empty: every row gets `value`
///     value   what stands where the file's cell is empty
///     factor  what a number is multiplied with, such as 1000 for kt
///     words   what the file's words become: `Bahn=rail;Straße=road`; a word that is not listed is an error of its cell
///     skip    rows with one of these words are left out: `closed;n/a`; `empty` stands for an empty cell
///     form    `id` makes an id of any text, `country` alpha-3 of any name or code, `comma` reads 1.234,5
///
/// All but `field` may be left out.
struct Mapping {
  struct Field {
    std::string table, column, from, value, form;
    std::optional<double> factor;
    std::map<std::string, std::string> words;
    std::set<std::string> skip;
    std::int64_t line = 0;
  };
  std::string file;
  std::vector<Field> fields;
};

/// Errors  those of the file; bad_mapping: an unknown column, table, form or number.
[[nodiscard]] Result<Mapping> read_mapping(const std::filesystem::path& file);

/// Rows of the study from a table. Every cell that does not fit is told, with its row and column.
/// Errors  sheet_column (a column of the mapping that the file lacks), sheet_cell.
[[nodiscard]] Result<Imported> import_table(const Sheet& sheet, const Mapping& mapping);

/// Rows of the study from a sheet of a workbook that bears a table's name and has its columns, `file` being
/// `FILE[TABLE]`. A sheet of another name is left out and counted.
/// Errors  sheet_column: a column that the table does not have.
[[nodiscard]] Result<Imported> import_own_sheet(const Sheet& sheet);

}  // namespace korridor
