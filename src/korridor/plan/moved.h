#pragma once

#include <cstddef>
#include <vector>

#include "korridor/plan/capped_plans.h"
#include "korridor/plan/chain_form.h"

namespace korridor {

/// What differs between two answers to one model: tonnes on links, over the gateways of corridors, from sources,
/// through plants and to orders, over all periods; and limits that carry a price in the second and none in the first,
/// but for one row. Largest first in each kind, limits by price.
[[nodiscard]] std::vector<Moved> list_moved(const Model& model, const ModelAnswer& from, const ModelAnswer& to,
                                            std::size_t but_row);

/// The cost of the chains of each order, by its parts, in USD of the first day.
[[nodiscard]] std::vector<OrderCost> sum_order_costs(const Model& model, const std::vector<double>& x);

}  // namespace korridor
