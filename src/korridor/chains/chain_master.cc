#include "korridor/chains/chain_master.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "korridor/chains/chain_master_columns.h"

namespace korridor {
namespace {

constexpr double kDust = 1e-3;  // of its tolerance: what rounding leaves of an amount that is zero
constexpr double kStays = 0.9;  // of the use of a row: where as much still fits, no ways round it are looked for

}  // namespace

ChainMaster::ChainMaster(const HyperNetwork& net, ChainPool& pool)
    : net_(net), pool_(pool), capacity_(net.capacity), true_capacity_(net.capacity), lean_(net.rows(), net.sets()),
      key_rate_(net.sets(), 0), usage_rate_(net.rows(), 0), set_marked_(net.sets(), 0), row_marked_(net.rows(), 0),
      key_devex_(net.sets(), 1), row_devex_(net.rows(), 1), row_weight_(net.rows(), 0), set_weight_(net.sets(), 0) {
  for (const std::uint32_t group : net.set_group) groups_ = std::max(groups_, group + 1);
  open_groups();
  is_shut_.assign(net.rows(), 0);
  now_.price.assign(net.rows(), 0);
  now_.usage.assign(net.rows(), 0);
  now_.local_of.assign(net.rows(), kOut);
  now_.slack_in.assign(net.rows(), 0);
  now_.key.assign(net.sets(), kNoColumn);
  now_.key_x.assign(net.sets(), 0);
  now_.first_member.assign(net.sets(), kOut);
  now_.at_upper.assign(net.steps(), 0);
  now_.step_upper = net.step_upper;
  for (std::uint32_t r = 0; r < net.rows(); ++r)
    if (std::isfinite(net.shortfall[r])) shortfall_row_.push_back(r);
  first_chain_ = net.steps() + static_cast<std::uint32_t>(shortfall_row_.size());
  has_firm_ = std::ranges::any_of(net.step_cost, [](double c) { return std::isinf(c); });
  now_.where.assign(first_chain_, kOut);
  grow();
  start_basis();
}

void ChainMaster::set_capacity(std::uint32_t row, double capacity) {
  if (capacity < capacity_[row] && capacity < kStays * now_.usage[row]) lowered_.push_back(row);
  is_lean_stale_ = true;
  is_climbed_ = false;
  if (capacity != capacity_[row]) drift_.note(row, capacity_[row]);
  is_reopened_ |= is_shut_[row] != 0 && capacity > 0;
  // a row of no capacity at all in the network is not shut, so that it is the same before a case and after it
  is_shut_[row] = static_cast<char>(capacity <= 0 && net_.capacity[row] > 0 && std::isinf(net_.shortfall[row]));
  capacity_[row] = true_capacity_[row] = capacity;
}

void ChainMaster::take_limits(const ChainMaster& other) {
  capacity_ = true_capacity_ = other.true_capacity_;
  is_shut_ = other.is_shut_;
  is_lean_stale_ = true;
}

void ChainMaster::grow() {
  for (std::uint32_t j = lean_.chains(); j < pool_.size(); ++j) is_open_[net_.set_group[pool_.set(j)]] = 1;
  lean_.grow(pool_);
  now_.where.resize(first_chain_ + pool_.size(), kOut);
  lift_.resize(pool_.size(), 0);
}

void ChainMaster::begin_phase_one() {
  now_.phase_one = true;
  now_.step_upper = net_.step_upper;
  clear_basis();
  start_basis();
  refresh();
}

void ChainMaster::end_phase_one() {
  now_.phase_one = is_climbed_ = false;
  for (std::uint32_t k = 0; k < net_.steps(); ++k)
    if (std::isinf(net_.step_cost[k])) {
      now_.step_upper[k] = 0;
      now_.at_upper[k] = 0;
    }
}

void ChainMaster::take_key(std::uint32_t set, ColumnId c, double amount) {
  now_.key[set] = c;
  now_.key_x[set] = amount;
  set_where(c, kKey);
}

void ChainMaster::list_member(std::uint32_t position) {
  now_.next_member.resize(now_.columns.size(), kOut);
  const std::uint32_t set = set_of(now_.columns[position]);
  if (set == kNoSet) return;
  now_.next_member[position] = now_.first_member[set];
  now_.first_member[set] = position;
}

void ChainMaster::unlist_member(std::uint32_t position) {
  const std::uint32_t set = set_of(now_.columns[position]);
  if (set == kNoSet) return;
  std::uint32_t* at = &now_.first_member[set];
  while (*at != position) at = &now_.next_member[*at];
  *at = now_.next_member[position];
}

bool ChainMaster::take_reopened() { return std::exchange(is_reopened_, false); }

std::vector<std::uint32_t> ChainMaster::take_lowered_rows() { return std::exchange(lowered_, {}); }

std::vector<std::uint32_t> ChainMaster::sets_on(std::uint32_t row) const {
  std::vector<std::uint32_t> sets;
  for (const ChainUse& use : lean_.uses_on(row))
    if (now_.where[first_chain_ + use.chain] != kOut) sets.push_back(pool_.set(use.chain));
  return sets;
}

ChainMaster::Snapshot ChainMaster::snapshot() const {
  Snapshot snapshot;
  snapshot.state_ = now_;
  snapshot.chains_ = lean_.chains();
  return snapshot;
}

void ChainMaster::put_back(const Snapshot& snapshot) {
  lean_.shrink(snapshot.chains_);
  now_ = snapshot.state_;
  capacity_ = true_capacity_;  // a climb that got stuck may have left them wider
  is_lean_stale_ = true;
  is_climbed_ = is_widened_ = false;
  drift_.forget();
}

double ChainMaster::set_price(std::uint32_t set) const { return cost_of(now_.key[set]) + charge_of(now_.key[set]); }

std::vector<std::pair<ColumnId, double>> ChainMaster::list_amounts() const {
  std::vector<std::pair<ColumnId, double>> list;
  for (std::uint32_t k = 0; k < net_.steps(); ++k)
    if (now_.at_upper[k] != 0) list.emplace_back(k, now_.step_upper[k]);
  const auto add = [&](ColumnId c, double x) { list.emplace_back(c, std::abs(x) <= kDust * tolerance_of(c) ? 0 : x); };
  for (std::uint32_t s = 0; s < net_.sets(); ++s) add(now_.key[s], now_.key_x[s]);
  for (std::size_t p = 0; p < now_.columns.size(); ++p)
    if ((now_.columns[p] & kSlackBit) == 0) add(now_.columns[p], now_.x[p]);
  return list;
}

double ChainMaster::objective() const {
  double sum = 0;
  for (const auto& [c, x] : list_amounts())
    if (x != 0) sum += cost_of(c) * x;
  return sum;
}

std::vector<std::pair<ColumnId, double>> ChainMaster::amounts() const {
  auto list = list_amounts();
  std::ranges::sort(list);
  return list;
}

}  // namespace korridor
