#pragma once

#include "korridor/instance/solve_instance.h"
#include "korridor/service/reply.h"

namespace korridor {

/// A published problem file, solved; the reply of `instance` (docs/reference/replies.md).
[[nodiscard]] Reply solve_instance_file(const InstanceRequest& request);

}  // namespace korridor
