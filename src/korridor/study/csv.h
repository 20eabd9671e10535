#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// A cell as it stands in the file, with the line on which it starts.
struct CsvCell {
  std::string text;
  std::int64_t line = 0;
};

struct CsvRow {
  std::vector<CsvCell> cells;
  std::int64_t line = 0;
};

/// A comma-separated file (RFC 4180): the first row is the header.
struct CsvFile {
  std::vector<CsvCell> header;
  std::vector<CsvRow> rows;
};

/// Splits a file into cells. UTF-8 with or without a byte order mark, CRLF or LF, quoted cells with doubled quotes and
/// line breaks. Rows count lines as an editor does, columns count fields; both from 1. One empty line may end the file.
///
/// Cost    linear; every error of the file is told but for those of encoding, of which the first.
/// Errors  csv_encoding (NUL and other control bytes, UTF-8 that is none, UTF-16), csv_line_end (CR alone),
/// csv_separator
///         (semicolons or tabs), csv_quote (a quote that never closes, text after a closing quote, a quote inside a
///         bare cell), csv_cells (a row with more or fewer cells than the header), csv_empty_line, csv_header (missing,
///         an empty name, a name twice).
[[nodiscard]] Result<CsvFile> parse_csv(std::string_view bytes, const std::string& file);

}  // namespace korridor
