#pragma once

#include <vector>

#include "korridor/plan/chains.h"
#include "korridor/plan/solve_arcs.h"

namespace korridor {

/// Price of a row in money of its period: discounted prices of the program brought back (reserves stay discounted).
[[nodiscard]] double row_price(const Model& model, const Answer& answer, std::size_t row);

/// What the columns put on a row, and the room there is: for shares and clauses the tonnes that touch the selector and
/// the share of all delivered tonnes.
[[nodiscard]] LimitResult describe_limit(const Model& model, const Answer& answer, std::size_t row);

/// The same for several rows, in one pass over the columns.
[[nodiscard]] std::vector<LimitResult> list_limits_of(const Model& model, const Answer& answer,
                                                      const std::vector<std::size_t>& rows);

// Each fills one list of the reply from an answer (docs/reference/plan.md says what they mean).
[[nodiscard]] std::vector<OrderResult> list_orders(const Model& model, const Answer& answer);
[[nodiscard]] std::vector<Flow> list_flows(const Model& model, const Answer& answer);
[[nodiscard]] std::vector<LimitResult> list_limits(const Model& model, const Answer& answer);
[[nodiscard]] std::vector<Decided> list_decided(const Model& model, const Answer& answer);
[[nodiscard]] std::vector<ProvenTree> name_trees(const Model& model, const Answer& answer);
[[nodiscard]] std::vector<PriceResult> list_prices(const Model& model, const Answer& answer);
[[nodiscard]] std::vector<BalanceResult> list_balance(const Model& model, const Answer& answer);
[[nodiscard]] std::vector<Netback> list_netbacks(const std::vector<ChainResult>& chains,
                                                 const std::vector<OrderResult>& orders, const Study& study);
[[nodiscard]] std::vector<PartResult> list_parts(const Model& model, const Answer& answer);
/// Adds up to the sum of price times delivered tonnes over all orders, whatever the prices are.
[[nodiscard]] std::vector<ValueAdded> list_value_added(const Model& model, const Answer& answer);
[[nodiscard]] std::vector<Gain> list_gains(const Model& model, const Answer& answer);
void sum_payees(const Model& model, const Answer& answer, Plan& plan);
void list_names(const Model& model, const Answer& answer, Plan& plan);

}  // namespace korridor
