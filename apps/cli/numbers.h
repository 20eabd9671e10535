#pragma once

#include <CLI/CLI.hpp>

namespace korridor::cli {

/// Lets finite numbers from low to high pass; `nan` is none.
[[nodiscard]] CLI::Validator number_from(double low, double high);

/// Lets finite numbers above zero pass.
[[nodiscard]] CLI::Validator number_above_zero();

/// Lets whole numbers without a sign pass, up to 64 bits.
[[nodiscard]] CLI::Validator whole_number();

}  // namespace korridor::cli
