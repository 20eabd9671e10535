#include "korridor/study/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "korridor/base/text.h"

namespace korridor {
namespace {

/// Line and field of a byte, as if all before it were sound.
Error place_of(std::string_view bytes, std::size_t offset, const std::string& file) {
  Error where{.file = file, .row = 1, .column = 1};
  bool quoted = false;
  for (const char c : bytes.substr(0, offset)) {
    if (c == '"') quoted = !quoted;
    if (c == '\n') ++where.row;
    if (c == '\n' && !quoted) where.column = 1;
    if (c == ',' && !quoted) ++where.column;
  }
  return where;
}

Error complain_at(Error where, std::string code, std::string message, std::string hint) {
  where.code = std::move(code);
  where.message = std::move(message);
  where.hint = std::move(hint);
  return where;
}

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

/// The first thing that keeps the bytes from being text at all.
std::optional<Error> find_encoding_error(std::string_view bytes, const std::string& file) {
  const auto refuse = [&](std::size_t at, const char* code, std::string message, const char* hint) {
    return complain_at(place_of(bytes, at, file), code, std::move(message), hint);
  };
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return refuse(0, "csv_encoding", "the file is UTF-16", "save it as UTF-8");
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos)
    return refuse(nul, "csv_encoding", "the file holds a NUL byte", "save it as UTF-8 text");
  if (const auto bad = find_bad_utf8(bytes))
    return refuse(*bad, "csv_encoding",
                  fmt::format("byte 0x{:02X} is not UTF-8", static_cast<unsigned char>(bytes[*bad])),
                  "save the file as UTF-8");
  if (const auto lost = bytes.find("\xEF\xBF\xBD"); lost != std::string_view::npos)
    return refuse(lost, "csv_encoding", "the file holds U+FFFD, which stands where a letter was lost",
                  "save it as UTF-8 from where it came, or write the letter");
  const auto control = static_cast<std::size_t>(std::ranges::find_if(bytes, is_control) - bytes.begin());
  if (control < bytes.size())
    return refuse(control, "csv_encoding",
                  fmt::format("the file holds the control byte 0x{:02X}", static_cast<unsigned char>(bytes[control])),
                  "take it out");
  for (std::size_t at = bytes.find('\r'); at != std::string_view::npos; at = bytes.find('\r', at + 1))
    if (at + 1 == bytes.size() || bytes[at + 1] != '\n')
      return refuse(at, "csv_line_end", "a line ends with a carriage return alone", "end lines with LF or CRLF");
  return std::nullopt;
}

/// A header in one piece that holds another separator: what spreadsheets write in countries with a decimal comma.
std::optional<Error> find_separator_error(const std::vector<CsvCell>& header, const std::string& file) {
  if (header.size() != 1) return std::nullopt;
  const bool tabs = header.front().text.find('\t') != std::string::npos;
  if (!tabs && header.front().text.find(';') == std::string::npos) return std::nullopt;
  return Error{.code = "csv_separator",
               .message = tabs ? "cells are separated by tabs" : "cells are separated by semicolons",
               .file = file,
               .row = 1,
               .column = 1,
               .hint = "save the file with commas between cells and . as decimal point"};
}

/// Reads cells one after the other; knows the line it is on.
class CsvReader {
 public:
  CsvReader(std::string_view bytes, const std::string& file, Errors& errors)
      : bytes_(bytes), file_(file), errors_(errors) {}

  [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }

  CsvRow read_row() {
    CsvRow row{.cells = {}, .line = line_};
    for (;;) {
      row.cells.push_back(read_cell(row.cells.size() + 1));
      if (at_end()) return row;
      const char c = bytes_[at_++];
      if (c == ',') continue;
      ++line_;  // the cell ended at a line feed
      return row;
    }
  }

 private:
  CsvCell read_cell(std::size_t column) {
    CsvCell cell{.text = {}, .line = line_};
    if (!at_end() && bytes_[at_] == '"') return read_quoted(column);
    const std::size_t end = std::min(bytes_.find_first_of(",\n", at_), bytes_.size());
    std::string_view text = bytes_.substr(at_, end - at_);
    at_ = end;
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (text.find('"') != std::string_view::npos)
      complain("csv_quote", "a quote stands inside a cell that does not start with one", column,
               "put the whole cell in quotes and double the quote");
    cell.text = text;
    return cell;
  }

  CsvCell read_quoted(std::size_t column) {
    CsvCell cell{.text = {}, .line = line_};
    const std::int64_t began = line_;
    ++at_;
    for (; !at_end(); ++at_) {
      const char c = bytes_[at_];
      if (c == '"') {
        if (at_ + 1 >= bytes_.size() || bytes_[at_ + 1] != '"') break;
        ++at_;  // a doubled quote is one
      }
      if (c == '\n') ++line_;
      if (c == '\r') continue;  // a line break inside a cell is \n, however the file ends its lines
      cell.text += c;
    }
    if (at_end()) {
      errors_.push_back({.code = "csv_quote",
                         .message = "the quote that opens here never closes",
                         .file = file_,
                         .row = began,
                         .column = static_cast<std::int64_t>(column),
                         .hint = "close it with \""});
      return cell;
    }
    ++at_;
    if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
    if (!at_end() && bytes_[at_] != ',' && bytes_[at_] != '\n') {
      complain("csv_quote", "text follows the closing quote", column, "double quotes that belong to the text");
      at_ = std::min(bytes_.find_first_of(",\n", at_), bytes_.size());
    }
    return cell;
  }

  void complain(const char* code, const char* message, std::size_t column, const char* hint) {
    errors_.push_back({.code = code,
                       .message = message,
                       .file = file_,
                       .row = line_,
                       .column = static_cast<std::int64_t>(column),
                       .hint = hint});
  }

  std::string_view bytes_;
  const std::string& file_;
  Errors& errors_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
};

void check_header(std::vector<CsvCell>& header, const std::string& file, Errors& errors) {
  std::map<std::string, std::size_t> seen;
  for (std::size_t c = 0; c < header.size(); ++c) {
    header[c].text = std::string(trim(header[c].text));
    const auto column = static_cast<std::int64_t>(c + 1);
    if (header[c].text.empty())
      errors.push_back({.code = "csv_header",
                        .message = "a column has no name",
                        .file = file,
                        .row = 1,
                        .column = column,
                        .hint = "name it, or take the column out"});
    else if (const auto [at, fresh] = seen.emplace(header[c].text, c + 1); !fresh)
      errors.push_back(
          {.code = "csv_header",
           .message = fmt::format("column {} stands twice, first as column {}", header[c].text, at->second),
           .file = file,
           .row = 1,
           .column = column,
           .hint = "keep one of the two"});
  }
}

}  // namespace

Result<CsvFile> parse_csv(std::string_view bytes, const std::string& file) {
  if (auto error = find_encoding_error(bytes, file)) return fail(std::move(*error));
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  Errors errors;
  CsvReader reader(bytes, file, errors);
  CsvFile result;
  if (reader.at_end())
    return fail({.code = "csv_header",
                 .message = "the file is empty",
                 .file = file,
                 .row = 1,
                 .column = 1,
                 .hint = "start it with a row of column names"});
  result.header = reader.read_row().cells;
  if (auto error = find_separator_error(result.header, file)) return fail(std::move(*error));
  check_header(result.header, file, errors);
  while (!reader.at_end()) {
    const std::size_t told = errors.size();
    CsvRow row = reader.read_row();
    if (errors.size() > told) continue;  // where its cells end is anyone's guess
    const bool is_empty = row.cells.size() == 1 && trim(row.cells.front().text).empty();
    if (is_empty) {
      if (result.header.size() == 1 || !reader.at_end())
        errors.push_back({.code = "csv_empty_line",
                          .message = "an empty line stands among the rows",
                          .file = file,
                          .row = row.line,
                          .column = 1,
                          .hint = "take it out"});
      continue;
    }
    if (row.cells.size() != result.header.size()) {
      errors.push_back(
          {.code = "csv_cells",
           .message = fmt::format("the row has {} cells, the header has {}", row.cells.size(), result.header.size()),
           .file = file,
           .row = row.line,
           .column = static_cast<std::int64_t>(std::min(row.cells.size(), result.header.size()) + 1),
           .hint = "put cells that hold commas in quotes"});
      continue;
    }
    result.rows.push_back(std::move(row));
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return result;
}

}  // namespace korridor
