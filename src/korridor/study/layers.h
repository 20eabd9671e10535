#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/study/settings.h"
#include "korridor/study/table.h"

namespace korridor {

/// The folders of a study laid over one another, cell by cell checked, before anything that needs more than one cell.
struct Layers {
  SettingsFile settings;
  std::vector<Table> tables;          ///< in the order of the schema
  std::vector<std::string> added;     ///< table/id of rows that the study adds to its base; empty without a base
  std::vector<std::string> replaced;  ///< table/id of rows of the base that it replaces
  std::string sha256;
  Errors errors;
};

/// The folder that a study stands on; empty where it stands on none, or its study.toml cannot be read.
[[nodiscard]] std::filesystem::path find_base_folder(const std::filesystem::path& folder);

/// Reads a study folder, and first the one that it stands on. Rows with an id replace the base's row of the same id;
/// all others are added. What is wrong is told in `errors`; `tables` is empty when there is no study to read.
[[nodiscard]] Layers read_layers(const std::filesystem::path& folder);

}  // namespace korridor
