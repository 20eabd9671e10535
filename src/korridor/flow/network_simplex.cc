#include "korridor/flow/network_simplex.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace korridor {
namespace {

double now_s() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

constexpr std::int64_t kLargest = std::int64_t{1} << 61;

void drop_repeats(std::vector<std::int32_t>& list) {
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

Result<NetworkSimplex> NetworkSimplex::create(FlowNetwork network) {
  if (auto checked = check_network(network); !checked) return std::unexpected(checked.error());
  return NetworkSimplex(std::move(network));
}

NetworkSimplex::NetworkSimplex(FlowNetwork network)
    : network_(std::move(network)), given_cost_(network_.cost), given_upper_(network_.upper), arcs_(network_.arcs()),
      root_(static_cast<Index>(network_.nodes())), tail_(network_.tail), head_(network_.head), cost_(network_.cost) {
  const std::size_t all = arcs_ + network_.nodes();
  tail_.resize(all);
  head_.resize(all);
  cost_.resize(all);
  capacity_.assign(all, kUnlimited);
  side_.assign(all, kAtLower);
  std::int64_t dearest = 1;
  double costs = 0;
  for (std::size_t a = 0; a < arcs_; ++a) {
    dearest = std::max(dearest, std::abs(cost_[a]) + 1);
    costs += static_cast<double>(std::abs(cost_[a]));
    put_in_force(static_cast<Index>(a));
    moved_ += std::abs(network_.lower[a]);
    if (capacity_[a] != kUnlimited) moved_ += std::abs(network_.upper[a]);
  }
  for (const std::int64_t s : network_.supply) moved_ += std::abs(s);
  first_raise_ = 1 + static_cast<std::int64_t>(costs / static_cast<double>(2 * arcs_ + 2));
  artificial_cost_ = dearest * static_cast<std::int64_t>(network_.nodes() + 1);
}

void NetworkSimplex::put_in_force(Index a) {
  const std::size_t i = at(a);
  cost_[i] = network_.cost[i];
  capacity_[i] = network_.upper[i] == kUnlimited ? kUnlimited : network_.upper[i] - network_.lower[i];
}

Result<void> NetworkSimplex::set_cost(std::size_t arc, std::int64_t cost) {
  const auto nodes = static_cast<std::int64_t>(network_.nodes());
  if (WideInt{cost} > kLargest / 4 / (nodes + 2) || WideInt{cost} < -(kLargest / 4 / (nodes + 2)))
    return fail({.code = "bad_network",
                 .message = fmt::format("a cost of {} is too large", cost),
                 .hint = "scale the costs down"});
  if (std::abs(cost) >= artificial_cost_ / (nodes + 1)) {  // artificial arcs must stay dearer than every path
    artificial_cost_ = (std::abs(cost) + 1) * (nodes + 1);
    solved_ = false;
  }
  network_.cost[arc] = cost;
  pending_.push_back(static_cast<Index>(arc));
  return {};
}

Result<void> NetworkSimplex::set_upper(std::size_t arc, std::int64_t upper) {
  const std::int64_t old = network_.upper[arc];
  const WideInt moved = moved_ - (old == kUnlimited ? 0 : std::abs(old)) + (upper == kUnlimited ? 0 : std::abs(upper));
  if (upper < network_.lower[arc] || moved > kLargest)
    return fail({.code = "bad_network",
                 .message = fmt::format("an upper bound of {} is below the lower one or too large", upper),
                 .hint = "keep it between the lower bound and 2^61"});
  moved_ = moved;
  network_.upper[arc] = upper;
  pending_.push_back(static_cast<Index>(arc));
  return {};
}

FlowStatus NetworkSimplex::solve(double time_limit_s) {
  deadline_s_ = time_limit_s > 0 ? now_s() + time_limit_s : 0;
  cut_.clear();
  ring_.clear();
  changed_.insert(changed_.end(), pending_.begin(), pending_.end());
  if (changed_.size() > 2 * arcs_ + 16) drop_repeats(changed_);
  status_ = solved_ ? solve_warm() : solve_cold();
  pending_.clear();
  solved_ = status_ == FlowStatus::kOptimal;
  return status_;
}

bool NetworkSimplex::out_of_time() {
  return deadline_s_ > 0 && (++looks_at_clock_ & 4095) == 0 && now_s() > deadline_s_;
}

NetworkSimplex::Index NetworkSimplex::tree_node(Index a) const {
  if (is_artificial(a)) return a - static_cast<Index>(arcs_);
  return tree_[tail_[at(a)]].arc == a ? tail_[at(a)] : head_[at(a)];
}

FlowBasis NetworkSimplex::basis() const {
  FlowBasis basis{
      .tree = tree_, .side = side_, .potential = potential_, .changes = {}, .status = status_, .solved = solved_};
  for (const Index a : changed_)
    if (network_.cost[at(a)] != given_cost_[at(a)] || network_.upper[at(a)] != given_upper_[at(a)])
      basis.changes.push_back({a, network_.cost[at(a)], network_.upper[at(a)], cost_[at(a)]});
  return basis;
}

void NetworkSimplex::restore(const FlowBasis& basis) {
  changed_.insert(changed_.end(), pending_.begin(), pending_.end());
  for (const Index a : changed_) {
    network_.cost[at(a)] = given_cost_[at(a)];
    network_.upper[at(a)] = given_upper_[at(a)];
    put_in_force(a);
  }
  changed_.clear();
  pending_.clear();
  for (const ArcChange& change : basis.changes) {
    network_.cost[at(change.arc)] = change.cost;
    network_.upper[at(change.arc)] = change.upper;
    put_in_force(change.arc);
    cost_[at(change.arc)] = change.tree_cost;
    changed_.push_back(change.arc);
  }
  tree_ = basis.tree;
  side_ = basis.side;
  potential_ = basis.potential;
  status_ = basis.status;
  solved_ = basis.solved;
}

std::vector<std::int64_t> NetworkSimplex::flow() const {
  std::vector<std::int64_t> flow(network_.lower);
  for (std::size_t a = 0; a < arcs_; ++a)
    if (side_[a] == kAtUpper) flow[a] += capacity_[a];
  for (Index v = 0; v < root_; ++v)
    if (!is_artificial(tree_[v].arc)) flow[at(tree_[v].arc)] += tree_[v].flow;
  return flow;
}

std::vector<std::int64_t> NetworkSimplex::potential() const {
  std::vector<std::int64_t> prices;
  for (std::size_t v = 0; v < network_.nodes(); ++v)
    prices.push_back(static_cast<std::int64_t>(potential_[v] - potential_[at(root_)]));
  return prices;
}

WideInt NetworkSimplex::objective() const {
  WideInt sum = 0;
  const std::vector<std::int64_t> amounts = flow();
  for (std::size_t a = 0; a < arcs_; ++a) sum += WideInt{network_.cost[a]} * amounts[a];
  return sum;
}

}  // namespace korridor
