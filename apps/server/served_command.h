#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "korridor/service/requests.h"
#include "problem.h"

namespace korridor::server {

/// What came of a command, and whether all of it is there: only then it may be told to who asks again.
struct Made {
  Answer answer;
  bool is_whole = false;
};

/// A command as the server runs it: those of the service, whose answer is JSON, and `report`, whose answer is a page.
struct ServedCommand {
  std::string_view name;
  bool needs_study;
  bool is_partly_told;  ///< what was stopped before its end is an answer too
  Answer blank;         ///< how its answer goes over the wire, without a body
  std::function<Made(const Study* study, const Json& request, const RunOptions& options)> run;
};

[[nodiscard]] std::optional<ServedCommand> find_served_command(std::string_view name);

}  // namespace korridor::server
