#include <map>

#include "korridor/plan/cost_parts.h"
#include "korridor/plan/summary.h"

namespace korridor {
namespace {

/// What a unit of a column puts out less what it takes in, at the plan's prices, each in money of its own period.
double worth_of(const Model& model, const Answer& answer, std::size_t column) {
  double usd = 0;
  for (std::size_t k = model.lp.start[column]; k < model.lp.start[column + 1]; ++k) {
    const auto row = static_cast<std::size_t>(model.lp.index[k]);
    const RowKind kind = model.rows[row].kind;
    if (kind == RowKind::kBalance || kind == RowKind::kOrder) usd += model.lp.value[k] * row_price(model, answer, row);
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

}  // namespace

std::vector<ValueAdded> list_value_added(const Model& model, const Answer& answer) {
  std::map<std::pair<std::string, std::string>, ValueAdded> sums;
  const auto add = [&](const std::string& country, const std::string& stage, double usd, double cost) {
    ValueAdded& sum = sums[{country, stage}];
    sum.usd += usd;
    sum.cost_usd += cost;
  };
  for (std::size_t j = 0; j < answer.x.size(); ++j) {
    const Column& c = model.columns[j];
    const double x = answer.x[j];
    const std::string stage = stage_of(c.kind);
    if (x == 0 || stage.empty()) continue;
    double usd = worth_of(model, answer, j);
    double cost = cost_parts(model, j).total();
    for (const auto& [state, fee] : find_payees(model, j).fees) {
      add(state, "state", fee * x, fee * x);
      usd -= fee;
      cost -= fee;
    }
    const auto countries = countries_of(model, c);
    const double share = x / static_cast<double>(countries.size());
    for (const std::string& country : countries) add(country, stage, usd * share, cost * share);
  }
  std::vector<ValueAdded> list;
  for (auto& [key, sum] : sums) {
    sum.country = key.first;
    sum.stage = key.second;
    list.push_back(std::move(sum));
  }
  return list;
}

}  // namespace korridor
