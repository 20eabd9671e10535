#pragma once

#include <filesystem>
#include <string>

#include "korridor/service/ledger.h"

namespace korridor::cli {

/// Shows one statement after another that nobody has decided about, and takes one key for each. Every decision is
/// written at once. The reply tells what was decided.
[[nodiscard]] Reply review_in_terminal(const std::filesystem::path& ledger, const StatementFilter& filter,
                                       const std::string& who);

}  // namespace korridor::cli
