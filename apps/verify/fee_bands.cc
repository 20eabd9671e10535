// Fees that are lower from a volume on (docs/methods/model.md 5): a move over their links has a column for each rate.

#include <cmath>

#include "model.h"

namespace korridor::verify {

double Model::rate(const Policy& fee, std::size_t band, std::size_t t) const {
  const double full = std::isnan(fee.rate[t]) ? 0 : fee.rate[t] * fee.open[t];
  return band == 0 ? full : full * (1 - fee.discounts[band - 1].second / 100);
}

/// Where the lower rate holds beyond the volume alone, the tonnes before it pay their own: so much more in all.
double Model::fixed_part(const Limit& m, std::size_t t) const {
  const Policy& fee = r_.policies[m.fee];
  double usd = 0;
  for (std::size_t k = 0; k < m.band; ++k)
    usd += fee.discounts[k].first * r_.periods[t].years * (rate(fee, k, t) - rate(fee, k + 1, t));
  return usd;
}

double Model::paid(const Limit& m, std::size_t t) const {
  if (m.bound == "lots") return m.lot[t];
  if (m.bound != "least_or_none") return 0;
  return m.fee == Limit::kNoFee || r_.policies[m.fee].on_all ? m.amount[t] : room(m, t);
}

double Model::empty_costs(const Limit& m, std::size_t t) const {
  if (m.fee == Limit::kNoFee) return m.penalty[t];
  const Policy& fee = r_.policies[m.fee];
  return fee.on_all ? rate(fee, m.band, t) : fixed_part(m, t) / room(m, t);
}

/// The move at the full rate, and at each lower one.
void Model::tell_move(const ColumnFacts& move, std::size_t link, std::size_t good, const std::string& origin,
                      std::size_t t, const Tell& tell) const {
  ColumnFacts full = move;
  for (const Policy& p : r_.policies)
    if (p.kind == "transit_fee" && p.goods[good] != 0 && p.links[link]) full.cost += rate(p, 0, t) * discount(t);
  tell(full);
  if (spots_.banned(link, good, origin, t) > 0) return;
  for (const Limit& m : r_.limits) {
    if (m.fee == Limit::kNoFee || m.goods[good] == 0 || !m.links[link] || room(m, t) <= 0) continue;
    const Policy& fee = r_.policies[m.fee];
    ColumnFacts lower = full;
    lower.name += "|" + std::to_string(m.band);
    lower.cost += (rate(fee, m.band, t) - rate(fee, 0, t) + (fee.on_all ? 0 : empty_costs(m, t))) * discount(t);
    count_in(lower, m, t, 1);
    tell(lower);
  }
}

}  // namespace korridor::verify
