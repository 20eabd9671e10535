#include "korridor/network/read_entities.h"

#include <algorithm>
#include <cmath>

#include "korridor/base/text.h"
#include "korridor/network/policy_acts.h"
#include "korridor/study/check_study.h"
#include "korridor/study/rate_unit.h"

namespace korridor {

EntityReader::EntityReader(const Network& network)
    : network_(network), world_(*network.world), study_(network.study()) {}

std::string EntityReader::text(std::string_view table, std::size_t row, std::string_view column) const {
  return world_.text(table, row, column, network_.periods.front().from);
}

Index EntityReader::find(std::string_view table, std::string_view id) const {
  const auto row = study_.table(table).find(id);
  return row ? static_cast<Index>(*row) : kNone;
}

std::string EntityReader::country_of(Index place) const { return text("places", place, "country"); }

std::vector<double> EntityReader::means(std::string_view table, std::size_t row, std::string_view column) const {
  std::vector<double> values;
  values.reserve(network_.periods.size());
  for (const Period& p : network_.periods) values.push_back(world_.number(table, row, column, p));
  return values;
}

std::vector<double> EntityReader::amounts(std::string_view table, std::size_t row, std::string_view column) const {
  std::vector<double> values;
  values.reserve(network_.periods.size());
  for (const Period& p : network_.periods) values.push_back(world_.amount(table, row, column, p));
  return values;
}

std::vector<double> EntityReader::open(std::string_view table, std::size_t row) const {
  std::vector<double> values;
  values.reserve(network_.periods.size());
  for (const Period& p : network_.periods) values.push_back(world_.open_share(table, row, p));
  return values;
}

/// No names mean every good; a name is a good or a cargo class.
std::vector<char> EntityReader::goods_named(const std::vector<std::string>& names) const {
  const Table& goods = study_.table("goods");
  std::vector<char> marks(goods.size(), names.empty() ? 1 : 0);
  for (const std::string& name : names)
    for (std::size_t g = 0; g < goods.size(); ++g)
      if (goods.id(g) == name || goods.text(g, "cargo") == name || name == "all") marks[g] = 1;
  return marks;
}

std::vector<SupplyItem> EntityReader::read_supply() const {
  std::vector<SupplyItem> items;
  for (std::size_t i = 0; i < study_.table("supply").size(); ++i) {
    const Index place = find("places", text("supply", i, "place"));
    items.push_back({.row = static_cast<Index>(i),
                     .good = find("goods", text("supply", i, "good")),
                     .place = place,
                     .node = network_.nodes.in_of[place],
                     .amount = amounts("supply", i, "amount_t_per_year"),
                     .cost = means("supply", i, "cost_usd_per_t"),
                     .reserve = world_.number("supply", i, "reserve_t", network_.periods.front()),
                     .country = country_of(place)});
  }
  return items;
}

std::vector<PlantItem> EntityReader::read_plants() const {
  std::vector<PlantItem> items;
  const Table& processes = study_.table("processes");
  for (std::size_t i = 0; i < study_.table("plants").size(); ++i) {
    const Index process = find("processes", text("plants", i, "process"));
    const Index place = find("places", text("plants", i, "place"));
    const auto outputs = processes.recipe(process, "outputs");
    const double main = outputs.front().second;
    PlantItem item{.row = static_cast<Index>(i),
                   .place = place,
                   .in_node = network_.nodes.in_of[place],
                   .out_node = network_.nodes.out_of[place],
                   .main = find("goods", outputs.front().first),
                   .inputs = {},
                   .byproducts = {},
                   .changes_heading = text("processes", process, "changes_heading") == "yes",
                   .country = country_of(place),
                   .capacity = amounts("plants", i, "capacity_t_per_year"),
                   .open = open("plants", i),
                   .cost = means("processes", process, "cost_usd_per_run")};
    for (double& cost : item.cost) cost /= main;
    for (const auto& [good, tonnes] : processes.recipe(process, "inputs"))
      item.inputs.emplace_back(find("goods", good), tonnes / main);
    for (std::size_t k = 1; k < outputs.size(); ++k)
      item.byproducts.emplace_back(find("goods", outputs[k].first), outputs[k].second / main);
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<StoreItem> EntityReader::read_stores() const {
  std::vector<StoreItem> items;
  for (std::size_t i = 0; i < study_.table("stores").size(); ++i) {
    const Index place = find("places", text("stores", i, "place"));
    items.push_back({.row = static_cast<Index>(i),
                     .good = find("goods", text("stores", i, "good")),
                     .place = place,
                     .node = network_.nodes.out_of[place],
                     .opening = world_.number("stores", i, "opening_t", network_.periods.front()),
                     .capacity = means("stores", i, "capacity_t"),
                     .cost = means("stores", i, "cost_usd_per_t_year"),
                     .country = country_of(place)});
  }
  return items;
}

std::vector<OrderItem> EntityReader::read_orders() const {
  std::vector<OrderItem> items;
  const Table& orders = study_.table("orders");
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const Index place = find("places", text("orders", i, "place"));
    OrderItem item{.row = static_cast<Index>(i),
                   .good = find("goods", text("orders", i, "good")),
                   .place = place,
                   .node = network_.nodes.out_of[place],
                   .market = text("orders", i, "kind") == "market",
                   .firm = text("orders", i, "firm") == "yes",
                   .country = country_of(place),
                   .steps = parse_steps(text("orders", i, "steps")),
                   .years = {},
                   .wanted = amounts("orders", i, "amount_t_per_year"),
                   .penalty = means("orders", i, "penalty_usd_per_t"),
                   .inland = means("orders", i, "inland_cost_usd_per_t")};
    const auto share = open("orders", i);
    double steps = 0;
    for (const auto& [price, tonnes] : item.steps) steps += tonnes;
    for (std::size_t t = 0; t < network_.periods.size(); ++t) {
      item.years.push_back(network_.periods[t].years * share[t]);
      if (item.market) item.wanted[t] = steps * item.years[t];
    }
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<ClauseItem> EntityReader::read_clauses(const std::vector<OrderItem>& orders) const {
  std::vector<ClauseItem> items;
  for (std::size_t i = 0; i < study_.table("clauses").size(); ++i) {
    const Index order = find("orders", text("clauses", i, "order"));
    const auto at = std::ranges::find(orders, order, &OrderItem::row);
    const std::string kind = text("clauses", i, "kind");
    ClauseItem item{.row = static_cast<Index>(i),
                    .order = static_cast<Index>(at - orders.begin()),
                    .kind = kind == "must"       ? ClauseKind::kMust
                            : kind == "priority" ? ClauseKind::kPriority
                            : kind == "avoid"    ? ClauseKind::kAvoid
                                                 : ClauseKind::kMay,
                    .selector = text("clauses", i, "selector"),
                    .has_share = false,
                    .share = means("clauses", i, "share"),
                    .penalty = means("clauses", i, "penalty_usd_per_t"),
                    .active = open("clauses", i)};
    item.has_share = !std::isnan(item.share.front());
    for (double& share : item.share)
      if (std::isnan(share)) share = item.kind == ClauseKind::kAvoid ? 0 : 1;
    items.push_back(std::move(item));
  }
  return items;
}

Result<std::vector<FleetItem>> EntityReader::read_fleets() const {
  std::vector<FleetItem> items;
  for (std::size_t i = 0; i < study_.table("fleets").size(); ++i) {
    auto selector = Selector::parse(text("fleets", i, "selector"), study_);
    if (!selector) return std::unexpected(selector.error());
    FleetItem item{.row = static_cast<Index>(i),
                   .links = selector->select(study_, "links"),
                   .goods = goods_named(split(text("fleets", i, "cargo"), ';')),
                   .vehicle_hours = {},
                   .payload = means("fleets", i, "payload_t"),
                   .turn = means("fleets", i, "turn_factor"),
                   .dwell = means("fleets", i, "dwell_hours")};
    const auto vehicles = means("fleets", i, "vehicles");
    const auto hours = means("fleets", i, "hours_per_year");
    const auto other = means("fleets", i, "base_load_share");
    const auto active = open("fleets", i);
    for (std::size_t t = 0; t < network_.periods.size(); ++t)
      item.vehicle_hours.push_back(active[t] > 0 ? vehicles[t] * hours[t] * network_.periods[t].years * (1 - other[t])
                                                 : std::nan(""));
    items.push_back(std::move(item));
  }
  return items;
}

Result<std::vector<PolicyItem>> EntityReader::read_policies() const {
  std::vector<PolicyItem> items;
  for (std::size_t i = 0; i < study_.table("policies").size(); ++i) {
    PolicyItem item{.row = static_cast<Index>(i),
                    .kind = text("policies", i, "kind"),
                    .actor = text("policies", i, "actor"),
                    .unit = {},
                    .selector = text("policies", i, "selector"),
                    .target = split(text("policies", i, "target"), ';'),
                    .goods = goods_named(split(text("policies", i, "goods"), ';')),
                    .links = {},
                    .rate = means("policies", i, "rate"),
                    .open = open("policies", i)};
    const RateUnit unit = read_rate_unit(study_.settings, text("policies", i, "rate_unit"));
    item.unit = unit.unit;
    for (double& rate : item.rate) rate *= unit.factor;
    for (std::size_t g = 0; g < item.goods.size(); ++g)
      if (!acts_on(unit, study_.table("goods"), g)) item.goods[g] = 0;
    item.exempt = split(text("policies", i, "exempt"), ';');
    item.discounts = parse_steps(text("policies", i, "volume_discounts"));
    item.discount_on_all = text("policies", i, "discount_on") == "all";
    std::erase_if(item.target, [](const std::string& code) { return code == "WLD" || code == "all"; });  // everybody
    if (item.selector.empty() && item.kind == "transit_ban") item.selector = "country:" + item.actor;
    classify(item);
    if (unit.of_containers && std::ranges::find(item.goods, 1) == item.goods.end()) item.act = PolicyAct::kRecord;
    if (!item.selector.empty()) {
      auto selector = Selector::parse(item.selector, study_);
      if (!selector) return std::unexpected(selector.error());
      item.links = selector->select(study_, "links");
    }
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace korridor
