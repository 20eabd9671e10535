#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "korridor/exchange/plan_tables.h"
#include "korridor/exchange/sheet.h"
#include "korridor/study/study.h"

namespace korridor {

/// True for files that are read as workbooks: .xlsx and .ods.
[[nodiscard]] bool is_workbook(const std::filesystem::path& file);

/// Every sheet of a workbook with something in it. The first row with a cell names the columns; rows keep the number
/// that they have in the sheet; `file` is `plan.xlsx[orders]`. Days come as 2026-03-01, formulas with the value that
/// they had when the file was saved. `folder` is for what GDAL writes on the way.
/// Errors  no_ogr; csv_header: nothing in any sheet.
[[nodiscard]] Result<std::vector<Sheet>> read_workbook(const std::filesystem::path& file,
                                                       const std::filesystem::path& folder);

/// `plan.xlsx[orders]`: how errors name a sheet or layer of a file.
[[nodiscard]] std::string sheet_name(const std::filesystem::path& file, const std::string& sheet);

/// The one that is meant by a name, whatever its case, or the only one.
/// Errors  which_sheet, with the names that there are.
[[nodiscard]] Result<Sheet> choose_sheet(std::vector<Sheet> sheets, const std::string& name,
                                         const std::filesystem::path& file);

/// The one sheet that is meant by a name, or the only one.
/// Errors  those of read_workbook; which_sheet.
[[nodiscard]] Result<Sheet> read_workbook_sheet(const std::filesystem::path& file, const std::string& name,
                                                const std::filesystem::path& folder);

/// One workbook with a sheet for each table, in their order; figures as numbers, of which a workbook keeps 15 digits.
/// Errors  no_ogr, cannot_write; sheet_too_large: a table of more rows than a sheet of XLSX has.
[[nodiscard]] Result<void> write_workbook(const std::vector<ReplyTable>& tables, const std::filesystem::path& out);

/// The tables of a study as it was written, base and all, with the columns that are filled somewhere.
[[nodiscard]] std::vector<ReplyTable> tabulate_study(const Study& study);

}  // namespace korridor
