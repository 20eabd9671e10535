#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "korridor/chains/capacity_drift.h"
#include "korridor/chains/chain_pool.h"
#include "korridor/chains/hyper_network.h"
#include "korridor/chains/lean_columns.h"
#include "korridor/chains/master_counters.h"
#include "korridor/chains/working_basis.h"

namespace korridor {

/// A column of the master: a step of a set, the shortfall of a row, a chain of the pool, or the slack of a row.
using ColumnId = std::uint32_t;
constexpr ColumnId kSlackBit = 0x80000000U;
constexpr ColumnId kNoColumn = 0x7fffffffU;

/// The restricted program over the chains of a pool, solved by a bounded revised simplex that keeps the sets out of its
/// matrix: each set has a key column; the working basis holds one row per full row only. Rows that are not full cost
/// nothing but their sum.
///
/// Method  primal simplex with partial pricing: a sweep gathers candidates, the best enters until none is left; dual
///         simplex after changes of capacities and amounts. Ratio tests in two passes with tolerances (Harris); when
///         steps of length zero pile up, capacities are widened by tiny amounts that differ, and taken back at the end.
/// Cost    a pivot is linear in the entries of the working basis and of the basic chains that move.
/// Ties    by column number.
/// Limits  kStuck when the numbers cannot be trusted; the caller then asks another solver and says so.
/// Source  Dantzig and Van Slyke 1967; Harris 1973; McBride 1985 for the partition.
class ChainMaster {
 public:
  ChainMaster(const HyperNetwork& net, ChainPool& pool);

  void set_capacity(std::uint32_t row, double capacity);
  /// The capacities of another master of the same network, and which of its rows are shut.
  void take_limits(const ChainMaster& other);
  /// A row whose capacity was set to zero: what uses it can carry nothing, so such chains never enter. One that may be
  /// missed at a price is never shut.
  [[nodiscard]] bool is_shut(std::uint32_t row) const { return is_shut_[row] != 0; }
  [[nodiscard]] const std::vector<double>& capacities() const { return true_capacity_; }

  /// Counts only what a firm order misses, from where nothing is delivered until that is nothing.
  void begin_phase_one();
  void end_phase_one();
  [[nodiscard]] bool in_phase_one() const { return now_.phase_one; }
  [[nodiscard]] bool has_firm_steps() const { return has_firm_; }

  /// Tells of chains that were added to the pool.
  void grow();
  /// Amounts and charges near an optimal plan, that fit no basis.
  struct Guess {
    std::vector<std::pair<std::uint32_t, double>> chains;  ///< number in the pool, tonnes
    std::vector<double> step_amount, charge;               ///< by step; by row
  };
  /// A basis that holds what carries most of a guess, brought by dual pivots to where all amounts fit; false where that
  /// fails: then nothing is delivered. Not in phase one.
  /// Source  crash of a basis from an inner point: Bixby and Saltzman 1994; costs that move: Koberstein 2005.
  bool start_near(const Guess& guess);
  /// Which columns stand where, without numbers.
  struct Basis {
    std::vector<ColumnId> key;        ///< by set
    std::vector<std::uint32_t> rows;  ///< of the working basis
    std::vector<ColumnId> columns;    ///< of the working basis
    std::vector<char> at_upper;       ///< by step
  };
  class Snapshot;
  [[nodiscard]] static Basis basis_of(const Snapshot& snapshot);
  /// Takes a basis of this network and pool, to be refreshed; false, and nothing is done, where it is none. Not in
  /// phase one.
  bool take_basis(const Basis& basis);
  /// From a basis that is primal feasible; ends optimal over the pool.
  MasterOutcome run_primal();
  /// Adds chains that pay under the prices of the moment to the pool; gives back how many.
  using LookAhead = std::function<std::uint32_t()>;
  /// From a dual feasible basis to a primal feasible one. With `look_ahead` the pool grows on the way, and some of
  /// those chains may pay in the end.
  MasterOutcome run_dual(const LookAhead& look_ahead = {}, std::uint64_t most_pivots = 20000);
  /// Amounts, uses and prices anew from the basis; true when all amounts are within bounds.
  bool refresh();

  /// The whole state with its factors and amounts: put back by copying, for many cases from one base.
  [[nodiscard]] Snapshot snapshot() const;
  /// The pool has been taken back to the chains it had then. Capacities stay as they are now.
  void put_back(const Snapshot& snapshot);

  /// Price of each row, zero or more: the fall of the bill by one more unit of capacity.
  [[nodiscard]] const std::vector<double>& prices() const { return now_.price; }
  /// What one more tonne wanted costs.
  [[nodiscard]] double set_price(std::uint32_t set) const;
  /// Rows that were lowered so far since the last call that a tenth or more of their use must go elsewhere, and the
  /// sets whose chains in the basis use a row.
  [[nodiscard]] std::vector<std::uint32_t> take_lowered_rows();
  /// Whether a shut row has been opened since the last call: then chains that were passed by may pay again.
  [[nodiscard]] bool take_reopened();
  [[nodiscard]] std::vector<std::uint32_t> sets_on(std::uint32_t row) const;
  /// How far the capacity of a full row can rise, or fall, while the basis stays; of one not full, for ever and 0.
  [[nodiscard]] double room_above(std::uint32_t row) { return is_full(row) ? room(row, -1) : kEndless; }
  [[nodiscard]] double room_below(std::uint32_t row) { return is_full(row) ? room(row, 1) : 0; }
  [[nodiscard]] double objective() const;
  /// Of each column in the basis or at its upper bound; what rounding leaves of zero is zero.
  [[nodiscard]] std::vector<std::pair<ColumnId, double>> amounts() const;
  [[nodiscard]] bool is_chain(ColumnId c) const { return c >= first_chain_ && (c & kSlackBit) == 0; }
  [[nodiscard]] bool is_step(ColumnId c) const { return c < net_.steps(); }
  [[nodiscard]] bool is_shortfall(ColumnId c) const { return c >= net_.steps() && c < first_chain_; }
  [[nodiscard]] std::uint32_t row_of_shortfall(ColumnId c) const { return shortfall_row_[c - net_.steps()]; }
  [[nodiscard]] std::uint32_t chain_of(ColumnId c) const { return c - first_chain_; }
  [[nodiscard]] const MasterCounters& counters() const { return counters_; }
  [[nodiscard]] std::uint32_t working_size() const { return static_cast<std::uint32_t>(now_.rows.size()); }

 private:
  static constexpr std::uint32_t kOut = 0xffffffffU, kKey = 0xfffffffeU, kNoSet = 0xffffffffU;
  static constexpr double kEndless = std::numeric_limits<double>::infinity();

  // columns (chain_master.cc)
  [[nodiscard]] std::uint32_t set_of(ColumnId c) const;
  [[nodiscard]] double cost_of(ColumnId c) const;
  [[nodiscard]] double upper_of(ColumnId c) const;
  [[nodiscard]] double tolerance_of(ColumnId c) const;
  [[nodiscard]] double charge_of(ColumnId c) const;
  [[nodiscard]] double reduced_cost(ColumnId c) const;
  template <class Visit>
  void visit_entries(ColumnId c, Visit&& visit) const;
  [[nodiscard]] std::vector<std::pair<ColumnId, double>> list_amounts() const;
  void set_where(ColumnId c, std::uint32_t place);
  void take_key(std::uint32_t set, ColumnId c, double amount);
  void list_member(std::uint32_t position);
  void unlist_member(std::uint32_t position);
  void compress();
  void repair();
  bool factor();
  void append_column(ColumnId c, SparseColumns& matrix, std::vector<double>& dense) const;
  void list_live_and_dead();
  void catch_up();
  [[nodiscard]] bool are_lists_behind() const { return is_lean_stale_ || is_dead_.size() != lean_.chains(); }
  void compute_amounts();
  void compute_prices();
  [[nodiscard]] bool is_within_bounds() const;

  // first basis (chain_master_start.cc)
  [[nodiscard]] bool is_basis(const Basis& basis) const;
  void start_basis();
  void clear_basis();
  std::vector<ColumnId> choose_keys(const Guess& guess);
  void fill_basis(const std::vector<ColumnId>& columns, const std::vector<double>& charge);
  void lift_costs(const std::vector<double>& charge);
  void lift_chains(std::uint32_t first, double apart);

  // one pivot (chain_master_pivot.cc)
  [[nodiscard]] bool is_full(std::uint32_t row) const { return now_.local_of[row] != kOut && now_.slack_in[row] == 0; }
  double room(std::uint32_t row, double sign);
  struct Leaving {
    enum class Kind : std::uint8_t { kNothing, kFlip, kPosition, kKey, kRow } kind = Kind::kNothing;
    std::uint32_t index = 0;  ///< position, set or row
    double step = 0;
    bool at_upper = false;
  };
  void find_direction(ColumnId entering, double sign);
  void clear_direction();
  void add_rate(std::uint32_t set, double rate);
  void add_usage(ColumnId c, double rate);
  [[nodiscard]] Leaving primal_ratio(ColumnId entering) const;
  void pivot(ColumnId entering, double sign, double reduced, Leaving leaving);
  void exchange_key(std::uint32_t set, double pivot_rate);
  std::uint32_t extend(std::uint32_t row, double pivot_rate);
  void collect_row(std::uint32_t row, std::vector<std::uint32_t>& positions, std::vector<double>& entries);

  // pricing of the pool (chain_master_primal.cc)
  bool climb();
  bool sweep();
  void gather();
  void open_groups();
  [[nodiscard]] std::uint32_t group_of(ColumnId c) const;
  bool take_group();
  enum class Climb : std::uint8_t { kOn, kSweep, kStuck };
  Climb climb_once();
  ColumnId best_candidate(double& reduced, double& sign);
  void widen();
  bool take_back_widening();

  // dual (chain_master_dual.cc)
  struct Violation {
    Leaving::Kind kind = Leaving::Kind::kNothing;
    std::uint32_t index = 0;
    double amount = 0;  ///< beyond its bound
    bool at_upper = false;
  };
  [[nodiscard]] Violation measure(Leaving::Kind kind, std::uint32_t index) const;
  void note_violation(Leaving::Kind kind, std::uint32_t index);
  char& listed_of(Leaving::Kind kind, std::uint32_t index);
  void note_moved();
  void find_violations();
  [[nodiscard]] Violation worst_violation();
  [[nodiscard]] double devex_of(Leaving::Kind kind, std::uint32_t index) const;
  void update_devex(const Violation& violation, double rate);
  MasterOutcome descend(const LookAhead& look_ahead, std::uint64_t most_pivots);
  void look_again();
  bool start_anew();
  void admit();
  void take_back_lifts();

  // dual while one capacity moves (chain_master_glide.cc)
  bool begin_glide();
  MasterOutcome glide(const LookAhead& look_ahead, std::uint64_t most_pivots);
  void find_drift();
  void drift_by(double part);
  [[nodiscard]] Leaving first_met() const;
  [[nodiscard]] Violation violation_of(const Leaving& met) const;
  double turn_drift(const Leaving& leaving, double sign);
  void place_drift(const Leaving& leaving, std::uint32_t first_member, double entering);
  // ratio test of the dual (chain_master_ratio.cc)
  void find_row(const Violation& violation);
  void spread_weights(const Violation& violation);
  void reduce_chains(std::uint32_t first);
  double list_choices(const Violation& violation);
  void move_reduced(const Violation& violation, ColumnId left, double step);
  /// A column that brings a violated amount back, or none; what the amount's row says of it and what the column does.
  struct Entering {
    ColumnId column = kNoColumn;
    double sign = 1, reduced = 0, answers = 1, rate = 0;
    bool is_worn = false;  ///< those differ too much
  };
  Entering dual_ratio(const Violation& violation);
  Entering find_entering(const Violation& violation);
  void exchange(const Violation& violation, const Entering& entering);

  const HyperNetwork& net_;
  ChainPool& pool_;
  std::vector<double> capacity_, true_capacity_;
  std::vector<std::uint32_t> shortfall_row_, lowered_;
  std::uint32_t first_chain_ = 0;
  std::vector<char> is_shut_, is_dead_;  ///< by row; by chain
  bool has_firm_ = false, is_widened_ = false, is_reopened_ = false;

  /// What pivots change. Copied as a whole by snapshots.
  struct State {
    std::vector<ColumnId> key;
    std::vector<double> key_x;
    std::vector<std::uint32_t> rows;
    std::vector<ColumnId> columns;
    std::vector<double> x, price, usage;
    std::vector<std::uint32_t> first_member, next_member;  ///< positions of each set
    std::vector<std::uint32_t> local_of, where;            ///< by row; by column
    std::vector<char> at_upper, slack_in;                  ///< by step; by row: its slack is a working column
    std::vector<double> step_upper;                        ///< 0 for a firm step once it is empty
    bool phase_one = false;
    bool is_factored = false;  ///< the factors and their changes are those of `columns`
    WorkingBasis basis;
  };
  State now_;
  LeanColumns lean_;
  bool is_lean_stale_ = true;  ///< not only by chains that came

  // one pivot
  std::vector<double> y_, rho_, row_entries_;
  std::vector<std::uint32_t> moving_, moving_sets_, moving_rows_, rho_at_;  ///< where y_, key_rate_, .., rho_ are not 0
  std::vector<double> key_rate_, usage_rate_;
  std::vector<char> set_marked_, row_marked_;
  std::uint32_t entered_at_ = kOut;  ///< position of the column that entered last; kOut where it became a key
  std::vector<std::uint32_t> row_positions_;

  // pricing
  struct Candidate {
    ColumnId column;
    std::uint32_t group;
  };
  std::vector<Candidate> candidates_;  ///< of a sweep, in order of group
  std::vector<ColumnId> group_;        ///< those of the group that is looked at
  std::uint32_t groups_ = 1;
  std::vector<char> is_open_;  ///< by group: a column of it may pay
  bool is_climbed_ = false;    ///< none paid when the last climb ended, and only chains came since
  std::uint32_t idle_pivots_ = 0, troubles_ = 0;
  // dual
  double entering_devex_ = 1;
  std::vector<double> key_devex_, row_devex_, place_devex_;        ///< by set, row, position: reference weights
  std::vector<std::pair<Leaving::Kind, std::uint32_t>> violated_;  ///< no less than those beyond their bounds
  std::vector<char> place_listed_, key_listed_, row_listed_;       ///< stands in violated_
  struct Choice {
    ColumnId column;
    double rate, reduced, sign;
  };
  std::vector<Choice> choices_;
  std::vector<double> row_weight_, set_weight_, chain_weight_, chain_reduced_;
  std::vector<std::uint32_t> weighted_rows_, weighted_sets_, weighted_chains_;
  std::vector<char> chain_marked_;
  CapacityDrift drift_;
  std::vector<double> lift_;  ///< by chain: what is added to its cost while the dual simplex runs
  MasterCounters counters_;
};

class ChainMaster::Snapshot {
  friend class ChainMaster;
  State state_;
  std::uint32_t chains_ = 0;
};

}  // namespace korridor
