// The whole numbers of docs/methods/model.md 4 and 5: lots, services that start from a least, and what shuts what out.

#include <algorithm>
#include <cmath>

#include "model.h"

namespace korridor::verify {

double Model::most_use(const Limit& m, std::size_t t) const {
  double most = 0;
  if (m.kind == "delivered") {
    for (std::size_t o = 0; o < r_.orders.size(); ++o)
      if (m.orders[o] != 0 && m.goods[r_.orders[o].good] != 0) most += r_.orders[o].wanted[t];
    return most;
  }
  double all = 0;
  for (std::size_t g = 0; g < r_.goods.size(); ++g) all += m.goods[g] != 0 ? available_[g] : 0;
  for (std::size_t l = 0; l < r_.links.size(); ++l)
    if (m.links[l]) most += std::isnan(r_.links[l].net[t]) ? all : std::min(all, r_.links[l].net[t]);
  for (const Source& s : r_.sources)
    if (m.supply[s.row] && m.goods[s.good] != 0)
      most += std::isnan(s.amount[t]) ? available_[s.good] : std::min(available_[s.good], s.amount[t]);
  for (const Plant& q : r_.plants) {
    const std::size_t main = q.outputs.front().first;
    if (m.plants[q.row] && m.goods[main] != 0)
      most += std::isnan(q.capacity[t]) ? available_[main] : std::min(available_[main], q.capacity[t]);
  }
  return most;
}

double Model::room(const Limit& m, std::size_t t) const {
  const bool decides = m.bound == "lots" || m.bound == "least_or_none" || !m.excludes.empty();
  if (!decides || m.active[t] < 1) return 0;
  const double most = most_use(m, t);
  if (most <= 0) return 0;
  if (m.bound == "lots") return m.lot[t];
  return m.bound == "most" ? std::min(m.amount[t], most) : std::max(m.amount[t], most);
}

void Model::add_whole_rows() {
  const double inf = std::numeric_limits<double>::infinity();
  for (std::size_t t = 0; t < r_.periods.size(); ++t)
    for (std::size_t i = 0; i < r_.limits.size(); ++i) {
      const Limit& m = r_.limits[i];
      if (room(m, t) <= 0) continue;
      decides_ = true;
      rows_["room|" + m.id + "|" + period(t)] = {-inf, 0};
      if (m.bound != "most") rows_["limit|" + m.id + "|" + period(t)] = {0, inf};
      for (std::size_t k = i + 1; k < r_.limits.size(); ++k) {
        const Limit& other = r_.limits[k];
        if (std::ranges::find(m.excludes, other.id) == m.excludes.end() || room(other, t) <= 0) continue;
        rows_["exclude|" + m.id + "|" + other.id + "|" + period(t)] = {-inf, 1};
        exclusions_.emplace_back("whole|" + m.id + "|" + period(t), "whole|" + other.id + "|" + period(t));
      }
    }
}

void Model::count_in(ColumnFacts& column, const Limit& m, std::size_t t, double value) const {
  put(column, "limit|" + m.id + "|" + period(t), value);
  put(column, "room|" + m.id + "|" + period(t), value);
}

void Model::tell_whole_numbers(const Tell& tell) const {
  for (const Limit& m : r_.limits)
    for (std::size_t t = 0; t < r_.periods.size(); ++t) {
      const double opened = room(m, t);
      if (opened <= 0) continue;
      const bool lots = m.bound == "lots";
      const double due = paid(m, t);
      const double most = lots ? std::ceil(most_use(m, t) / due) : 1;
      if (due > 0) {
        ColumnFacts miss{"miss|" + m.id + "|" + period(t), most * due, empty_costs(m, t) * discount(t), {}};
        put(miss, "limit|" + m.id + "|" + period(t), 1);
        tell(miss);
      }
      ColumnFacts column{"whole|" + m.id + "|" + period(t), most, 0, {}, true};
      put(column, "room|" + m.id + "|" + period(t), -opened);
      put(column, "limit|" + m.id + "|" + period(t), -due);
      for (const Limit& other : r_.limits) {
        put(column, "exclude|" + m.id + "|" + other.id + "|" + period(t), 1);
        put(column, "exclude|" + other.id + "|" + m.id + "|" + period(t), 1);
      }
      tell(column);
    }
}

}  // namespace korridor::verify
