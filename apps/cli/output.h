#pragma once

#include <string_view>

namespace korridor::cli {

/// Writes all of a text to standard output. False where it cannot be written (a full disk); a reader that has left,
/// or a closed output, is no failure. What went wrong is told on standard error.
[[nodiscard]] bool write_output(std::string_view text);

}  // namespace korridor::cli
