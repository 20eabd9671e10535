#include "korridor/exchange/sheet.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "korridor/base/text.h"

namespace korridor {
namespace {

/// Windows-1252 between 0x80 and 0x9f, where it differs from Latin-1; 0: not used.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                   0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                                   0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                   0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

void append_utf8(std::string& out, char16_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::string from_windows1252(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    const bool special = c >= 0x80 && c < 0xA0;
    append_utf8(out, special ? (kWindows1252[c - 0x80] != 0 ? kWindows1252[c - 0x80] : u'\xFFFD') : char16_t{c});
  }
  return out;
}

char find_separator(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t', '|'}) {
    bool quoted = false;
    std::ptrdiff_t count = 0;
    for (const char c : first) {
      quoted ^= c == '"';
      count += !quoted && c == candidate ? 1 : 0;
    }
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

class Splitter {
 public:
  Splitter(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// The next row; nothing at the end. `open` is the line of a quote that never closes.
  std::optional<Sheet::Row> next(std::int64_t& open) {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) step();
    if (at_ >= text_.size()) return std::nullopt;
    Sheet::Row row{line_, {}};
    std::string cell;
    for (bool quoted = false; at_ < text_.size(); step()) {
      const char c = text_[at_];
      if (quoted && c == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += '"';
        ++at_;
      } else if (c == '"' && (quoted || trim(cell).empty())) {
        quoted = !quoted;
        open = quoted ? line_ : 0;
      } else if (!quoted && c == separator_) {
        row.cells.push_back(std::string(trim(cell)));
        cell.clear();
      } else if (!quoted && (c == '\n' || c == '\r')) {
        break;
      } else {
        cell += c;
      }
    }
    row.cells.push_back(std::string(trim(cell)));
    return row;
  }

 private:
  void step() { line_ += text_[at_++] == '\n' ? 1 : 0; }
  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
};

Result<std::string> read_text(const std::filesystem::path& file, Warnings& warnings) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in || std::filesystem::is_directory(file))
    return fail({.code = "no_file",
                 .message = "the file cannot be read",
                 .file = file.string(),
                 .hint = "look at its name and rights"});
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (const auto bad = find_bad_utf8(bytes)) {
    warnings.push_back({"sheet_encoding", "the file is no UTF-8 and was read as Windows-1252", file.string()});
    bytes = from_windows1252(bytes);
  }
  return bytes;
}

}  // namespace

std::optional<std::size_t> Sheet::find(std::string_view column) const {
  const std::string wanted = fold_case(trim(column));
  for (std::size_t c = 0; c < header.size(); ++c)
    if (fold_case(trim(header[c])) == wanted) return c;
  return std::nullopt;
}

const std::string& Sheet::cell(const Row& row, std::size_t column) const {
  static const std::string kEmpty;
  return column < row.cells.size() ? row.cells[column] : kEmpty;
}

Result<Sheet> read_sheet(const std::filesystem::path& file, std::vector<std::string> header) {
  Sheet sheet{.file = file.string(), .header = std::move(header), .rows = {}, .warnings = {}};
  const auto text = read_text(file, sheet.warnings);
  if (!text) return std::unexpected(text.error());
  Splitter splitter(*text, find_separator(*text));
  std::int64_t open = 0;
  while (auto row = splitter.next(open)) {
    if (sheet.header.empty())
      sheet.header = std::move(row->cells);
    else
      sheet.rows.push_back(std::move(*row));
  }
  if (open != 0)
    return fail({.code = "csv_quote",
                 .message = "a quote never closes",
                 .file = sheet.file,
                 .row = open,
                 .hint = "close it, or double a quote that belongs to the text"});
  if (sheet.header.empty())
    return fail({.code = "csv_header",
                 .message = "the file is empty",
                 .file = sheet.file,
                 .hint = "the first row names the columns"});
  return sheet;
}

}  // namespace korridor
