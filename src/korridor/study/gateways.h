#pragma once

#include <string>
#include <utility>
#include <vector>

#include "korridor/study/study.h"

namespace korridor {

/// Links of the gateway of each corridor, in the order of the table `corridors`: by row of the table `links`.
[[nodiscard]] std::vector<std::pair<std::string, std::vector<bool>>> find_gateways(const Study& study);

}  // namespace korridor
