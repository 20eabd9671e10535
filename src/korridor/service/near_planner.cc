#include "korridor/service/near_planner.h"

#include <memory>
#include <string>
#include <vector>

#include "korridor/plan/kept_world.h"

namespace korridor {

Planner make_near_planner(const Study& study, const WorldRequest& asked, const PlanRequest& request) {
  std::shared_ptr<KeptWorld> kept;
  if (request.engine == "chains")
    if (auto made = KeptWorld::make(study, asked, request)) kept = std::move(*made);
  std::vector<std::string> sets;
  if (const auto own = World::apply(study, asked)) sets = own->sets();
  return [kept, sets, request](const World& world) {
    if (kept && world.sets() == sets) return kept->plan(request);
    return kept ? kept->plan_other(world, request, KeptWorld::Differs::kInAnything) : solve_plan(world, request);
  };
}

}  // namespace korridor
