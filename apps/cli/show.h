#pragma once

#include <string>

#include "korridor/service/reply.h"

namespace korridor::cli {

struct ShowOptions {
  std::string lang = "en";
  bool verbose = false;
};

/// A reply as text for a person; each command has its own form.
[[nodiscard]] std::string show_reply(const Json& reply, const ShowOptions& options);

}  // namespace korridor::cli
