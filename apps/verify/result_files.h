#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "korridor/base/result.h"

namespace korridor::verify {

/// A result folder as it lies on disk (docs/methods/model.md 8).
struct ResultFiles {
  nlohmann::json run;
  std::unordered_map<std::string, double> amounts;  ///< columns.csv
  std::unordered_map<std::string, double> prices;   ///< duals.csv
  std::map<std::string, double> flows;              ///< flows.csv by link|from|to|mode|good|state|period
};

/// Errors: a file that is missing or malformed, a number that is none, a name that stands twice.
[[nodiscard]] Result<ResultFiles> read_result(const std::filesystem::path& folder);

}  // namespace korridor::verify
