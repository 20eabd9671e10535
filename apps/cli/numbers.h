#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <utility>

namespace korridor::cli {

/// Lets finite numbers from low to high pass; `nan` is none.
[[nodiscard]] CLI::Validator number_from(double low, double high);

/// Lets finite numbers above zero pass.
[[nodiscard]] CLI::Validator number_above_zero();

/// Lets whole numbers without a sign pass, up to 64 bits.
[[nodiscard]] CLI::Validator whole_number();

/// Lets NAME=NUMBER pass, the number from low to high.
[[nodiscard]] CLI::Validator named_number(double low, double high);

/// The two sides of what named_number let pass.
[[nodiscard]] std::pair<std::string, double> split_named_number(const std::string& text);

}  // namespace korridor::cli
