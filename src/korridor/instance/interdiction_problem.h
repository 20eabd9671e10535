#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// An adversary lengthens at most `budget` arcs so that the shortest way from the first to the last node is longest.
struct InterdictionProblem {
  struct Arc {
    std::int32_t from = 0, to = 0;
    double length = 0, delay = 0;  ///< delay 0: out of the adversary's reach
  };
  std::size_t nodes = 0, budget = 0;
  std::vector<Arc> arcs;
};

/// `NODES ARCS BUDGET`, then `FROM TO LENGTH DELAY` for each arc, nodes from 0.
[[nodiscard]] Result<InterdictionProblem> read_interdiction(std::string_view text, const std::string& file);

}  // namespace korridor
