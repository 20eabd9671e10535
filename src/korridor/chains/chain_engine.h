#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "korridor/chains/chain_balance.h"
#include "korridor/chains/chain_master.h"
#include "korridor/chains/chain_pool.h"
#include "korridor/chains/chain_pricing.h"
#include "korridor/chains/engine_state.h"
#include "korridor/chains/hyper_network.h"

namespace korridor {

/// What a run of the engine did.
struct ChainCounters {
  std::uint64_t rounds = 0, chains = 0, blocks = 0;
  MasterCounters master;
};

struct ChainOptions {
  double gap = 0;  ///< a run may end when primal and bound differ by no more, relative to the bill; 0: exact
  std::uint64_t most_rounds = 10000;
  std::function<bool(double, double)> tell;  ///< called each round with primal and bound; false: stop
};

enum class ChainStatus { kOptimal, kInfeasible, kLimit, kStuck };

/// How an answer was found: from what was there already, or by how much work.
enum class ChainGate {
  kBasis,    ///< the last basis still keeps every bound, so it is still the best: nothing was priced
  kBounded,  ///< primal and bound met within the gap that was asked for
  kExact     ///< no chain pays any more
};

/// Amounts and prices of a plan in chain form.
struct ChainAnswer {
  ChainStatus status = ChainStatus::kStuck;
  ChainGate gate = ChainGate::kExact;
  double primal = 0, bound = 0, gross = 0;
  std::vector<std::pair<std::uint32_t, double>> chains;  ///< number in the pool, tonnes
  std::vector<double> step_amount;                       ///< by step
  std::vector<double> row_price, set_price, shortfall;   ///< by row, by set, by row
  ChainCounters counters;
  [[nodiscard]] double gap() const;
};

/// The engine `chains`: column generation over production trees.
///
/// Method  the master holds the chains found so far; pricing finds for each order the cheapest chain under the master's
///         prices, and what it proves is a bound on every plan (Lagrange). Ends when both meet. Between calls pool,
///         basis and labels stay, so that a changed case is solved from where the last one ended.
/// Source  Ford and Fulkerson 1958; Dantzig and Wolfe 1960; Gilmore and Gomory 1961.
class ChainEngine {
 public:
  explicit ChainEngine(const HyperNetwork& net);
  struct Base;
  /// Another engine of the same network that stands at a base of `other`, with the capacities of the network: what it
  /// answers is what `other` answers from there, to the bit. Only reads `other`.
  ChainEngine(const ChainEngine& other, const Base& base);

  /// A plan of a network much like this one: its chains with their tonnes, the amounts of its steps, the charges of its
  /// rows.
  struct Start {
    std::vector<std::pair<FoundChain, double>> chains;
    std::vector<double> step_amount, charge;
  };
  /// What the first solve() starts from in place of a balance. Any start leads to an optimal plan, a near one sooner.
  void start_from(const Start& start);
  /// Solves the case from where the last one ended: dual pivots first if amounts left their bounds.
  ChainAnswer solve(const ChainOptions& options = {});

  /// Lowers the price of shut rows in an answer as far as the bound stays what it is: a price beyond all worth costs
  /// digits in whatever is added up with it.
  void ease_shut_prices(ChainAnswer& answer);

  /// Basis and prices of a solved case; see step_back().
  struct Footing {
    ChainMaster::Snapshot master;
    std::vector<double> charge, cheapest;
    bool is_priced_out = false;
  };
  [[nodiscard]] Footing footing() const { return {master_->snapshot(), charge_, cheapest_, is_priced_out_}; }
  /// Back to an earlier footing with all chains found since, so that a case nearer to it takes fewer pivots. Capacities
  /// stay as they are now. What follows depends on what was solved between as well.
  void step_back(const Footing& footing);

  /// A solved case to start others from; see restore().
  struct Base {
    Footing footing;
    std::uint32_t chains = 0;
    ChainPricing::Labels labels;
  };
  /// How far a kept state fits a network.
  enum class Fit : std::uint8_t {
    kNot,     ///< another network
    kNear,    ///< costs or amounts wanted are others: its plan is a start
    kExactly  ///< at most capacities are others: its basis still stands
  };
  /// Before the first solve: goes on from a kept state as far as it fits.
  Fit take(const EngineState& state);
  /// A base of this engine and the answer that was found there as a value that outlives it.
  [[nodiscard]] EngineState keep(const Base& base, const ChainAnswer& answer) const;
  [[nodiscard]] Base save() const { return {footing(), pool_.size(), pricing_.labels()}; }
  /// Back to a base, chains found since are forgotten; capacities stay as they are now. What follows depends on the
  /// base and the capacities alone, not on what was solved between.
  void restore(const Base& base);

  ChainMaster& master() { return *master_; }
  [[nodiscard]] const ChainPool& pool() const { return pool_; }
  /// Labels under the prices of the last answer.
  const ChainPricing& labels() {
    pricing_.price(charge_);
    return pricing_;
  }
  [[nodiscard]] std::uint64_t blocks_done() const { return pricing_.blocks_done(); }

 private:
  /// For a cold start in a congested network: fills the pool with chains that good prices support and puts the master
  /// near them; false where it could not be put there.
  bool balance(const ChainOptions& options);
  /// Chains round the rows that were narrowed, at the prices of the last plan: what the dual simplex will ask for.
  void find_detours(const std::vector<std::uint32_t>& lowered);
  ChainStatus run(const ChainOptions& options, ChainAnswer& answer);
  ChainStatus start(const ChainOptions& options, ChainAnswer& answer);
  ChainStatus start_over(const ChainOptions& options, ChainAnswer& answer);
  ChainStatus resume(const ChainOptions& options, ChainAnswer& answer);
  ChainStatus satisfy_firm_orders(const ChainOptions& options, ChainAnswer& answer);
  void fill(ChainAnswer& answer) const;
  template <class Tell>
  void find_cheapest(Tell&& tell);
  /// Adds the cheapest chain of every sink that would pay; gives back how many.
  std::uint32_t price_out();

  const HyperNetwork& net_;
  ChainPool pool_;
  ChainPricing pricing_;
  std::unique_ptr<ChainMaster> master_;
  std::vector<double> charge_, cheapest_;
  FoundChain found_;
  std::optional<ChainMaster::Guess> guess_;  ///< of start_from(), until the first solve
  std::uint64_t rounds_ = 0;
  double missed_ = 0;  ///< tonnes of firm orders that count as nothing
  bool is_started_ = false;
  bool is_priced_out_ = false;  ///< no chain pays under `charge_`, the prices of the master's basis
};

}  // namespace korridor
