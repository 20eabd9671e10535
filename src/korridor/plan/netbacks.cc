#include <map>
#include <tuple>

#include "korridor/plan/summary.h"

namespace korridor {
namespace {

/// Sources of a chain as one name; a process with two raw inputs has a netback for both together.
std::string sources_of(const ChainResult& chain) {
  std::string name;
  for (const auto& [supply, t] : chain.supply) name += (name.empty() ? "" : "+") + supply;
  return name;
}

CostParts per_tonne(const CostParts& sum, double t) {
  return {.supply = 0,  // what the source spends is its own affair
          .rail = sum.rail / t,
          .road = sum.road / t,
          .sea = sum.sea / t,
          .pipeline = sum.pipeline / t,
          .handling = sum.handling / t,
          .border = sum.border / t,
          .fees = sum.fees / t,
          .processing = sum.processing / t,
          .tariff = sum.tariff / t,
          .holding = sum.holding / t,
          .inland = sum.inland / t};
}

}  // namespace

std::vector<Netback> list_netbacks(const std::vector<ChainResult>& chains, const std::vector<OrderResult>& orders,
                                   const Study& study) {
  std::map<std::pair<std::string, std::string>, double> price;
  for (const OrderResult& order : orders) price[{order.order, order.period}] = order.price_usd_per_t;
  struct Sum {
    double t = 0;
    CostParts parts;
    std::string good;
  };
  std::map<std::tuple<std::string, std::string, std::string>, Sum> sums;  // sources, order, period
  for (const ChainResult& chain : chains) {
    Sum& sum = sums[{sources_of(chain), chain.order, chain.period}];
    sum.t += chain.t;
    sum.good = chain.good;
    sum.parts.add(chain.cost, 1);
  }
  std::vector<Netback> netbacks;
  const Table& table = study.table("orders");
  for (const auto& [key, sum] : sums) {
    const auto& [sources, order, period] = key;
    Netback netback{.supply = sources,
                    .order = order,
                    .good = sum.good,
                    .period = period,
                    .incoterm = table.text(*table.find(order), "incoterm"),
                    .t = sum.t,
                    .delivered_price = price[{order, period}],
                    .minus = per_tonne(sum.parts, sum.t),
                    .netback = 0};
    netback.netback = netback.delivered_price - netback.minus.total();
    netbacks.push_back(std::move(netback));
  }
  return netbacks;
}

}  // namespace korridor
