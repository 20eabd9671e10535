#include "korridor/service/kept_worlds.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "korridor/service/plan_memory.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

/// Open or shut, and how much fits.
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

/// The kept worlds of what one request asks about.
class Keeper {
 public:
  Keeper(KeptWorlds& kept, const Study& study, const AskedWorld& asked, const PlanRequest& request, double mb)
      : kept_(kept), study_(study), asked_(asked), request_(request), mb_(mb) {}

  /// What is not kept yet is made; scenarios start near the world without any. Nothing where the world has errors.
  std::shared_ptr<KeptWorld> get(const WorldRequest& world) {
    if (auto found = kept_.find(key_of(study_, asked_, world))) return found;
    auto made = KeptWorld::make(asked_.year > 0 ? read_one_year(study_, asked_.year) : study_, world, request_);
    if (!made) return nullptr;
    if (!is_base(world))
      if (const auto base = get({})) {
        (*made)->start_near(*base, request_);
        put({}, base);
      }
    return std::move(*made);
  }
  void put(const WorldRequest& world, const std::shared_ptr<KeptWorld>& planned) {
    if (planned->is_ready()) kept_.put(key_of(study_, asked_, world), planned, mb_, is_base(world));
  }

 private:
  static bool is_base(const WorldRequest& world) { return world.with.empty() && world.without.empty(); }
  KeptWorlds& kept_;
  const Study& study_;
  const AskedWorld& asked_;
  const PlanRequest& request_;
  double mb_;  ///< what one of them takes, by estimate
};

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
  if (request.engine != "chains") return std::nullopt;
  const WorldRequest before = before_changes(asked);
  Keeper keeper(kept, study, asked, request, estimate_plan_mb(world.study(), request));
  const auto base = keeper.get(before);
  if (!base) return std::nullopt;  // whoever plans it alone tells what is wrong
  const auto differs =
      std::ranges::all_of(asked.changes, is_about_room) ? KeptWorld::Differs::kInRoom : KeptWorld::Differs::kInAnything;
  auto outcome = asked.changes.empty() ? base->plan(request) : base->plan_other(world, request, differs);
  keeper.put(before, base);
  return outcome;
}

}  // namespace korridor
