#pragma once

#include <filesystem>
#include <string_view>

#include "korridor/base/result.h"

namespace korridor {

/// Writes a file so that it is whole or not there: beside its place first, then put there by one rename. A device or a
/// pipe is written as it stands. Errors: cannot_write, with the path.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace korridor
