#pragma once

#include <optional>

#include "korridor/plan/chain_form.h"
#include "korridor/plan/model.h"

namespace korridor {

/// An answer to one model in terms of another of the same study: every column and row of `to` takes the amount or price
/// of the one in `from` that stands for the same. What `from` lacks gets zero, as does the price of a row that no
/// column of `to` touches. Whether it answers `to` is for that model to say (check_found).
///
/// Method  only amounts and prices that are not zero are looked up, by what they stand for: states count anew in each
///         model, and their order depends on which links are open.
/// Cost    O(columns + rows).
/// Nothing where arcs, items or tracked selectors of the two differ, so that the same number means another thing.
[[nodiscard]] std::optional<ModelAnswer> carry_over(const Model& from, const ModelAnswer& answer, const Model& to);

}  // namespace korridor
