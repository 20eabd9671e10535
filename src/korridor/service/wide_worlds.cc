#include "korridor/service/wide_worlds.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "korridor/plan/kept_world.h"

namespace korridor {
namespace {

/// Whether a set changes nothing but what links carry: then a kept world has a plan to go on from.
bool is_about_links(const Study& study, const std::string& set) {
  const Table& changes = study.table("changes");
  for (std::size_t r = 0; r < changes.size(); ++r) {
    if (changes.text(r, "set") != set) continue;
    const std::string& column = changes.text(r, "column");
    if (changes.text(r, "table") != "links" || (column != "status" && column != "capacity_t_per_year")) return false;
  }
  return true;
}

/// Whether a world lacks links of a wider one, and nothing else.
bool is_before(const World& world, const KeptWorld& wide) {
  const auto is_in = [](const std::vector<std::string>& list, const std::string& set) {
    return std::ranges::find(list, set) != list.end();
  };
  return std::ranges::all_of(world.sets(), [&](const std::string& set) { return is_in(wide.sets(), set); }) &&
         std::ranges::all_of(wide.sets(), [&](const std::string& set) {
           return is_in(world.sets(), set) || is_about_links(world.study(), set);
         });
}

}  // namespace

Planner plan_from_wide_worlds(const Study& study, const WorldRequest& asked, const WorldRequest& widest,
                              const PlanRequest& each) {
  std::vector<WorldRequest> requests{widest, widest};
  std::erase_if(requests[1].with, [&](const std::string& set) {
    return std::ranges::find(asked.with, set) == asked.with.end() && !is_about_links(study, set);
  });
  if (requests[1].with == requests[0].with) requests.pop_back();
  if (each.engine != "chains") requests.clear();
  std::vector<std::shared_ptr<KeptWorld>> wide;
  for (const WorldRequest& request : requests)
    if (auto kept = KeptWorld::make(study, request, each)) wide.push_back(std::move(*kept));
  if (wide.empty()) return [each](const World& world) { return solve_plan(world, each); };
  return [wide = std::move(wide), each](const World& world) {
    const auto from = std::ranges::find_if(wide, [&](const auto& one) { return is_before(world, *one); });
    if (from != wide.end()) return (*from)->plan_other(world, each);
    return wide.front()->plan_other(world, each, KeptWorld::Differs::kInAnything);
  };
}

}  // namespace korridor
