#include "korridor/chains/chain_engine.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace korridor {
namespace {

constexpr double kShut = 1e9;             // USD per unit: nothing is worth passing there
constexpr double kPriceRounding = 1e-11;  // of the bill
constexpr double kNear = 0.02;            // a balance that is off by more says nothing about the basis
constexpr double kPaysOff = 1e-9;         // relative to the price of the set, or one

}  // namespace

double ChainAnswer::gap() const { return std::abs(primal - bound) / std::max(1.0, gross); }

ChainEngine::ChainEngine(const HyperNetwork& net)
    : net_(net), pricing_(net), master_(std::make_unique<ChainMaster>(net, pool_)), cheapest_(net.sets()) {
  for (std::uint32_t k = 0; k < net.steps(); ++k)
    if (std::isinf(net.step_cost[k])) missed_ += 1e-9 * net.step_upper[k];
}

ChainEngine::ChainEngine(const ChainEngine& other, const Base& base)
    : net_(other.net_), pool_(other.pool_), pricing_(net_), cheapest_(net_.sets()), missed_(other.missed_),
      is_started_(true) {
  pool_.shrink(base.chains);
  master_ = std::make_unique<ChainMaster>(net_, pool_);
  restore(base);
}

/// The cheapest chain of every set under the labels as they are; each delivery is also told.
template <class Tell>
void ChainEngine::find_cheapest(Tell&& tell) {
  std::ranges::fill(cheapest_, std::numeric_limits<double>::infinity());
  for (std::uint32_t k = 0; k < net_.sinks(); ++k) {
    const double delivered = pricing_.delivered(k);
    double& least = cheapest_[net_.sink_set[k]];
    least = std::min(least, delivered);
    tell(k, delivered);
  }
}

std::uint32_t ChainEngine::price_out() {
  charge_ = master_->prices();
  for (std::uint32_t r = 0; r < net_.rows(); ++r)
    charge_[r] = master_->is_shut(r) ? kShut : std::clamp(charge_[r], 0.0, net_.price_cap[r]);
  pricing_.price(charge_);
  std::uint32_t added = 0;
  find_cheapest([&](std::uint32_t sink, double delivered) {
    const double price = master_->set_price(net_.sink_set[sink]);
    if (!(delivered < price - kPaysOff * std::max(1.0, std::abs(price)))) return;
    pricing_.trace(sink, found_);
    added += static_cast<std::uint32_t>(pool_.add(found_).second);
  });
  return added;
}

void ChainEngine::ease_shut_prices(ChainAnswer& answer) {
  double most = 1;
  for (const double cost : net_.step_cost)
    if (std::isfinite(cost)) most = std::max(most, std::abs(cost));
  for (const double price : answer.set_price) most = std::max(most, std::isfinite(price) ? std::abs(price) : 0);
  const double eased = 16 * most;  // what is worth most, and a margin for what is lost on the way
  const std::vector<double> before = charge_;
  bool is_any = false;
  for (std::uint32_t r = 0; r < net_.rows(); ++r)
    if (master_->is_shut(r) && charge_[r] > eased) {
      charge_[r] = eased;
      is_any = true;
    }
  if (!is_any) return;
  const double bound = lagrangian_bound(net_, master_->capacities(), before, cheapest_);
  pricing_.price(charge_);
  find_cheapest([](std::uint32_t, double) {});
  const bool holds = lagrangian_bound(net_, master_->capacities(), charge_, cheapest_) >=
                     bound - kPriceRounding * std::max(1.0, answer.gross);
  if (!holds) {
    charge_ = before;
    pricing_.price(charge_);
    find_cheapest([](std::uint32_t, double) {});
    return;
  }
  answer.row_price = charge_;
  for (std::uint32_t s = 0; s < net_.sets(); ++s) answer.set_price[s] = std::min(master_->set_price(s), cheapest_[s]);
}

bool ChainEngine::balance(const ChainOptions& options) {
  ChainBalance balance(net_, master_->capacities(), pricing_);
  ChainBalanceOptions how;
  bool goes_on = true;
  if (options.tell)
    how.tell = [&](double bound) { return goes_on = options.tell(std::numeric_limits<double>::infinity(), bound); };
  const bool is_near = balance.run(how).off() <= kNear && goes_on;
  const ChainMaster::Guess guess{balance.hand_over(pool_), balance.step_amount(), balance.charge()};
  master_->grow();
  return is_near && master_->start_near(guess);
}

void ChainEngine::start_from(const Start& start) {
  guess_.emplace(std::vector<std::pair<std::uint32_t, double>>(), start.step_amount, start.charge);
  for (const auto& [chain, tonnes] : start.chains) guess_->chains.emplace_back(pool_.add(chain).first, tonnes);
  master_->grow();
}

EngineState ChainEngine::keep(const Base& base, const ChainAnswer& answer) const {
  EngineState state{.hashes = hash_network(net_),
                    .chains = {},
                    .basis = ChainMaster::basis_of(base.footing.master),
                    .tonnes = answer.chains,
                    .step_amount = answer.step_amount,
                    .charge = base.footing.charge};
  FoundChain chain;
  for (std::uint32_t j = 0; j < base.chains; ++j) {
    pool_.copy(j, chain);
    state.chains.emplace_back(chain.set, chain.pieces);
  }
  return state;
}

ChainEngine::Fit ChainEngine::take(const EngineState& state) {
  const NetworkHashes own = hash_network(net_);
  if (own.shape != state.hashes.shape || !fits(state, net_)) return Fit::kNot;
  FoundChain chain;
  std::vector<RowUse> work;
  for (const EngineState::Chain& kept : state.chains) {
    chain.set = kept.set;
    chain.pieces = kept.pieces;
    add_up_pieces(net_, chain, work);
    pool_.add(chain);
  }
  master_->grow();
  master_->end_phase_one();
  is_started_ = own.worth == state.hashes.worth && master_->take_basis(state.basis);
  if (is_started_) return Fit::kExactly;
  guess_.emplace(state.tonnes, state.step_amount, state.charge);
  return Fit::kNear;
}

ChainStatus ChainEngine::run(const ChainOptions& options, ChainAnswer& answer) {
  answer.bound = -std::numeric_limits<double>::infinity();
  is_priced_out_ = false;
  for (std::uint64_t round = 1; round <= options.most_rounds; ++round) {
    ++rounds_;
    if (master_->run_primal() != MasterOutcome::kOptimal) return ChainStatus::kStuck;
    if (master_->in_phase_one() && master_->objective() <= missed_) return ChainStatus::kOptimal;
    const std::uint32_t added = price_out();
    if (added == 0 || options.tell || options.gap > 0 || round == options.most_rounds) {
      answer.primal = master_->objective();
      answer.bound = std::max(answer.bound, lagrangian_bound(net_, master_->capacities(), charge_, cheapest_));
    }
    if (options.tell && !options.tell(answer.primal, answer.bound)) return ChainStatus::kLimit;
    if (added == 0) {
      answer.gate = ChainGate::kExact;
      is_priced_out_ = !master_->in_phase_one();
      return ChainStatus::kOptimal;
    }
    master_->grow();
    if (options.gap > 0 && answer.primal - answer.bound <= options.gap * std::abs(answer.primal)) {
      answer.gate = ChainGate::kBounded;
      return ChainStatus::kOptimal;
    }
  }
  return ChainStatus::kLimit;
}

/// First only what firm orders miss counts; when that is nothing, the bill. Where it cannot be nothing, labels and
/// prices stay those of what is missed: they prove it (Farkas).
ChainStatus ChainEngine::satisfy_firm_orders(const ChainOptions& options, ChainAnswer& answer) {
  master_->begin_phase_one();
  pricing_.weigh_cost(0);
  const ChainStatus status = run(options, answer);
  if (status == ChainStatus::kOptimal && master_->objective() > missed_) return ChainStatus::kInfeasible;
  pricing_.weigh_cost(1);
  if (status != ChainStatus::kOptimal) return status;
  master_->end_phase_one();
  if (!master_->refresh()) return ChainStatus::kStuck;
  return ChainStatus::kOptimal;
}

void ChainEngine::find_detours(const std::vector<std::uint32_t>& lowered) {
  if (lowered.empty()) return;
  charge_ = master_->prices();
  for (std::uint32_t r = 0; r < net_.rows(); ++r) charge_[r] = std::clamp(charge_[r], 0.0, net_.price_cap[r]);
  std::vector<char> is_hit(net_.sets(), 0);
  for (const std::uint32_t row : lowered) {
    charge_[row] = std::min(kShut, net_.price_cap[row]);
    for (const std::uint32_t set : master_->sets_on(row)) is_hit[set] = 1;
  }
  pricing_.price(charge_);
  for (std::uint32_t k = 0; k < net_.sinks(); ++k) {
    if (is_hit[net_.sink_set[k]] == 0 || !std::isfinite(pricing_.delivered(k))) continue;
    pricing_.trace(k, found_);
    pool_.add(found_);
  }
  master_->grow();
}

ChainStatus ChainEngine::start(const ChainOptions& options, ChainAnswer& answer) {
  is_started_ = true;
  master_->end_phase_one();
  const bool is_near = (guess_ && master_->start_near(*guess_)) || balance(options);
  guess_.reset();
  const ChainStatus status =
      master_->has_firm_steps() && !is_near ? satisfy_firm_orders(options, answer) : ChainStatus::kOptimal;
  return status == ChainStatus::kOptimal ? run(options, answer) : status;
}

/// From nothing but the pool: after dual pivots that found no way, because the chains known so far hold none or because
/// the numbers were worn. Rows that ask for something wait until there is a plan: a start from nothing misses them.
ChainStatus ChainEngine::start_over(const ChainOptions& options, ChainAnswer& answer) {
  auto fresh = std::make_unique<ChainMaster>(net_, pool_);
  fresh->take_limits(*master_);
  std::vector<std::pair<std::uint32_t, double>> asking;
  for (std::uint32_t r = 0; r < net_.rows(); ++r)
    if (const double capacity = master_->capacities()[r]; capacity < 0) {
      asking.emplace_back(r, capacity);
      fresh->set_capacity(r, 0);
    }
  master_ = std::move(fresh);
  ChainStatus status = master_->has_firm_steps() ? satisfy_firm_orders(options, answer) : ChainStatus::kOptimal;
  if (status == ChainStatus::kOptimal) status = run(options, answer);
  if (status != ChainStatus::kOptimal || asking.empty()) return status;
  for (const auto& [row, capacity] : asking) master_->set_capacity(row, capacity);
  (void)master_->take_lowered_rows();
  if (!master_->refresh() && master_->run_dual() != MasterOutcome::kOptimal) return ChainStatus::kStuck;
  return run(options, answer);
}

/// Changed capacities leave the prices what they were: where the basis keeps its bounds it is optimal, and what pricing
/// proved before still holds.
ChainStatus ChainEngine::resume(const ChainOptions& options, ChainAnswer& answer) {
  const auto lowered = master_->take_lowered_rows();
  if (master_->take_reopened()) is_priced_out_ = false;
  if (!master_->refresh()) {
    find_detours(lowered);
    if (master_->run_dual([&] { return price_out(); }) != MasterOutcome::kOptimal) return start_over(options, answer);
  } else if (is_priced_out_) {
    answer.gate = ChainGate::kBasis;
    answer.primal = master_->objective();
    answer.bound = lagrangian_bound(net_, master_->capacities(), charge_, cheapest_);
    return ChainStatus::kOptimal;
  }
  return run(options, answer);
}

ChainAnswer ChainEngine::solve(const ChainOptions& options) {
  ChainAnswer answer;
  pricing_.weigh_cost(1);  // an infeasible case leaves the labels of its proof
  answer.status = is_started_ ? resume(options, answer) : start(options, answer);
  fill(answer);
  return answer;
}

void ChainEngine::step_back(const Footing& footing) {
  (void)master_->take_lowered_rows();
  (void)master_->take_reopened();
  master_->put_back(footing.master);
  master_->grow();
  charge_ = footing.charge;
  cheapest_ = footing.cheapest;
  is_priced_out_ = footing.is_priced_out;
}

void ChainEngine::restore(const Base& base) {
  pool_.shrink(base.chains);
  step_back(base.footing);
  pricing_.put_back(base.labels);
}

void ChainEngine::fill(ChainAnswer& answer) const {
  answer.row_price = charge_;
  // no more than the cheapest chain costs, so that the prices prove the bound also where a run was cut short
  for (std::uint32_t s = 0; s < net_.sets(); ++s)
    answer.set_price.push_back(std::min(master_->set_price(s), cheapest_[s]));
  answer.step_amount.assign(net_.steps(), 0);
  answer.shortfall.assign(net_.rows(), 0);
  for (const auto& [c, x] : master_->amounts()) {
    if (master_->is_chain(c))
      answer.chains.emplace_back(master_->chain_of(c), x);
    else if (master_->is_step(c))
      answer.step_amount[c] = x;
    else
      answer.shortfall[master_->row_of_shortfall(c)] = x;
  }
  answer.gross = std::max(std::abs(answer.primal), std::abs(answer.bound));
  answer.counters = {rounds_, pool_.size(), pricing_.blocks_done(), master_->counters()};
}

}  // namespace korridor
