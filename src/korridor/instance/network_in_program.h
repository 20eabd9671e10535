#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "korridor/flow/network_simplex.h"
#include "korridor/lp/linear_program.h"

namespace korridor {

/// A linear program that is a min-cost flow problem in other words, with the way back.
struct NetworkForm {
  FlowNetwork network;
  std::vector<std::int32_t> arc_of_column;
  std::vector<char> reversed;  ///< the arc runs against its column: a column without a lower bound
  std::vector<int> row_sign;   ///< node i stands for row i times this; the last node is the ground
  double amount_scale = 1, cost_scale = 1;
};

/// Finds the form where there is one: after turning rows round, every column has at most one +1 and one -1; bounds,
/// sides and costs are whole numbers once multiplied by a power of ten up to 10^6; no column is free on both sides.
///
/// Method  two entries of one column ask for equal or opposite signs of their rows: disjoint sets with parity. Rows
/// that
///         are no equations get a slack arc to a ground node, columns with one entry end there.
/// Cost    O(entries) apart from the inverse Ackermann function.
[[nodiscard]] std::optional<NetworkForm> find_network(const LinearProgram& lp);

/// Amounts of the columns and prices of the rows from a solved network.
[[nodiscard]] std::pair<std::vector<double>, std::vector<double>> to_program(const NetworkForm& form,
                                                                             const LinearProgram& lp,
                                                                             const NetworkSimplex& solved);

}  // namespace korridor
