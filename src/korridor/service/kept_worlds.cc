#include "korridor/service/kept_worlds.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "korridor/service/plan_memory.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

/// Open or shut, and how much fits: what KeptWorld::plan_other can go on from.
bool is_about_room(const InlineChange& change) {
  const auto cell = [&](const char* name) {
    const auto at = change.find(name);
    return at == change.end() ? std::string() : at->second;
  };
  return cell("table") == "links" && (cell("column") == "status" || cell("column") == "capacity_t_per_year");
}

/// The world before the inline changes.
WorldRequest before_changes(const AskedWorld& asked) {
  WorldRequest before = asked.world;
  if (!asked.changes.empty()) before.with.pop_back();  // the scenario that change_study made of them
  return before;
}

std::string key_of(const Study& study, const AskedWorld& asked, const WorldRequest& world) {
  const int period = asked.plan.period ? static_cast<int>(*asked.plan.period) : -1;
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", study.sha256, asked.year, period, fmt::join(world.with, "\t"),
                     fmt::join(world.without, "\t"), world.ordered && !world.with.empty());
}

}  // namespace

std::shared_ptr<KeptWorld> KeptWorlds::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto at = std::ranges::find(entries_, key, &Entry::key);
  if (at == entries_.end()) return nullptr;
  entries_.splice(place_of(at->is_base), entries_, at);
  return at->world;
}

std::list<KeptWorlds::Entry>::iterator KeptWorlds::place_of(bool is_base) {
  return is_base ? entries_.begin() : std::ranges::find(entries_, false, &Entry::is_base);
}

void KeptWorlds::put(const std::string& key, std::shared_ptr<KeptWorld> world, double mb, bool is_base) {
  const std::lock_guard lock(mutex_);
  std::erase_if(entries_, [&](const Entry& entry) { return entry.key == key; });
  entries_.insert(place_of(is_base), {key, std::move(world), mb, is_base});
  double used = 0;
  std::erase_if(entries_, [&](const Entry& entry) { return (used += entry.mb) > room_mb_; });
}

std::optional<Result<PlanOutcome>> plan_kept(KeptWorlds& kept, const Study& study, const World& world,
                                             const AskedWorld& asked, const PlanRequest& request) {
  const bool is_other = !asked.changes.empty();
  if (request.engine != "chains" || !std::ranges::all_of(asked.changes, is_about_room)) return std::nullopt;
  if (is_other && request.bottlenecks > 0) return std::nullopt;
  const WorldRequest before = before_changes(asked);
  const std::string key = key_of(study, asked, before);
  std::shared_ptr<KeptWorld> base = kept.find(key);
  if (!base) {
    auto made = KeptWorld::make(asked.year > 0 ? read_one_year(study, asked.year) : study, before, request);
    if (!made) return std::nullopt;  // whoever plans it alone tells what is wrong
    base = std::move(*made);
  }
  auto outcome = is_other ? base->plan_other(world, request) : base->plan(request);
  if (base->is_ready())
    kept.put(key, base, estimate_plan_mb(world.study(), request), before.with.empty() && before.without.empty());
  return outcome;
}

}  // namespace korridor
