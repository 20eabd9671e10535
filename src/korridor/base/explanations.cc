#include <algorithm>
#include <string_view>

#include "korridor/base/error_codes.h"

namespace korridor::embedded {
extern const std::string_view kExplanationsDe, kExplanationsEn;
}

namespace korridor {
namespace {

/// The text behind `KEY = ` in a list of lines.
std::string_view find_entry(std::string_view lines, std::string_view key) {
  constexpr std::string_view kIs = " = ";
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    if (line.starts_with(key) && line.substr(key.size()).starts_with(kIs)) return line.substr(key.size() + kIs.size());
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
  }
  return {};
}

}  // namespace

std::string_view explain_code(std::string_view code, std::string_view language) {
  if (language == "de")
    if (const std::string_view german = find_entry(embedded::kExplanationsDe, code); !german.empty()) return german;
  return find_entry(embedded::kExplanationsEn, code);
}

}  // namespace korridor
