#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "korridor/lp/linear_program.h"
#include "korridor/network/policy_acts.h"
#include "korridor/plan/tracking.h"

namespace korridor {

/// The kinds of columns and rows of docs/methods/model.md, in the order of its tables.
enum class ColumnKind : std::uint8_t {
  kSupply,
  kMove,
  kHandle,
  kRun,
  kDispose,
  kStore,
  kOpening,
  kServe,
  kTake,
  kUnmet,
  kShort,
  kMiss,
  kWhole
};
enum class RowKind : std::uint8_t {
  kBalance,
  kSupply,
  kReserve,
  kLink,
  kPlace,
  kPlant,
  kStore,
  kOrder,
  kClause,
  kLimit,
  kFleet,
  kQuota,
  kRoom,
  kExclude,
  kStay
};

/// What a column stands for. `item` is the position in Entities (supply, plants, stores, orders, clauses), the arc of a
/// move or handling, or the node of a disposal; `state` the position among the good's states at the tail; `step` the
/// step of a market, or the band of the fee that a move pays (0: the full rate); `inputs` (runs only) the position in
/// Model::run_inputs.
struct Column {
  ColumnKind kind{};
  Index item = kNone, good = kNone, state = kNone, period = 0, step = 0, inputs = kNone;
};

/// What a row stands for: `item` as above, or the row of links, places; for a balance the node. A row that lets no two
/// limits be used keeps the second in `state`; one of an export control in percent has the good.
struct Row {
  RowKind kind{};
  Index item = kNone, good = kNone, state = kNone, period = 0;
};

/// Which (good, state, node, period) a source can reach and an order can be reached from.
struct Reach {
  std::vector<std::vector<State>> states;            ///< by good
  std::vector<std::vector<std::vector<char>>> live;  ///< good, state, period * nodes + node: 1 when both hold
  [[nodiscard]] Index find(Index good, State state) const;
  [[nodiscard]] std::size_t state_count() const;
};

/// The model as a linear program with the meaning of every column and row.
struct Model {
  const Network* network = nullptr;
  const Entities* entities = nullptr;
  const Tracking* tracking = nullptr;
  Reach reach;
  LinearProgram lp;
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<std::vector<Index>> run_inputs;  ///< state of each input of a run
  std::vector<double> available;               ///< A(g), by good

  [[nodiscard]] std::string column_name(std::size_t column) const;
  [[nodiscard]] std::string row_name(std::size_t row) const;
};

/// Method  forward search from the sources in stage order, backward search from the orders in the reverse order.
/// Cost    O(states * periods * arcs) per good.
[[nodiscard]] Reach find_reach(const Network& network, const Entities& entities, const Tracking& tracking);

/// Builds every column and row of docs/methods/model.md 4 and 5. The arguments must outlive the model.
[[nodiscard]] Model build_model(const Network& network, const Entities& entities, const Tracking& tracking);

/// Share of the period in which a move of the good over an arc is banned.
[[nodiscard]] double ban_share(const Network& network, const Entities& entities, const Tracking& tracking, Index arc,
                               Index good, State state, std::size_t t);
/// Share of the period for which bans keep a good in this state from whoever takes it over.
[[nodiscard]] double banned_share(const Entities& entities, const Tracking& tracking, const Taker& taker, State state,
                                  std::size_t t);
/// Share of an order's period that bans leave for cargo of this origin; 0 when the order refuses the state for good.
[[nodiscard]] double accepted_share(const Entities& entities, const Tracking& tracking, Index order, State state,
                                    std::size_t t);
/// A(g) of docs/methods/model.md 4.
[[nodiscard]] std::vector<double> count_available(const Network& network, const Entities& entities);
/// Periods that a move over an arc takes.
[[nodiscard]] std::size_t lag_of(const Network& network, Index arc, std::size_t t);
/// State of a good after an arc, after a supply or store, and of a process output from its inputs' states.
[[nodiscard]] State after_arc(const Tracking& tracking, Index arc, Index good, State state);
[[nodiscard]] State at_supply(const Entities& entities, const Tracking& tracking, Index supply);
[[nodiscard]] State at_opening(const Entities& entities, const Tracking& tracking, Index store);
[[nodiscard]] State after_plant(const Entities& entities, const Tracking& tracking, Index plant, Index output,
                                const std::vector<State>& inputs);
/// Whether a move exists at all: carried, open, not banned throughout, capacity left.
[[nodiscard]] bool can_move(const Network& network, const Entities& entities, const Tracking& tracking, Index arc,
                            Index good, State state, std::size_t t);

}  // namespace korridor
