#pragma once

#include <filesystem>

#include "korridor/routing/ways.h"
#include "korridor/service/reply.h"

namespace korridor {

struct RouteCommand {
  std::filesystem::path study;
  WorldRequest world;
  WayRequest way;
  double tonnes = 1;
};

/// Ways for a tonne, as the reply of `route` (docs/reference/replies.md).
[[nodiscard]] Reply route_study(const RouteCommand& command);
/// The same for a study that is read already; its folder and year in the command are not looked at.
[[nodiscard]] Reply route_study(const Study& study, const RouteCommand& command);
/// The same for a world that is read already.
[[nodiscard]] Reply route_world(const World& world, const RouteCommand& command);

}  // namespace korridor
