#pragma once

#include <vector>

#include "korridor/plan/replanner.h"
#include "korridor/plan/solve_arcs.h"

namespace korridor {

/// The limits that cost most, each with what one more tonne is worth, how long, what binds next, and who was displaced.
///
/// Method  a limit is ranked by its price times what it carries, in the period where that is largest; limits of
///         transport come before plants, and these before caps on what sources give. The plan is made again from
///         its basis with a little more room (one tonne, or a millionth of the limit), and the differences are told
///         per tonne; then with ever more room until the value falls, to see how long it holds and what takes over.
/// Limits  a limit whose one more unit saves nothing is left out, though it may carry a price in this answer.
/// Cost    some dual pivots a limit.
/// `replanner` has solved the model; it is given back as it was.
[[nodiscard]] std::vector<Bottleneck> explain_bottlenecks(const Model& model, const Answer& answer,
                                                          Replanner& replanner, int count);

/// The rows of an infeasible part that cannot hold together, irreducible: without any one of them the rest has an
/// answer.
///
/// Method  elastic program (Chinneck 1997): every named row may be missed at a price; rows with a price are suspects;
///         suspects are left out one by one, and stay out where the rest is still infeasible.
[[nodiscard]] std::vector<ConflictRow> find_conflict(const Model& model, const Answer& answer, std::size_t part);

/// An order or a limit that asks for tonnes that no column can bring: it stands in no part of the program, so no solver
/// sees it. The first such row alone; empty if there is none.
[[nodiscard]] std::vector<ConflictRow> find_hopeless(const Model& model);

}  // namespace korridor
