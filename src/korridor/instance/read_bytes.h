#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "korridor/base/result.h"

namespace korridor {

/// Largest problem file that is read, after unpacking.
constexpr std::size_t kLargestProblem = std::size_t{1} << 30;

/// The bytes of a file, unpacked where it is a gzip or bzip2 archive (by its first bytes, whatever its name).
///
/// Errors  `no_file`; `file_too_large` beyond `largest`; `bad_archive` where an archive is cut or damaged.
[[nodiscard]] Result<std::string> read_bytes(const std::filesystem::path& file, std::size_t largest = kLargestProblem);

/// The same for bytes in hand; `name` is told in errors.
[[nodiscard]] Result<std::string> unpack(std::string bytes, const std::string& name,
                                         std::size_t largest = kLargestProblem);

}  // namespace korridor
