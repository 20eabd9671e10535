#pragma once

#include "korridor/plan/plan.h"
#include "korridor/service/reply.h"

namespace korridor {

/// A plan, or the conflict that forbids one, as the reply of `plan` (docs/reference/replies.md).
[[nodiscard]] Reply plan_reply(const World& world, const PlanOutcome& outcome);

}  // namespace korridor
