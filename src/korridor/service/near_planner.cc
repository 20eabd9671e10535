#include "korridor/service/near_planner.h"

#include <memory>

#include "korridor/plan/kept_world.h"

namespace korridor {

Planner make_near_planner(const Study& study, const WorldRequest& asked, const PlanRequest& request) {
  std::shared_ptr<KeptWorld> kept;
  if (request.engine == "chains")
    if (auto made = KeptWorld::make(study, asked, request)) kept = std::move(*made);
  return [kept, own = &study, request](const World& world) {
    if (!kept) return solve_plan(world, request);
    const bool is_asked = &world.study() == own && world.sets() == kept->sets();
    return is_asked ? kept->plan(request) : kept->plan_other(world, request, KeptWorld::Differs::kInAnything);
  };
}

}  // namespace korridor
