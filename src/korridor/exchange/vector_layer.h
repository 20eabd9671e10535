#pragma once

#include <filesystem>
#include <string>

#include "korridor/exchange/sheet.h"

namespace korridor {

/// A layer of any vector file that GDAL reads, as a table: its properties and, for points, `lon` and `lat` (WGS 84).
///
/// `layer`   its name; may be empty where the file has one with something in it.
/// `folder`  for what GDAL writes on the way.
/// Errors    no_ogr; which_sheet: several layers, or none of that name.
[[nodiscard]] Result<Sheet> read_vector(const std::filesystem::path& file, const std::string& layer,
                                        const std::filesystem::path& folder);

}  // namespace korridor
