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

/// A world that is kept planned, with the sets that act there.
struct WideWorld {
  std::shared_ptr<KeptWorld> kept;
  std::vector<std::string> sets;

  /// Whether a world lacks links of this one, and nothing else.
  [[nodiscard]] bool is_before(const World& world) const {
    const auto is_in = [](const std::vector<std::string>& list, const std::string& set) {
      return std::ranges::find(list, set) != list.end();
    };
    return std::ranges::all_of(world.sets(), [&](const std::string& set) { return is_in(sets, set); }) &&
           std::ranges::all_of(sets, [&](const std::string& set) {
             return is_in(world.sets(), set) || is_about_links(world.study(), set);
           });
  }
};

}  // namespace

Planner plan_from_wide_worlds(const Study& study, const WorldRequest& asked, const WorldRequest& widest,
                              const PlanRequest& each) {
  std::vector<WorldRequest> requests{widest, widest};
  std::erase_if(requests[1].with, [&](const std::string& set) {
    return std::ranges::find(asked.with, set) == asked.with.end() && !is_about_links(study, set);
  });
  if (each.engine != "chains") requests.clear();
  std::vector<WideWorld> wide;
  for (const WorldRequest& request : requests) {
    const auto world = World::apply(study, request);
    if (!world || (!wide.empty() && wide.back().sets == world->sets())) continue;
    if (auto kept = KeptWorld::make(study, request, each)) wide.push_back({std::move(*kept), world->sets()});
  }
  if (wide.empty()) return [each](const World& world) { return solve_plan(world, each); };
  return [wide = std::move(wide), each](const World& world) {
    const auto from = std::ranges::find_if(wide, [&](const WideWorld& one) { return one.is_before(world); });
    if (from != wide.end()) return from->kept->plan_other(world, each);
    return wide.front().kept->plan_other(world, each, KeptWorld::Differs::kInAnything);
  };
}

}  // namespace korridor
