#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "korridor/chains/chain_pool.h"
#include "korridor/chains/chain_pricing.h"
#include "korridor/chains/hyper_network.h"

namespace korridor {

/// How long a balance goes on.
struct ChainBalanceOptions {
  std::uint32_t most_rounds = 100;
  std::uint32_t sweeps = 5;  ///< over all sets in a round
  double enough = 4e-3;      ///< ends when value, bound and overload agree to this share of the bill; a quarter of it
                             ///< where thousands of rows are full, five times it where a few are
  std::function<bool(double)> tell = {};  ///< called each round with the bound so far; false: stop
};

/// Where a balance ended.
struct ChainBalanceResult {
  double value = 0, bound = 0, overload = 0;  ///< USD; overload: what amounts beyond capacity are worth at the prices
  std::uint32_t rounds = 0;
  /// Share of the bill by which value, bound and overload do not agree.
  [[nodiscard]] double off() const { return (std::abs(value - bound) + overload) / std::abs(bound); }
};

/// A good guess at prices and chains for a congested network, to start the simplex from: cold, the master would walk
/// through tens of thousands of plans that no good price supports.
///
/// Method  augmented Lagrangian: a row charges max(0, price + stiffness * (use - capacity)); each set in turn moves
/// tonnes
///         from its dearer chains to its cheapest by a Newton step, as traffic finds its equilibrium; after some sweeps
///         the charge becomes the price, and pricing brings each set the chain that is cheapest under it.
/// Cost    a round is one pricing and some passes over the entries of the chains in use.
/// Ties    sets and chains in order of number: the same network gives the same bytes.
/// Limits  a guess: nothing is promised but that the chains are chains. The bound is a bound.
/// Source  Hestenes 1969 and Powell 1969 for the multipliers; gradient projection over paths: Bertsekas 1976,
/// Jayakrishnan
///         and others 1994.
class ChainBalance {
 public:
  ChainBalance(const HyperNetwork& net, const std::vector<double>& capacity, ChainPricing& pricing);

  ChainBalanceResult run(const ChainBalanceOptions& options);
  /// Adds the chains that carry something to a pool; gives back how much each carries.
  std::vector<std::pair<std::uint32_t, double>> hand_over(ChainPool& pool) const;
  [[nodiscard]] const std::vector<double>& step_amount() const { return step_amount_; }
  [[nodiscard]] const std::vector<double>& charge() const { return charge_; }

 private:
  struct Member {
    std::uint32_t chain;
    std::uint32_t idle = 0;  ///< sweeps without cargo
    double amount = 0;
  };
  /// Where the tonnes of a set go to: a chain or a step.
  struct Target {
    double cost = std::numeric_limits<double>::infinity();
    Member* member = nullptr;
    std::uint32_t step = 0;
  };
  void fill_steps();
  void choose_stiffness();
  double find_chains();
  void sweep();
  void even_out(std::uint32_t set);
  Target find_cheapest(std::uint32_t set);
  void move_to(const Target& target, double tonnes);
  void measure(ChainBalanceResult& result) const;
  [[nodiscard]] double wished(const ChainBalanceOptions& options) const;
  void add_amount(Member& member, double tonnes);
  [[nodiscard]] double charge_at(std::uint32_t row) const;
  [[nodiscard]] double cost_of(std::uint32_t chain) const;
  [[nodiscard]] double slope_of(std::uint32_t chain, double tonnes) const;

  const HyperNetwork& net_;
  const std::vector<double>& capacity_;
  ChainPricing& pricing_;
  ChainPool found_;
  std::vector<std::vector<Member>> members_;  ///< by set
  std::vector<double> step_amount_, price_, stiffness_, use_, charge_, last_;
  std::vector<std::uint32_t> best_sink_;
  std::vector<double> cheapest_;
  FoundChain chain_;
};

/// Lagrangian bound: each set takes what it wants from its cheapest steps and, where that is cheaper, from a chain at
/// `cheapest`; rows charge for their capacity. Holds for every charge of zero or more.
[[nodiscard]] double lagrangian_bound(const HyperNetwork& net, const std::vector<double>& capacity,
                                      const std::vector<double>& charge, const std::vector<double>& cheapest);

}  // namespace korridor
