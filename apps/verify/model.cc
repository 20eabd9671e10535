#include "model.h"

#include <algorithm>
#include <cmath>

namespace korridor::verify {

Model::Model(const Reading& reading, const Spots& spots) : r_(reading), spots_(spots) {
  count_available();
  add_rows();
}

void Model::count_available() {
  std::vector<double> exist(r_.goods.size(), 0);
  for (const Source& s : r_.sources) {
    double sum = 0;
    for (const double a : s.amount) sum += a;
    exist[s.good] += std::isnan(s.reserve) ? sum : std::min(sum, s.reserve);
  }
  for (const Store& w : r_.stores) exist[w.good] += w.opening;
  for (const std::size_t good : r_.stages)
    for (std::size_t q = 0; q < r_.plants.size(); ++q) {
      const Plant& plant = r_.plants[q];
      double runs = std::numeric_limits<double>::infinity();
      for (const auto& [input, t] : plant.inputs) runs = std::min(runs, exist[input] / t);
      double most = 0;  // of the main product
      for (std::size_t t = 0; t < r_.periods.size(); ++t)
        if (plant.open[t] > 0)
          most += std::isnan(plant.capacity[t]) ? std::numeric_limits<double>::infinity() : plant.capacity[t];
      runs = std::min(runs, most / plant.outputs.front().second);
      for (const auto& [output, t] : plant.outputs)
        if (output == good) exist[good] += runs * t;
    }
  for (const double t : exist) available_.push_back(2 * t);
}

void Model::add_rows() {
  const double inf = std::numeric_limits<double>::infinity();
  for (std::size_t g = 0; g < r_.goods.size(); ++g)
    for (std::size_t s = 0; s < spots_.states(g).size(); ++s)
      for (std::size_t t = 0; t < r_.periods.size(); ++t)
        for (std::size_t n = 0; n < 2 * r_.places.size(); ++n)
          if (spots_.live({g, s, n, t})) rows_[balance(g, s, n, t)] = {0, 0};
  for (std::size_t t = 0; t < r_.periods.size(); ++t) {
    const auto at_most = [&](const char* kind, const std::string& id, double limit) {
      if (!std::isnan(limit)) rows_[std::string(kind) + "|" + id + "|" + period(t)] = {-inf, limit};
    };
    for (const Source& s : r_.sources) at_most("supply", s.id, s.amount[t]);
    for (const Link& l : r_.links) at_most("link", l.id, l.net[t]);
    for (const Place& p : r_.places) at_most("place", p.id, p.throughput[t]);
    for (const Plant& q : r_.plants) at_most("plant", q.id, q.capacity[t]);
    for (const Store& w : r_.stores) at_most("store", w.id, w.capacity[t]);
    for (const Fleet& f : r_.fleets) at_most("fleet", f.id, f.hours[t]);
    for (const Order& o : r_.orders)
      if (o.wanted[t] > 0)
        rows_["order|" + o.id + "|" + period(t)] = {o.market ? 0 : o.wanted[t], o.market ? 0 : o.wanted[t]};
    for (const Clause& c : r_.clauses) {
      const bool hard = c.kind == "avoid" && !c.has_share && c.active[t] >= 1;
      if (c.active[t] <= 0 || c.kind == "may" || hard || !(r_.orders[c.order].wanted[t] > 0)) continue;
      rows_["clause|" + c.id + "|" + period(t)] = c.kind == "avoid" ? RowBounds{-inf, 0} : RowBounds{0, inf};
    }
    for (const Limit& m : r_.limits) {
      const double amount = m.kind == "share" || m.kind == "buyer" ? 0 : m.amount[t];
      if (!(m.active[t] > 0) || std::isnan(amount) || m.bound == "lots" || m.bound == "least_or_none") continue;
      rows_["limit|" + m.id + "|" + period(t)] = m.least ? RowBounds{amount, inf} : RowBounds{-inf, amount};
    }
    for (const Policy& p : r_.policies)
      if ((p.kind == "quota" || (p.kind == "export_control" && p.unit == "t/yr")) && p.open[t] >= 1)
        at_most("quota", p.id, p.rate[t] * r_.periods[t].years);
    for (const Policy& p : r_.policies)
      for (std::size_t g = 0; g < r_.goods.size(); ++g)
        if (let_out(p, t) < 1 && p.goods[g] != 0) at_most("stay", p.id + "|" + r_.goods[g], 0);
  }
  add_whole_rows();
  for (const Source& s : r_.sources)
    if (!std::isnan(s.reserve)) rows_["reserve|" + s.id] = {-inf, s.reserve};
}

/// Of what is delivered of the actor's origin, the share that an export control in percent lets out.
double Model::let_out(const Policy& p, std::size_t t) {
  const bool stays = p.kind == "export_control" && p.unit == "percent" && !std::isnan(p.rate[t]);
  return stays ? 1 - p.open[t] * p.rate[t] / 100 : 1;
}

void Model::put(ColumnFacts& column, const std::string& row, double value) const {
  if (value != 0 && rows_.contains(row)) column.entries.emplace_back(row, value);
}

bool Model::live(std::size_t good, std::size_t state, std::size_t node, std::size_t t) const {
  return state != Spots::kNowhere && t < r_.periods.size() && spots_.live({good, state, node, t});
}

std::string Model::balance(std::size_t good, std::size_t state, std::size_t node, std::size_t t) const {
  const Place& place = r_.places[node / 2];
  const char* side = !place.split ? "" : node % 2 == 0 ? ":in" : ":out";
  return "balance|" + r_.goods[good] + "|" + name_of(r_, spots_.states(good)[state]) + "|" + place.id + side + "|" +
         period(t);
}

double Model::holding(std::size_t good, double hours) const {
  return std::isnan(r_.value[good]) ? 0 : r_.holding_rate * r_.value[good] * hours / 8760;
}

void Model::for_each_column(const Tell& tell) const {
  tell_supply(tell);
  tell_moves(tell);
  tell_handling(tell);
  tell_runs(tell);
  tell_disposals(tell);
  tell_stores(tell);
  tell_serves(tell);
  tell_demand(tell);
  tell_whole_numbers(tell);
}

}  // namespace korridor::verify
