#include "korridor/network/fee_bands.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "korridor/study/check_study.h"

namespace korridor {
namespace {

bool share_a_good(const PolicyItem& a, const PolicyItem& b) {
  for (std::size_t g = 0; g < a.goods.size(); ++g)
    if (a.goods[g] != 0 && b.goods[g] != 0) return true;
  return false;
}

/// True if both are due in one period: in each the plan chooses one rate.
bool share_a_period(const PolicyItem& a, const PolicyItem& b) {
  for (std::size_t t = 0; t < a.open.size(); ++t)
    if (a.open[t] > 0 && b.open[t] > 0) return true;
  return false;
}

/// Link on which two fees would each choose a rate, the number of links where there is none.
std::size_t find_shared_link(const PolicyItem& a, const PolicyItem& b) {
  std::size_t l = 0;
  while (l < a.links.size() && !(a.links[l] && b.links[l])) ++l;
  return l;
}

void complain(const Network& network, const PolicyItem& first, const PolicyItem& second, std::size_t link,
              Errors& errors) {
  const Table& table = network.study().table("policies");
  errors.push_back(cell_error(table, second.row, "volume_discounts", "discounts_meet",
                              fmt::format("{} and {} both have volume discounts on link {}", table.id(first.row),
                                          table.id(second.row), network.study().table("links").id(link)),
                              "select different links, goods or periods, or write one of them without discounts"));
}

LimitItem make_band(const Network& network, const Entities& entities, Index fee, Index band) {
  const PolicyItem& policy = entities.policies[fee];
  const std::size_t periods = network.periods.size();
  LimitItem item{.row = policy.row,
                 .kind = LimitKind::kCrossing,
                 .selector = policy.selector,
                 .goods = policy.goods,
                 .orders = std::vector<char>(entities.orders.size(), 1),
                 .links = policy.links,
                 .supply = std::vector<bool>(network.study().table("supply").size()),
                 .plants = std::vector<bool>(network.study().table("plants").size()),
                 .amount = {},
                 .share = std::vector<double>(periods, NAN),
                 .active = {},
                 .bound = LimitBound::kLeastOrNone,
                 .penalty = std::vector<double>(periods, NAN),
                 .lot = std::vector<double>(periods, NAN)};
  for (std::size_t t = 0; t < periods; ++t) {
    item.amount.push_back(policy.discounts[band - 1].first * network.periods[t].years);
    item.active.push_back(policy.open[t] > 0 ? 1 : 0);
  }
  item.fee = fee;
  item.band = band;
  return item;
}

}  // namespace

Result<void> add_fee_bands(const Network& network, Entities& entities) {
  Errors errors;
  for (Index p = 0; p < entities.policies.size(); ++p) {
    if (entities.policies[p].discounts.empty()) continue;
    for (Index q = 0; q < p; ++q) {
      const PolicyItem &first = entities.policies[q], &second = entities.policies[p];
      if (first.discounts.empty() || !share_a_good(first, second) || !share_a_period(first, second)) continue;
      if (const std::size_t link = find_shared_link(first, second); link < first.links.size())
        complain(network, first, second, link, errors);
    }
    for (Index band = 1; band <= entities.policies[p].discounts.size(); ++band)
      entities.limits.push_back(make_band(network, entities, p, band));
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return {};
}

}  // namespace korridor
