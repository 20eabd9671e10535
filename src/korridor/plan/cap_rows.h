#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "korridor/network/entities.h"
#include "korridor/plan/capped_plans.h"

namespace korridor {

/// Tonnes delivered by order and period.
using Served = std::map<std::pair<Index, Index>, double>;

/// What holds whatever it costs, by order and by limit: a firm order, a promised volume without a price.
struct Musts {
  std::vector<char> orders, limits;
  [[nodiscard]] bool any() const {
    return std::ranges::count(orders, 0) < std::ssize(orders) || std::ranges::count(limits, 0) < std::ssize(limits);
  }
};
[[nodiscard]] Musts list_musts(const Entities& entities);

/// The row of the cap: the last limit, over the whole horizon, never full as it is added. `orders` says by order
/// whether its deliveries count.
void add_cap(Entities& entities, std::size_t periods, std::size_t goods, Index good, const CapRequest& cap,
             const std::vector<char>& orders);

/// What was delivered is due from now on, and missing a tonne costs `missed`.
void hold(Entities& entities, const std::vector<char>& orders, const Served& served, double missed);

/// Under a cap what must hold may be impossible: it can be missed then at the price `missed`, and a plan that misses
/// any is told from the rest.
void soften(Entities& entities, const Musts& musts, double missed);

}  // namespace korridor
