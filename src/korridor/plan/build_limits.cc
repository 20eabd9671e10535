#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/network/policy_acts.h"
#include "korridor/plan/model_builder.h"

namespace korridor {
namespace {

bool is_of_shares(const LimitItem& limit) { return limit.kind == LimitKind::kShare || limit.kind == LimitKind::kBuyer; }

}  // namespace

/// A limit that decides a whole number does so in periods in which it is active throughout; only `most` acts in others.
void ModelBuilder::add_limit_rows() {
  limit_row_ = no_rows(entities_.limits.size());
  room_row_ = no_rows(entities_.limits.size());
  for (Index m = 0; m < entities_.limits.size(); ++m)
    for (std::size_t t = 0; t < periods_; ++t) {
      const LimitItem& limit = entities_.limits[m];
      const Row row{RowKind::kLimit, m, kNone, kNone, static_cast<Index>(t)};
      if (limit.over_horizon && t > 0) {
        limit_row_[m][t] = limit_row_[m][0];
        continue;
      }
      const bool whole = limit.is_whole() && limit.active[t] >= 1 && room_of_one(limit, t) > 0;
      if (limit.bound == LimitBound::kLots || limit.bound == LimitBound::kLeastOrNone) {
        if (whole) limit_row_[m][t] = add_row(row, 0, kInfinity);
      } else if (const double amount = is_of_shares(limit) ? 0 : limit.amount[t];
                 limit.active[t] > 0 && !std::isnan(amount)) {
        limit_row_[m][t] = add_row(row, limit.at_least() ? amount : -kInfinity, limit.at_least() ? kInfinity : amount);
      }
      if (whole) room_row_[m][t] = add_row({RowKind::kRoom, m, kNone, kNone, static_cast<Index>(t)}, -kInfinity, 0);
    }
}

void ModelBuilder::add_misses() {
  for (Index m = 0; m < entities_.limits.size(); ++m) {
    const LimitItem& limit = entities_.limits[m];
    const auto good = static_cast<Index>(std::ranges::find(limit.goods, 1) - limit.goods.begin());
    for (std::size_t t = 0; t < periods_; ++t) {
      if (!limit.at_least() || limit_row_[m][t] < 0 || std::isnan(limit.penalty[t])) continue;
      double most = limit.amount[t];
      if (is_of_shares(limit)) {
        most = 0;
        for (Index g = 0; g < network_.good_count; ++g)
          if (limit.goods[g] != 0) most += model_.available[g];
      }
      add_column({ColumnKind::kMiss, m, good, kNone, static_cast<Index>(t)}, limit.penalty[t], most,
                 {{limit_row_[m][t], 1.0}});
    }
  }
}

double ModelBuilder::most_use(const LimitItem& limit, std::size_t t) const {
  double sum = 0;
  if (limit.kind == LimitKind::kDelivered) {
    for (Index o = 0; o < entities_.orders.size(); ++o)
      if (limit.orders[o] != 0 && limit.goods[entities_.orders[o].good] != 0) sum += entities_.orders[o].wanted[t];
    return sum;
  }
  const auto no_more_than = [](double capacity, double most) {
    return std::isnan(capacity) ? most : std::min(capacity, most);
  };
  double exist = 0;
  for (Index g = 0; g < network_.good_count; ++g)
    if (limit.goods[g] != 0) exist += model_.available[g];
  for (Index l = 0; l < limit.links.size(); ++l)
    if (limit.links[l]) sum += no_more_than(network_.link_capacity.at(t, l), exist);
  for (const SupplyItem& supply : entities_.supply)
    if (limit.supply[supply.row] && limit.goods[supply.good] != 0)
      sum += no_more_than(supply.amount[t], model_.available[supply.good]);
  for (const PlantItem& plant : entities_.plants)
    if (limit.plants[plant.row] && limit.goods[plant.main] != 0)
      sum += no_more_than(plant.capacity[t], model_.available[plant.main]);
  return sum;
}

double ModelBuilder::room_of_one(const LimitItem& limit, std::size_t t) const {
  if (limit.bound == LimitBound::kLots) return most_use(limit, t) > 0 ? limit.lot[t] : 0;
  const double most = most_use(limit, t);
  return limit.bound == LimitBound::kMost || most <= 0 ? std::min(limit.amount[t], most)
                                                       : std::max(limit.amount[t], most);
}

bool ModelBuilder::is_beyond(const LimitItem& limit) const {
  return limit.fee != kNone && !entities_.policies[limit.fee].discount_on_all;
}

/// A lower rate beyond a volume is a fixed sum and that rate. Spread over all tonnes there is room for, the sum is part
/// of the cost of a tonne, and due for room that stays empty: the same bill, and as good a bound as a fixed sum can
/// have.
double ModelBuilder::spread_fee(const LimitItem& limit, std::size_t t) const {
  return fee_beside_band(entities_.policies[limit.fee], limit.band, t, network_.periods[t].years) /
         room_of_one(limit, t);
}

double ModelBuilder::paid_by_one(const LimitItem& limit, std::size_t t) const {
  if (limit.bound == LimitBound::kLots) return limit.lot[t];
  if (is_beyond(limit)) return room_of_one(limit, t);
  return limit.bound == LimitBound::kLeastOrNone ? limit.amount[t] : 0;
}

double ModelBuilder::empty_costs(const LimitItem& limit, std::size_t t) const {
  if (limit.fee == kNone) return limit.penalty[t];
  return is_beyond(limit) ? spread_fee(limit, t) : fee_in_band(entities_.policies[limit.fee], limit.band, t);
}

double ModelBuilder::fee_of_move(const LimitItem& limit, std::size_t t) const {
  const double rate = fee_in_band(entities_.policies[limit.fee], limit.band, t);
  return is_beyond(limit) ? rate + spread_fee(limit, t) : rate;
}

/// The whole numbers, what is paid for them without cargo, and which shut each other out.
void ModelBuilder::add_whole_numbers() {
  std::map<std::pair<Index, std::size_t>, std::vector<std::int32_t>> exclude_rows;
  for (std::size_t t = 0; t < periods_; ++t)
    for (Index m = 0; m < entities_.limits.size(); ++m)
      for (const Index other : entities_.limits[m].excludes) {
        if (other < m || room_row_[m][t] < 0 || room_row_[other][t] < 0) continue;
        const auto row = add_row({RowKind::kExclude, m, kNone, other, static_cast<Index>(t)}, -kInfinity, 1);
        exclude_rows[{m, t}].push_back(row);
        exclude_rows[{other, t}].push_back(row);
      }
  for (Index m = 0; m < entities_.limits.size(); ++m) {
    const LimitItem& limit = entities_.limits[m];
    const auto good = static_cast<Index>(std::ranges::find(limit.goods, 1) - limit.goods.begin());
    for (std::size_t t = 0; t < periods_; ++t) {
      if (room_row_[m][t] < 0) continue;
      const auto period = static_cast<Index>(t);
      const double paid = paid_by_one(limit, t), room = room_of_one(limit, t);
      const double count = limit.bound == LimitBound::kLots ? std::ceil(most_use(limit, t) / paid) : 1;
      if (paid > 0)
        add_column({ColumnKind::kMiss, m, good, kNone, period}, empty_costs(limit, t), count * paid,
                   {{limit_row_[m][t], 1.0}});
      Entries entries{{room_row_[m][t], -room}};
      if (paid > 0) entries.emplace_back(limit_row_[m][t], -paid);
      for (const std::int32_t row : exclude_rows[{m, t}]) entries.emplace_back(row, 1.0);
      add_column({ColumnKind::kWhole, m, good, kNone, period}, 0, count, std::move(entries));
      model_.lp.integer.resize(model_.lp.columns(), 0);
      model_.lp.integer.back() = 1;
    }
  }
}

}  // namespace korridor
