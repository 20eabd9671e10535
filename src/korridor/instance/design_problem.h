#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// Fixed-charge capacitated multicommodity network design: arcs are bought, goods are sent over what was bought.
struct DesignProblem {
  struct Arc {
    std::int32_t from = 0, to = 0;
    double capacity = 0, fixed_cost = 0;
    std::vector<double> unit_cost;  ///< one for all goods, or one a good
    std::vector<double> most;       ///< of each good; empty: the capacity
    [[nodiscard]] double cost_of(std::size_t good) const {
      return unit_cost.size() == 1 ? unit_cost[0] : unit_cost[good];
    }
  };
  struct Amount {
    std::int32_t node = 0;
    double supply = 0;  ///< below zero: wanted there
  };
  std::size_t nodes = 0;
  std::vector<Arc> arcs;
  std::vector<std::vector<Amount>> goods;

  /// What of a good can be on an arc at most: nothing ever goes round.
  [[nodiscard]] double most_of(const Arc& arc, std::size_t good) const;
  [[nodiscard]] double amount_of(std::size_t good) const;
};

/// Canad files. Title; `NODES ARCS GOODS`; then the arcs, in one of two forms:
///   FROM TO COST CAPACITY FIXED ...          (what follows is passed over), and goods FROM TO AMOUNT;
///   FROM TO FIXED CAPACITY K, K lines GOOD COST CAPACITY, and then GOOD NODE SUPPLY (below zero: wanted).
/// The second form may lack the title.
[[nodiscard]] Result<DesignProblem> read_design(std::string_view text, const std::string& file);

}  // namespace korridor
