#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "problem.h"

namespace korridor::server {

/// The paths below /api/ledger/, where the server was started with a ledger: statements, conflicts, add, review. One
/// request at a time: the ledger is a file.
class LedgerPaths {
 public:
  explicit LedgerPaths(std::filesystem::path ledger) : ledger_(std::move(ledger)) {}
  [[nodiscard]] bool is_open() const { return !ledger_.empty(); }
  /// `GET, HEAD` or `POST`; empty where there is no such path, or no ledger.
  [[nodiscard]] std::string methods_of(const std::string& path) const;
  [[nodiscard]] Answer get(const std::string& path);
  /// add {text, date?, lang?, name?}; review {id, decision: accept edit reject reopen undo, value?, note?}.
  [[nodiscard]] Answer post(const std::string& path, const std::string& body);

 private:
  [[nodiscard]] Answer add(const Json& request);
  [[nodiscard]] Answer review(const Json& request);
  std::filesystem::path ledger_;
  std::mutex mutex_;
};

}  // namespace korridor::server
