#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace korridor {

/// What went wrong, where it stands, and what would be right.
///
/// `code` is a stable name from the error table (docs/reference/errors.md). `row` and `column` count from 1 as an
/// editor shows them; 0 means that the error is not tied to a cell.
struct Error {
  std::string code = {};
  std::string message = {};
  std::string file = {};
  std::int64_t row = 0;
  std::int64_t column = 0;
  std::string hint = {};
  auto operator<=>(const Error&) const = default;
};

/// All errors of an input are told at once, in the order of file, row and column.
using Errors = std::vector<Error>;

/// Something that was noticed and did not stop the work. `where` is a file:row:column or the name of a thing.
struct Warning {
  std::string code = {};
  std::string message = {};
  std::string where = {};
  auto operator<=>(const Warning&) const = default;
};
using Warnings = std::vector<Warning>;

/// A value, or every reason why there is none.
template <class T>
using Result = std::expected<T, Errors>;

/// One error as a failed Result.
[[nodiscard]] inline std::unexpected<Errors> fail(Error error) {
  Errors errors;
  errors.push_back(std::move(error));
  return std::unexpected(std::move(errors));
}

/// `file:row:column: message; hint`, the form for a terminal; parts that are not known are left out.
[[nodiscard]] std::string to_line(const Error& error);

/// `file:row:column` alone, as Warning::where holds it.
[[nodiscard]] std::string to_place(const Error& error);

}  // namespace korridor
