#include <map>

#include "korridor/network/policy_acts.h"
#include "korridor/plan/summary.h"

namespace korridor {
namespace {

const char* name_of(const LimitItem& limit) {
  const LimitBound bound = limit.bound;
  if (limit.fee != kNone) return "discount";
  if (bound == LimitBound::kLots) return "lots";
  return bound == LimitBound::kLeastOrNone ? "least_or_none" : "most";
}

/// Of a whole number's column on a row of this kind, as a positive figure; 0 where it has none.
double per_one(const Model& model, std::size_t column, RowKind kind) {
  for (std::size_t k = model.lp.start[column]; k < model.lp.start[column + 1]; ++k)
    if (model.rows[static_cast<std::size_t>(model.lp.index[k])].kind == kind) return -model.lp.value[k];
  return 0;
}

/// What a lower rate beyond a volume takes: no room stays empty, and what the first tonnes pay more is a fixed sum.
void tell_volume(const Model& model, const LimitItem& limit, Index t, Decided& decided) {
  decided.paid_t = limit.amount[t] * decided.number;
  decided.empty_t = 0;
  decided.cost_usd = decided.number * fee_beside_band(model.entities->policies[limit.fee], limit.band, t,
                                                      model.network->periods[t].years);
}

}  // namespace

std::vector<Decided> list_decided(const Model& model, const Answer& answer) {
  if (model.lp.integer.empty()) return {};
  std::vector<double> use(model.rows.size(), 0);
  for (std::size_t j = 0; j < answer.x.size(); ++j)
    if (answer.x[j] != 0 && model.columns[j].kind != ColumnKind::kWhole)
      for (std::size_t k = model.lp.start[j]; k < model.lp.start[j + 1]; ++k)
        use[static_cast<std::size_t>(model.lp.index[k])] += model.lp.value[k] * answer.x[j];
  std::map<std::pair<Index, Index>, std::pair<double, double>> missed;  // limit and period: tonnes, USD
  for (std::size_t j = 0; j < answer.x.size(); ++j) {
    const Column& c = model.columns[j];
    if (c.kind == ColumnKind::kMiss)
      missed[{c.item, c.period}] = {answer.x[j],
                                    answer.x[j] * model.lp.cost[j] / model.network->periods[c.period].discount};
  }
  std::vector<Decided> list;
  for (std::size_t j = 0; j < model.columns.size(); ++j) {
    const Column& c = model.columns[j];
    if (c.kind != ColumnKind::kWhole) continue;
    const LimitItem& limit = model.entities->limits[c.item];
    Decided decided{.limit = limit_name(model.network->study(), *model.entities, c.item),
                    .bound = name_of(limit),
                    .period = model.network->periods[c.period].name,
                    .number = answer.x[j],
                    .paid_t = per_one(model, j, RowKind::kLimit) * answer.x[j]};
    for (std::size_t k = model.lp.start[j]; k < model.lp.start[j + 1]; ++k)
      if (const auto i = static_cast<std::size_t>(model.lp.index[k]); model.rows[i].kind == RowKind::kRoom)
        decided.used_t = use[i];
    if (const auto at = missed.find({c.item, c.period}); at != missed.end())
      std::tie(decided.empty_t, decided.cost_usd) = at->second;
    if (limit.fee != kNone && !model.entities->policies[limit.fee].discount_on_all)
      tell_volume(model, limit, c.period, decided);
    list.push_back(std::move(decided));
  }
  return list;
}

std::vector<ProvenTree> name_trees(const Model& model, const Answer& answer) {
  std::vector<std::size_t> column;
  for (std::size_t j = 0; j < model.columns.size(); ++j)
    if (model.columns[j].kind == ColumnKind::kWhole) column.push_back(j);
  std::vector<ProvenTree> trees;
  for (const WholeTree& tree : answer.trees) {
    ProvenTree& named = trees.emplace_back();
    for (const WholeLeaf& leaf : tree.leaves) {
      ProvenTree::Leaf& out = named.leaves.emplace_back();
      out.low = leaf.low;
      out.high = leaf.high;
      out.is_empty = leaf.is_empty;
      for (const std::uint32_t w : tree.wholes) out.column.push_back(model.column_name(column[w]));
      for (const auto& [row, price] : leaf.changes) out.changes.emplace_back(model.row_name(row), price);
    }
  }
  return trees;
}

}  // namespace korridor
