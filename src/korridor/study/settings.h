#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "korridor/base/result.h"
#include "korridor/study/study.h"

namespace korridor {

/// What study.toml says, and where: the line and character of each value by `section.key`.
struct SettingsFile {
  Settings settings;
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> places;
};

/// Reads study.toml; what it leaves out is taken over from the settings of the base, if there is one.
///
/// Errors  bad_toml, bad_setting: a key that is unknown, missing, of another type or out of range; all at once.
[[nodiscard]] Result<SettingsFile> parse_settings(std::string_view bytes, const std::string& file,
                                                  const Settings* inherited);

/// The folder in `[study] base` with its place; an empty message if there is none. Nothing if the file is no TOML.
[[nodiscard]] std::optional<Error> find_base(std::string_view bytes, const std::string& file);

}  // namespace korridor
