#pragma once

#include "korridor/plan/plan.h"
#include "korridor/service/reply.h"
#include "korridor/study/world.h"

namespace korridor {

/// What of the difference between two bills no cargo costs and nobody is paid: penalties of `priority` clauses that are
/// not kept, and of contracts that are not served; `[{kind, id, order, missed_t: {before, after, change}, usd:
/// {...}}]`, tonnes of all periods, USD of the first day, the largest change first. Only what differs is listed.
[[nodiscard]] Json changed_penalties(const World& before, const Plan& plan_before, const World& after,
                                     const Plan& plan_after);

}  // namespace korridor
