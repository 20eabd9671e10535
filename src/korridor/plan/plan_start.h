#pragma once

#include <optional>

#include "korridor/plan/chain_form.h"
#include "korridor/plan/model.h"

namespace korridor {

/// A plan with what it was found in.
struct FormPlan {
  const Model* model;
  const ChainForm* form;
  const ChainPool* pool;
  const ChainAnswer* answer;
};

/// The plan of one world as a start for the engine on another of the same study, whatever changed in between: costs,
/// demand, yields, tariffs, clauses, what is open. Each chain is taken apart and put together again in the other world,
/// from its sources on, in the states that cargo has there; one that finds no way there is left out. Steps and prices
/// of rows are those of what stands for the same.
///
/// Cost    O(pieces of the chains in use + rows + steps).
/// Nothing where periods, places or links of the two differ, so that the same number means another thing.
[[nodiscard]] std::optional<ChainEngine::Start> make_start(const FormPlan& from, const Model& to,
                                                           const ChainForm& form);

}  // namespace korridor
