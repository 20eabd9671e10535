#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace korridor::cli {

/// Lays out what `--help` tells, in a language: descriptions, examples and headings go through the phrases of base.
/// Subcommands inherit it, so it must be set before they are added; null where the language is English.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> help_in(const std::string& lang);

}  // namespace korridor::cli
