#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "korridor/study/study.h"

namespace korridor {

/// Links of the gateway of each corridor, in the order of the table `corridors`: by row of the table `links`.
[[nodiscard]] std::vector<std::pair<std::string, std::vector<bool>>> find_gateways(const Study& study);

/// A class of corridors as readers of a language know it: a state by its name there, else as the study calls it.
[[nodiscard]] std::string name_class(const Study& study, std::string_view class_name, std::string_view language);

}  // namespace korridor
