#pragma once

#include <vector>

#include "korridor/plan/model.h"

namespace korridor {

/// What a plant takes falls under policies like a delivery to its place (docs/methods/model.md 6). `inputs` are the
/// states of its inputs, in the order of the recipe; amounts are per tonne of the main product.

/// Share of the period in which the plant may take inputs in these states: 1 less the longest ban on one of them.
[[nodiscard]] double intake_share(const Entities& entities, const Tracking& tracking, Index plant,
                                  const std::vector<State>& inputs, std::size_t t);

/// USD that a tariff, a duty, a licence fee or a subsidy makes of them.
[[nodiscard]] double intake_charge(const Entities& entities, const Tracking& tracking, const PolicyItem& policy,
                                   Index plant, const std::vector<State>& inputs, std::size_t t);

/// Tonnes of them that count in a quota or in what is licensed.
[[nodiscard]] double intake_under(const Entities& entities, const Tracking& tracking, const PolicyItem& policy,
                                  Index plant, const std::vector<State>& inputs);

/// States of the inputs of a run.
[[nodiscard]] std::vector<State> states_of_inputs(const Model& model, const Column& run);

}  // namespace korridor
