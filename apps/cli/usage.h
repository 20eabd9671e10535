#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "korridor/base/result.h"

namespace korridor::cli {

/// What was wrong with the words given, in the program's own words: CLI11 says of a misspelt command only that one is
/// required, knows no near option, and speaks English only.
[[nodiscard]] Error explain_usage(const CLI::App& app, const CLI::ParseError& error);

/// The same in a language, as far as it is known there.
[[nodiscard]] Error in_language(Error error, const std::string& lang);

}  // namespace korridor::cli
