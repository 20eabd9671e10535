#include "korridor/plan/cap_rows.h"

#include <cmath>

namespace korridor {

void add_cap(Entities& entities, std::size_t periods, std::size_t goods, Index good, const CapRequest& cap,
             const std::vector<char>& orders) {
  LimitItem item{.row = kNone,
                 .kind = LimitKind::kDelivered,
                 .selector = cap.selector,
                 .goods = std::vector<char>(goods, 0),
                 .orders = orders,
                 .links = {},
                 .supply = {},
                 .plants = {},
                 .amount = std::vector<double>(periods, 0),
                 .share = std::vector<double>(periods, NAN),
                 .active = std::vector<double>(periods, 1),
                 .bound = LimitBound::kMost,
                 .penalty = {},
                 .over_horizon = true};
  item.goods[good] = 1;
  double wanted = 0;
  for (Index o = 0; o < entities.orders.size(); ++o)
    if (orders[o] != 0)
      for (const double t : entities.orders[o].wanted) wanted += std::max(t, 0.0);
  std::ranges::fill(item.amount, 2 * wanted + 1);  // never full
  entities.limits.push_back(std::move(item));
}

void hold(Entities& entities, const std::vector<char>& orders, const Served& served, double missed) {
  for (Index o = 0; o < entities.orders.size(); ++o) {
    if (orders[o] == 0) continue;
    OrderItem& order = entities.orders[o];
    order.market = order.firm = false;
    order.steps.clear();
    for (Index t = 0; t < order.wanted.size(); ++t) {
      const auto at = served.find({o, t});
      order.wanted[t] = at == served.end() ? 0 : at->second;
      order.penalty[t] = missed;
    }
  }
}

Musts list_musts(const Entities& entities) {
  Musts musts;
  for (const OrderItem& order : entities.orders) musts.orders.push_back(static_cast<char>(order.firm));
  for (const LimitItem& limit : entities.limits)
    musts.limits.push_back(static_cast<char>(
        limit.at_least() && std::ranges::any_of(limit.penalty, [](double usd) { return std::isnan(usd); })));
  return musts;
}

void soften(Entities& entities, const Musts& musts, double missed) {
  for (Index o = 0; o < entities.orders.size(); ++o) {
    if (musts.orders[o] == 0) continue;
    entities.orders[o].firm = false;
    std::ranges::fill(entities.orders[o].penalty, missed);
  }
  for (Index m = 0; m < entities.limits.size(); ++m)
    if (musts.limits[m] != 0)
      for (double& usd : entities.limits[m].penalty)
        if (std::isnan(usd)) usd = missed;
}

}  // namespace korridor
