#pragma once

#include <filesystem>

#include "korridor/base/result.h"
#include "korridor/plan/plan.h"
#include "korridor/service/reply.h"

namespace korridor {

/// What run.json tells beside the plan itself.
struct RunFacts {
  std::vector<std::string> with, without;
  bool ordered = false;
  std::string period;  ///< year, quarter, month, or empty for the study's own
};

/// Writes run.json, columns.csv, duals.csv and flows.csv (docs/methods/model.md 8). The files are written beside the
/// folder and put in place by one rename, so a result is whole or not there. A folder that is no result is not touched.
[[nodiscard]] Result<void> write_result(const std::filesystem::path& folder, const World& world, const Plan& plan,
                                        const RunFacts& facts);

}  // namespace korridor
