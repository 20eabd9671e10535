#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace korridor::cli {

/// A completion script made from the declared commands and options: commands first, then the options of the command,
/// else files.
[[nodiscard]] std::string completion_script(const CLI::App& app, const std::string& shell);

}  // namespace korridor::cli
