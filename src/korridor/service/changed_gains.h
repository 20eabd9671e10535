#pragma once

#include <vector>

#include "korridor/plan/plan.h"
#include "korridor/service/reply.h"

namespace korridor {

/// Who has more and who has less, by role and state, `[{role, country, usd}]`; largest first, those that are equal to
/// the dollar by name.
[[nodiscard]] Json changed_gains(const std::vector<Gain>& before, const std::vector<Gain>& after);

}  // namespace korridor
