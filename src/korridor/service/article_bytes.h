#pragma once

#include <filesystem>
#include <string>

#include "korridor/base/result.h"

namespace korridor {

/// The bytes of an article's file. Errors: no_file, file_too_large.
[[nodiscard]] Result<std::string> read_article_bytes(const std::filesystem::path& file);

}  // namespace korridor
