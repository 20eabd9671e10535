#pragma once

#include "unit/cli/run_program.h"

// What all replies have in common: docs/reference/replies.md.

namespace korridor::cli_test {

inline void expect_head(const Json& reply, const std::string& command, const std::string& status) {
  expect_fields(reply, {"korridor", "command", "study", "study_sha256", "status", "warnings"});
  EXPECT_EQ(reply["command"], command);
  EXPECT_EQ(reply["status"], status);
  for (const Json& warning : reply["warnings"]) expect_fields(warning, {"code", "message", "where"});
}

/// JSON has no infinity; a figure that is not known is null and never text.
inline void expect_plain(const Json& value, const std::string& where) {
  if (value.is_number_float()) {
    EXPECT_TRUE(std::isfinite(value.get<double>())) << where;
  }
  if (value.is_structured())
    for (const auto& [name, part] : value.items()) expect_plain(part, where + "/" + name);
}

}  // namespace korridor::cli_test
