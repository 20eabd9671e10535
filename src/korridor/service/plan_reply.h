#pragma once

#include <string>
#include <vector>

#include "korridor/plan/plan.h"
#include "korridor/service/reply.h"
#include "korridor/service/reply_rows.h"

namespace korridor {

/// Names of the lists that a reply of `plan` may hold, in its order.
[[nodiscard]] const std::vector<std::string>& plan_lists();

/// Leaves out of the request the work that only lists outside `only` need. Empty: all are wanted.
void drop_unwanted(PlanRequest& request, const std::vector<std::string>& only);

/// A plan, or the conflict that forbids one, as the reply of `plan` (docs/reference/replies.md). Of the lists it holds
/// those of `only`; all, where that is empty. The layout is that of orders, flows, limits, decided and prices.
[[nodiscard]] Reply plan_reply(const World& world, const PlanOutcome& outcome,
                               const std::vector<std::string>& only = {}, RowLayout layout = RowLayout::kRows);

}  // namespace korridor
