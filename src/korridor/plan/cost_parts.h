#pragma once

#include <map>
#include <string>

#include "korridor/plan/model.h"
#include "korridor/plan/paid_fees.h"
#include "korridor/plan/plan.h"

namespace korridor {

/// What a tonne on a column costs, in parts, in money of its period. The parts add up to the column's cost in the
/// program without its discount, but for `take`, `unmet` and `short`, which are no cost of a chain and have none, and
/// for fees with volume discounts, of which each tonne bears the same.
[[nodiscard]] CostParts cost_parts(const Model& model, const PaidFees& paid, std::size_t column);

/// Who gets what is paid on a column, in USD per tonne: fees go to the states that set them (transit fees, border
/// charges, tariffs, duties, taxes), carriage to the states on whose territory cargo is carried and handled. A link
/// through several states is shared evenly.
struct Payees {
  std::map<std::string, double> fees, carriage;
};
[[nodiscard]] Payees find_payees(const Model& model, const PaidFees& paid, std::size_t column);

}  // namespace korridor
