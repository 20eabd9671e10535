#include <fmt/format.h>

#include <algorithm>

#include "korridor/base/text.h"
#include "korridor/network/read_entities.h"
#include "korridor/study/check_study.h"

namespace korridor {
namespace {

LimitBound bound_of(const std::string& name) {
  if (name == "least") return LimitBound::kLeast;
  if (name == "lots") return LimitBound::kLots;
  return name == "least_or_none" ? LimitBound::kLeastOrNone : LimitBound::kMost;
}

}  // namespace

/// One of the two names the other; each shall know.
void EntityReader::pair_exclusions(std::vector<LimitItem>& items) const {
  const Table& table = study_.table("limits");
  for (Index i = 0; i < items.size(); ++i)
    for (const std::string& name : split(text("limits", items[i].row, "excludes"), ';')) {
      const auto other = static_cast<Index>(*table.find(name));  // a limit is read for each row
      items[i].excludes.push_back(other);
      items[other].excludes.push_back(i);
    }
  for (LimitItem& item : items) {
    std::ranges::sort(item.excludes);
    const auto again = std::ranges::unique(item.excludes);
    item.excludes.erase(again.begin(), again.end());
  }
}

/// Take-or-pay: a tonne that stays away still pays, but no more than it would have paid.
Result<void> EntityReader::check_penalty(const LimitItem& limit) const {
  if (limit.bound == LimitBound::kMost) return {};
  const Table& links = study_.table("links");
  for (std::size_t l = 0; l < limit.links.size(); ++l)
    for (std::size_t t = 0; limit.links[l] && t < network_.periods.size(); ++t) {
      const double cost = world_.number("links", l, "cost_usd_per_t", network_.periods[t]);
      if (!(limit.active[t] > 0) || limit.penalty[t] <= cost) continue;
      return std::unexpected(Errors{cell_error(
          study_.table("limits"), limit.row, "penalty_usd_per_t", "penalty_above_cost",
          fmt::format("a tonne that stays away costs {:.6g} USD in {}, one that crosses {} {:.6g} USD",
                      limit.penalty[t], network_.periods[t].name, links.id(l), cost),
          "what is due without cargo is part of what the link costs: lower the penalty, or raise the cost")});
    }
  return {};
}

Result<std::vector<LimitItem>> EntityReader::read_limits(const std::vector<OrderItem>& orders) const {
  std::vector<LimitItem> items;
  for (std::size_t i = 0; i < study_.table("limits").size(); ++i) {
    const std::string kind = text("limits", i, "kind");
    const std::string text_of = text("limits", i, "selector");
    LimitItem item{.row = static_cast<Index>(i),
                   .kind = kind == "crossing"    ? LimitKind::kCrossing
                           : kind == "delivered" ? LimitKind::kDelivered
                           : kind == "share"     ? LimitKind::kShare
                                                 : LimitKind::kBuyer,
                   .selector = text_of,
                   .goods = goods_named(split(text("limits", i, "goods"), ';')),
                   .orders = std::vector<char>(orders.size(), 1),
                   .links = {},
                   .supply = {},
                   .plants = {},
                   .amount = amounts("limits", i, "amount_t_per_year"),
                   .share = means("limits", i, "share"),
                   .active = open("limits", i),
                   .bound = bound_of(text("limits", i, "bound")),
                   .penalty = means("limits", i, "penalty_usd_per_t"),
                   .lot = means("limits", i, "lot_t")};
    if (item.kind == LimitKind::kCrossing) {
      auto selector = Selector::parse(text_of, study_);
      if (!selector) return std::unexpected(selector.error());
      item.links = selector->select(study_, "links");
      item.supply = selector->select(study_, "supply");
      item.plants = selector->select(study_, "plants");
      if (auto paid = check_penalty(item); !paid) return std::unexpected(paid.error());
    }
    if (const std::string wanted = text("limits", i, "orders"); !wanted.empty()) {
      auto which = Selector::parse(wanted, study_);
      if (!which) return std::unexpected(which.error());
      const auto selected = which->select(study_, "orders");
      for (std::size_t o = 0; o < orders.size(); ++o) item.orders[o] = selected[orders[o].row] ? 1 : 0;
    }
    items.push_back(std::move(item));
  }
  pair_exclusions(items);
  return items;
}

}  // namespace korridor
