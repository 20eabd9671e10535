#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// Runs GDAL's ogr2ogr on a file. `words` are its arguments; `file` is named where it fails, with `hint`.
/// Errors  no_ogr: the program is not there, or does not take the file.
[[nodiscard]] Result<void> run_ogr(std::vector<std::string> words, const std::filesystem::path& file,
                                   const std::string& hint);

}  // namespace korridor
