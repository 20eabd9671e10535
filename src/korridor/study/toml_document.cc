#include "korridor/study/toml_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <optional>

#include "korridor/base/text.h"

namespace korridor {
namespace {

/// A quote behind a bare word or number (`3E'`) opens nothing: the parser is still inside the word.
bool may_open_string(std::string_view bytes, std::size_t at) {
  return at == 0 || std::string_view(" \t\r\n=,[{.\xBF").find(bytes[at - 1]) != std::string_view::npos;
}

/// Position of the first byte that TOML allows in strings and comments only (whatever is not ASCII) or nowhere (control
/// bytes), if it stands where it must not.
///
/// Reason  toml++ 3.3 runs into undefined behaviour at such characters outside of strings.
std::optional<std::size_t> find_stray_byte(std::string_view bytes) {
  std::string_view open;  // what closes the string or comment that is open
  for (std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F) return at;
    if (open.empty()) {
      if (byte >= 0x80) return at;
      for (const std::string_view quote : {R"(""")", "'''", "\"", "'"})
        if (may_open_string(bytes, at) && bytes.substr(at).starts_with(quote)) {
          open = quote;
          break;
        }
      if (c == '#') open = "\n";
      at += open.size() > 1 ? open.size() - 1 : 0;
    } else if (c == '\\' && open.front() == '"') {
      if (at + 1 < bytes.size() && static_cast<unsigned char>(bytes[at + 1]) >= 0x80) return at + 1;  // no escape is
      ++at;
    } else if (bytes.substr(at).starts_with(open)) {
      at += open.size() - 1;
      for (int more = 0; open.size() == 3 && more < 2 && bytes.substr(at + 1).starts_with(open[0]); ++more) ++at;
      open = {};
    } else if (c == '\n' && open.size() == 1) {
      open = {};  // a string of one line that does not close: the parser stops here
    }
  }
  return std::nullopt;
}

std::int64_t line_at(std::string_view bytes, std::size_t offset) {
  return 1 + std::ranges::count(bytes.substr(0, offset), '\n');
}

/// Character of a byte in its line, from 1; the bytes before it are UTF-8.
std::int64_t character_at(std::string_view bytes, std::size_t offset) {
  const std::size_t line = bytes.substr(0, offset).rfind('\n') + 1;  // npos + 1 is 0
  return 1 + std::ranges::count_if(bytes.substr(line, offset - line), [](char c) { return (c & 0xC0) != 0x80; });
}

/// Line at whose end the parser is led to break an assumption; it cannot tell by itself. 0 for a document that is too
/// large to parse line by line.
std::int64_t find_broken_line(std::string_view bytes) {
  constexpr std::size_t kLargest = 1U << 16U;
  if (bytes.size() > kLargest) return 0;
  for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n', end + 1)) {
    try {
      static_cast<void>(toml::parse(bytes.substr(0, end + 1)));
    } catch (const BrokenAssumption&) {
      return line_at(bytes, end);
    } catch (const std::exception&) {
      continue;  // a value of several lines is not whole yet
    }
  }
  return line_at(bytes, bytes.size());
}

}  // namespace

Result<toml::table> parse_toml(std::string_view bytes, const std::string& file) {
  const auto refuse = [&](std::string message, std::int64_t row, std::int64_t column,
                          std::string hint = "see toml.io for the form") {
    return fail({.code = "bad_toml",
                 .message = std::move(message),
                 .file = file,
                 .row = row,
                 .column = column,
                 .hint = std::move(hint)});
  };
  if (const auto bad = find_bad_utf8(bytes))
    return refuse("the file is not UTF-8", line_at(bytes, *bad), 1, "save it as UTF-8");
  if (const auto stray = find_stray_byte(bytes))
    return refuse(
        fmt::format("byte 0x{:02X} stands where TOML does not allow it", static_cast<unsigned char>(bytes[*stray])),
        line_at(bytes, *stray), character_at(bytes, *stray));
  try {
    return toml::parse(bytes, file);
  } catch (const toml::parse_error& error) {
    return refuse(std::string(error.description()), error.source().begin.line, error.source().begin.column);
  } catch (const std::exception& error) {
    return refuse(error.what(), 0, 0);
  } catch (const BrokenAssumption&) {
    return refuse("a key or section has a form that TOML does not know", find_broken_line(bytes), 1);
  }
}

}  // namespace korridor
