#pragma once

#include <string>
#include <vector>

#include "korridor/report/flows.h"

namespace korridor {

/// The maps as inline SVG: the region where goods move over land, and the world where they go by sea. Width of a line
/// is tonnes, colour is load, dashes are the means of transport; each line tells its figures. The script changes year
/// and good.
[[nodiscard]] std::string render_map(View& view, const std::vector<LinkFlow>& flows);

}  // namespace korridor
