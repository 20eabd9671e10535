#include "korridor/base/result.h"

#include <fmt/format.h>

namespace korridor {

std::string to_line(const Error& error) {
  std::string line;
  if (!error.file.empty()) line += error.file + ":";
  if (error.row > 0) line += fmt::format("{}:", error.row);
  if (error.row > 0 && error.column > 0) line += fmt::format("{}:", error.column);
  if (!line.empty()) line += " ";
  line += error.message;
  if (!error.hint.empty()) line += "; " + error.hint;
  return line;
}

}  // namespace korridor
