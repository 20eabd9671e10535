#pragma once

#include <nanobind/nanobind.h>

#include <functional>

#include "korridor/service/reply.h"

namespace korridor::python {

/// Does `work` on a thread of its own and keeps the interpreter free meanwhile: other Python threads run, signals are
/// handled, and `progress(cost_usd, bound_usd, seconds)` is called from the calling thread when there is something new.
///
/// Ends    at once after `work`. A signal whose handler raises (Ctrl-C), or an exception of `progress`, asks `work` to
/// stop
///         by the answer of `tell`, waits for it, and is raised.
/// Needs   the GIL held by the caller.
using Tell = std::function<bool(double cost_usd, double bound_usd)>;
[[nodiscard]] Reply run_watched(const std::function<Reply(const Tell&)>& work, const nanobind::object& progress);

}  // namespace korridor::python
