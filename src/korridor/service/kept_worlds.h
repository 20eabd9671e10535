#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "korridor/plan/kept_world.h"
#include "korridor/service/asked_world.h"
#include "korridor/service/reply.h"

namespace korridor {

/// The worlds that a server keeps planned, so that what-ifs on them are quick. As far as the memory goes that they were
/// given, base worlds stay before others, for most what-ifs set out from them, and those asked for last before earlier
/// ones. Threads: safe.
class KeptWorlds {
 public:
  explicit KeptWorlds(double most_mb) : room_mb_(most_mb) {}

  [[nodiscard]] std::shared_ptr<KeptWorld> find(const std::string& key);
  /// `mb`: what it takes by estimate; one that alone takes more than there is room for is not kept. `is_base`: no
  /// scenario is switched.
  void put(const std::string& key, std::shared_ptr<KeptWorld> world, double mb, bool is_base);

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<KeptWorld> world;
    double mb = 0;
    bool is_base = false;
  };
  /// Before all others of its kind.
  [[nodiscard]] std::list<Entry>::iterator place_of(bool is_base);

  double room_mb_;
  std::mutex mutex_;
  std::list<Entry> entries_;  // base worlds, then others; newest first
};

/// The plan that is asked for, by a world that is kept: the asked world itself, or the one that its inline changes set
/// out from. What is not kept yet is from then on; a scenario that is not starts near the base world, which is then
/// kept too. Nothing where that does not fit: plan it alone.
///
/// `study` is the one that was asked about, `world` what became of it by `asked`.
[[nodiscard]] std::optional<Result<PlanOutcome>> plan_kept(KeptWorlds& kept, const Study& study, const World& world,
                                                           const AskedWorld& asked, const PlanRequest& request);

}  // namespace korridor
