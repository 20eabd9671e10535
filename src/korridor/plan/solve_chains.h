#pragma once

#include "korridor/plan/replanner.h"
#include "korridor/plan/solve_arcs.h"

namespace korridor {

/// What a request lets the engine `chains` take: its time runs from here on, for all solves with these options
/// together.
[[nodiscard]] ChainOptions make_chain_options(const PlanRequest& request);

/// What amounts and prices are worth by the model alone: the whole, and each part where `parts` asks for it.
[[nodiscard]] Answer check_found(const Model& model, ModelAnswer found, bool parts);
/// Every row holds, and bound and bill meet as closely as the request asks.
[[nodiscard]] bool is_proven(const Model& model, const Answer& answer, const PlanRequest& request);

/// The engine `chains`: the same model by column generation over production trees (src/korridor/chains).
///
/// Method  the model is put into chain form, solved there, and brought back to amounts of its columns and prices of its
///         rows; what the answer is worth is then computed from the model alone, part by part, as for `arcs`.
/// Errors  those of `arcs`, where it is asked. Where the engine cannot trust its numbers the answer comes from `arcs`,
/// with a
///         warning `engine_fell_back`.
[[nodiscard]] Result<Answer> solve_chains(const Model& model, const PlanRequest& request, Replanner& replanner);

}  // namespace korridor
