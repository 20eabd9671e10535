#include "korridor/base/result.h"

#include <fmt/format.h>

namespace korridor {

std::string to_place(const Error& error) {
  std::string place = error.file;
  if (error.row > 0) place += fmt::format("{}{}", place.empty() ? "" : ":", error.row);
  if (error.row > 0 && error.column > 0) place += fmt::format(":{}", error.column);
  return place;
}

std::string to_line(const Error& error) {
  std::string line = to_place(error);
  if (!line.empty()) line += ": ";
  line += error.message;
  if (!error.hint.empty()) line += "; " + error.hint;
  return line;
}

}  // namespace korridor
