#pragma once

#include <string>
#include <vector>

#include "korridor/study/world.h"

namespace korridor {

/// Sets to switch off and on in a world that is asked for.
struct SwitchedSets {
  std::vector<std::string> off, on;
};

/// The request with these sets off or on, whether they are in the base world or asked for. A set that is off and on is
/// on.
[[nodiscard]] WorldRequest switch_sets(const WorldRequest& request, const std::vector<std::string>& base_sets,
                                       const SwitchedSets& sets);

}  // namespace korridor
