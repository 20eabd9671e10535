#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "korridor/base/result.h"

namespace korridor::verify {

/// A box of whole numbers and the prices that prove what a plan in it costs at least.
struct LeafFile {
  std::map<std::string, std::pair<double, double>> numbers;  ///< column: least and most
  std::unordered_map<std::string, double> changes;           ///< row: price, where not as in the leaf before
  bool is_empty = false;                                     ///< the box holds no plan
};

/// A result folder as it lies on disk (docs/methods/model.md 8).
struct ResultFiles {
  nlohmann::json run;
  std::unordered_map<std::string, double> amounts;  ///< columns.csv
  std::unordered_map<std::string, double> prices;   ///< duals.csv
  std::map<std::string, double> flows;              ///< flows.csv by link|from|to|mode|good|state|period
  std::map<long, std::map<long, LeafFile>> trees;   ///< trees.csv and tree_duals.csv, where whole numbers are decided
};

/// Errors: a file that is missing or malformed, a number that is none, a name that stands twice.
[[nodiscard]] Result<ResultFiles> read_result(const std::filesystem::path& folder);

}  // namespace korridor::verify
