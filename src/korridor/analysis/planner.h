#pragma once

#include <functional>

#include "korridor/plan/plan.h"

namespace korridor {

/// How a world is planned. Drivers take it as a value, so that they depend on no engine; it must be safe to call from
/// several threads at once, each with a world of its own.
using Planner = std::function<Result<PlanOutcome>(const World&)>;

}  // namespace korridor
