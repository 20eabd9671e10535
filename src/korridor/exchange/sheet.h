#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// A table as another program wrote it. Rows may be shorter than the header; a cell that is not there is empty.
struct Sheet {
  std::string file;
  std::vector<std::string> header;
  struct Row {
    std::int64_t line = 0;
    std::vector<std::string> cells;
  };
  std::vector<Row> rows;
  Warnings warnings;
  bool is_typed = false;  ///< figures are numbers, written with a point whatever the language: workbooks, vector layers

  /// Position of a column by its name, whatever the case and outer blanks.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const;
  [[nodiscard]] const std::string& cell(const Row& row, std::size_t column) const;
};

/// Reads delimited text: the separator (comma, semicolon, tab, bar) is the one that parts the first line into most
/// cells; quoted cells may hold separators and line ends. UTF-8 with or without byte order mark; other bytes are taken
/// as Windows-1252, which a warning `sheet_encoding` tells.
///
/// `header`  names of the columns where the file has no header row of its own.
/// Errors    no_file, csv_header (an empty file), csv_quote (a quote that never closes).
[[nodiscard]] Result<Sheet> read_sheet(const std::filesystem::path& file, std::vector<std::string> header = {});

}  // namespace korridor
