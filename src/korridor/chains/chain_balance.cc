#include "korridor/chains/chain_balance.h"

#include <algorithm>
#include <cmath>

namespace korridor {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();
constexpr std::uint32_t kNoSink = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kMostIdle = 15;
constexpr double kCarries = 1e-5;  // of what the set wants
constexpr double kFewRows = 1000, kClosest = 0.25, kRoughest = 5;
constexpr std::size_t kWindow = 10;  // rounds after which a balance that is hardly nearer ends
constexpr double kStalls = 0.75;     // of what it was off before them

}  // namespace

double lagrangian_bound(const HyperNetwork& net, const std::vector<double>& capacity, const std::vector<double>& charge,
                        const std::vector<double>& cheapest) {
  double bound = 0;
  std::vector<std::pair<double, double>> offers;
  for (std::uint32_t s = 0; s < net.sets(); ++s) {
    offers.clear();
    for (std::uint32_t k = net.step_first[s]; k < net.step_first[s + 1]; ++k)
      if (std::isfinite(net.step_cost[k])) offers.emplace_back(net.step_cost[k], net.step_upper[k]);
    offers.emplace_back(cheapest[s], kFar);
    std::ranges::sort(offers);
    double rest = net.wanted[s];
    for (const auto& [cost, upper] : offers) {
      if (rest <= 1e-12 * net.wanted[s]) break;
      const double taken = std::min(rest, upper);
      bound += taken * cost;
      rest -= taken;
    }
  }
  for (std::uint32_t r = 0; r < net.rows(); ++r)
    if (charge[r] != 0) bound -= charge[r] * capacity[r];
  return bound;
}

ChainBalance::ChainBalance(const HyperNetwork& net, const std::vector<double>& capacity, ChainPricing& pricing)
    : net_(net), capacity_(capacity), pricing_(pricing), members_(net.sets()), step_amount_(net.steps(), 0),
      price_(net.rows(), 0), stiffness_(net.rows(), 0), use_(net.rows(), 0), charge_(net.rows(), 0),
      best_sink_(net.sets(), kNoSink), cheapest_(net.sets(), kFar) {}

/// At first nothing is delivered.
void ChainBalance::fill_steps() {
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    double rest = net_.wanted[s];
    for (std::uint32_t k = net_.step_first[s]; k < net_.step_first[s + 1]; ++k) {
      step_amount_[k] = std::min(rest, net_.step_upper[k]);
      rest -= step_amount_[k];
    }
  }
}

/// An overload by the whole capacity is worth about what the cheapest chain costs; most cargo on a row knows that cost.
void ChainBalance::choose_stiffness() {
  double cost = 0, tonnes = 0;
  std::vector<double> row_cost(net_.rows(), 0), row_use(net_.rows(), 0);
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    if (!std::isfinite(cheapest_[s])) continue;
    cost += net_.wanted[s] * std::abs(cheapest_[s]);
    tonnes += net_.wanted[s];
    for (const Member& member : members_[s]) {
      const auto rows = found_.rows(member.chain);
      for (const std::uint32_t r : rows) {
        row_cost[r] += net_.wanted[s] * std::abs(cheapest_[s]);
        row_use[r] += net_.wanted[s];
      }
    }
  }
  const double typical = tonnes > 0 ? cost / tonnes : 1;
  for (std::uint32_t r = 0; r < net_.rows(); ++r)
    stiffness_[r] = 1.5 * (row_use[r] > 0 ? row_cost[r] / row_use[r] : typical) / net_.row_scale[r];
}

double ChainBalance::charge_at(std::uint32_t row) const {
  if (std::isinf(capacity_[row])) return 0;
  return std::clamp(price_[row] + stiffness_[row] * (use_[row] - capacity_[row]), 0.0, net_.price_cap[row]);
}

double ChainBalance::cost_of(std::uint32_t chain) const {
  return found_.cost(chain) + found_.charge(chain, charge_.data());
}

/// How fast the cost of a chain rises with its tonnes, counting rows that charge now or would by then.
double ChainBalance::slope_of(std::uint32_t chain, double tonnes) const {
  const auto rows = found_.rows(chain);
  const auto values = found_.per_unit(chain);
  double slope = 0;
  for (std::size_t k = 0; k < rows.size(); ++k)
    if (charge_[rows[k]] > 0 || use_[rows[k]] + values[k] * tonnes > capacity_[rows[k]])
      slope += values[k] * values[k] * stiffness_[rows[k]];
  return slope;
}

void ChainBalance::add_amount(Member& member, double tonnes) {
  member.amount += tonnes;
  const auto rows = found_.rows(member.chain);
  const auto values = found_.per_unit(member.chain);
  for (std::size_t k = 0; k < rows.size(); ++k) {
    use_[rows[k]] += values[k] * tonnes;
    charge_[rows[k]] = charge_at(rows[k]);
  }
}

ChainBalance::Target ChainBalance::find_cheapest(std::uint32_t set) {
  Target target;
  for (Member& member : members_[set])
    if (const double cost = cost_of(member.chain); cost < target.cost) target = {cost, &member, 0};
  for (std::uint32_t k = net_.step_first[set]; k < net_.step_first[set + 1]; ++k)
    if (step_amount_[k] < net_.step_upper[k] && net_.step_cost[k] < target.cost)
      target = {net_.step_cost[k], nullptr, k};
  return target;
}

void ChainBalance::move_to(const Target& target, double tonnes) {
  if (target.member != nullptr)
    add_amount(*target.member, tonnes);
  else
    step_amount_[target.step] += tonnes;
}

/// Moves tonnes from all that is dearer to what is cheapest, each by its own Newton step.
void ChainBalance::even_out(std::uint32_t set) {
  const Target target = find_cheapest(set);
  if (!std::isfinite(target.cost)) return;
  const auto slope_there = [&](double tonnes) {
    return target.member != nullptr ? slope_of(target.member->chain, tonnes) : 0.0;
  };
  const auto step = [](double most, double gain, double slope) {
    return slope > 0 ? std::min(most, gain / slope) : most;
  };
  for (std::uint32_t k = net_.step_first[set]; k < net_.step_first[set + 1]; ++k) {
    if (step_amount_[k] <= 0 || net_.step_cost[k] <= target.cost) continue;
    const double most = step_amount_[k];
    const double tonnes = step(most, std::min(net_.step_cost[k] - target.cost, 1e12), slope_there(most));
    step_amount_[k] -= tonnes;
    move_to(target, tonnes);
  }
  for (Member& member : members_[set]) {
    if (member.amount <= 0 || &member == target.member) continue;
    const double here = cost_of(member.chain);
    const double there = target.member != nullptr ? cost_of(target.member->chain) : target.cost;
    if (here <= there) continue;
    const double tonnes = step(member.amount, here - there, slope_there(member.amount) + slope_of(member.chain, 0));
    add_amount(member, -tonnes);
    move_to(target, tonnes);
  }
}

void ChainBalance::sweep() {
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    if (members_[s].empty()) continue;
    even_out(s);
    for (Member& member : members_[s]) member.idle = member.amount > 0 ? 0 : member.idle + 1;
    std::erase_if(members_[s], [](const Member& member) { return member.idle > kMostIdle; });
  }
}

/// The cheapest chain of each set under the charges; gives back the bound they prove.
double ChainBalance::find_chains() {
  pricing_.price(charge_);
  std::ranges::fill(cheapest_, kFar);
  std::ranges::fill(best_sink_, kNoSink);
  for (std::uint32_t k = 0; k < net_.sinks(); ++k) {
    const double cost = pricing_.delivered(k);
    if (cost >= cheapest_[net_.sink_set[k]]) continue;
    cheapest_[net_.sink_set[k]] = cost;
    best_sink_[net_.sink_set[k]] = k;
  }
  for (std::uint32_t s = 0; s < net_.sets(); ++s) {
    if (best_sink_[s] == kNoSink) continue;
    pricing_.trace(best_sink_[s], chain_);
    const std::uint32_t chain = found_.add(chain_).first;
    if (std::ranges::none_of(members_[s], [&](const Member& m) { return m.chain == chain; }))
      members_[s].push_back({chain});
  }
  return lagrangian_bound(net_, capacity_, charge_, cheapest_);
}

void ChainBalance::measure(ChainBalanceResult& result) const {
  result.value = 0;
  result.overload = 0;
  for (const auto& members : members_)
    for (const Member& member : members) result.value += member.amount * found_.cost(member.chain);
  for (std::uint32_t k = 0; k < net_.steps(); ++k)
    if (std::isfinite(net_.step_cost[k])) result.value += step_amount_[k] * net_.step_cost[k];
  for (std::uint32_t r = 0; r < net_.rows(); ++r)
    if (charge_[r] > 0) result.overload += charge_[r] * std::abs(use_[r] - capacity_[r]);
}

/// A pivot costs the more the more rows are full, a round does not: a large network is worth a closer guess, a small
/// one a rougher one.
double ChainBalance::wished(const ChainBalanceOptions& options) const {
  const auto full = static_cast<double>(std::ranges::count_if(charge_, [](double charge) { return charge > 0; }));
  return options.enough * std::clamp(kFewRows / std::max(full, 1.0), kClosest, kRoughest);
}

ChainBalanceResult ChainBalance::run(const ChainBalanceOptions& options) {
  ChainBalanceResult result;
  result.bound = -kFar;
  std::vector<double> history;
  fill_steps();
  for (result.rounds = 1; result.rounds <= options.most_rounds; ++result.rounds) {
    result.bound = std::max(result.bound, find_chains());
    if (result.rounds == 1) choose_stiffness();
    for (std::uint32_t k = 0; k < options.sweeps; ++k) sweep();
    measure(result);
    if (result.off() <= wished(options) || (options.tell && !options.tell(result.bound))) break;
    history.push_back(result.off());
    if (history.size() > kWindow && result.off() > kStalls * history[history.size() - 1 - kWindow]) break;
    price_ = charge_;
    for (std::uint32_t r = 0; r < net_.rows(); ++r) charge_[r] = charge_at(r);
  }
  return result;
}

std::vector<std::pair<std::uint32_t, double>> ChainBalance::hand_over(ChainPool& pool) const {
  std::vector<std::pair<std::uint32_t, double>> carried;
  FoundChain chain;
  for (std::uint32_t s = 0; s < net_.sets(); ++s)
    for (const Member& member : members_[s]) {
      if (member.amount <= kCarries * net_.wanted[s]) continue;
      found_.copy(member.chain, chain);
      carried.emplace_back(pool.add(chain).first, member.amount);
    }
  return carried;
}

}  // namespace korridor
