#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// A telecommunication network: undirected links that all demands share.
struct DemandNetwork {
  struct Link {
    std::int32_t from = 0, to = 0;
    double capacity = 0;  ///< pre-installed, and the largest single module
  };
  struct Demand {
    std::int32_t from = 0, to = 0;
    double amount = 0;  ///< routing units times value
  };
  std::vector<std::string> nodes;
  std::vector<Link> links;
  std::vector<Demand> demands;
  std::size_t paths_passed_over = 0;  ///< demands with a list of ways that they should keep to
};

/// SNDlib native network text: sections NODES, LINKS, DEMANDS; META and ADMISSIBLE_PATHS are passed over.
[[nodiscard]] Result<DemandNetwork> read_sndlib(std::string_view text, const std::string& file);

}  // namespace korridor
