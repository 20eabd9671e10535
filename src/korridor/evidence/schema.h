#pragma once

#include <array>

namespace korridor {

/// "Korr" in the file's header tells a ledger from other SQLite files.
constexpr int kLedgerApplication = 0x4b6f7272;

/// Step i takes a ledger of version i to version i + 1. Steps are only added.
extern const std::array<const char*, 1> kLedgerSteps;
constexpr int kLedgerVersion = 1;

}  // namespace korridor
