#pragma once

#include <cstdint>
#include <vector>

namespace korridor {

/// Capacity of a link in a month under a scenario.
struct LinkChange {
  std::uint32_t link = 0, month = 0;
  double factor = 0;
};

/// Scenario i of a corridor, a pure function of (seed, i): two links shut and two halved, both ways, each in a window
/// of months of its own.
std::vector<LinkChange> make_scenario(std::uint32_t links, std::uint32_t months, std::uint64_t seed,
                                      std::uint64_t index);

}  // namespace korridor
