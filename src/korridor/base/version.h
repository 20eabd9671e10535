#pragma once

#include <string_view>

namespace korridor {

/// Version of the program, as CMakeLists.txt states it.
[[nodiscard]] std::string_view version();

}  // namespace korridor
