#include "korridor/exchange/workbook.h"

#include <fmt/format.h>

#include <algorithm>

#include "korridor/base/text.h"
#include "korridor/base/write_file.h"
#include "korridor/exchange/ogr.h"
#include "korridor/exchange/scratch_folder.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kMostRows = 1'048'575;  ///< of a sheet of XLSX, below its header

std::string ending_of(const fs::path& file) { return lower_ascii(file.extension().string()); }

/// GDAL writes the day of a cell as 2026/03/01.
void mend_day(std::string& cell) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    return std::all_of(cell.begin() + static_cast<std::ptrdiff_t>(from),
                       cell.begin() + static_cast<std::ptrdiff_t>(from + count),
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  if (cell.size() == 10 && cell[4] == '/' && cell[7] == '/' && digits(0, 4) && digits(5, 2) && digits(8, 2))
    cell[4] = cell[7] = '-';
}

/// GDAL writes a number with 16 digits, 79.9 as 79.90000000000001; spreadsheet programs keep 15.
void mend_number(std::string& cell) {
  const auto digits = std::ranges::count_if(cell, [](char c) { return c >= '0' && c <= '9'; });
  if (digits <= 15 || cell.find('.') == std::string::npos) return;
  if (const auto number = parse_number(cell)) cell = fmt::format("{:.15g}", *number);
}

/// A sheet as GDAL writes it, without a header of its own: its rows are all rows of the sheet from the first.
Result<Sheet> read_part(const fs::path& part, const fs::path& file) {
  auto raw = read_sheet(part);
  if (!raw) return raw;
  Sheet sheet{.file = sheet_name(file, part.stem().string()),
              .header = {},
              .rows = {},
              .warnings = std::move(raw->warnings),
              .is_typed = true};
  std::int64_t number = 0;
  for (Sheet::Row& row : raw->rows) {
    ++number;
    const bool empty = std::ranges::all_of(row.cells, [](const std::string& cell) { return cell.empty(); });
    if (empty) continue;
    std::ranges::for_each(row.cells, mend_day);
    std::ranges::for_each(row.cells, mend_number);
    if (sheet.header.empty())
      sheet.header = std::move(row.cells);
    else
      sheet.rows.push_back({number, std::move(row.cells)});
  }
  return sheet;
}

Result<void> check_size(const ReplyTable& table, const fs::path& out) {
  if (table.rows <= kMostRows) return {};
  return fail({.code = "sheet_too_large",
               .message = fmt::format("the table {} has {} rows, a sheet holds {}", table.name, table.rows, kMostRows),
               .file = out.string(),
               .hint = "take --year, or --format csv"});
}

}  // namespace

bool is_workbook(const fs::path& file) { return ending_of(file) == ".xlsx" || ending_of(file) == ".ods"; }

Result<std::vector<Sheet>> read_workbook(const fs::path& file, const fs::path& folder) {
  const fs::path parts = folder / "sheets";
  std::error_code error;
  fs::remove_all(parts, error);
  const std::string kind = ending_of(file) == ".ods" ? "OGR_ODS_" : "OGR_XLSX_";
  if (auto done = run_ogr({"-f", "CSV", parts.string(), file.string(), "--config", kind + "HEADERS", "DISABLE",
                           "--config", kind + "FIELD_TYPES", "STRING"},
                          file, "look whether it opens in a spreadsheet program and holds anything");
      !done)
    return std::unexpected(done.error());
  std::vector<fs::path> files;
  for (const auto& part : fs::directory_iterator(parts, error)) files.push_back(part.path());
  std::ranges::sort(files);
  std::vector<Sheet> sheets;
  for (const fs::path& part : files) {
    auto sheet = read_part(part, file);
    if (!sheet) return std::unexpected(sheet.error());
    if (!sheet->header.empty()) sheets.push_back(std::move(*sheet));
  }
  if (sheets.empty())
    return fail({.code = "csv_header",
                 .message = "there is nothing in the workbook",
                 .file = file.string(),
                 .hint = "the first row of a sheet names the columns"});
  return sheets;
}

std::string sheet_name(const fs::path& file, const std::string& sheet) {
  return fmt::format("{}[{}]", file.string(), sheet);
}

Result<Sheet> choose_sheet(std::vector<Sheet> sheets, const std::string& name, const fs::path& file) {
  if (name.empty() && sheets.size() == 1) return std::move(sheets.front());
  std::vector<std::string> names;
  for (Sheet& sheet : sheets) {
    const std::size_t from = sheet.file.rfind('[') + 1;
    names.push_back(sheet.file.substr(from, sheet.file.size() - from - 1));
    if (fold_case(names.back()) == fold_case(name)) return std::move(sheet);
  }
  return fail({.code = "which_sheet",
               .message = name.empty() ? fmt::format("the file has {} sheets or layers", names.size())
                                       : fmt::format("the file has no sheet or layer {}", name),
               .file = file.string(),
               .hint = fmt::format("give one to --sheet: {}", fmt::join(names, ", "))});
}

Result<Sheet> read_workbook_sheet(const fs::path& file, const std::string& name, const fs::path& folder) {
  auto sheets = read_workbook(file, folder);
  if (!sheets) return std::unexpected(sheets.error());
  return choose_sheet(std::move(*sheets), name, file);
}

Result<void> write_workbook(const std::vector<ReplyTable>& tables, const fs::path& out) {
  // GDAL takes `.xlsx` inside a path for the archive itself
  const ScratchFolder shop(fs::path(out).replace_extension(), ".parts");
  std::vector<std::string> words{"-f",
                                 "XLSX",
                                 (shop.path() / "fresh.xlsx").string(),
                                 (shop.path() / "in").string(),
                                 "-oo",
                                 "EMPTY_STRING_AS_NULL=YES"};
  std::error_code error;
  fs::create_directories(shop.path() / "in", error);
  for (const ReplyTable& table : tables) {
    if (auto fits = check_size(table, out); !fits) return fits;
    std::string types;
    for (const bool number : table.numeric)
      types += std::string(types.empty() ? "" : ",") + (number ? "\"Real\"" : "\"String\"");
    const fs::path part = shop.path() / "in" / (table.name + ".csv");
    if (auto done = write_file(part, table.csv); !done) return done;
    if (auto done = write_file(part.string() + "t", types + "\n"); !done) return done;
    words.push_back(table.name);
  }
  if (auto done = run_ogr(std::move(words), out, "look at its version and at free space"); !done) return done;
  fs::rename(shop.path() / "fresh.xlsx", out, error);
  if (error)
    return fail({.code = "cannot_write",
                 .message = "the file cannot be put in place",
                 .file = out.string(),
                 .hint = "look at rights"});
  return {};
}

std::vector<ReplyTable> tabulate_study(const Study& study) {
  std::vector<ReplyTable> tables;
  for (const TableSchema& schema : schema()) {
    const Table& table = study.table(schema.name);
    if (table.size() == 0) continue;
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < schema.fields.size(); ++c)
      for (std::size_t r = 0; r < table.size(); ++r)
        if (table.is_given(r, c)) {
          columns.push_back(c);
          break;
        }
    ReplyTable made{.name = schema.name, .csv = {}, .rows = table.size(), .numeric = {}};
    for (const std::size_t c : columns) {
      made.csv += (made.csv.empty() ? "" : ",") + schema.fields[c].column;
      made.numeric.push_back(schema.fields[c].type == FieldType::kNumber && !schema.fields[c].list);
    }
    made.csv += "\n";
    for (std::size_t r = 0; r < table.size(); ++r) {
      std::string line;
      for (std::size_t k = 0; k < columns.size(); ++k)
        line += (k == 0 ? "" : ",") + (table.is_given(r, columns[k]) ? csv_cell(table.text(r, columns[k])) : "");
      made.csv += line + "\n";
    }
    tables.push_back(std::move(made));
  }
  return tables;
}

}  // namespace korridor
