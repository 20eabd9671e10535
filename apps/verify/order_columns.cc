// The columns of docs/methods/model.md 4 that deliver to orders.

#include <algorithm>
#include <cmath>

#include "model.h"

namespace korridor::verify {

void Model::tell_serves(const Tell& tell) const {
  for (std::size_t i = 0; i < r_.orders.size(); ++i) {
    const Order& o = r_.orders[i];
    for (std::size_t s = 0; s < spots_.states(o.good).size(); ++s)
      for (std::size_t t = 0; t < r_.periods.size(); ++t) {
        const State& state = spots_.states(o.good)[s];
        const double share = spots_.accepted(i, state, t);
        if (!live(o.good, s, spots_.out(o.place), t) || !(o.wanted[t] > 0) || share <= 0) continue;
        double cost = o.inland[t];
        const Receiver buyer{o.good, o.country};
        for (const Policy& p : r_.policies)
          if (is_duty(p) && meets(p, buyer, state)) cost += duty(r_, p, o.good, t);
        ColumnFacts column{"serve|" + o.id + "|" + name_of(r_, state) + "|" + period(t),
                           share < 1 ? std::min(available_[o.good], o.wanted[t] * share) : available_[o.good],
                           cost * discount(t),
                           {}};
        put(column, balance(o.good, s, spots_.out(o.place), t), -1);
        put(column, "order|" + o.id + "|" + period(t), 1);
        for (const Clause& c : r_.clauses) {
          if (c.order != i) continue;
          const double asked =
              c.kind == "avoid" ? c.share[t] * c.active[t] + 1 - c.active[t] : c.share[t] * c.active[t];
          put(column, "clause|" + c.id + "|" + period(t), ((state.touched & c.bit) != 0 ? 1.0 : 0.0) - asked);
        }
        for (const Limit& m : r_.limits) {
          if (m.kind == "crossing" || m.goods[o.good] == 0) continue;
          const double of = m.share[t] * m.active[t] + (m.least ? 0 : 1 - m.active[t]);
          const double one = m.orders[i] != 0 && (m.all || (state.touched & m.bit) != 0) ? 1 : 0;
          double counts = one;
          if (m.kind == "share") counts -= m.orders[i] != 0 ? of : 0;
          if (m.kind == "buyer") counts -= m.all || (state.touched & m.bit) != 0 ? of : 0;
          count_in(column, m, t, counts);
        }
        for (const Policy& p : r_.policies)
          if (((p.kind == "quota" && p.where.empty()) || p.kind == "export_control") && meets(p, buyer, state))
            put(column, "quota|" + p.id + "|" + period(t), 1);
        for (const Policy& p : r_.policies)
          if (comes_from(p, state))
            put(column, "stay|" + p.id + "|" + r_.goods[o.good] + "|" + period(t),
                (meets(p, buyer, state) ? 1.0 : 0.0) - let_out(p, t));
        tell(column);
      }
  }
}

void Model::tell_demand(const Tell& tell) const {
  for (const Order& o : r_.orders)
    for (std::size_t t = 0; t < r_.periods.size(); ++t) {
      if (!(o.wanted[t] > 0)) continue;
      const std::string row = "order|" + o.id + "|" + period(t);
      for (std::size_t k = 0; o.market && k < o.steps.size(); ++k) {
        ColumnFacts column{"take|" + o.id + "|" + std::to_string(k + 1) + "|" + period(t),
                           o.steps[k].second * o.years[t],
                           -o.steps[k].first * discount(t),
                           {}};
        put(column, row, -1);
        tell(column);
      }
      if (!o.market && !o.firm) {
        ColumnFacts column{"unmet|" + o.id + "|" + period(t), o.wanted[t], o.penalty[t] * discount(t), {}};
        put(column, row, 1);
        tell(column);
      }
    }
  for (const Clause& c : r_.clauses)
    for (std::size_t t = 0; t < r_.periods.size(); ++t) {
      if (c.kind != "priority" || !rows_.contains("clause|" + c.id + "|" + period(t))) continue;
      ColumnFacts column{
          "short|" + c.id + "|" + period(t), available_[r_.orders[c.order].good], c.penalty[t] * discount(t), {}};
      put(column, "clause|" + c.id + "|" + period(t), 1);
      tell(column);
    }
  tell_misses(tell);
}

void Model::tell_misses(const Tell& tell) const {
  for (const Limit& m : r_.limits)
    for (std::size_t t = 0; t < r_.periods.size(); ++t) {
      const std::string row = "limit|" + m.id + "|" + period(t);
      if (!m.least || std::isnan(m.penalty[t]) || !rows_.contains(row)) continue;
      double most = m.amount[t];
      if (m.kind == "share" || m.kind == "buyer") {
        most = 0;
        for (std::size_t g = 0; g < r_.goods.size(); ++g) most += m.goods[g] != 0 ? available_[g] : 0;
      }
      ColumnFacts column{"miss|" + m.id + "|" + period(t), most, m.penalty[t] * discount(t), {}};
      put(column, row, 1);
      tell(column);
    }
}

}  // namespace korridor::verify
