#include "korridor/analysis/figures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace korridor {
namespace {

class Tracer {
 public:
  Tracer(const World& world, const Plan& plan) : world_(world), study_(world.study()), plan_(plan) {
    for (const Period& period : plan.periods) periods_[period.name] = &period;
  }

  TracedPlan run() {
    for (const Flow& flow : plan_.flows) add_flow(flow);
    for (const ChainResult& chain : plan_.chains) add_chain(chain);
    for (const LimitResult& limit : plan_.limits) add_limit(limit);
    for (const OrderResult& order : plan_.orders) add_order(order);
    for (auto& [key, figure] : figures_) {
      figure.origin = find_origin(study_, figure.table, figure.key, figure.column);
      traced_.figures.push_back(std::move(figure));
    }
    return std::move(traced_);
  }

 private:
  TracedFigure* at(const std::string& table, const std::string& key, const char* column) {
    const Table& rows = study_.table(table);
    const auto row = rows.find(key);
    if (!row) return nullptr;
    TracedFigure& figure = figures_[{table, key, column}];
    if (figure.table.empty()) {
      const auto cells = world_.find_column(table, column);
      figure.table = table;
      figure.key = key;
      figure.column = column;
      figure.value = rows.number(*row, column);
      figure.patched = cells.patches != nullptr && cells.patches->contains(*row);
    }
    return &figure;
  }

  void add_cost(const std::string& table, const std::string& key, const char* column, double units,
                const Period& period) {
    TracedFigure* figure = at(table, key, column);
    if (figure == nullptr) return;
    const double each = world_.number(table, *study_.table(table).find(key), column, period);
    if (!std::isfinite(each)) return;
    figure->usd += std::abs(units * each) * period.discount;
    figure->slope += units * each * period.discount;
  }

  void add_flow(const Flow& flow) { add_cost("links", flow.link, "cost_usd_per_t", flow.t, *periods_.at(flow.period)); }

  void add_chain(const ChainResult& chain) {
    const Period& period = *periods_.at(chain.period);
    for (const auto& [source, t] : chain.supply) add_cost("supply", source, "cost_usd_per_t", t, period);
    for (std::size_t i = 0; i < chain.plants.size() && i < chain.plant_t.size(); ++i)
      add_run(chain.plants[i], chain.plant_t[i], period);
    add_cost("orders", chain.order, "inland_cost_usd_per_t", chain.t, period);
    const CostParts& c = chain.cost;
    traced_.untraced_usd += (c.handling + c.border + c.fees + c.tariff + c.holding) * period.discount;
  }

  void add_run(const std::string& plant, double product_t, const Period& period) {
    const Table& plants = study_.table("plants");
    const auto row = plants.find(plant);
    if (!row) return;
    const std::string& process = plants.text(*row, "process");
    const Table& processes = study_.table("processes");
    const auto recipe = processes.recipe(*processes.find(process), "outputs");
    if (recipe.empty()) return;
    add_cost("processes", process, "cost_usd_per_run", product_t / recipe.front().second, period);
  }

  /// A limit that doubles moves the objective by its price times its size.
  void add_limit(const LimitResult& limit) {
    if (limit.price_usd_per_unit <= 0 || !std::isfinite(limit.limit)) return;
    const auto found = periods_.find(limit.period);
    const double price = limit.price_usd_per_unit * (found == periods_.end() ? 1 : found->second->discount);
    static const std::map<std::string, std::pair<const char*, const char*>> kColumns = {
        {"supply", {"supply", "amount_t_per_year"}},
        {"reserve", {"supply", "reserve_t"}},
        {"plant", {"plants", "capacity_t_per_year"}},
        {"limit", {"limits", "amount_t_per_year"}},
        {"fleet", {"fleets", "vehicles"}}};
    if (limit.kind == "link" && found != periods_.end()) return add_link_limit(limit, price, *found->second);
    const auto column = kColumns.find(limit.kind);
    if (column == kColumns.end()) return;
    if (TracedFigure* figure = at(column->second.first, limit.name, column->second.second))
      if (std::isfinite(figure->value)) figure->slope -= price * limit.limit;
  }

  void add_link_limit(const LimitResult& limit, double price, const Period& period) {
    const auto row = study_.table("links").find(limit.name);
    if (!row) return;
    for (const auto& [column, sign] :
         {std::pair("capacity_t_per_year", -1.0), std::pair("base_load_t_per_year", 1.0)}) {
      const double t = world_.amount("links", *row, column, period);
      if (std::isfinite(t) && t > 0) at("links", limit.name, column)->slope += sign * price * t;
    }
  }

  void add_order(const OrderResult& order) {
    const Table& orders = study_.table("orders");
    const auto row = orders.find(order.order);
    const auto period = periods_.find(order.period);
    if (!row || period == periods_.end()) return;
    if (orders.text(*row, "kind") == "market") return add_market(order, *row, *period->second);
    if (order.unmet_t > 0) add_cost("orders", order.order, "penalty_usd_per_t", order.unmet_t, *period->second);
    if (order.wanted_t > 0)
      at("orders", order.order, "amount_t_per_year")->slope +=
          order.price_usd_per_t * order.wanted_t * period->second->discount;
  }

  /// What the tonnes of a market are worth to it: the dearest steps first.
  void add_market(const OrderResult& order, std::size_t row, const Period& period) {
    double left = order.served_t, worth = 0;
    for (const auto& [price, t] : study_.table("orders").steps(row, "steps")) {
      const double taken = std::clamp(left, 0.0, t * period.years);
      worth += taken * price;
      left -= taken;
    }
    if (worth > 0) at("orders", order.order, "steps")->usd += worth * period.discount;
  }

  const World& world_;
  const Study& study_;
  const Plan& plan_;
  std::map<std::string, const Period*> periods_;
  std::map<std::tuple<std::string, std::string, std::string>, TracedFigure> figures_;
  TracedPlan traced_;
};

}  // namespace

Origin find_origin(const Study& study, const std::string& table, const std::string& key, const std::string& column) {
  const Table& citations = study.table("citations");
  Origin of_row;
  for (const std::size_t r : study.citations_of(table, key)) {
    const std::string& kind = citations.text(r, "kind");
    const std::string& cited = citations.text(r, "column");
    if (kind == "context" || (!cited.empty() && cited != column)) continue;
    Origin origin{kind, citations.list(r, "claims")};
    if (!cited.empty()) return origin;
    if (of_row.kind.empty()) of_row = std::move(origin);
  }
  if (of_row.kind.empty()) of_row.kind = "yours";
  return of_row;
}

TracedPlan trace_figures(const World& world, const Plan& plan) { return Tracer(world, plan).run(); }

}  // namespace korridor
