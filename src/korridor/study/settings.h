#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "korridor/base/result.h"
#include "korridor/study/study.h"

namespace korridor {

/// Reads study.toml. `base` gets the folder of [study] base, empty if there is none; its settings are taken over first
/// where `inherited` is given.
[[nodiscard]] Result<Settings> parse_settings(std::string_view bytes, const std::string& file, const Settings* inherited,
                                              std::string& base);

}  // namespace korridor
