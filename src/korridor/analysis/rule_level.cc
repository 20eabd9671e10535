#include "korridor/analysis/rule_level.h"

#include <algorithm>
#include <cmath>

#include "korridor/base/text.h"
#include "korridor/study/rate_unit.h"

namespace korridor {
namespace {

std::set<std::string> ids_of(const Table& table, const std::vector<bool>& marks) {
  std::set<std::string> ids;
  for (std::size_t r = 0; r < table.size(); ++r)
    if (marks[r]) ids.insert(table.id(r));
  return ids;
}

/// Goods named by themselves or by their cargo class.
std::set<std::string> goods_of(const Table& goods, const std::vector<std::string>& names) {
  std::set<std::string> ids;
  for (std::size_t g = 0; g < goods.size(); ++g)
    if (std::ranges::find(names, goods.id(g)) != names.end() ||
        std::ranges::find(names, goods.text(g, "cargo")) != names.end())
      ids.insert(goods.id(g));
  return ids;
}

/// Those of the goods (none: of all) that go in containers.
std::set<std::string> keep_containers(const Table& goods, std::set<std::string> ids) {
  if (ids.empty())
    for (std::size_t g = 0; g < goods.size(); ++g) ids.insert(goods.id(g));
  std::erase_if(ids, [&](const std::string& id) { return goods.text(*goods.find(id), "cargo") != "container"; });
  return ids;
}

bool holds(const std::set<std::string>& set, const std::string& id) { return set.empty() || set.contains(id); }

}  // namespace

std::string table_of(const std::string& kind) { return kind == "policy" ? "policies" : kind + "s"; }

bool decides_whole_number(const Table& limits, std::size_t row) {
  const std::string& bound = limits.text(row, "bound");
  bool excludes = !limits.text(row, "excludes").empty();
  for (std::size_t r = 0; r < limits.size(); ++r) {
    const auto others = limits.list(r, "excludes");
    excludes = excludes || std::ranges::find(others, limits.id(row)) != others.end();
  }
  return bound == "lots" || bound == "least_or_none" || excludes;
}

Result<std::optional<RuleLevel>> RuleLevel::find(const World& world, const Rule& rule) {
  const Study& study = world.study();
  const std::string name = table_of(rule.kind);
  const Table& table = study.table(name);
  const std::size_t row = *table.find(rule.id);
  RuleLevel level(world, name, row);
  const std::string& selector = table.text(row, "selector");
  if (rule.kind == "clause") {
    level.kind_ = "clause";
    level.row_ = "clause|" + rule.id + "|";
    level.orders_ = {table.text(row, "order")};
    level.is_least_ = table.text(row, "kind") != "avoid";
    if (table.text(row, "kind") == "may" || (!level.is_least_ && table.text(row, "share").empty())) return std::nullopt;
  } else if (rule.kind == "limit") {
    level.kind_ = table.text(row, "kind");
    level.row_ = "limit|" + rule.id + "|";
    level.is_least_ = table.text(row, "bound") == "least";
    if (decides_whole_number(table, row)) return std::nullopt;
    if (const std::string& orders = table.text(row, "orders"); !orders.empty()) {
      const auto which = Selector::parse(orders, study);
      if (!which) return std::unexpected(which.error());
      level.orders_ = ids_of(study.table("orders"), which->select(study, "orders"));
    }
  } else {
    level.kind_ = "crossing";
    level.row_ = "quota|" + rule.id + "|";
    if (table.text(row, "kind") != "quota" || selector.empty() || !table.list(row, "target").empty() ||
        !table.list(row, "exempt").empty())
      return std::nullopt;
  }
  if (rule.kind != "clause") {
    const auto names = table.list(row, "goods");
    level.goods_ = goods_of(study.table("goods"), names);
    const bool all = names.empty() || std::ranges::find(names, "all") != names.end();
    if (all) level.goods_.clear();
    if (!all && level.goods_.empty()) return std::nullopt;  // of goods that the study does not have
    const RateUnit unit =
        rule.kind == "policy" ? read_rate_unit(study.settings, table.text(row, "rate_unit")) : RateUnit();
    if (unit.of_containers) level.goods_ = keep_containers(study.table("goods"), std::move(level.goods_));
    if (unit.of_containers && level.goods_.empty()) return std::nullopt;
  }
  if (level.kind_ == "crossing") {
    const auto which = Selector::parse(selector, study);
    if (!which) return std::unexpected(which.error());
    const auto ids = [&](const char* things) { return ids_of(study.table(things), which->select(study, things)); };
    level.links_ = ids("links");
    if (rule.kind == "limit") level.supply_ = ids("supply");
    if (rule.kind == "limit") level.plants_ = ids("plants");
  } else if (!selector.empty()) {
    auto touched = Touched::parse(selector, study);
    if (!touched) return std::unexpected(touched.error());
    level.touched_ = std::move(*touched);
  }
  return level;
}

double RuleLevel::measure(const Plan& plan, const Period& period) const {
  return kind_ == "crossing" ? crossing(plan, period) : delivered(plan, period);
}

double RuleLevel::bound(const Period& period) const {
  if (table_ == "policies") {
    const Study& study = world_->study();
    const double factor = read_rate_unit(study.settings, study.table(table_).text(at_, "rate_unit")).factor;
    return factor * world_->number(table_, at_, "rate", period) * period.years;
  }
  if (kind_ == "crossing" || kind_ == "delivered") return world_->amount(table_, at_, "amount_t_per_year", period);
  return 0;
}

/// By days, as the row has it; 0 where the row counts tonnes alone.
double RuleLevel::share(const Period& period) const {
  if (kind_ == "delivered") return 0;
  const double active = world_->open_share(table_, at_, period);
  double share = world_->number(table_, at_, "share", period);
  if (std::isnan(share)) share = is_least_ ? 1 : 0;
  return is_least_ ? share * active : share * active + (1 - active);
}

double RuleLevel::delivered(const Plan& plan, const Period& period) const {
  double touching = 0, all = 0;
  for (const ChainResult& chain : plan.chains) {
    if (chain.period != period.name || !holds(goods_, chain.good)) continue;
    const bool touches = !touched_ || touched_->by(chain);
    const bool selected = holds(orders_, chain.order);
    if (touches && selected) touching += chain.t;
    if (kind_ == "buyer" ? touches : selected) all += chain.t;
  }
  return touching - share(period) * all;
}

/// Each move over a selected link, each tonne from a selected source and each tonne a selected plant makes.
double RuleLevel::crossing(const Plan& plan, const Period& period) const {
  double sum = 0;
  for (const Flow& flow : plan.flows)
    if (flow.period == period.name && holds(goods_, flow.good) && links_.contains(flow.link)) sum += flow.t;
  const Study& study = world_->study();
  for (const ChainResult& chain : plan.chains) {
    if (chain.period != period.name) continue;
    for (const auto& [source, t] : chain.supply)
      if (const auto row = study.table("supply").find(source); row && supply_.contains(source))
        sum += holds(goods_, study.table("supply").text(*row, "good")) ? t : 0;
    for (std::size_t k = 0; k < chain.plants.size(); ++k) {
      if (!plants_.contains(chain.plants[k])) continue;
      const Table& plants = study.table("plants");
      const std::size_t process = *study.table("processes").find(plants.text(*plants.find(chain.plants[k]), "process"));
      if (holds(goods_, study.table("processes").recipe(process, "outputs").front().first)) sum += chain.plant_t[k];
    }
  }
  return sum;
}

}  // namespace korridor
