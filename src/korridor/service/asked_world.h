#pragma once

#include <vector>

#include "korridor/plan/plan.h"
#include "korridor/service/request_fields.h"
#include "korridor/service/requests.h"
#include "korridor/study/inline_changes.h"
#include "korridor/study/world.h"

namespace korridor {

/// What all commands on a world have in common.
struct AskedWorld {
  WorldRequest world;
  std::vector<InlineChange> changes;
  PlanRequest plan;
  int year = 0;
  int plans_at_once = 1;  ///< that the command holds in memory
  double memory_mb = 0;   ///< RunOptions::memory_mb
};

void read_world(RequestFields& fields, AskedWorld& asked);
void read_plan(RequestFields& fields, const RunOptions& options, AskedWorld& asked);
void read_year(RequestFields& fields, AskedWorld& asked);

/// The study in the year and with the inline changes that are asked for; they become a scenario of `asked.world`.
/// Errors: outside_horizon, too_much_memory, those of add_inline_changes.
[[nodiscard]] Result<Study> change_study(const Study& study, AskedWorld& asked);

/// Errors that the world finds in inline changes (two scenarios that clash) name their place like all others.
[[nodiscard]] Reply name_places(Reply reply);

}  // namespace korridor
