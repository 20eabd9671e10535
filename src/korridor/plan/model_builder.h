#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "korridor/plan/model.h"

namespace korridor {

/// Writes the rows and columns of docs/methods/model.md into a Model. First all rows that limit something, then the
/// columns, kind after kind; a balance row comes into being when the search found its spot live.
class ModelBuilder {
 public:
  ModelBuilder(const Network& network, const Entities& entities, const Tracking& tracking);
  Model build();

 private:
  using Entries = std::vector<std::pair<std::int32_t, double>>;
  using RowTable = std::vector<std::vector<std::int32_t>>;  ///< by item and period; -1 where there is none

  // rows (build_rows.cc, build_limits.cc)
  void add_balances();
  void add_resource_rows();
  void add_order_rows();
  void add_limit_rows();
  void add_fleet_rows();
  void add_quota_rows();
  void add_stay_rows();
  /// What a delivery counts in what may not leave.
  void count_stays(Entries& entries, const Taker& taker, State state, double tonnes, std::size_t t) const;
  void count_intake(Entries& entries, Index plant, const std::vector<State>& inputs, std::size_t t) const;
  std::int32_t add_row(Row row, double low, double high);

  // columns (build_columns.cc, build_orders.cc, build_limits.cc)
  void add_supply();
  void add_moves();
  void add_move(Index good, Index state, Index arc, std::size_t t);
  /// Limits that stand for the lower rates of a fee on a move, by band; the first is none: the full rate.
  [[nodiscard]] std::vector<Index> bands_of(Index good, State state, Index arc, std::size_t t) const;
  void add_runs();
  void add_run(Index plant, const std::vector<Index>& inputs, std::size_t t);
  void add_disposals();
  void add_stores();
  void add_serves();
  void add_serve(Index order, Index state, std::size_t t);
  void add_takes_and_unmet();
  void add_misses();
  void add_whole_numbers();
  /// Most that can count in a limit in a period.
  [[nodiscard]] double most_use(const LimitItem& limit, std::size_t t) const;
  /// Tonnes that one of the whole number of a limit makes room for; 0 where nothing can count in it.
  [[nodiscard]] double room_of_one(const LimitItem& limit, std::size_t t) const;
  /// Tonnes that one of the whole number pays for, at least; none where the limit only says at most.
  [[nodiscard]] double paid_by_one(const LimitItem& limit, std::size_t t) const;
  /// USD for a tonne that is paid and stays empty.
  [[nodiscard]] double empty_costs(const LimitItem& limit, std::size_t t) const;
  /// True of a band whose lower rate holds for what is beyond a volume.
  [[nodiscard]] bool is_beyond(const LimitItem& limit) const;
  [[nodiscard]] double spread_fee(const LimitItem& limit, std::size_t t) const;
  /// USD a tonne on a move pays in a band.
  [[nodiscard]] double fee_of_move(const LimitItem& limit, std::size_t t) const;
  /// What counts in a limit stands in its row, and in the row that makes room for it where a whole number is decided.
  void count_in(Entries& entries, Index limit, std::size_t t, double value) const {
    entries.emplace_back(limit_row_[limit][t], value);
    entries.emplace_back(room_row_[limit][t], value);
  }
  /// What a delivery counts in the row of a limit, were it for a period.
  [[nodiscard]] double counts_in(Index limit, Index order, State state, std::size_t t) const;
  void add_column(Column column, double cost, double upper, Entries entries);

  /// Rows that a move of a good over an arc uses in a band of its fee (a limit; kNone: the full rate), with the share
  /// of each tonne.
  Entries move_resources(Index good, State state, Index arc, Index band, std::size_t t) const;
  /// Row of a balance, -1 where nothing can be delivered from.
  [[nodiscard]] std::int32_t balance(Index good, Index state, Index node, std::size_t t) const;
  [[nodiscard]] Index find_state(Index good, State state) const { return model_.reach.find(good, state); }
  [[nodiscard]] double discount(std::size_t t) const { return network_.periods[t].discount; }
  [[nodiscard]] double holding(Index good, double hours) const;
  [[nodiscard]] double delivery_cost(const OrderItem& order, State state, std::size_t t) const;

  const Network& network_;
  const Entities& entities_;
  const Tracking& tracking_;
  std::size_t periods_;
  Model model_;
  std::vector<std::vector<std::vector<std::int32_t>>> balance_;  // good, state, t * nodes + node
  [[nodiscard]] RowTable no_rows(std::size_t items) const {
    return RowTable(items, std::vector<std::int32_t>(periods_, -1));
  }
  RowTable supply_row_, link_row_, place_row_, plant_row_, store_row_, order_row_, clause_row_, limit_row_, room_row_,
      fleet_row_, quota_row_;
  std::vector<RowTable> stay_row_;  ///< by policy, good and period
  std::vector<std::int32_t> reserve_row_;
  std::vector<std::vector<Index>> fleets_on_link_, limits_on_link_, caps_on_link_;
};

}  // namespace korridor
