#include <map>

#include "korridor/plan/cost_parts.h"
#include "korridor/plan/summary.h"

namespace korridor {
namespace {

enum class Money { kOfThePeriod, kOfTheFirstDay };

/// What a unit of a column puts out less what it takes in, at the plan's prices.
double worth_of(const Model& model, const Answer& answer, std::size_t column, Money money) {
  double usd = 0;
  for (std::size_t k = model.lp.start[column]; k < model.lp.start[column + 1]; ++k) {
    const auto row = static_cast<std::size_t>(model.lp.index[k]);
    const RowKind kind = model.rows[row].kind;
    if (kind != RowKind::kBalance && kind != RowKind::kOrder) continue;
    usd += model.lp.value[k] * (money == Money::kOfThePeriod ? row_price(model, answer, row) : answer.y[row]);
  }
  return usd;
}

/// The stage of a column; empty for what is no work on cargo (take, unmet, short).
std::string stage_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::kSupply:
      return "mine";
    case ColumnKind::kRun:
    case ColumnKind::kDispose:
      return "processing";
    case ColumnKind::kMove:
    case ColumnKind::kHandle:
      return "transport";
    case ColumnKind::kStore:
    case ColumnKind::kOpening:
      return "store";
    case ColumnKind::kServe:
      return "trade";
    default:
      return {};
  }
}

/// The states on whose territory the work is done; a link through several is shared evenly.
std::vector<std::string> countries_of(const Model& model, const Column& c) {
  const Study& study = model.network->study();
  const Entities& e = *model.entities;
  switch (c.kind) {
    case ColumnKind::kSupply:
      return {e.supply[c.item].country};
    case ColumnKind::kRun:
      return {e.plants[c.item].country};
    case ColumnKind::kDispose:
      return {study.table("places").text(model.network->nodes.place[c.item], "country")};
    case ColumnKind::kMove:
      return study.table("links").list(model.network->arcs.link[c.item], "countries");
    case ColumnKind::kHandle:
      return {study.table("places").text(model.network->arcs.place[c.item], "country")};
    case ColumnKind::kStore:
    case ColumnKind::kOpening:
      return {e.stores[c.item].country};
    default:
      return {e.orders[c.item].country};
  }
}

/// Calls visit(state, stage, value added, cost of it) for all work on cargo; fees are the work of the stage `state`,
/// all of it cost.
template <class Visit>
void visit_work(const Model& model, const Answer& answer, Money money, Visit&& visit) {
  const PaidFees paid(model, answer.x);
  for (std::size_t j = 0; j < answer.x.size(); ++j) {
    const Column& c = model.columns[j];
    const std::string stage = stage_of(c.kind);
    if (answer.x[j] == 0 || stage.empty()) continue;
    const double factor = money == Money::kOfThePeriod ? 1 : model.network->periods[c.period].discount;
    double usd = worth_of(model, answer, j, money), cost = cost_parts(model, paid, j).total() * factor;
    for (const auto& [state, fee] : find_payees(model, paid, j).fees) {
      visit(state, std::string("state"), fee * factor * answer.x[j], fee * factor * answer.x[j]);
      usd -= fee * factor;
      cost -= fee * factor;
    }
    const auto countries = countries_of(model, c);
    const double share = answer.x[j] / static_cast<double>(countries.size());
    for (const std::string& country : countries) visit(country, stage, usd * share, cost * share);
  }
}

/// Who bears what is missed of a limit that says at least: on links, whoever carries there; else those who mine or
/// make, or the buyers it selects. Whoever works on cargo counts the limit's price for each tonne, so the sums add up.
std::pair<std::string, std::string> bearer_of(const Model& model, const LimitItem& limit) {
  const Study& study = model.network->study();
  if (limit.kind == LimitKind::kCrossing) {
    for (std::size_t l = 0; l < limit.links.size(); ++l)
      if (limit.links[l]) return {study.table("links").list(l, "countries").front(), "transport"};
    for (const SupplyItem& item : model.entities->supply)
      if (limit.supply[item.row]) return {item.country, "mine"};
    for (const PlantItem& item : model.entities->plants)
      if (limit.plants[item.row]) return {item.country, "processing"};
  }
  for (std::size_t o = 0; o < limit.orders.size(); ++o)
    if (limit.orders[o] != 0) return {model.entities->orders[o].country, "buyer"};
  return {};
}

/// State of the order that a column of an order, or of a clause on it, belongs to.
const std::string& buyer_of(const Model& model, const Column& c) {
  const Index order = c.kind == ColumnKind::kShort ? model.entities->clauses[c.item].order : c.item;
  return model.entities->orders[order].country;
}

}  // namespace

std::vector<ValueAdded> list_value_added(const Model& model, const Answer& answer) {
  std::map<std::pair<std::string, std::string>, ValueAdded> sums;
  visit_work(model, answer, Money::kOfThePeriod,
             [&](const std::string& country, const std::string& stage, double usd, double cost) {
               ValueAdded& sum = sums[{country, stage}];
               sum.usd += usd;
               sum.cost_usd += cost;
             });
  std::vector<ValueAdded> list;
  for (auto& [key, sum] : sums) {
    sum.country = key.first;
    sum.stage = key.second;
    list.push_back(std::move(sum));
  }
  return list;
}

std::vector<Gain> list_gains(const Model& model, const Answer& answer) {
  std::map<std::pair<std::string, std::string>, double> sums;  // state, role
  visit_work(model, answer, Money::kOfTheFirstDay,
             [&](const std::string& country, const std::string& stage, double usd, double cost) {
               sums[{country, stage}] += stage == "state" ? usd : usd - cost;
             });
  const PaidFees paid(model, answer.x);
  for (std::size_t j = 0; j < answer.x.size(); ++j) {
    const Column& c = model.columns[j];
    if (answer.x[j] == 0) continue;
    if (c.kind == ColumnKind::kMiss && !paid.holds(model, c))
      sums[bearer_of(model, model.entities->limits[c.item])] -= model.lp.cost[j] * answer.x[j];
    if (c.kind != ColumnKind::kTake && c.kind != ColumnKind::kUnmet && c.kind != ColumnKind::kShort &&
        c.kind != ColumnKind::kServe)
      continue;
    double& buyer = sums[{buyer_of(model, c), "buyer"}];
    if (c.kind != ColumnKind::kServe)
      buyer -= model.lp.cost[j] * answer.x[j];
    else
      for (std::size_t k = model.lp.start[j]; k < model.lp.start[j + 1]; ++k)
        if (const auto row = static_cast<std::size_t>(model.lp.index[k]); model.rows[row].kind == RowKind::kOrder)
          buyer -= model.lp.value[k] * answer.y[row] * answer.x[j];
  }
  std::vector<Gain> gains;
  for (const auto& [key, usd] : sums) gains.push_back({.country = key.first, .role = key.second, .usd = usd});
  return gains;
}

}  // namespace korridor
