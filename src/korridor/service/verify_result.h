#pragma once

#include <filesystem>
#include <string>

#include "korridor/service/reply.h"

namespace korridor {

/// Runs the program korridor-verify, which stands beside `program` and shares no code with the engine, on a result
/// folder.
[[nodiscard]] Reply verify_result(const std::filesystem::path& folder, const std::string& program);

}  // namespace korridor
