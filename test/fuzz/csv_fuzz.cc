// Any bytes either are refused, each error at a place, or give rows that are as wide as the header and read the same
// again.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "korridor/study/csv.h"

namespace {

std::string write(const std::vector<korridor::CsvCell>& cells) {
  std::string line;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    line += c == 0 ? "\"" : ",\"";
    for (const char byte : cells[c].text) line += byte == '"' ? std::string("\"\"") : std::string(1, byte);
    line += '"';
  }
  return line + "\n";
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto file = korridor::parse_csv(bytes, "fuzz.csv");
  if (!file) {
    for (const korridor::Error& error : file.error())
      require(!error.code.empty() && !error.hint.empty() && error.row > 0 && error.column > 0);
    return 0;
  }
  std::string again = write(file->header);
  for (const korridor::CsvRow& row : file->rows) {
    require(row.cells.size() == file->header.size());
    again += write(row.cells);
  }
  const auto same = korridor::parse_csv(again, "fuzz.csv");
  // A row of one blank cell is an empty line when it is written out.
  if (file->header.size() == 1) return 0;
  require(same.has_value() && same->rows.size() == file->rows.size());
  for (std::size_t r = 0; r < file->rows.size(); ++r)
    for (std::size_t c = 0; c < file->header.size(); ++c)
      require(same->rows[r].cells[c].text == file->rows[r].cells[c].text);
  return 0;
}
