#pragma once

#include <cstdint>

namespace korridor {

/// What the master did, for benches: counters repeat exactly on a noisy machine.
struct MasterCounters {
  std::uint64_t primal_pivots = 0, dual_pivots = 0, flips = 0, factorisations = 0, sweeps = 0, repairs = 0;
};

enum class MasterOutcome { kOptimal, kInfeasible, kStuck };

}  // namespace korridor
