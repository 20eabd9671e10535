#pragma once

#include <ClpSimplex.hpp>

#include <memory>
#include <vector>

#include "korridor/lp/linear_program.h"

namespace korridor {

/// A program inside Clp, silent, for the benches.
std::unique_ptr<ClpSimplex> make_clp(const LinearProgram& lp);

}  // namespace korridor
