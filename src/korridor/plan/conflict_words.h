#pragma once

#include <cstddef>

#include "korridor/plan/model.h"
#include "korridor/plan/plan.h"

namespace korridor {

/// A row of the model that cannot hold, as a sentence; `is_hopeless` where no column reaches it. Each sentence is one
/// template, so that base/phrases_de.txt has it in German.
[[nodiscard]] ConflictRow describe_conflict(const Model& model, std::size_t row, bool is_hopeless = false);

}  // namespace korridor
