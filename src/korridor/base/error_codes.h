#pragma once

#include <span>
#include <string>
#include <string_view>

namespace korridor {

/// One row of the error table: the name in `Error::code` or `Warning::code`, and what a program does with it.
///
/// Numbers are for people who write them down; they are only added, never used again for something else.
struct ErrorCode {
  int number;
  std::string_view code;
  int exit;  ///< exit code of the program; 0 for a warning
  int http;  ///< status of a reply; 200 for a warning
  std::string_view meaning;
  [[nodiscard]] bool is_warning() const { return exit == 0; }
};

/// All codes, by number.
[[nodiscard]] std::span<const ErrorCode> error_codes();

/// The row of a code, or nothing.
[[nodiscard]] const ErrorCode* find_error_code(std::string_view code);

/// What a code means, in `de` or in English.
[[nodiscard]] std::string_view title_of(const ErrorCode& code, std::string_view language);

/// What to do about a code, in a sentence or two for the person who met it, in `de` or in English; empty if the code is
/// unknown.
[[nodiscard]] std::string_view explain_code(std::string_view code, std::string_view language = "en");

/// The table as docs/reference/errors.md.
[[nodiscard]] std::string error_codes_as_markdown();

}  // namespace korridor
