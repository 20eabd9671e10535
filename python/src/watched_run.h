#pragma once

#include <nanobind/nanobind.h>

#include <functional>

#include "korridor/base/tell_share.h"
#include "korridor/service/reply.h"

namespace korridor::python {

/// Does `work` on a thread of its own and keeps the interpreter free meanwhile: other Python threads run, signals are
/// handled, and `progress(cost_usd, bound_usd, seconds, plans_done, plans)` is called from the calling thread now and
/// then; `plans` is 0 where the answer needs one plan.
///
/// Ends    at once after `work`. A signal whose handler raises (Ctrl-C), or an exception of `progress`, asks `work` to
///         stop by the answer of `tell` and is raised without waiting for it: `work` must own, or share, all it uses.
/// Needs   the GIL held by the caller.
using Tell = std::function<bool(double cost_usd, double bound_usd)>;
using Work = std::function<Reply(const Tell&, const TellShare&)>;
[[nodiscard]] Reply run_watched(Work work, const nanobind::object& progress);
/// Waits for work that was told to stop and is not done; before the interpreter goes. Needs the GIL held.
void join_leftovers();

}  // namespace korridor::python
