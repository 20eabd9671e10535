#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace korridor {

/// What another program did.
struct ProgramRun {
  bool started = false;  ///< false: there is no such program
  bool whole = false;    ///< false: it took too long or printed too much, and was stopped
  int code = -1;         ///< its exit code; -1 where it ended otherwise
  std::string out;       ///< what it printed; what it said on standard error is dropped
};

struct RunLimits {
  std::chrono::milliseconds patience = std::chrono::minutes{10};
  std::size_t most_bytes = std::size_t{1} << 30U;
};

/// Runs a program without a shell and waits for it. `words[0]` is its path, or a name that is looked up in PATH.
[[nodiscard]] ProgramRun run_program(std::vector<std::string> words, const RunLimits& limits = {});

}  // namespace korridor
